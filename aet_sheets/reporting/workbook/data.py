"""The sheet *Données*: the rows from which the formulas of the other sheets compute, and the numbers of the charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter.utility import xl_range_abs

from aet_sheets.figures import Quantity
from aet_sheets.reporting.model import Cell, Chart, Column, Form, Line, Report, Table
from aet_sheets.reporting.workbook.formulas import Spot, derive
from aet_sheets.reporting.workbook.layout import FORMATS, UP_TO, header
from aet_sheets.text import french
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.cells import write_cell
from aet_sheets.writing.styles import TABLE_STYLE, Family, Page, Palette, set_page

SHEET: Final = "Données"
CHART_COLUMN: Final = 11
"""The column where the numbers of charts begin, right of the tables, from 0."""
_WIDTHS: Final = (13, 24, 34, 34, 18, 18, 16, 16, 14, 2, 2)


@dataclass(frozen=True, slots=True)
class ChartRanges:
    """Where the numbers of a chart stand: its categories, a range a line, what intervals add, the target."""

    categories: str
    lines: tuple[str, ...]
    names: tuple[str, ...]
    spread: str | None
    target: str | None


def write_data(book: Book, report: Report, charts: tuple[Chart, ...]) -> dict[int, ChartRanges]:
    """Write the sheet, last of the workbook, and return where the numbers of each chart stand, by its place."""
    worksheet = book.add_sheet(SHEET, Family.QUALITY)
    worksheet.hide_gridlines(2)
    for column, width in enumerate(_WIDTHS):
        worksheet.set_column(column, column, width)
    worksheet.set_column(CHART_COLUMN, CHART_COLUMN + 4, 16)
    worksheet.set_row(0, 36)
    worksheet.write_string(0, 0, SHEET, book.styles.title())
    told = "D'où les formules des autres feuilles tirent leurs chiffres ; à droite, les nombres des graphiques."
    worksheet.write_string(1, 0, french(told), book.styles.format(font_color=Palette.muted))
    row = 3
    for table in report.data:
        row = _write_table(book, worksheet, table, row) + 2
    ranges = _write_charts(book, worksheet, report, charts)
    worksheet.freeze_panes(2, 0)
    set_page(worksheet, header(report), Page(heading_row=0))
    return ranges


def _write_table(book: Book, worksheet: Any, table: Table, row: int) -> int:
    """Write one table as an Excel table and return the row below it; an empty one has one empty row."""
    worksheet.write_string(row, 0, french(table.title), book.styles.section())
    worksheet.set_row(row, 22)
    first = row + 1
    last = first + max(1, len(table.rows))
    headings = [{"header": column.label} for column in table.columns]
    options = {"name": table.key, "columns": headings, "style": TABLE_STYLE, "autofilter": False}
    done(worksheet.add_table(first, 0, last, len(table.columns) - 1, options))
    for number, own in enumerate(table.rows, first + 1):
        for place, (column, cell) in enumerate(zip(table.columns, own.cells, strict=True)):
            write_cell(worksheet, (number, place), cell.value, _shape(book, column, cell))
    return last + 1


def _shape(book: Book, column: Column, cell: Cell) -> Any:
    form = cell.form if cell.form is Form.SHARE else column.form
    shape = FORMATS[form] if form is not Form.NUMBER else "General"
    return book.styles.cell(shape, valign="vcenter")


# ---- Numbers of charts ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _ChartNumbers:
    """The block of one chart: categories, a column a line, what intervals add, the target; `row` is its first."""

    book: Book
    worksheet: Any
    report: Report
    chart: Chart
    row: int
    column: int = CHART_COLUMN

    def write(self) -> ChartRanges:
        """Write the block and return where its numbers stand."""
        chart = self.chart
        self.worksheet.write_string(self.row, self.column, chart.title, self._heading_shape())
        for number, category in enumerate(chart.categories):
            self.worksheet.write_string(self._first + number, self.column, category)
        lines = tuple(self._write_line(line) for line in chart.lines)
        spread = target = None
        if any(value and not value.exact for line in chart.lines for value in line.values):
            extra = [value.high - value.low if value else 0 for value in chart.lines[0].values]
            spread = self._write_numbers(UP_TO.capitalize(), extra)
        if chart.target is not None:
            target = self._write_numbers("Cible", [chart.target] * len(chart.categories))
        names = tuple(line.name for line in chart.lines)
        return ChartRanges(self._range(CHART_COLUMN), lines, names, spread, target)

    @property
    def _first(self) -> int:
        return self.row + 2

    def _heading_shape(self) -> Any:
        return self.book.styles.format(font_color=Palette.muted, bold=True)

    def _begin_column(self, heading: str) -> None:
        self.column += 1
        self.worksheet.write_string(self.row + 1, self.column, heading, self._heading_shape())

    def _write_numbers(self, heading: str, numbers: Sequence[float]) -> str:
        self._begin_column(heading)
        for place, number in enumerate(numbers):
            self.worksheet.write_number(self._first + place, self.column, number)
        return self._range(self.column)

    def _write_line(self, line: Line) -> str:
        """Write the values of a line, as the formulas that the cells of its table have too."""
        self._begin_column(line.name)
        form = self.chart.form
        shape = self.book.styles.format(num_format=FORMATS[form] if form is not Form.NUMBER else "General")
        for number, (category, value) in enumerate(zip(self.chart.categories, line.values, strict=True)):
            place = (self._first + number, self.column)
            if value is None:
                self.worksheet.write_blank(*place, None)
            elif formula := derive(self._spot(line, category, value), self.report):
                self.worksheet.write_formula(*place, f"={formula}", shape, value.low)
            else:
                self.worksheet.write_number(*place, value.low, shape)
        return self._range(self.column)

    def _spot(self, line: Line, category: str, value: Quantity) -> Spot:
        """Return the cell of the chart's table where a value stands; a series of indicators runs across columns."""
        series = self.chart.table == "indicators_series"
        row, column = (self.chart.key, category) if series else (category, line.column)
        return Spot(self.chart.table, row, column, Cell(value.low, self.chart.form), (self.report.period, None), {})

    def _range(self, column: int) -> str:
        last = self._first + len(self.chart.categories) - 1
        return f"='{SHEET}'!{xl_range_abs(self._first, column, last, column)}"


def _write_charts(book: Book, worksheet: Any, report: Report, charts: tuple[Chart, ...]) -> dict[int, ChartRanges]:
    worksheet.write_string(3, CHART_COLUMN, "Nombres des graphiques", book.styles.section())
    row, ranges = 4, {}
    for number, chart in enumerate(charts):
        ranges[number] = _ChartNumbers(book, worksheet, report, chart, row).write()
        row += len(chart.categories) + 3
    return ranges


def charts_of(report: Report) -> Iterator[Chart]:
    """Yield every chart of the report: that of the first page, then section by section."""
    if report.front_chart:
        yield report.front_chart
    for section in report.sections:
        yield from section.charts
