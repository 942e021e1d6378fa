"""How the sheet *Synthèse* is laid out: sections of lines, each a label, up to five cells, what it counts, its rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from aet_sheets.schema.values import Value
from aet_sheets.text import french, quoted
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.consolidated.formulas import Formula
from aet_sheets.writing.consolidated.rows import Rows
from aet_sheets.writing.styles import Palette

SHEET: Final = "Synthèse"
LABEL, FIRST, SECOND, THIRD, FOURTH, FIFTH, NOTE, ROWS = range(1, 9)
WIDTHS: Final = {0: 2, LABEL: 33, FIRST: 14, SECOND: 14, THIRD: 14, FOURTH: 14, FIFTH: 11, NOTE: 56, ROWS: 37}
WHOLE, ANY, SHARE, EUROS = "#,##0", "#,##0.##;-#,##0.##", "0.0 %", '#,##0.00\\ "€"'
_LINE_HEIGHT, _AIR = 14.5, 5
_CHARACTERS: Final = {LABEL: 37, NOTE: 66}
"""How many characters of a text stand on one line of these columns."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to write: a constant, or a formula with its stored value."""

    value: Value | None
    formula: Formula | None = None
    number_format: str = WHOLE


@dataclass(slots=True)
class Summary:
    """The sheet being written, and the row where the next line goes.

    `crowded` are the sheets without all their rows, by the names of their Excel tables: no formula may read these.
    """

    book: Book
    worksheet: Any
    row: int = 0
    crowded: Mapping[str, str] = field(default_factory=dict)

    def section(self, title: str, headings: Sequence[str]) -> None:
        """Start a section: its title, then the headings of its columns."""
        self.row += 1
        styles = self.book.styles
        self.worksheet.set_row(self.row, 26)
        for column in range(LABEL, NOTE + 1):
            self.worksheet.write_blank(self.row, column, None, styles.section())
        self.worksheet.write_string(self.row, LABEL, french(title), styles.section())
        for column, heading in enumerate(headings, FIRST):
            shape = styles.section_end() if column < NOTE else styles.section_note()
            self.worksheet.write_string(self.row, column, french(heading), shape)
        self.worksheet.write_string(self.row, ROWS, "Lignes", styles.section_note())
        self.row += 1

    def line(self, label: str, cells: Iterable[Cell | None], note: str, rows: Rows, *, typed: bool = False) -> int:
        """Write a line and return its row number, from 1. A `typed` label is left as people wrote it."""
        styles, cells = self.book.styles, list(cells)
        if missed := {self.crowded[table] for cell in cells for table in _read(cell) if table in self.crowded}:
            cells = [_fixed(cell, self.crowded) for cell in cells]
            note = f"{note} {_calculated_elsewhere(missed)}"
        texts = ((LABEL, label), (NOTE, note))
        lines = max(math.ceil(len(text) / _CHARACTERS[column]) for column, text in texts)
        self.worksheet.set_row(self.row, _AIR + _LINE_HEIGHT * lines)
        self.worksheet.write_string(self.row, LABEL, label if typed else french(label), styles.plain())
        for column in range(FIRST, NOTE):
            self.worksheet.write_blank(self.row, column, None, styles.plain())
        for column, cell in enumerate(cells, FIRST):
            if cell is not None:
                self._write(column, cell, strong=column == FIRST)
        self.worksheet.write_string(self.row, NOTE, french(note), styles.note(ruled=True))
        done(self.worksheet.write_url(self.row, ROWS, rows.link, styles.link(size=10), rows.text))
        self.row += 1
        return self.row

    def _write(self, column: int, cell: Cell, *, strong: bool) -> None:
        shape = self.book.styles.plain(
            align="right", bold=strong, num_format=cell.number_format, text_wrap=False, font_color=Palette.ink
        )
        if cell.formula is None:
            self.worksheet.write(self.row, column, cell.value, shape)
        elif cell.formula.array:
            place = (self.row, column, self.row, column)
            self.worksheet.write_array_formula(*place, f"{{={cell.formula.text}}}", shape, cell.value)
        else:
            self.worksheet.write_formula(self.row, column, f"={cell.formula.text}", shape, cell.value)


def _read(cell: Cell | None) -> frozenset[str]:
    """Return the Excel tables that the formula of a cell reads."""
    return cell.formula.tables if cell and cell.formula else frozenset()


def _fixed(cell: Cell | None, crowded: Mapping[str, str]) -> Cell | None:
    """Return a cell with its value alone where its formula would read a table that lacks rows."""
    return cell if cell is None or _read(cell).isdisjoint(crowded) else replace(cell, formula=None)


def _calculated_elsewhere(sheets: Iterable[str]) -> str:
    *others, last = map(quoted, sorted(sheets))
    named, fit = (f"{', '.join(others)} et {last}", "tiennent") if others else (last, "tient")
    return f"Chiffre calculé hors du classeur : {named} n'y {fit} pas en entier."
