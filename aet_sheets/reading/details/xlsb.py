"""What the fast reader leaves out of binary workbooks (xlsb), streams of numbered records ([MS-XLSB] 2.1.4)."""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from aet_sheets.reading.archives import Archive
from aet_sheets.reading.details.details import Details, Dropped, Examined, Wanted
from aet_sheets.reading.errors import UnreadableFileError
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.raw import CellError

_WORKBOOK: Final = "xl/workbook.bin"
_ROW, _CELL_ERROR, _FORMULA_ERROR, _WORKBOOK_PROPERTIES, _SHEET, _MERGED = 0, 3, 11, 153, 156, 176
_ROW_FLAGS, _ROW_HIDDEN = 11, 0x10
"""Where a row record says that the row has no height ([MS-XLSB] 2.4.740, fDyZero)."""
_SHORT_CELLS: Final = range(12, 19)
"""Cells that leave out their column. The fast reader passes them over, so a file that has any would come out full of
holes: better refused."""
_ERRORS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


def examine_xlsb(archive: Archive, _limits: Limits, wanted: Wanted) -> Examined:
    """Look through the `wanted` sheets of the workbook `archive`; its formulas always come with a value.

    Raises:
        UnreadableFileError: the file uses a variant of the format that cannot be read whole.
    """
    found = [_details(name, archive.read(part)) for name, part in _sheets(archive) if wanted(name)]
    since_1904 = _since_1904(archive.read(_WORKBOOK))
    for details in found:
        details.since_1904 = since_1904
    return Examined(found, archive.data)


def _since_1904(workbook: bytes) -> bool:
    """Tell whether days are counted from 1904 ([MS-XLSB] 2.4.815, f1904)."""
    properties = (content for kind, content in _records(workbook) if kind == _WORKBOOK_PROPERTIES)
    return any(content[0] & 1 for content in properties if content)


def _details(name: str, records: bytes) -> Details:
    details, row = Details(name), 0
    for kind, content in _records(records):
        if kind == _ROW:
            row = struct.unpack_from("<I", content)[0]
            if content[_ROW_FLAGS] & _ROW_HIDDEN:
                details.hidden_rows.append(row + 1)
        elif kind in {_CELL_ERROR, _FORMULA_ERROR}:
            column, code = struct.unpack_from("<I4xB", content)
            details.cells.append(Dropped(row, column, CellError(_ERRORS.get(code, "#VALUE!"))))
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", content)
            details.merged.append((top, left, bottom, right))
        elif kind in _SHORT_CELLS:
            raise UnreadableFileError(
                "il est écrit dans une variante du format xlsb que ce programme ne lit pas en entier",
                "Ouvrez-le dans Excel et enregistrez-le au format .xlsx.",
            )
    return details


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part: number and content. Numbers and lengths are written seven bits to the byte."""
    place = 0
    while place < len(content):
        kind, place = content[place], place + 1
        if kind & 0x80:
            kind, place = (kind & 0x7F) | (content[place] & 0x7F) << 7, place + 1
        length = shift = 0
        while True:
            byte, place = content[place], place + 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, content[place : place + length]
        place += length


def _sheets(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each worksheet."""
    links = archive.read("xl/_rels/workbook.bin.rels")
    relations = ET.fromstring(links)  # noqa: S314 - the archive is looked at before it is opened
    parts = {
        node.get("Id"): posixpath.normpath(posixpath.join("/xl", node.get("Target", "")))[1:] for node in relations
    }
    for kind, content in _records(archive.read(_WORKBOOK)):
        if kind == _SHEET:
            relation, end = _wide_text(content, 8)
            name, _ = _wide_text(content, end)
            part = parts.get(relation, "")
            if part.lower().startswith("xl/worksheets/"):
                yield name, part


def _wide_text(content: bytes, place: int) -> tuple[str, int]:
    length = struct.unpack_from("<I", content, place)[0]
    end = place + 4 + 2 * length
    return content[place + 4 : end].decode("utf-16-le"), end
