"""Error cells of OpenDocument workbooks (ods)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from aet_sheets.reading.damage.dropped import Dropped
from aet_sheets.reading.raw import CellError

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_KIND: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_ROW, _CELLS = f"{_TABLE}table-row", {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}


def dropped_in_ods(data: bytes) -> Iterator[Dropped]:
    """Yield the error cells of the workbook `data`.

    A formula without a value cannot be told from one whose value is an empty text: both are written alike.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    if b'value-type="error"' not in content:
        return
    sheet, row = "", 0
    for event, node in ET.iterparse(io.BytesIO(content), events=("start", "end")):  # noqa: S314 - calamine read it before
        if event == "start" and node.tag == f"{_TABLE}table":
            sheet, row = node.get(f"{_TABLE}name", ""), 0
        elif event == "end" and node.tag == _ROW:
            for column, error in _errors(node):
                yield Dropped(sheet, row, column, error)
            row += int(node.get(f"{_TABLE}number-rows-repeated", "1"))
            node.clear()


def _errors(row: ET.Element) -> Iterator[tuple[int, CellError]]:
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        if cell.get(_KIND) == "error":
            shown = cell.find(_TEXT)
            yield column, CellError("#VALUE!" if shown is None else "".join(shown.itertext()))
        column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
