"""What the fast reader leaves out of Office Open XML workbooks (xlsx, xlsm), be they Transitional or Strict."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final
from xml.etree import ElementTree as ET

from aet_sheets.reading.archives import UNREADABLE_ARCHIVE, Archive, check_sizes, stored
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
_DAMAGED: Final = (*UNREADABLE_ARCHIVE, KeyError, ET.ParseError)
"""What opening a workbook raises whose archive, or list of sheets, is damaged."""
_WORKBOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_FOR_ALL_SHEETS: Final = (
    "[content_types].xml", "_rels/.rels", _WORKBOOK, _LINKS, "xl/sharedstrings.xml", "xl/styles.xml"
)  # fmt: skip
_KINDS_FOR_ALL: Final = frozenset({"sharedStrings", "styles"})
_WORKSHEET: Final = re.compile(r"xl/worksheets/[^/]+", re.IGNORECASE)
_NO_ROWS: Final = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)
_RELATION: Final = re.compile(r"\{http://(?:schemas|purl)\b.*/relationships\}id")


def examine_xlsx(archive: Archive, limits: Limits, wanted: Wanted) -> Examined:
    """Look through the `wanted` sheets of the workbook `archive`; what the fast reader would get wrong is written anew.

    Raises:
        UnreadableFileError: a cell stands too far away for `limits`.
    """
    book = _Book(archive)
    sheets = [(sheet, part) for sheet, part in book.worksheets() if wanted(sheet)]
    found: list[Details] = []
    anew = {book.part: book.without_macro_sheets()} if book.has_macro_sheets else {}
    for sheet, part in sheets:
        xml = archive.read(part)
        refuse_far_cells(xml, limits)
        plain = is_plain(xml)
        if not plain:
            xml = anew[part] = with_addresses(xml)
        found.append(_details(sheet, xml, plain=plain))
    if book.since_1904:
        for details in found:
            details.since_1904 = True
    return Examined(found, _handed(archive, [*book.parts_for_all_sheets(), *(part for _, part in sheets)], anew))


def _handed(archive: Archive, parts: Iterable[str], anew: Mapping[str, bytes]) -> bytes:
    """Return what the fast reader is to read: the `parts` that it needs, unpacked already; all where that is much."""
    if archive.is_light:
        return stored({part: anew[part] if part in anew else archive.read(part) for part in parts})
    return rewritten(archive, anew) if anew else archive.data


def rewritten(archive: Archive, anew: Mapping[str, bytes]) -> bytes:
    """Return an archive whose parts named in `anew` hold that instead."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as copy:
        for name in dict.fromkeys(archive.names):
            copy.writestr(name, anew[name] if name in anew else archive.read(name))
    return target.getvalue()


def without_other_sheets(data: bytes, only: str, limits: Limits) -> bytes:
    """Return the workbook `data` with its worksheets emptied, all but the one called `only`; any other file as it is.

    So a sheet can be read of a workbook that is too large as a whole: what is not unpacked does not count.

    Raises:
        UnreadableFileError: what is left is too large for `limits`.
    """
    try:
        archive = Archive(data)
        others = set(filter(_WORKSHEET.fullmatch, archive.names))
        check_sizes([entry for entry in archive.entries if entry.filename not in others], limits)
        others -= {part for sheet, part in _Book(archive).worksheets() if sheet == only}
        check_sizes([entry for entry in archive.entries if entry.filename not in others], limits)
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


@lru_cache(maxsize=1_000)
def _path(target: str) -> str:
    """Return where in the archive a relation of the workbook leads, in small letters."""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/").lower()


class _Book:
    """The list of the sheets of a workbook, and the parts that hold them."""

    def __init__(self, archive: Archive) -> None:
        names = {name.lower(): name for name in archive.names}
        self.part, links_part = names[_WORKBOOK], names[_LINKS]
        self._own = [names[part] for part in _FOR_ALL_SHEETS if part in names]
        book, links = archive.read(self.part), archive.read(links_part)
        self._root = ET.fromstring(book)  # noqa: S314 - the archive is looked at before it is opened
        relations = ET.fromstring(links)  # noqa: S314 - as above
        self._kinds = {node.get("Id"): node.get("Type", "").rpartition("/")[2] for node in relations}
        self._parts = {node.get("Id"): names.get(_path(node.get("Target", ""))) for node in relations}

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

    def parts_for_all_sheets(self) -> Iterable[str]:
        """Return the parts, other than worksheets, without which no cell can be read: each once."""
        theirs = (part for relation, part in self._parts.items() if part and self._kinds[relation] in _KINDS_FOR_ALL)
        return dict.fromkeys([*self._own, *theirs])

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
