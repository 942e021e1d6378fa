"""Columns of values as a true Excel table: sortable, filterable, readable, and safe to open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any, Final

from aet_sheets.schema.coded import Coded
from aet_sheets.schema.values import Value
from aet_sheets.writing.block import Block, BlockColumn, LinkedColumns
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.cells import CellFormats
from aet_sheets.writing.data_sheet import DataSheet
from aet_sheets.writing.links import MAX_LINKS, Links
from aet_sheets.writing.sheet_column import SheetColumn
from aet_sheets.writing.styles import BADGES, TABLE_STYLE, Page, set_page

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
    `pages_wide` overrules how many pages it takes across. `spare_rows` are blank rows under the last one that belong
    to the table already.
    """

    name: str
    columns: Sequence[SheetColumn]
    first_row: int = 0
    links: bool = True
    roomy: bool = False
    pages_wide: int | None = None
    spare_rows: int = 0

    @cached_property
    def row_lines(self) -> list[int]:
        """How many lines each row takes; raises `ValueError` when the columns differ in length."""
        lengths = {len(column.values) for column in self.columns}
        if len(lengths) != 1:
            raise ValueError(self.name)
        by_column = [lines for column in self.columns if (lines := column.lines()) is not None]
        return [max(lines) for lines in zip(*by_column, strict=True)] if by_column else [1] * lengths.pop()

    @cached_property
    def is_low(self) -> bool:
        """Tell whether the cells of every row stand in its middle."""
        return max(self.row_lines, default=1) <= _LOW

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

    def block(self, *, room: int = 0) -> Cells:
        """Return the data cells of all columns, and of `room` rows below."""
        return (self.first_data_row, 0, self.last_row + room, self.last_column)


def links_fit(columns: Sequence[SheetColumn]) -> bool:
    """Tell whether one sheet can hold all the links of `columns`; adjacent columns that share theirs count once."""
    return sum(len(linked.links) for linked in _linked(columns)) <= MAX_LINKS


def _linked(columns: Sequence[SheetColumn]) -> list[LinkedColumns]:
    """Return the columns that carry links, those beside each other that share theirs as one."""
    found: list[LinkedColumns] = []
    for number, column in enumerate(columns):
        if column.links is None:
            continue
        if found and found[-1].last == number - 1 and columns[number - 1].links is column.links:
            found[-1] = found[-1]._replace(last=number)
        elif len(links := Links.of(column.links)):
            found.append(LinkedColumns(number, number, links))
    return found


def add_table(book: Book, worksheet: DataSheet, table: SheetTable) -> TableRange:
    """Write `table` from column A as an Excel table, with frozen headings, fitted widths and its page set up.

    Raises `ValueError` when its columns differ in length, `NotWrittenError` when Excel would not take it.
    """
    place = table.place
    for number, column in enumerate(table.columns):
        whole = book.styles.column(column.number_format, wrap=column.wrap)
        worksheet.set_column(number, number, column.fitted_width, whole)
    done(worksheet.add_table(place.heading_row, 0, place.first_data_row, place.last_column, _options(book, table)))
    worksheet.stretch_table(place.last_row + table.spare_rows)
    two_lines = any(column.heading_lines > 1 for column in table.columns)
    worksheet.set_row(table.first_row, 36 if two_lines else 26)
    worksheet.set_block(_block(book, table), book.loom)
    worksheet.freeze_panes(place.first_data_row, 0)
    set_page(
        worksheet, book.title, Page(wide=table.pages_wide or _pages_wide(table.columns), heading_row=place.heading_row)
    )
    return place


def _block(book: Book, table: SheetTable) -> Block:
    """Return the cells of `table`, each in its format; a table without rows has one blank row, as Excel wants."""
    linked = _linked(table.columns) if table.links else []
    links = {number: columns.links for columns in linked for number in range(columns.first, columns.last + 1)}
    return Block(
        first_row=table.place.first_data_row,
        columns=[_block_column(book, table, column, links.get(number)) for number, column in enumerate(table.columns)],
        heights=_heights(table),
        links=linked,
    )


def _block_column(book: Book, table: SheetTable, column: SheetColumn, links: Links | None) -> BlockColumn:
    """Return the cells of a column. Looks follow the kind of value; high rows, and those with links, have their own."""
    stored = column.stored if len(column.stored) else Coded[Value].nothing(1)
    alike = table.is_low and (links is None or len(links) == len(stored))
    looks = Coded.of([(False, links is not None)] if alike else _looks(table, links))
    low, high = (
        CellFormats.of(book.styles, column.number_format, wrap=column.wrap, centred=centred)
        for centred in (True, False)
    )
    kinds = set(map(type, stored.values[1:]))
    formats = [
        suited.linked(kinds) if is_linked else suited.by_kind(kinds)
        for is_high, is_linked in looks.distinct()
        for suited in [high if is_high else low]
    ]
    return BlockColumn(stored, formats, None if alike else [code - 1 for code in looks.codes])


def _looks(table: SheetTable, links: Links | None) -> list[tuple[bool, bool]]:
    """Return for each row whether it is a high one, and whether it has a link."""
    linked = map(bool, links.shared.codes) if links else repeat(False)  # noqa: FBT003 - for each row
    return [(lines > _LOW, link) for lines, link in zip(table.row_lines, linked, strict=False)]


def _heights(table: SheetTable) -> dict[int, float]:
    """Return the heights of rows of several lines, and of all rows of a roomy table.

    The other rows keep an automatic height, so that they stretch when people type in them.
    """
    if not table.roomy and max(table.row_lines, default=1) == 1:
        return {}
    return {
        row: min(lines, MAX_LINES) * _LINE_HEIGHT + _AIR
        for row, lines in enumerate(table.row_lines, table.place.first_data_row)
        if table.roomy or lines > 1
    }


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
