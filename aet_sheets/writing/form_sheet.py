"""A sheet that is filled in line by line: a label, the cell to fill in, a word of help."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from aet_sheets.schema import Column, Form
from aet_sheets.schema.values import Value
from aet_sheets.text import french
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.cells import shown, write_cell
from aet_sheets.writing.rows import Row
from aet_sheets.writing.rules import add_rule
from aet_sheets.writing.sheet_column import LETTERS
from aet_sheets.writing.styles import PORTRAIT_PAGE, set_up_sheet
from aet_sheets.writing.table_sheet import Cells

_LABEL, _ENTRY, _HELP = range(3)
_WIDTHS: Final = (36, 44, 66)
_HEAD: Final = 2
"""Rows of a block before its lines."""
_LINE = 15.0
_AIR = 9.0
_GAP = 6.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Some lines of a form under a title; `links` gives (link, text) in place of the help of a column, by name.

    `given` names the columns that are filled in for good: nobody is asked for them, and a protected sheet keeps them.
    """

    title: str
    columns: Sequence[Column]
    note: str = ""
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    given: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form being drawn on a worksheet."""

    book: Book
    worksheet: Any
    form: type[Form]

    def set_up(self) -> None:
        """Set widths, page and screen."""
        set_up_sheet(self.worksheet, self.book.title, _WIDTHS, PORTRAIT_PAGE)

    def add_title(self, title: str, lines: Sequence[str]) -> int:
        """Write `title` and the lines under it; return the next free row, from 0."""
        styles = self.book.styles
        self.worksheet.set_row(0, 38)
        self.worksheet.write_string(0, _LABEL, title, styles.title())
        for row, line in enumerate(lines, 1):
            self.worksheet.set_row(row, 19)
            self.worksheet.write_string(row, _LABEL, line, styles.subtitle())
        return len(lines) + 2

    def add_block(self, row: int, block: Block, values: Row) -> int:
        """Write `block` from `row` on, filled in with `values`; return the next free row, after a gap."""
        self._add_section(row, block.title)
        self.worksheet.set_row(row + 1, _LINE + _AIR if block.note else _GAP)
        self.worksheet.write_string(row + 1, _LABEL, french(block.note), self.book.styles.subtitle())
        row += _HEAD
        for line, column in enumerate(block.columns, row):
            if column.name in block.given:
                self._add_given(line, column, values.get(column.name))
                continue
            self._add_line(line, column, values.get(column.name))
            self._add_help(line, column, block.links.get(column.name))
        return row + len(block.columns) + 1

    def entries(self, row: int, lines: int) -> Cells:
        """Return the cells to fill in of a block of `lines` that is written from `row` on."""
        return (row + _HEAD, _ENTRY, row + _HEAD + lines - 1, _ENTRY)

    def _add_section(self, row: int, title: str) -> None:
        section = self.book.styles.section()
        self.worksheet.set_row(row, 26)
        self.worksheet.write_string(row, _LABEL, french(title), section)
        for number in (_ENTRY, _HELP):
            self.worksheet.write_blank(row, number, None, section)

    def _add_line(self, row: int, column: Column, value: Value | None) -> None:
        worksheet, styles = self.worksheet, self.book.styles
        worksheet.write_string(row, _LABEL, column.label, styles.label(required=column.required))
        write_cell(worksheet, (row, _ENTRY), value, styles.entry(column.number_format))
        worksheet.set_row(row, _height(shown(value), column.help_text))
        cells = (row, _ENTRY, row, _ENTRY)
        add_rule(self.book, worksheet, cells, (self.form, column))
        if column.required:
            done(worksheet.conditional_format(*cells, {"type": "blanks", "format": styles.missing()}))

    def _add_given(self, row: int, column: Column, value: Value | None) -> None:
        styles = self.book.styles
        self.worksheet.write_string(row, _LABEL, column.label, styles.label(required=True))
        write_cell(self.worksheet, (row, _ENTRY), value, styles.given(column.number_format))
        self.worksheet.write_blank(row, _HELP, None, styles.note(ruled=True))
        self.worksheet.set_row(row, _height(shown(value), ""))

    def _add_help(self, row: int, column: Column, link: tuple[str, str] | None) -> None:
        if link is None:
            self.worksheet.write_string(row, _HELP, column.help_text, self.book.styles.note(ruled=True))
        else:
            url, text = link
            done(self.worksheet.write_url(row, _HELP, url, self.book.styles.link(), text))


def _height(value: str, explanation: str) -> float:
    filled = max(len(value) / _WIDTHS[_ENTRY], len(explanation) / _WIDTHS[_HELP])
    return max(1, math.ceil(filled / LETTERS)) * _LINE + _AIR
