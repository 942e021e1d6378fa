"""The values that typed cells hold, and how they are read across columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from aet_sheets.schema.coded import Coded
from aet_sheets.schema.columns import Column

Value = str | int | float | bool | dt.date
"""A typed cell; `None` stands for an empty one."""


def across(columns: Mapping[str, Sequence[Value | None]], *wanted: Column) -> Iterator[tuple[Value | None, ...]]:
    """Yield the values of the columns `wanted`, row by row."""
    return zip(*(columns[column.name] for column in wanted), strict=True)


def coded(columns: Mapping[str, Sequence[Value | None]], *wanted: Column) -> tuple[Coded[Value], ...]:
    """Return the columns `wanted`, each as its distinct values and their numbers."""
    return tuple(Coded.of(columns[column.name]) for column in wanted)
