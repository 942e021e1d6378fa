"""Problems as people read them: file by file, the blocking ones first, and no personal value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import entry, sentence
from aet_sheets.problems import Problem, Severity
from aet_sheets.problems.values import public_value
from aet_sheets.text import plural, quoted

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
    place = " · ".join(part for part in (cell, problem.column, _quoted_value(problem)) if part)
    return entry(problem.severity, place, problem.message, problem.remedy)


def _quoted_value(problem: Problem) -> str:
    value = public_value(problem, _LONGEST_VALUE)
    return value and quoted(value)
