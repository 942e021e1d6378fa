"""What is written: rows by the names of their columns."""

from __future__ import annotations

from collections.abc import Mapping

from aet_sheets.schema import ColumnSet
from aet_sheets.schema.values import Value

Row = Mapping[str, Value | None]
"""A row of a table, or the lines of a form, by the names of their columns."""


def check_names(columns: type[ColumnSet], row: Row) -> None:
    """Raise `KeyError` for a name that `columns` does not declare: its value would be lost without a word."""
    for name in row:
        columns.column(name)
