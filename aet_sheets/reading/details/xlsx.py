"""What the fast reader leaves out of Office Open XML workbooks (xlsx, xlsm), be they Transitional or Strict."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from aet_sheets.reading.details.details import Details, Examined
from aet_sheets.reading.details.sheet_xml import dropped_cells, is_plain, may_drop_cells, span_of, with_addresses
from aet_sheets.reading.raw import Span

_HIDDEN_ROW: Final = re.compile(rb"""<(?:\w+:)?row\b(?=[^>]*\shidden\s*=\s*["'](?:1|true)["'])[^>]*\sr=["'](\d+)["']""")
_MERGED: Final = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*\sref\s*=\s*["']([A-Z0-9:]+)["']""")
_RELATION: Final = re.compile(r"\{http://(?:schemas|purl)\b.*/relationships\}id")


def examine_xlsx(data: bytes) -> Examined:
    """Look through the workbook `data`; worksheets that the fast reader would get wrong are written anew."""
    found: list[Details] = []
    anew: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        for sheet, target in _worksheets(archive, names):
            part = names.get(target.lower())
            if part is None:
                continue
            xml = archive.read(part)
            plain = is_plain(xml)
            if not plain:
                xml = anew[part] = with_addresses(xml)
            found.append(_details(sheet, xml, plain=plain))
        return Examined(found, rewritten(archive, anew) if anew else data)


def rewritten(archive: zipfile.ZipFile, anew: dict[str, bytes]) -> bytes:
    """Return an archive whose parts named in `anew` hold that instead."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as copy:
        for name in dict.fromkeys(archive.namelist()):
            copy.writestr(name, anew[name] if name in anew else archive.read(name))
    return target.getvalue()


def _details(sheet: str, xml: bytes, *, plain: bool) -> Details:
    details = Details(sheet)
    if not plain or may_drop_cells(xml):
        details.cells += dropped_cells(xml)
    if b"hidden" in xml:
        details.hidden_rows += (int(row) for row in _HIDDEN_ROW.findall(xml))
    if xml.find(b"mergeCell ", xml.rfind(b"sheetData>")) >= 0:
        details.merged += _spans(xml)
    return details


def _spans(xml: bytes) -> Iterator[Span]:
    spans = (span_of(reference.decode()) for reference in _MERGED.findall(xml))
    return (span for span in spans if span)


def _worksheets(archive: zipfile.ZipFile, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each worksheet; chart, dialog and macro sheets are passed over.

    `names` are the parts of the archive by their names in lower case.
    """
    relations = ET.fromstring(archive.read(names["xl/_rels/workbook.xml.rels"]))  # noqa: S314 - a part of Excel's own
    parts = {
        node.get("Id"): posixpath.normpath(posixpath.join("/xl", node.get("Target", ""))).lstrip("/")
        for node in relations
        if node.get("Type", "").endswith("/worksheet")
    }
    for node in ET.fromstring(archive.read(names["xl/workbook.xml"])).iter():  # noqa: S314 - as above
        if node.tag.rpartition("}")[2] == "sheet":
            relation = next((value for key, value in node.items() if _RELATION.fullmatch(key)), None)
            if relation in parts:
                yield node.get("name", ""), parts[relation]
