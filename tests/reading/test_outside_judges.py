"""Other readers as judges: what the program reads of a file is what openpyxl or xlrd reads of it, cell by cell.

No reader is right alone: what they are known to give differently is put on one form before they are compared.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlrd

from aet_sheets.reading.raw import CellError, Raw, UnsavedFormula
from aet_sheets.reading.workbook import read_workbook
from tests.support.dossiers import DATA
from tests.support.formats import Case, Files
from tests.support.libreoffice import convert_all

Cells = dict[tuple[str, int, int], object]
BOOKS = [path for path in sorted(DATA.rglob("*.xls*")) if path.name[0] != "~" and path.parent.name != "protected"]
XLSX = [path for path in BOOKS if path.suffix in {".xlsx", ".xlsm"} and path.read_bytes().startswith(b"PK")]
XLS = [path for path in BOOKS if path.suffix == ".xls"]

TYPES = Case(Types="""
    | a             | 'b      | 1.5   | -3          | {45 %}   | {12/10/2016} | {1:30}  | {30:00}            |
    | {VRAI}        | {FAUX}  | '007  | 24300000000 | {#REF!}  | {#N/A}       | {#DIV/0!} | '12345678200010  |
    | é\\nà la ligne |         | =1+1  | @nom        | +33      | 'x           | 1e3     | 123456789.123456   |
    """)  # fmt: skip


def ours(path: Path) -> Cells:
    return {
        (sheet.name, row, column): _plain(cell)
        for sheet in read_workbook(path.read_bytes(), path.name).sheets
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if cell != ""
    }


def _plain(cell: Raw | None) -> object:
    """Return a cell in the one form in which readers are compared: days with their midnight, numbers as floats."""
    match cell:
        case dt.date() if not isinstance(cell, dt.datetime):
            return dt.datetime.combine(cell, dt.time())
        case dt.time():
            return dt.timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
        case int() | float() if not isinstance(cell, bool):
            return float(f"{cell:.12g}")
        case CellError() | UnsavedFormula():
            return str(cell)
        case _:
            return cell


def openpyxls(path: Path) -> Cells:
    return {
        (sheet.title, cell.row - 1, cell.column - 1): _plain(cell.value)
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in {None, ""}
    }


def xlrds(path: Path) -> Cells:
    book = xlrd.open_workbook(path)
    return {
        (sheet.name, row, column): _xlrds(sheet.cell(row, column), book.datemode)
        for sheet in book
        for row in range(sheet.nrows)
        for column in range(sheet.ncols)
        if sheet.cell_value(row, column) != ""
    }


def _xlrds(cell: Any, datemode: int) -> object:
    match cell.ctype:
        case xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code[cell.value]
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case xlrd.XL_CELL_DATE if cell.value < 366:
            return dt.timedelta(days=cell.value)
        case xlrd.XL_CELL_DATE:
            return xlrd.xldate_as_datetime(cell.value, datemode)
        case _:
            return _plain(cell.value)


@pytest.mark.parametrize("path", XLSX, ids=lambda path: path.name)
def test_openpyxl_reads_the_same_cells(path: Path) -> None:
    assert ours(path) == openpyxls(path)


@pytest.mark.parametrize("path", XLS, ids=lambda path: path.name)
def test_xlrd_reads_the_same_cells(path: Path) -> None:
    assert ours(path) == xlrds(path)


def test_every_type_of_cell(case_files: Files) -> None:
    assert ours(case_files.path(TYPES, "xlsx")) == openpyxls(case_files.path(TYPES, "xlsx"))
    assert ours(case_files.path(TYPES, "xls")) == xlrds(case_files.path(TYPES, "xls"))


def test_the_demo(demo: Path, tmp_path: Path) -> None:
    paths = sorted(demo.rglob("*.xlsx"))
    assert len(paths) > 3
    for path in paths:
        assert ours(path) == openpyxls(path), path.name
    for path in convert_all(paths[:4], "xls", tmp_path):
        assert ours(path) == xlrds(path), path.name


def test_the_same_sheet_in_ods(case_files: Files) -> None:
    """There is no other reader of ods here; LibreOffice, which wrote it, had read the xlsx."""
    expected, found = ours(case_files.path(TYPES, "xlsx")), ours(case_files.path(TYPES, "ods"))
    booleans = {place: value for place, value in expected.items() if isinstance(value, bool)}
    assert found == expected | {place: float(value) for place, value in booleans.items()}
