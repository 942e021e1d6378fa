"""A sheet of the report being written from top to bottom: titles, notes, tables, room for charts, page breaks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from aet_sheets.reporting.model import Cell, Column, Form, Report, Row, Table, Tone, Weight
from aet_sheets.reporting.workbook.formulas import Spot, derive
from aet_sheets.reporting.writing import shown
from aet_sheets.text import french
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.cells import write_cell
from aet_sheets.writing.links import PortableUrl, file_link
from aet_sheets.writing.styles import DATE, Page, Palette, set_page
from aet_sheets.writing.styles import Tone as Ink

FORMATS: Final = {
    Form.TEXT: None,
    Form.COUNT: "#,##0",
    Form.NUMBER: "#,##0.##",
    Form.EUROS: '#,##0.00\\ "€"',
    Form.SHARE: "0.0\\ %",
    Form.DATE: DATE,
}
_WHOLE: Final = "#,##0"
_INKS: Final = {Tone.GOOD: Ink.GOOD, Tone.BAD: Ink.BAD, Tone.UNSURE: Ink.WARNING, Tone.QUIET: Ink.QUIET}
UP_TO: Final = "jusqu’à"
"""The heading of the upper bounds of intervals."""

_LINE, _AIR, _HEADING, _SECTION = 14.5, 5.0, 30.0, 26.0
_DEFAULT_ROW: Final = 15.0
_LANDSCAPE: Final = (27.6, 17.4)
_PORTRAIT: Final = (19.0, 26.1)
"""Centimetres of an A4 page that are printed on."""
_LEAST_SCALE, _WHOLE_SCALE = 30, 100
_LETTER: Final = 1.2
"""The width of a character in a cell that wraps, spaces lost at the ends of lines included."""
_NUMBER_WIDTH, _FIRST_TEXT, _TEXT_UNIT, _WIDEST = 15.0, 38.0, 15.0, 95.0


@dataclass(slots=True)
class SheetPage:
    """A sheet, and the row where the next line goes, from 0.

    `widths` are those of its columns; `breaks` the rows before which a printed page ends.
    """

    book: Book
    worksheet: Any
    report: Report
    widths: Sequence[float]
    landscape: bool = True
    row: int = 0
    printed: float = 0
    breaks: list[int] = field(default_factory=list)

    # ---- Lines -----------------------------------------------------------------------------------------------------

    @property
    def last(self) -> int:
        """Return the number of the last column."""
        return len(self.widths) - 1

    def advance(self, height: float = _DEFAULT_ROW) -> None:
        """Go down one line of `height` points."""
        if height != _DEFAULT_ROW:
            self.worksheet.set_row(self.row, height)
        self.printed += height
        self.row += 1

    def keep_together(self, height: float) -> None:
        """Begin a printed page unless `height` points are left on this one, or are too much for any."""
        room = self._page_height()
        if self.printed + height > room and self.printed > 0 and height <= room:
            self.breaks.append(self.row)
            self.printed = 0
        elif self.printed + height > room:
            self.printed = (self.printed + height) % room - height

    def title(self, text: str) -> None:
        """Write the title of the sheet, then what the report is and whether it is provisional."""
        styles, report = self.book.styles, self.report
        self.worksheet.write_string(self.row, 0, french(text), styles.title())
        self.advance(36)
        about = f"{report.territory} · {report.title}" + (" · provisoire" if report.standing.provisional else "")
        colour = {"font_color": Ink.WARNING.value[0], "bold": True} if report.standing.provisional else {}
        self.worksheet.write_string(
            self.row, 0, french(about), styles.format(**({"font_color": Palette.muted, "valign": "vcenter"} | colour))
        )
        self.advance(20)

    def section(self, text: str) -> None:
        """Write the title of a block over a rule as wide as the sheet."""
        shape = self.book.styles.section()
        self.advance()
        for column in range(len(self.widths)):
            self.worksheet.write_blank(self.row, column, None, shape)
        self.worksheet.write_string(self.row, 0, french(text), shape)
        self.advance(_SECTION)

    def paragraph(self, text: str, **look: Any) -> None:
        """Write a sentence across the sheet, on as many lines as it needs."""
        shape = self.book.styles.format(**({"valign": "vcenter", "text_wrap": True, "indent": 1} | look))
        lines = math.ceil(len(text) * _LETTER / sum(self.widths))
        if self.last:
            done(self.worksheet.merge_range(self.row, 0, self.row, self.last, text, shape))
        else:
            self.worksheet.write_string(self.row, 0, text, shape)
        self.advance(_AIR + _LINE * max(1, lines))

    def note(self, text: str) -> None:
        """Write an explanation across the sheet."""
        self.paragraph(text, font_color=Palette.muted, font_size=10)

    # ---- Tables ----------------------------------------------------------------------------------------------------

    def table(self, table: Table) -> None:
        """Write a table: its title, its headings, its rows with their formulas, its note."""
        self.keep_together(table_height(table))
        self.section(table.title)
        if not table.rows:
            self.note(french(table.empty or "Aucune ligne."))
            return
        self._headings(table)
        for row in table.rows:
            self._line(table, row)
        if table.note:
            self.note(table.note)

    def _headings(self, table: Table) -> None:
        styles = self.book.styles
        place = lines = 0
        for column in table.columns:
            lines = max(lines, _heading_lines(column.label, self.widths[place]))
            side = {"align": "right"} if column.form.numeric else {"align": "left"}
            look = {
                "bold": True,
                "font_color": Palette.primary_light,
                "valign": "bottom",
                "text_wrap": True,
                "indent": 1,
            }
            shape = styles.format(**look, **side, bottom=1, bottom_color=Palette.primary_light)
            self.worksheet.write_string(self.row, place, french(column.label), shape)
            if span(table, column) > 1:
                self.worksheet.write_string(self.row, place + 1, UP_TO, shape)
            place += span(table, column)
        self.advance(_AIR + _LINE * lines)

    def _line(self, table: Table, row: Row) -> None:
        places = _places(table)
        neighbours = {column.key: xl_rowcol_to_cell(self.row, places[column.key]) for column in table.columns}
        lines = 1
        for column, cell in zip(table.columns, row.cells, strict=True):
            place = places[column.key]
            spot = self._spot(table, row, column, cell, neighbours)
            shape = self._shape(column, cell, row)
            self._write(place, cell, spot, shape)
            if span(table, column) > 1:
                self._write_bound(place + 1, cell, spot, column, row)
            if column.form is Form.TEXT and isinstance(cell.value, str):
                lines = max(lines, self._lines(table, column, place, cell.value))
        self.advance(_AIR + _LINE * lines)

    def _lines(self, table: Table, column: Column, place: int, text: str) -> int:
        if column is table.columns[-1] and column.key == "sha256":
            return 1
        return sum(max(1, math.ceil(len(part) * _LETTER / self.widths[place])) for part in text.split("\n"))

    def _spot(self, table: Table, row: Row, column: Column, cell: Cell, neighbours: Mapping[str, str]) -> Spot:
        before = self.report.periods[-2] if len(self.report.periods) > 1 else None
        return Spot(table.key, row.key, column.key, cell, (self.report.period, before), neighbours)

    def _shape(self, column: Column, cell: Cell, row: Row) -> Any:
        look: dict[str, Any] = {"num_format": number_format(column, cell) or "@", "indent": 1}
        look["align"] = "right" if column.form.numeric else "left"
        look["text_wrap"] = not column.form.numeric and column.key != "sha256"
        if row.weight is not Weight.PLAIN or cell.tone in {Tone.GOOD, Tone.BAD, Tone.UNSURE}:
            look["bold"] = True
        if row.weight is Weight.APART:
            look["bg_color"] = Palette.pale
        if cell.tone in _INKS:
            look["font_color"] = _INKS[cell.tone].value[0]
        return self.book.styles.plain(**look)

    def _write(self, place: int, cell: Cell, spot: Spot, shape: Any) -> None:
        formula = derive(spot, self.report)
        link = self._link(spot)
        if link:
            url = PortableUrl(link)
            url.text = str(cell.value)
            done(self.worksheet.write_url(self.row, place, url, self.book.styles.link()))
        elif formula:
            self.worksheet.write_formula(self.row, place, f"={formula}", shape, cell.value)
        else:
            write_cell(self.worksheet, (self.row, place), cell.value, shape)

    def _write_bound(self, place: int, cell: Cell, spot: Spot, column: Column, row: Row) -> None:
        """Write the upper bound of an interval, and leave the cell of an exact number empty."""
        upper = Cell(cell.high if cell.interval else None, cell.form, tone=cell.tone)
        shape = self._shape(column, upper, row)
        higher = Spot(spot.table, spot.row, spot.column, upper, spot.periods, spot.neighbours, upper=True)
        self._write(place, upper, higher, shape)

    def _link(self, spot: Spot) -> str | None:
        """Return the link from the name of a sheet to the consolidated workbook where its rows stand."""
        if spot.column != "source" or not spot.table.endswith("definitions") or not self.report.editions:
            return None
        return file_link(f"../consolidation/{self.report.editions[-1]}.xlsx", str(spot.cell.value))

    # ---- Printing --------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Set widths and printing, once everything is written."""
        for column, width in enumerate(self.widths):
            self.worksheet.set_column(column, column, width)
        self.worksheet.hide_gridlines(2)
        set_page(self.worksheet, header(self.report), Page(portrait=not self.landscape, heading_row=0))
        self.worksheet.center_horizontally()
        if self.breaks:
            self.worksheet.set_h_pagebreaks(self.breaks)
        self.worksheet.freeze_panes(2, 0)

    def _scale(self) -> int:
        """Return at what percentage the width of the sheet fits the page, as Excel will find."""
        width = sum(7 * width + 5 for width in self.widths) / 96 * 2.54
        wide = (_LANDSCAPE if self.landscape else _PORTRAIT)[0]
        return max(_LEAST_SCALE, min(_WHOLE_SCALE, math.floor(_WHOLE_SCALE * wide / width)))

    def _page_height(self) -> float:
        """Return how many points of the sheet a printed page holds, its repeated title deducted."""
        high = (_LANDSCAPE if self.landscape else _PORTRAIT)[1]
        return 1.15 * high / 2.54 * 72 * _WHOLE_SCALE / self._scale() - 40


def header(report: Report) -> str:
    """Return what stands above every printed page."""
    standing = " · PROVISOIRE" if report.standing.provisional else ""
    return french(f"{report.territory} · {report.title}{standing}")


def span(table: Table, column: Column) -> int:
    """Return how many columns of a sheet a column takes: two where it holds intervals."""
    place = table.columns.index(column)
    return 2 if column.interval and any(row.cells[place].interval for row in table.rows) else 1


def _heading_lines(label: str, width: float) -> int:
    """Return on how many lines a heading stands, filled word by word."""
    lines, room = 1, width - 2
    used = 0.0
    for word in label.split():
        wide = (len(word) + 1) * _LETTER
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        used += wide
    return lines


def _places(table: Table) -> dict[str, int]:
    places, place = {}, 0
    for column in table.columns:
        places[column.key] = place
        place += span(table, column)
    return places


def number_format(column: Column, cell: Cell) -> str | None:
    """Return the format of a cell; a number without decimals shows none."""
    form = cell.form if cell.form.numeric or column.form is Form.DATE else column.form
    if form is Form.NUMBER and isinstance(cell.value, (int, float)) and cell.value == int(cell.value):
        return _WHOLE
    return FORMATS[form]


def table_height(table: Table) -> float:
    """Return about how many points a table takes."""
    return _SECTION + _HEADING + (_AIR + _LINE * 1.3) * len(table.rows) + (3 * _LINE if table.note else 0)


def widths_for(tables: Sequence[Table]) -> list[float]:
    """Return the widths of the columns of a sheet that holds `tables`, one below the other."""
    widths: list[float] = []
    for table in tables:
        place = 0
        for column in table.columns:
            for offset in range(span(table, column)):
                while len(widths) <= place + offset:
                    widths.append(0)
                widths[place + offset] = max(widths[place + offset], _width(table, column, place))
            place += span(table, column)
    return widths or [_WIDEST]


def _width(table: Table, column: Column, place: int) -> float:
    if column.key == "sha256":
        return _NUMBER_WIDTH
    if column.form.numeric or column.form is Form.DATE:
        cells = (row.cells[list(table.columns).index(column)] for row in table.rows)
        return max([_NUMBER_WIDTH, *(len(shown(cell)) * 1.15 + 3 for cell in cells)])
    wide = _FIRST_TEXT if place == 0 else _TEXT_UNIT * column.width
    return min(_WIDEST, max(_NUMBER_WIDTH, wide))
