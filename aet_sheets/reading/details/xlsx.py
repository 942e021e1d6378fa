"""What the fast reader leaves out of Office Open XML workbooks (xlsx, xlsm), be they Transitional or Strict."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from isal import igzip_lib

from aet_sheets.reading.archives import UNREADABLE_ARCHIVE, check_sizes, unpacked
from aet_sheets.reading.details.details import Details, Examined, Wanted
from aet_sheets.reading.details.sheet_xml import (
    dropped_cells,
    dropped_cells_of_plain,
    is_plain,
    span_of,
    with_addresses,
)
from aet_sheets.reading.far_cells import refuse_far_cells
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.raw import Span

_HIDDEN_ROW: Final = re.compile(rb"""<(?:\w+:)?row\b(?=[^>]*\shidden\s*=\s*["'](?:1|true)["'])[^>]*\sr=["'](\d+)["']""")
_MERGED: Final = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*\sref\s*=\s*["']([A-Z0-9:]+)["']""")
_MACRO_SHEETS: Final = ("xlMacrosheet", "xlIntlMacrosheet")
_DAMAGED: Final[tuple[type[Exception], ...]] = (  # type: ignore[assignment]  # isal declares its error as an instance
    *UNREADABLE_ARCHIVE,
    KeyError,
    ET.ParseError,
    zlib.error,
    igzip_lib.IsalError,
)
"""What opening a workbook raises whose archive, or list of sheets, is damaged."""
_WORKSHEET: Final = re.compile(r"xl/worksheets/[^/]+", re.IGNORECASE)
_NO_ROWS: Final = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)
_RELATION: Final = re.compile(r"\{http://(?:schemas|purl)\b.*/relationships\}id")


def examine_xlsx(data: bytes, limits: Limits, wanted: Wanted) -> Examined:
    """Look through the `wanted` sheets of the workbook `data`; what the fast reader would get wrong is written anew.

    Raises:
        UnreadableFileError: a cell stands too far away for `limits`.
    """
    found: list[Details] = []
    anew: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = _Book(archive, data)
        if book.has_macro_sheets:
            anew[book.part] = book.without_macro_sheets()
        for sheet, part in book.worksheets():
            if not wanted(sheet):
                continue
            xml = unpacked(archive, data, part)
            refuse_far_cells(xml, limits)
            plain = is_plain(xml)
            if not plain:
                xml = anew[part] = with_addresses(xml)
            found.append(_details(sheet, xml, plain=plain))
            found[-1].since_1904 = book.since_1904
        return Examined(found, rewritten(archive, anew) if anew else data)


def rewritten(archive: zipfile.ZipFile, anew: dict[str, bytes]) -> bytes:
    """Return an archive whose parts named in `anew` hold that instead."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as copy:
        for name in dict.fromkeys(archive.namelist()):
            copy.writestr(name, anew[name] if name in anew else archive.read(name))
    return target.getvalue()


def without_other_sheets(data: bytes, only: str, limits: Limits) -> bytes:
    """Return the workbook `data` with its worksheets emptied, all but the one called `only`; any other file as it is.

    So a sheet can be read of a workbook that is too large as a whole: what is not unpacked does not count.

    Raises:
        UnreadableFileError: what is left is too large for `limits`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            others = {entry.filename for entry in entries if _WORKSHEET.fullmatch(entry.filename)}
            check_sizes([entry for entry in entries if entry.filename not in others], limits)
            others -= {part for sheet, part in _Book(archive, data).worksheets() if sheet == only}
            check_sizes([entry for entry in entries if entry.filename not in others], limits)
            return rewritten(archive, dict.fromkeys(others, _NO_ROWS))
    except _DAMAGED:
        return data


def _details(sheet: str, xml: bytes, *, plain: bool) -> Details:
    details = Details(sheet, dropped_cells_of_plain(xml) if plain else dropped_cells(xml))
    if xml.rfind(b"hidden") >= 0:
        details.hidden_rows += (int(row) for row in _HIDDEN_ROW.findall(xml))
    if xml.find(b"mergeCell ", xml.rfind(b"sheetData>")) >= 0:
        details.merged += _spans(xml)
    return details


def _spans(xml: bytes) -> Iterator[Span]:
    spans = (span_of(reference.decode()) for reference in _MERGED.findall(xml))
    return (span for span in spans if span)


class _Book:
    """The list of the sheets of a workbook, and the parts that hold them."""

    def __init__(self, archive: zipfile.ZipFile, data: bytes) -> None:
        names = {name.lower(): name for name in archive.namelist()}
        self.part = names["xl/workbook.xml"]
        book = unpacked(archive, data, self.part)
        links = unpacked(archive, data, names["xl/_rels/workbook.xml.rels"])
        self._root = ET.fromstring(book)  # noqa: S314 - the archive is looked at before it is opened
        relations = ET.fromstring(links)  # noqa: S314 - as above
        self._kinds = {node.get("Id"): node.get("Type", "").rpartition("/")[2] for node in relations}
        targets = {node.get("Id"): posixpath.join("/xl", node.get("Target", "")) for node in relations}
        self._parts = {key: names.get(posixpath.normpath(path).lstrip("/").lower()) for key, path in targets.items()}

    def _sheets(self) -> Iterator[tuple[ET.Element, ET.Element, str]]:
        """Yield, for each sheet, the element around its own, its own, and its relation."""
        for parent in self._root.iter():
            for node in parent:
                if node.tag.rpartition("}")[2] == "sheet":
                    yield parent, node, next((value for key, value in node.items() if _RELATION.fullmatch(key)), "")

    def worksheets(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the part of each worksheet; chart, dialog and macro sheets are passed over."""
        for _, node, relation in self._sheets():
            part = self._parts.get(relation)
            if part and self._kinds[relation] == "worksheet":
                yield node.get("name", ""), part

    @property
    def since_1904(self) -> bool:
        """Tell whether days are counted from 1904."""
        properties = (node for node in self._root if node.tag.rpartition("}")[2] == "workbookPr")
        return any(node.get("date1904") in {"1", "true"} for node in properties)

    @property
    def has_macro_sheets(self) -> bool:
        """Tell whether there are sheets of Excel 4 macros, for which the fast reader refuses the whole file."""
        return not set(_MACRO_SHEETS).isdisjoint(self._kinds.values())

    def without_macro_sheets(self) -> bytes:
        """Return the list without the sheets of Excel 4 macros: code, and never data."""
        for parent, node, relation in list(self._sheets()):
            if self._kinds.get(relation) in _MACRO_SHEETS:
                parent.remove(node)
        return bytes(ET.tostring(self._root, encoding="UTF-8", xml_declaration=True))
