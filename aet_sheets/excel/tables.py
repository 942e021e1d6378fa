"""Tables of a workbook that Excel has open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import xlwings as xw
from xlwings.main import Table

from aet_sheets.text import french
from aet_sheets.writing.editing import NotEditableError


def table_of(book: xw.Book, sheet: str, name: str) -> Table:
    """Return the table `name` of a sheet; raises `NotEditableError` when it is not there."""
    if sheet not in [found.name for found in book.sheets]:
        raise NotEditableError(french("la feuille « {sheet} » n'y est plus", sheet=sheet))
    tables = book.sheets[sheet].tables
    if name not in [found.name for found in tables]:
        raise NotEditableError(french("la feuille « {sheet} » n'a plus son tableau {name}", sheet=sheet, name=name))
    return tables[name]


@contextmanager
def unfiltered(table: Table) -> Iterator[None]:
    """Show all rows of `table` while they are written, since Excel passes over hidden ones; the arrows come back."""
    had_filter = table.show_autofilter
    with table.parent.book.app.properties(screen_updating=False):
        if had_filter:
            table.show_autofilter = False
        try:
            yield
        finally:
            if had_filter:
                table.show_autofilter = True


def rows_of(cells: xw.Range) -> list[list[Any]]:
    """Return the values of `cells` row by row, whatever their number."""
    rows: list[list[Any]] = cells.options(ndim=2).value
    return rows


def stretch(table: Table, rows: int) -> None:
    """Give `table` that many `rows` of data, at least one."""
    table.resize(table.range.resize(row_size=1 + max(rows, 1)))


def write_rows(sheet: xw.Sheet, place: tuple[int, int], rows: Sequence[Sequence[Any]]) -> None:
    """Write a block of values from `place` (row and column, from 1) on, in one step."""
    sheet.range(place).value = [list(row) for row in rows]
