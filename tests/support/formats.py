"""One workbook in every format that a volunteer may send; LibreOffice starts once a format for all of them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import xlsxwriter

from aet_sheets.reading.raw import CellError, Raw, RawSheet, RawWorkbook
from aet_sheets.reading.workbook import read_workbook
from tests.support.libreoffice import convert_all
from tests.support.markdown import Percent, workbook

WORKBOOKS = ("xlsx", "xls", "ods")
"""Formats that hold several sheets, typed cells, merged and hidden ones."""
EVERY_FORMAT = (*WORKBOOKS, "csv")
_CASES: list[RawWorkbook] = []
_GENERAL_WIDTH = 1e11
"""From here on, Excel shows a number in scientific notation."""
_FORMULAS = {"#REF!": "=#REF!", "#N/A": "=NA()", "#DIV/0!": "=1/0"}


class Case:
    """A workbook written as Markdown tables; declared when its module is imported, it is converted with all others."""

    def __init__(self, **tables: str) -> None:
        self.number = len(_CASES)
        _CASES.append(workbook(**tables))

    @property
    def book(self) -> RawWorkbook:
        """Return the workbook as it was written down."""
        return _CASES[self.number]

    def __repr__(self) -> str:
        return ", ".join(sheet.name for sheet in self.book.sheets)


class Files:
    """The files of every case, made when a test first asks for their format."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, case: Case, extension: str) -> RawWorkbook:
        """Return what the program reads from the file of `case` in a format; a csv holds its first sheet alone."""
        if extension == "csv":
            first = case.book.sheets[0]
            return read_workbook(as_csv(first), f"{first.name}.csv")
        path = self.path(case, extension)
        return read_workbook(path.read_bytes(), path.name)

    def path(self, case: Case, extension: str) -> Path:
        """Return the file of `case` in a format."""
        return self._all(extension) / f"{case.number}.{extension}"

    def _all(self, extension: str) -> Path:
        """Return the folder of the files of every case in a format."""
        folder = self._folder / extension
        if not folder.is_dir():
            if extension == "xlsx":
                folder.mkdir()
                for number, book in enumerate(_CASES):
                    write_xlsx(folder / f"{number}.xlsx", book)
            else:
                convert_all(sorted(self._all("xlsx").iterdir()), extension, folder)
        return folder


def write_xlsx(path: Path, book: RawWorkbook) -> Path:
    """Write `book` as an xlsx file."""
    with xlsxwriter.Workbook(str(path)) as target:
        shapes = {kind: target.add_format({"num_format": shape}) for kind, shape in _SHAPES.items()}
        for raw in book.sheets:
            worksheet = target.add_worksheet(raw.name)
            for top, left, bottom, right in raw.merged:
                worksheet.merge_range(top, left, bottom, right, "")
            for number, row in enumerate(raw.rows):
                for column, cell in enumerate(row):
                    _write(worksheet, number, column, cell, shapes)
            for number in raw.hidden_rows:
                worksheet.set_row(number - 1, None, None, {"hidden": True})
    return path


_SHAPES: dict[type, str] = {dt.date: "dd/mm/yyyy", dt.timedelta: "[h]:mm", Percent: "0 %"}


def _write(
    worksheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Raw, shapes: dict[type, object]
) -> None:
    match cell:
        case "":
            return
        case str():
            worksheet.write_string(row, column, cell)
        case CellError():
            worksheet.write_formula(row, column, _FORMULAS[cell.code], None, cell.code)
        case _:
            worksheet.write(row, column, cell, shapes.get(type(cell)))


def as_csv(sheet: RawSheet, encoding: str = "utf-8-sig", separator: str = ";") -> bytes:
    """Return `sheet` as a French Excel saves it as csv: what cells show, and nothing else."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(
        [_shown(cell) for cell in row] for row in sheet.rows
    )
    return text.getvalue().encode(encoding)


def _shown(cell: Raw) -> str:
    match cell:
        case bool():
            text = "VRAI" if cell else "FAUX"
        case Percent():
            text = f"{cell * 100:g} %".replace(".", ",")
        case float():
            text = f"{cell:.2E}" if abs(cell) >= _GENERAL_WIDTH else f"{cell:.10g}"
            text = text.replace(".", ",")
        case dt.date():
            text = f"{cell:%d/%m/%Y}"
        case dt.timedelta():
            minutes = round(cell.total_seconds() / 60)
            text = f"{minutes // 60}:{minutes % 60:02}"
        case _:
            text = str(cell)
    return text
