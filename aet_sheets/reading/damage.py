"""Cells that the fast reader drops without a word: errors, and formulas whose value was never saved.

calamine gives an empty text for both. Taking that for an empty cell would be a silent wrong answer, so the file
is scanned once more, only for those cells, and they are put back where they stand.
"""

from __future__ import annotations

import io
import os
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from aet_sheets.reading.raw import CellError, Raw, RawSheet, RawWorkbook, UnsavedFormula

_Found = tuple[str, int, int, Raw]
"""Sheet name, row and column counted from 0, and what stands there."""

_CELL: Final = re.compile(rb"<((?:\w+:)?)c\b([^>]*[^/>])>(.*?)</\1c>", re.DOTALL)
_ADDRESS: Final = re.compile(rb"""\br=["']([A-Z]+)(\d+)["']""")
_IS_ERROR: Final = re.compile(rb"""\bt=["']e["']""")
_IS_TEXT: Final = re.compile(rb"""\bt=["'](?:str|inlineStr)["']""")
_SIGNS: Final = (b't="e"', b"t='e'", b"f>", b"<f ", b":f ")
"""A sheet without any of these holds neither errors nor formulas: a look that costs next to nothing."""
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f\b")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)</")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def restore_dropped_cells(workbook: RawWorkbook, data: bytes) -> None:
    """Put error cells and unsaved formulas back into `workbook`, whose file content is `data`."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    finders = {"xlsx": _dropped_in_xlsx, "xls": _dropped_in_xls}
    finder = finders.get(workbook.format)
    if finder is None:
        return
    for name, row, column, value in finder(data):
        if name in sheets:
            _put(sheets[name], row, column, value)


def _put(sheet: RawSheet, row: int, column: int, value: Raw) -> None:
    while len(sheet.rows) <= row:
        sheet.rows.append([])
    cells = sheet.rows[row]
    cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = value


def _dropped_in_xlsx(data: bytes) -> Iterator[_Found]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        names: dict[str, str] = {}
        for part in parts:
            xml = archive.read(part)
            if not any(sign in xml for sign in _SIGNS):
                continue
            names = names or _sheet_names(archive)
            for row, column, value in _dropped_cells(xml):
                yield names.get(part, ""), row, column, value


def _dropped_cells(xml: bytes) -> Iterator[tuple[int, int, Raw]]:
    for match in _CELL.finditer(xml):
        attributes, content = match[2], match[3]
        address = _ADDRESS.search(attributes)
        if address is None:
            continue
        value = _VALUE.search(content)
        if _IS_ERROR.search(attributes):
            found: Raw = CellError(value[1].decode() if value else "#VALUE!")
        elif not value and _FORMULA.search(content) and not _IS_TEXT.search(attributes):
            found = UnsavedFormula()
        else:
            continue
        yield int(address[2]) - 1, _column_index(address[1]), found


def _column_index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the name of the sheet that each worksheet part holds."""
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - calamine read it before
    targets = {node.get("Id"): posixpath.normpath(posixpath.join("xl", node.get("Target", ""))) for node in relations}
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    sheets = (node for node in book.iter() if node.tag.rpartition("}")[2] == "sheet")
    return {targets.get(node.get(_RELATION), "").removeprefix("/"): node.get("name", "") for node in sheets}


def _dropped_in_xls(data: bytes) -> Iterator[_Found]:
    import xlrd  # noqa: PLC0415 - only old workbooks need it

    with (
        open(os.devnull, "w", encoding="utf-8") as silent,  # noqa: PTH123
        xlrd.open_workbook(file_contents=data, on_demand=True, logfile=silent) as book,
    ):
        for name in book.sheet_names():
            sheet = book.sheet_by_name(name)
            for row in range(sheet.nrows):
                for column, kind in enumerate(sheet.row_types(row)):
                    if kind == xlrd.XL_CELL_ERROR:
                        code = sheet.cell_value(row, column)
                        yield name, row, column, CellError(xlrd.error_text_from_code.get(code, "#VALUE!"))
