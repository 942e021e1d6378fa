"""The sheet *Données*: the rows from which the formulas of the other sheets compute, and the numbers of the charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter.utility import xl_range_abs

from aet_sheets.figures import Quantity
from aet_sheets.reporting.model import Cell, Chart, Column, Form, Line, Report, Table
from aet_sheets.reporting.workbook.formulas import Spot, derive
from aet_sheets.reporting.workbook.page import FORMATS, header
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


def _write_charts(book: Book, worksheet: Any, report: Report, charts: tuple[Chart, ...]) -> dict[int, ChartRanges]:
    worksheet.write_string(3, CHART_COLUMN, "Nombres des graphiques", book.styles.section())
    row, ranges = 4, {}
    for number, chart in enumerate(charts):
        ranges[number] = _write_chart(book, worksheet, report, chart, row)
        row += len(chart.categories) + 3
    return ranges


def _write_chart(book: Book, worksheet: Any, report: Report, chart: Chart, row: int) -> ChartRanges:
    quiet = book.styles.format(font_color=Palette.muted, bold=True)
    worksheet.write_string(row, CHART_COLUMN, chart.title, quiet)
    first, last, column = row + 2, row + 1 + len(chart.categories), CHART_COLUMN
    for number, category in enumerate(chart.categories):
        worksheet.write_string(first + number, column, category)
    lines, wide = [], any(value and not value.exact for line in chart.lines for value in line.values)
    for line in chart.lines:
        column += 1
        worksheet.write_string(row + 1, column, line.name, quiet)
        for number, value in enumerate(line.values):
            _write_value(book, worksheet, report, chart, line, number, (first + number, column), value)
        lines.append(_range(first, last, column))
    spread = target = None
    if wide:
        column += 1
        spread = _range(first, last, column)
        worksheet.write_string(row + 1, column, "Jusqu’à", quiet)
        for number, value in enumerate(chart.lines[0].values):
            extra = value.high - value.low if value else 0
            worksheet.write_number(first + number, column, extra)
    if chart.target is not None:
        column += 1
        target = _range(first, last, column)
        worksheet.write_string(row + 1, column, "Cible", quiet)
        for number in range(len(chart.categories)):
            worksheet.write_number(first + number, column, chart.target)
    names = tuple(line.name for line in chart.lines)
    return ChartRanges(_range(first, last, CHART_COLUMN), tuple(lines), names, spread, target)


def _write_value(  # noqa: PLR0913, PLR0917 - a value, its chart, its place
    book: Book, worksheet: Any, report: Report, chart: Chart, line: Line, number: int, place: tuple[int, int],
    value: Quantity | None,
) -> None:  # fmt: skip
    if value is None:
        worksheet.write_blank(*place, None)
        return
    category = chart.categories[number]
    series = chart.table == "indicators_series"
    keys = (chart.key, category) if series else (category, line.column)
    spot = Spot(chart.table, *keys, Cell(value.low, chart.form), (report.period, None), {})
    formula = derive(spot, report)
    shape = book.styles.format(num_format=FORMATS[chart.form] if chart.form is not Form.NUMBER else "General")
    if formula:
        worksheet.write_formula(*place, f"={formula}", shape, value.low)
    else:
        worksheet.write_number(*place, value.low, shape)


def _range(first: int, last: int, column: int) -> str:
    return f"='{SHEET}'!{xl_range_abs(first, column, last, column)}"


def charts_of(report: Report) -> Iterator[Chart]:
    """Yield every chart of the report: that of the first page, then section by section."""
    if report.front_chart:
        yield report.front_chart
    for section in report.sections:
        yield from section.charts
