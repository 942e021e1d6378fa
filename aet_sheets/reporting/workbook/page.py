"""A sheet of the report being written from top to bottom: titles, notes, tables, room for charts, page breaks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from aet_sheets.reporting.model import Cell, Column, Report, Row, Table, Tone, Weight
from aet_sheets.reporting.workbook.formulas import Spot, derive
from aet_sheets.reporting.workbook.layout import (
    AIR,
    LINE,
    OVERFLOWING,
    SECTION,
    UP_TO,
    Grid,
    header,
    heading_lines,
    lines_of,
    number_format,
    table_height,
)
from aet_sheets.text import french
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.cells import write_cell
from aet_sheets.writing.links import PortableUrl, file_link
from aet_sheets.writing.styles import Page, Palette, set_page
from aet_sheets.writing.styles import Tone as Ink

_INKS: Final = {Tone.GOOD: Ink.GOOD, Tone.BAD: Ink.BAD, Tone.UNSURE: Ink.WARNING, Tone.QUIET: Ink.QUIET}
_DEFAULT_ROW: Final = 15.0
_WIDE, _HIGH = 27.6, 17.4
"""Centimetres of an A4 page, lying, that are printed on."""
_LEAST_SCALE, _WHOLE_SCALE = 30, 100
_SPARE: Final = 1.15
"""How much more than computed goes on a page: programs that lack our font print a little smaller."""


@dataclass(slots=True)
class SheetPage:
    """A sheet, and the row where the next line goes, from 0.

    `widths` are those of its columns; `breaks` the rows before which a printed page ends.
    """

    book: Book
    worksheet: Any
    report: Report
    widths: Sequence[float]
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
        self.advance(SECTION)

    def paragraph(self, text: str, **look: Any) -> None:
        """Write a sentence across the sheet, on as many lines as it needs."""
        shape = self.book.styles.format(**({"valign": "vcenter", "text_wrap": True, "indent": 1} | look))
        if self.last:
            done(self.worksheet.merge_range(self.row, 0, self.row, self.last, text, shape))
        else:
            self.worksheet.write_string(self.row, 0, text, shape)
        self.advance(AIR + LINE * lines_of(text, sum(self.widths)))

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
        grid = Grid.of(table)
        self._headings(table, grid)
        for row in table.rows:
            self._line(table, grid, row)
        if table.note:
            self.note(table.note)

    def _headings(self, table: Table, grid: Grid) -> None:
        lines = 0
        for column in table.columns:
            place, shape = grid.places[column.key], self._heading_shape(column)
            lines = max(lines, heading_lines(column.label, self.widths[place]))
            self.worksheet.write_string(self.row, place, french(column.label), shape)
            if column.key in grid.wide:
                self.worksheet.write_string(self.row, place + 1, UP_TO, shape)
        self.advance(AIR + LINE * lines)

    def _heading_shape(self, column: Column) -> Any:
        return self.book.styles.format(
            bold=True,
            font_color=Palette.primary_light,
            align="right" if column.form.numeric else "left",
            valign="bottom",
            text_wrap=True,
            indent=1,
            bottom=1,
            bottom_color=Palette.primary_light,
        )

    def _line(self, table: Table, grid: Grid, row: Row) -> None:
        neighbours = {key: xl_rowcol_to_cell(self.row, place) for key, place in grid.places.items()}
        lines = 1
        for column, cell in zip(table.columns, row.cells, strict=True):
            place, spot = grid.places[column.key], self._spot(table, row, column, cell, neighbours)
            self._write(place, cell, spot, self._shape(column, cell, row))
            if column.key in grid.wide:
                self._write_bound(place + 1, cell, spot, column, row)
            if isinstance(cell.value, str) and not column.form.numeric and column.key not in OVERFLOWING:
                lines = max(lines, lines_of(cell.value, self.widths[place]))
        self.advance(AIR + LINE * lines)

    def _spot(self, table: Table, row: Row, column: Column, cell: Cell, neighbours: Mapping[str, str]) -> Spot:
        before = self.report.periods[-2] if len(self.report.periods) > 1 else None
        return Spot(table.key, row.key, column.key, cell, (self.report.period, before), neighbours)

    def _shape(self, column: Column, cell: Cell, row: Row) -> Any:
        look: dict[str, Any] = {"num_format": number_format(column, cell) or "@", "indent": 1}
        look["align"] = "right" if column.form.numeric else "left"
        look["text_wrap"] = not column.form.numeric and column.key not in OVERFLOWING
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
        set_page(self.worksheet, header(self.report), Page(heading_row=0))
        self.worksheet.center_horizontally()
        if self.breaks:
            self.worksheet.set_h_pagebreaks(self.breaks)
        self.worksheet.freeze_panes(2, 0)

    def _scale(self) -> int:
        """Return at what percentage the width of the sheet fits the page, as Excel will find."""
        width = sum(7 * width + 5 for width in self.widths) / 96 * 2.54
        return max(_LEAST_SCALE, min(_WHOLE_SCALE, math.floor(_WHOLE_SCALE * _WIDE / width)))

    def _page_height(self) -> float:
        """Return how many points of the sheet a printed page holds, its repeated title deducted."""
        return _SPARE * _HIGH / 2.54 * 72 * _WHOLE_SCALE / self._scale() - 40
