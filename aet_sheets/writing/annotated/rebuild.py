"""A workbook made anew from the cells of a file of another format: its values, its sheets, and our drop-downs."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from xlsxwriter.utility import xl_cell_to_rowcol

from aet_sheets.reading.forms import METADATA_SHEET, RawForm
from aet_sheets.reading.headings import find_heading_row
from aet_sheets.reading.raw import CellError, Raw, RawSheet, RawWorkbook, UnsavedFormula
from aet_sheets.reading.source import RawSource
from aet_sheets.schema import Cover, Table
from aet_sheets.text import fold
from aet_sheets.writing.book import Book, open_book
from aet_sheets.writing.cells import as_stored, shown, write_stored
from aet_sheets.writing.lists import LISTS_SHEET
from aet_sheets.writing.rules import add_rule
from aet_sheets.writing.styles import DATE, DATE_AND_TIME, GENERAL, Page, set_page

_ROOM: Final = 200
"""How many rows below the last one have their drop-downs."""
_LONGEST_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
_NARROWEST, _WIDEST = 9, 44
_HEADING_HEIGHT = 30
_ERRORS: Final = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_TIME: Final = "hh:mm"
_DURATION: Final = "[h]:mm"


def sheet_names(workbook: RawWorkbook) -> dict[str, str]:
    """Return the names that the sheets of `workbook` have in an xlsx, by their own: Excel allows 31 characters."""
    names: dict[str, str] = {}
    for sheet in workbook.sheets:
        wanted = _NOT_IN_NAMES.sub(" ", sheet.name).strip("' ")[:_LONGEST_NAME] or "Feuille"
        taken = {name.casefold() for name in names.values()}
        number = 2
        name = wanted
        while name.casefold() in taken:
            suffix = f" {number}"
            name, number = wanted[: _LONGEST_NAME - len(suffix)] + suffix, number + 1
        names[sheet.name] = name
    return names


def rebuilt(workbook: RawWorkbook, source: RawSource) -> bytes:
    """Return an xlsx with the sheets and the values of `workbook`; `source` tells which sheets are whose."""
    by_sheet = {raw.sheet: raw.table for raw in source.tables}
    names = sheet_names(workbook)
    stream = io.BytesIO()
    with open_book(stream, "") as book:
        for sheet in workbook.sheets:
            if _is_ours(sheet):
                continue
            worksheet = book.workbook.add_worksheet(names[sheet.name])
            _write_sheet(book, worksheet, sheet, by_sheet.get(sheet.name))
            if sheet.name == source.form.sheet:
                _add_cover_rules(book, worksheet, source.form)
    return stream.getvalue()


def _is_ours(sheet: RawSheet) -> bool:
    """Tell whether a sheet only serves the workbook, and is made anew with it."""
    return sheet.name in {METADATA_SHEET, LISTS_SHEET} or fold(sheet.name) == "a corriger"


def _write_sheet(book: Book, worksheet: Any, sheet: RawSheet, table: type[Table] | None) -> None:
    if sheet.hidden:
        worksheet.hide()
    set_page(worksheet, "", Page())
    for number, width in enumerate(_widths(sheet.rows)):
        worksheet.set_column(number, number, width)
    headings = find_heading_row(table, sheet.rows) if table else None
    for row, cells in enumerate(sheet.rows):
        heading = headings is not None and row == headings.row
        for column, cell in enumerate(cells):
            _write_cell(book, worksheet, (row, column), cell, heading=heading)
    if table and headings:
        worksheet.freeze_panes(headings.row + 1, 0)
        worksheet.set_row(headings.row, _HEADING_HEIGHT)
        _add_rules(book, worksheet, table, headings.found, (headings.row + 1, len(sheet.rows) + _ROOM))


def _add_rules(book: Book, worksheet: Any, table: type[Table], found: Mapping[str, int], rows: tuple[int, int]) -> None:
    first, last = rows
    for name, position in found.items():
        add_rule(book, worksheet, (first, position, last, position), (table, table.column(name)))


def _add_cover_rules(book: Book, worksheet: Any, form: RawForm) -> None:
    for name, address in form.cells.items():
        row, column = xl_cell_to_rowcol(address)
        add_rule(book, worksheet, (row, column, row, column), (Cover, Cover.column(name)))


def _write_cell(book: Book, worksheet: Any, place: tuple[int, int], cell: Raw, *, heading: bool) -> None:
    match cell:
        case "" | UnsavedFormula():
            return
        case CellError(code):
            if code in _ERRORS:
                worksheet.write_formula(*place, f"={code}", None, code)
            else:
                worksheet.write_string(*place, code)
        case bool():
            worksheet.write_boolean(*place, cell)
        case dt.time():
            worksheet.write_datetime(*place, cell, book.styles.column(_TIME))
        case dt.timedelta():
            worksheet.write_number(*place, cell / dt.timedelta(days=1), book.styles.column(_DURATION))
        case _:
            write_stored(worksheet, place, as_stored(cell), _look(book, cell, heading=heading))


def _look(book: Book, cell: Raw, *, heading: bool) -> Any:
    if heading:
        return book.styles.heading()
    if isinstance(cell, dt.datetime):
        return book.styles.column(DATE_AND_TIME if cell.time() != dt.time() else DATE)
    if isinstance(cell, dt.date):
        return book.styles.column(DATE)
    if isinstance(cell, (int, float)):
        return book.styles.column(GENERAL)
    return book.styles.column(None, wrap=len(str(cell)) > _WIDEST)


def _widths(rows: Sequence[Sequence[Raw]]) -> list[float]:
    """Return a width for each column that shows most of what it holds."""
    longest: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if isinstance(cell, (str, int, float, dt.date)) and not isinstance(cell, bool):
                length = max(map(len, shown(cell).split("\n")))
                longest[column] = max(longest.get(column, 0), length)
    return [min(max(longest.get(column, 0) + 4, _NARROWEST), _WIDEST) for column in range(max(longest, default=-1) + 1)]
