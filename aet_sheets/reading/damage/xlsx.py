"""Error cells and unsaved formulas of Office Open XML workbooks (xlsx, xlsm)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from aet_sheets.reading.addresses import column_number
from aet_sheets.reading.damage.dropped import Dropped
from aet_sheets.reading.raw import CellError, Raw, UnsavedFormula

_CELL: Final = re.compile(rb"<((?:\w+:)?)c\b([^>]*[^/>])>(.*?)</\1c>", re.DOTALL)
_ADDRESS: Final = re.compile(rb"""\br=["']([A-Z]+)(\d+)["']""")
_IS_ERROR: Final = re.compile(rb"""\bt=["']e["']""")
_IS_TEXT: Final = re.compile(rb"""\bt=["'](?:str|inlineStr)["']""")
_SIGNS: Final = (b't="e"', b"t='e'", b"f>", b"<f ", b":f ")
"""A sheet without any of these holds neither errors nor formulas: a look that costs next to nothing."""
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f\b")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)</")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def dropped_in_xlsx(data: bytes) -> Iterator[Dropped]:
    """Yield the error cells and the unsaved formulas of the workbook `data`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        names: dict[str, str] = {}
        for part in parts:
            xml = archive.read(part)
            if not any(sign in xml for sign in _SIGNS):
                continue
            names = names or _sheet_names(archive)
            for row, column, value in _dropped_cells(xml):
                yield Dropped(names.get(part, ""), row, column, value)


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
        yield int(address[2]) - 1, column_number(address[1].decode()) - 1, found


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the name of the sheet that each worksheet part holds."""
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - calamine read it before
    targets = {node.get("Id"): posixpath.normpath(posixpath.join("xl", node.get("Target", ""))) for node in relations}
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    sheets = (node for node in book.iter() if node.tag.rpartition("}")[2] == "sheet")
    return {targets.get(node.get(_RELATION), "").removeprefix("/"): node.get("name", "") for node in sheets}
