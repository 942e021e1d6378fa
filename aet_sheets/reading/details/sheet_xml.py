"""The XML of one worksheet: cells in error, formulas never calculated, cells that do not say where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET
from xml.parsers import expat

from aet_sheets.reading.addresses import cell_address, column_number
from aet_sheets.reading.details.details import Dropped
from aet_sheets.reading.raw import CellError, Span, UnsavedFormula

_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_ROW_TAG: Final = re.compile(rb"<(?:\w+:)?row(?=[\s/>])[^>]*>")
_CELL_TAG: Final = re.compile(rb"<(?:\w+:)?c(?=[\s/>])[^>]*>")
_ERROR_CELL: Final = re.compile(rb"""<c [^>]*\bt="e"[^>]*>""")
_FORMULA_CELL: Final = re.compile(
    rb"""<c (?P<attributes>[^>]*)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?P<saved><v>(?P<value>[^<\s])?)?"""
)
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")
_MOST_ARRAY_CELLS: Final = 10_000
"""An array formula over more cells than that is reported in its first one alone."""


def is_plain(xml: bytes) -> bool:
    """Tell whether a worksheet is written as Excel writes it: in UTF-8, the address of each row and cell in it.

    Its first row and first cell tell: a program writes them all alike. Without addresses, the fast reader loses the
    cells that are empty but formatted; of UTF-16 it makes an empty sheet.
    """
    if xml.startswith(_UTF_16):
        return False
    first = (tag.search(xml, xml.find(b"sheetData")) for tag in (_ROW_TAG, _CELL_TAG))
    return all(tag is None or (tag[0].startswith((b"<r", b"<c")) and b' r="' in tag[0]) for tag in first)


def with_addresses(xml: bytes) -> bytes:
    """Return a worksheet whose rows and cells all say where they stand, in UTF-8."""
    root = ET.fromstring(xml)  # noqa: S314 - the archive is looked at before it is opened
    number = 0
    for row in (node for node in root.iter() if _local(node.tag) == "row"):
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        column = -1
        for cell in (node for node in row if _local(node.tag) == "c"):
            span = span_of(cell.get("r", ""))
            column = span[1] if span else column + 1
            cell.set("r", cell_address(number, column))
    return bytes(ET.tostring(root, encoding="UTF-8", xml_declaration=True))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def span_of(reference: str) -> Span | None:
    """Return the cells that `B4` or `B4:C6` names; None for anything else."""
    match = _REFERENCE.fullmatch(reference.replace("$", ""))
    if not match:
        return None
    left, top, right, bottom = match.groups()
    first = int(top) - 1, column_number(left) - 1
    return (*first, int(bottom) - 1, column_number(right) - 1) if bottom else (*first, *first)


def dropped_cells(xml: bytes) -> list[Dropped]:
    """Return the cells in error and the formulas never calculated of a worksheet whose cells have addresses."""
    return _Walk(xml).found


def dropped_cells_of_plain(xml: bytes) -> list[Dropped]:
    """Return the same of a worksheet that `is_plain`, walking through nothing but the cells that look like it.

    A sheet without errors or formulas costs next to nothing, formulas that hold a value little more.
    """
    end = xml.rfind(b"</sheetData>")
    if xml.rfind(b' t="e"', 0, end) < 0 and xml.rfind(b"<f", 0, end) < 0:  # several times faster than `count` or `in`
        return []
    errors, formulas = xml.count(b' t="e"', 0, end), xml.count(b"<f", 0, end)
    in_error, formula_cells = list(_ERROR_CELL.finditer(xml, 0, end)), list(_FORMULA_CELL.finditer(xml, 0, end))
    suspects = {cell.start(): _whole_cell(xml, cell) for cell in in_error}
    suspects |= {cell.start(): _whole_cell(xml, cell) for cell in formula_cells if not _is_calculated(cell)}
    unusual = len(in_error) != errors or len(formula_cells) != formulas
    if unusual or any(b"array" in cell for cell in suspects.values()):
        return dropped_cells(xml)  # of an array, what the other cells hold matters too
    return dropped_cells(b"<row>%s</row>" % b"".join(suspects.values())) if suspects else []


def _is_calculated(cell: re.Match[bytes]) -> bool:
    """Tell whether a formula plainly has a value: something, or a text of no letters."""
    return bool(cell["value"] or (cell["saved"] and b' t="str"' in b" " + cell["attributes"]))


def _whole_cell(xml: bytes, start: re.Match[bytes]) -> bytes:
    if start[0].endswith(b"/>") and b"<f" not in start[0]:
        return start[0]
    return xml[start.start() : xml.find(b"</c>", start.end()) + len(b"</c>")]


class _Walk:
    """One walk through the XML: what is known of the cell under way, and what was found so far."""

    def __init__(self, xml: bytes) -> None:
        self.found: list[Dropped] = []
        self._reference = self._kind = self._array = ""
        self._is_formula = self._has_value = False
        self._text: list[str] = []
        self._filled: set[tuple[int, int]] = set()
        self._arrays: list[Span] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._parser = parser
        parser.Parse(xml, True)  # noqa: FBT003 - expat's own signature
        self._report_arrays()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "c":
                self._reference, self._kind = attributes.get("r", ""), attributes.get("t", "n")
                self._is_formula = self._has_value = False
                self._array = ""
                self._text.clear()
            case "f":
                self._is_formula = True
                self._array = attributes.get("ref", "") if attributes.get("t") == "array" else ""
            case "v":
                # « <v></v> » is a text of no letters; as a number or an error it is nothing.
                self._has_value = self._kind == "str"
                self._parser.CharacterDataHandler = self._text.append
            case "is":
                self._has_value = True

    def _end(self, tag: str) -> None:
        match tag.rpartition(":")[2]:
            case "v":
                self._has_value = self._has_value or bool("".join(self._text).strip())
                self._parser.CharacterDataHandler = None
            case "c":
                self._judge()

    def _judge(self) -> None:
        span = span_of(self._reference)
        if not span:
            return
        row, column = span[:2]
        if self._kind == "e":
            self.found.append(Dropped(row, column, CellError("".join(self._text).strip() or "#VALUE!")))
        elif self._is_formula and not self._has_value:
            self.found.append(Dropped(row, column, UnsavedFormula()))
            if area := span_of(self._array):
                self._arrays.append(area)
        elif self._has_value:
            self._filled.add((row, column))

    def _report_arrays(self) -> None:
        """Report every empty cell of an array formula: only its first cell holds the formula."""
        known = self._filled | {(cell.row, cell.column) for cell in self.found}
        for area in self._arrays:
            self.found += (
                Dropped(row, column, UnsavedFormula()) for row, column in _cells(area) if (row, column) not in known
            )


def _cells(area: Span) -> Iterator[tuple[int, int]]:
    top, left, bottom, right = area
    if (bottom - top + 1) * (right - left + 1) > _MOST_ARRAY_CELLS:
        return iter(())
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
