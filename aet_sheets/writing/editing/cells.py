"""The cells of one worksheet as XML: found or made where they belong, filled in, dressed like their neighbours."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final

from lxml import etree

from aet_sheets.reading.addresses import cell_address, column_number
from aet_sheets.schema.values import Value
from aet_sheets.text import french_date
from aet_sheets.writing.cells import as_stored
from aet_sheets.writing.editing.archive import Archive, NotEditableError

_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Numbers of the formats of dates that Excel has from the start."""
_LITERAL: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_EPOCH: Final = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}

Place = tuple[int, int]
"""Row from 1, as Excel counts, and column from 0."""


def place_of(address: str) -> Place:
    """Return where an A1 address is; raises `ValueError` when it is none."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise ValueError(address)
    return int(match[2]), column_number(match[1]) - 1


def ends_of(reference: str) -> tuple[Place, Place]:
    """Return the two corners of a range such as `A1:K20`."""
    first, _, last = reference.partition(":")
    return place_of(first), place_of(last or first)


def reference_of(first: Place, last: Place) -> str:
    """Return the range between two corners."""
    return f"{cell_address(*first)}:{cell_address(*last)}"


class Cells:
    """The cells of the worksheet whose part is `part`."""

    def __init__(self, archive: Archive, part: str) -> None:
        self.archive, self.root = archive, archive.root(part)
        data = self.root.find("{*}sheetData")
        if data is None:
            raise NotEditableError("une de ses feuilles n'a pas de cellules")
        self._data = data
        self._rows = dict(_numbered(data, lambda reference: int(reference) - 1))
        self._by_row: dict[int, dict[int, Any]] = {}

    def set(self, place: Place, value: Value, *, like: Place | None = None) -> None:
        """Put `value` into a cell, which keeps its look, or takes that of the cell `like`.

        Raises:
            NotEditableError: there is a formula in the cell, which is somebody's.
        """
        cell = self._cell(place)
        if cell.find("{*}f") is not None:
            raise NotEditableError(f"la cellule {cell_address(*place)} contient une formule")
        if like is not None:
            self.dress(place, like)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        self._fill(cell, as_stored(value))

    def dress(self, place: Place, like: Place) -> None:
        """Give a cell the look of the cell `like`, if that one has any."""
        style = self.style(like)
        if style is not None:
            self._cell(place).set("s", style)

    def style(self, place: Place) -> str | None:
        """Return the look of a cell as a number of the workbook's; None when it is that of its column."""
        cell = self._cells_of(place[0]).get(place[1]) if place[0] - 1 in self._rows else None
        return None if cell is None else cell.get("s")

    def stretch(self, last: Place) -> None:
        """Have the sheet say that it reaches to `last`, if it says how far it reaches."""
        dimension = self.root.find("{*}dimension")
        if dimension is not None and dimension.get("ref"):
            first, end = ends_of(dimension.get("ref"))
            dimension.set("ref", reference_of(first, (max(end[0], last[0]), max(end[1], last[1]))))

    def _fill(self, cell: Any, stored: Value | None) -> None:
        if isinstance(stored, dt.date) and not self._shows_dates(cell):
            stored = french_date(stored)
        if isinstance(stored, str):
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, _beside(cell, "is")), _beside(cell, "t"))
            text.text = stored
            text.set(_SPACE, "preserve")
        elif stored is not None:
            number = (stored - self._epoch()).days if isinstance(stored, dt.date) else stored
            etree.SubElement(cell, _beside(cell, "v")).text = repr(number)

    def _epoch(self) -> dt.date:
        properties = self.archive.root(self.archive.workbook).find("{*}workbookPr")
        return _EPOCH[properties is not None and properties.get("date1904") in {"1", "true"}]

    def _shows_dates(self, cell: Any) -> bool:
        """Tell whether a number in `cell` is shown as a day: elsewhere, a day is written in so many words."""
        styles = next(self.archive.related(self.archive.workbook, "styles"), None)
        if styles is None or cell.get("s") is None:
            return False
        root = self.archive.root(styles)
        looks = root.findall("{*}cellXfs/{*}xf")
        number = int(cell.get("s"))
        identifier = int(looks[number].get("numFmtId") or 0) if number < len(looks) else 0
        own = {int(node.get("numFmtId")): str(node.get("formatCode")) for node in root.iterfind("{*}numFmts/{*}numFmt")}
        code = _LITERAL.sub("", own.get(identifier, "")).lower()
        return identifier in _DATE_FORMATS or ("d" in code and "m" in code) or ("j" in code and "m" in code)

    def _cell(self, place: Place) -> Any:
        row, column = place
        cells = self._cells_of(row)
        if column not in cells:
            node = self._rows[row - 1]
            cells[column] = node.makeelement(_beside(node, "c"), {"r": cell_address(row, column)})
            _insert(node, cells, column)
            node.attrib.pop("spans", None)
        return cells[column]

    def _cells_of(self, row: int) -> dict[int, Any]:
        if row - 1 not in self._rows:
            self._rows[row - 1] = self._data.makeelement(_beside(self._data, "row"), {"r": str(row)})
            _insert(self._data, self._rows, row - 1)
        if row not in self._by_row:
            self._by_row[row] = dict(_numbered(self._rows[row - 1], lambda reference: place_of(reference)[1]))
        return self._by_row[row]


def _numbered(parent: Any, number_of: Any) -> list[tuple[int, Any]]:
    """Return the elements of a sheet or of a row with their numbers, from 0; an unnumbered one follows the last."""
    found: list[tuple[int, Any]] = []
    for node in parent.iterchildren("{*}row", "{*}c"):
        reference = node.get("r")
        found.append((number_of(reference) if reference else (found[-1][0] + 1 if found else 0), node))
    return found


def _insert(parent: Any, nodes: dict[int, Any], number: int) -> None:
    """Put the new element `nodes[number]` where it belongs among its brothers."""
    following = min((other for other in nodes if other > number), default=None)
    if following is None:
        before = max((other for other in nodes if other < number), default=None)
        if before is None:
            parent.insert(0, nodes[number])
        else:
            nodes[before].addnext(nodes[number])
    else:
        nodes[following].addprevious(nodes[number])


def _beside(node: Any, name: str) -> str:
    """Return the full name of an element in the namespace of `node`."""
    return f"{{{etree.QName(node).namespace}}}{name}"
