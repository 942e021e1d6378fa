"""Columns of values as a true Excel table: sortable, filterable, readable, and safe to open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any, Final

from aet_sheets.writing.book import Book, done
from aet_sheets.writing.cells import CellFormats, Value, shown_stored, write_stored
from aet_sheets.writing.links import MAX_LINK_LENGTH, MAX_LINKS, PortableUrl
from aet_sheets.writing.sheet_column import SheetColumn
from aet_sheets.writing.styles import BADGES, TABLE_STYLE, Page, set_page

__all__ = ["MAX_LINES", "Cells", "SheetColumn", "SheetTable", "TableRange", "add_badges", "add_table", "links_fit"]

MAX_LINES: Final = 20
"""A row is never higher than this many lines; the rest is read in the formula bar."""

_LINE_HEIGHT = 15.0
_AIR = 6.0
_LOW = 10
"""Up to that many lines, the cells of a row stand in its middle; beyond, they hang from its top."""
_READABLE_WIDTH = 300
"""A4 landscape holds that many characters a line at 5 to 6 points."""

Cells = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


@dataclass(frozen=True, kw_only=True)
class SheetTable:
    """A table to write.

    `first_row` (from 0) is its heading row; `links` says whether links are written. `roomy` gives every row its
    height and some air: for tables that are read, since Excel no longer stretches such a row while people type.
    """

    name: str
    columns: Sequence[SheetColumn]
    first_row: int = 0
    links: bool = True
    roomy: bool = False

    @cached_property
    def row_lines(self) -> list[int]:
        """How many lines each row takes; raises `ValueError` when the columns differ in length."""
        by_column = [column.lines() for column in self.columns]
        return [max(lines) for lines in zip(*by_column, strict=True)]

    @cached_property
    def place(self) -> TableRange:
        """Where the table stands."""
        last_row = self.first_row + max(len(self.row_lines), 1)
        return TableRange(self.first_row, last_row, len(self.columns) - 1)


@dataclass(frozen=True, slots=True)
class TableRange:
    """Where a table stands: rows and columns from 0, both ends included; at least one row of data."""

    heading_row: int
    last_row: int
    last_column: int

    @property
    def first_data_row(self) -> int:
        """The row under the headings."""
        return self.heading_row + 1

    def column(self, number: int, *, room: int = 0) -> Cells:
        """Return the data cells of the column `number`, and of `room` rows below."""
        return (self.first_data_row, number, self.last_row + room, number)


def links_fit(columns: Iterable[SheetColumn]) -> bool:
    """Tell whether one sheet can hold all the links of `columns`."""
    return sum(link is not None for column in columns for link in column.links or ()) <= MAX_LINKS


def add_table(book: Book, worksheet: Any, table: SheetTable) -> TableRange:
    """Write `table` from column A as an Excel table, with frozen headings, fitted widths and its page set up.

    Raises `ValueError` when its columns differ in length, `NotWrittenError` when Excel would not take it.
    """
    place = table.place
    for number in range(len(table.columns)):
        _write_column(book, worksheet, table, number)
    done(worksheet.add_table(place.heading_row, 0, place.last_row, place.last_column, _options(book, table)))
    _set_heights(worksheet, table)
    worksheet.freeze_panes(place.first_data_row, 0)
    set_page(worksheet, book.title, Page(wide=_pages_wide(table.columns), heading_row=place.heading_row))
    return place


def add_badges(book: Book, worksheet: Any, cells: Cells, words: Iterable[str]) -> None:
    """Have `cells` wear the badges of those of `words` that have one, whatever is typed there later."""
    for word in words:
        if word in BADGES:
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": book.styles.badge(word)}
            done(worksheet.conditional_format(*cells, rule))


def _options(book: Book, table: SheetTable) -> dict[str, Any]:
    headings = [
        {"header": column.heading, "header_format": book.styles.heading(required=column.required)}
        for column in table.columns
    ]
    return {"name": table.name, "columns": headings, "style": TABLE_STYLE}


def _pages_wide(columns: Sequence[SheetColumn]) -> int:
    """Return 1, or what keeps a very wide table readable on paper."""
    return math.ceil(sum(column.fitted_width for column in columns) / _READABLE_WIDTH)


def _write_column(book: Book, worksheet: Any, table: SheetTable, number: int) -> None:
    column, styles = table.columns[number], book.styles
    whole = styles.column(column.number_format, wrap=column.wrap)
    worksheet.set_column(number, number, column.fitted_width, whole)
    high = CellFormats.of(styles, column.number_format, wrap=column.wrap)
    low = CellFormats.of(styles, column.number_format, wrap=column.wrap, centred=True)
    links = column.links if table.links and column.links is not None else repeat(None, len(column.values))
    for row, (stored, lines, link) in enumerate(zip(column.stored, table.row_lines, links, strict=True)):
        place = (table.place.first_data_row + row, number)
        formats = low if lines <= _LOW else high
        if link is None or len(link) > MAX_LINK_LENGTH:
            write_stored(worksheet, place, stored, formats.suiting(stored))
        else:
            _write_link(worksheet, place, (link, stored), formats.link)
    if not column.values:
        write_stored(worksheet, (table.place.first_data_row, number), None, low.text)


def _write_link(worksheet: Any, place: tuple[int, int], content: tuple[str, Value | None], cell_format: Any) -> None:
    """Write a link, then the value over its text, so that a number stays one."""
    link, stored = content
    url = PortableUrl(link)
    url.text = shown_stored(stored) or link
    done(worksheet.write_url(*place, url, cell_format))
    write_stored(worksheet, place, stored, cell_format)


def _set_heights(worksheet: Any, table: SheetTable) -> None:
    """Give headings, rows of several lines, and all rows of a roomy table their heights.

    The other rows keep an automatic height, so that they stretch when people type in them.
    """
    two_lines = any(column.heading_lines > 1 for column in table.columns)
    worksheet.set_row(table.first_row, 36 if two_lines else 26)
    for row, lines in enumerate(table.row_lines, table.first_row + 1):
        if table.roomy or lines > 1:
            worksheet.set_row(row, min(lines, MAX_LINES) * _LINE_HEIGHT + _AIR)
