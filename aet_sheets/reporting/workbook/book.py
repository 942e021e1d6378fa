"""The workbook of the report, sheet by sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from aet_sheets.reporting.model import Block, Chart, Gallery, Quotes, Remark, Report, Section, Table
from aet_sheets.reporting.workbook import summary
from aet_sheets.reporting.workbook.charts import insert_chart
from aet_sheets.reporting.workbook.data import ChartRanges, charts_of, write_data
from aet_sheets.reporting.workbook.layout import widths_for
from aet_sheets.reporting.workbook.page import SheetPage
from aet_sheets.writing.book import Book, open_book
from aet_sheets.writing.styles import Family

_FAMILIES: Final = {
    "Moyens": Family.MEANS,
    "Activité": Family.ACTIVITY,
    "Actions": Family.ACTIVITY,
    "Indicateurs": Family.RESULTS,
    "Résultats qualitatifs": Family.RESULTS,
}
_LARGE, _SMALL = (760, 300), (390, 240)
"""Pixels of a chart, and of one of a gallery."""
_PIXELS_A_ROW, _POINTS_A_ROW = 20, 15.0


class _Charts:
    """The charts of the report, in the order in which they are drawn, with the places of their numbers."""

    def __init__(self, report: Report, ranges: dict[int, ChartRanges]) -> None:
        self._ranges = {id(chart): ranges[number] for number, chart in enumerate(charts_of(report))}

    def of(self, chart: Chart) -> ChartRanges:
        return self._ranges[id(chart)]


def write_workbook(path: Path, report: Report) -> None:
    """Write `report` to `path`. Equal reports give equal bytes.

    Raises:
        OSError: the file cannot be written.
    """
    with open_book(path, f"{report.title} - {report.territory}".strip(" -")) as book:
        front = book.add_sheet(summary.SHEET, Family.SETTINGS)
        sheets = [book.add_sheet(one.title, _FAMILIES.get(one.title, Family.QUALITY)) for one in report.sections]
        charts = _Charts(report, write_data(book, report, tuple(charts_of(report))))
        row = summary.write_summary(book, front, report)
        if report.front_chart:
            insert_chart(book, front, (row, 0), report.front_chart, charts.of(report.front_chart),
                         size=summary.CHART_SIZE)  # fmt: skip
        for section, worksheet in zip(report.sections, sheets, strict=True):
            _write_section(book, worksheet, report, section, charts)


def _write_section(book: Book, worksheet: Any, report: Report, section: Section, charts: _Charts) -> None:
    widths = widths_for(section.tables)
    page = SheetPage(book, worksheet, report, widths)
    page.title(section.title)
    for block in section.blocks:
        _write_block(page, block, charts)
    page.finish()


def _write_block(page: SheetPage, block: Block, charts: _Charts) -> None:
    match block:
        case Table():
            page.table(block.without_empty_columns())
        case Quotes():
            page.table(block.table.without_empty_columns())
        case Remark():
            page.paragraph(block.text)
        case Chart():
            _write_row_of_charts(page, (block,), charts, _LARGE)
        case Gallery():
            _write_gallery(page, block, charts)


def _write_gallery(page: SheetPage, gallery: Gallery, charts: _Charts) -> None:
    page.keep_together(_points(_SMALL) + 60)
    page.section(gallery.title)
    across = max(1, int(sum(7 * width + 5 for width in page.widths) / _SMALL[0]))
    for start in range(0, len(gallery.charts), across):
        _write_row_of_charts(page, gallery.charts[start : start + across], charts, _SMALL)


def _write_row_of_charts(page: SheetPage, drawn: tuple[Chart, ...], charts: _Charts, size: tuple[int, int]) -> None:
    page.keep_together(_points(size) + 30)
    page.advance()
    for number, chart in enumerate(drawn):
        insert_chart(page.book, page.worksheet, (page.row, 0), chart, charts.of(chart), size=size,
                     offset=number * size[0])  # fmt: skip
    for _ in range(-(-size[1] // _PIXELS_A_ROW)):
        page.advance()


def _points(size: tuple[int, int]) -> float:
    return size[1] / _PIXELS_A_ROW * _POINTS_A_ROW
