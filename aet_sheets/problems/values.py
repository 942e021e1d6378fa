"""The value that is wrong, where it may be shown: never one that may be about a person (domain, Privacy)."""

from __future__ import annotations

from typing import Final

from aet_sheets.problems.problem import Problem
from aet_sheets.schema import PILOT_TABLES, Actors, ColumnSet, Cover, Settings
from aet_sheets.schema.columns import Column, Reference
from aet_sheets.text import clean


def public_value(problem: Problem, longest: int) -> str:
    """Return the value that is wrong, cut after `longest` characters, or nothing where it may be about a person."""
    value = clean(problem.value)
    if problem.column not in _PUBLIC:
        return ""
    return value if len(value) <= longest else f"{value[:longest]}…"


def _is_personal(column: Column) -> bool:
    return column.personal or (isinstance(column, Reference) and column.to == Actors.__name__)


_SHEETS: Final[tuple[type[ColumnSet], ...]] = (Settings, Cover, *PILOT_TABLES)
_COLUMNS: Final = [column for sheet in _SHEETS for column in sheet.columns]
_PUBLIC: Final = {column.label for column in _COLUMNS} - {column.label for column in _COLUMNS if _is_personal(column)}
"""Headings whose values name nobody, in any table."""
