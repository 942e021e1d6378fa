"""Problems as people read them: file by file, the blocking ones first, and no personal value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import entry, sentence
from aet_sheets.problems import Problem, Severity
from aet_sheets.schema import PILOT_TABLES, Actors, ColumnSet, Cover, Settings
from aet_sheets.schema.columns import Column, Reference
from aet_sheets.text import clean, plural, quoted

_ORDER: Final = tuple(Severity)
_LONGEST_VALUE: Final = 60


def problem_list(problems: Sequence[Problem], most: int, rest: str, folder: str = "") -> Iterator[RenderableType]:
    """Yield the gravest problems, at most `most`, under the names of their files; `rest` says where the others are.

    What all names begin with, `folder`, is left out.
    """
    shown = sorted(problems, key=lambda problem: _ORDER.index(problem.severity))[:most]
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in shown:
        by_file[problem.file].append(problem)
    for file, own in by_file.items():
        yield Text()
        yield Text(file.removeprefix(folder), "underline")
        for problem in own:
            yield from _problem(problem)
    if len(problems) > most:
        others = plural(len(problems) - most, "autre", "autres")
        yield Text()
        yield sentence(f"… et {others} : {rest}")


def _problem(problem: Problem) -> Iterator[RenderableType]:
    cell = " ".join(part for part in (problem.sheet, problem.cell) if part) or "tout le fichier"
    place = " · ".join(part for part in (cell, problem.column, shown_value(problem)) if part)
    return entry(problem.severity, place, problem.message, problem.remedy)


def shown_value(problem: Problem) -> str:
    """Return the value that is wrong, or nothing where it may be about a person (domain, Privacy)."""
    value = clean(problem.value)
    if not value or problem.column not in _PUBLIC:
        return ""
    return quoted(value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…")


def _is_personal(column: Column) -> bool:
    return column.personal or (isinstance(column, Reference) and column.to == Actors.__name__)


_SHEETS: Final[tuple[type[ColumnSet], ...]] = (Settings, Cover, *PILOT_TABLES)
_COLUMNS: Final = [column for sheet in _SHEETS for column in sheet.columns]
_PUBLIC: Final = {column.label for column in _COLUMNS} - {column.label for column in _COLUMNS if _is_personal(column)}
"""Headings whose values name nobody, in any table."""
