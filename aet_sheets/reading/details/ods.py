"""What the fast reader leaves out of OpenDocument workbooks (ods)."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from aet_sheets.reading.archives import Archive
from aet_sheets.reading.details.details import Details, Dropped, Examined, Wanted
from aet_sheets.reading.details.xlsx import rewritten
from aet_sheets.reading.far_cells import refuse_far_cells_of_tables
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.raw import CellError, Raw, UnsavedFormula

_CONTENT: Final = "content.xml"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NAMESPACES: Final = {
    "office": _OFFICE[1:-1],
    "table": _TABLE[1:-1],
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
for _prefix, _namespace in _NAMESPACES.items():
    ET.register_namespace(_prefix, _namespace)
_TEXT: Final = f"{{{_NAMESPACES['text']}}}p"
_ERROR_KIND: Final = f"{{{_NAMESPACES['calcext']}}}value-type"
_ROW, _CELLS = f"{_TABLE}table-row", {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_SIGNS: Final = re.compile(
    rb"""value-type=["']error|:formula=|:visibility=["'](?:collapse|filter)|-spanned="""
    rb"""|time-value=["']-?PT(?:2[4-9]|[3-9][0-9]|[0-9]{3,})H"""
)
"""A content without any of these holds nothing that the fast reader leaves out."""
_INDENTED: Final = re.compile(rb">\s+</?table:(?:table|covered)")
_GAP: Final = re.compile(rb"<text:(line-break|tab)(?=[\s/>])[^>]*?(?:/>|></text:\1>)")
_GAPS: Final = {b"line-break": b"\n", b"tab": b"\t"}
_LONG_TIME: Final = re.compile(r"(-?)PT([0-9]{2,})H([0-9]{1,2})M([0-9]{1,2})(?:[.,][0-9]+)?S")
_HOURS_OF_A_DAY: Final = 24
_MOST_REPEATED: Final = 1_000
"""What is the same over more rows or cells than that is reported in the first of them: it goes to the sheet's edge."""


def examine_ods(archive: Archive, limits: Limits, wanted: Wanted) -> Examined:
    """Look through the workbook `archive`; what the fast reader would refuse or misread is written anew.

    That is a content indented for people, one whose elements go by other prefixes than everybody's, and one with line
    breaks or tabs inside a text, which the fast reader leaves out: two words would become one. The fast reader unpacks
    every sheet whatever is `wanted`, so that a far cell counts on any of them.

    Raises:
        UnreadableFileError: a cell stands too far away for `limits`.
    """
    data = archive.data
    written = content = archive.read(_CONTENT)
    if _INDENTED.search(content) or b"<table:table " not in content:
        content = _as_usual(content)
    refuse_far_cells_of_tables(content, limits)
    if _GAP.search(content):
        content = _GAP.sub(lambda gap: _GAPS[gap[1]], content)
    if content is not written:
        data = rewritten(archive, {_CONTENT: content})
    tables = list(_tables(content)) if _SIGNS.search(content) else []
    return Examined([table for table in tables if wanted(table.sheet)], data)


def _as_usual(content: bytes) -> bytes:
    """Return a content with the usual prefixes and no white space between elements; texts are left as they are."""
    root = ET.fromstring(content)  # noqa: S314 - the archive is looked at before it is opened
    inside_text = {id(node) for text in root.iter(_TEXT) for node in text.iter()} - {id(n) for n in root.iter(_TEXT)}
    for node in root.iter():
        if node.tag != _TEXT and id(node) not in inside_text and not (node.text or "").strip():
            node.text = None
        if id(node) not in inside_text and not (node.tail or "").strip():
            node.tail = None
    return bytes(ET.tostring(root, encoding="UTF-8", xml_declaration=True))


def _tables(content: bytes) -> Iterator[Details]:
    details, row = Details(""), 0
    for event, node in ET.iterparse(io.BytesIO(content), events=("start", "end")):  # noqa: S314 - as above
        if event == "start" and node.tag == f"{_TABLE}table":
            details, row = Details(node.get(f"{_TABLE}name", "")), 0
            yield details
        elif event == "end" and node.tag == _ROW:
            row += _examine_row(node, row, details)
            node.clear()


def _examine_row(node: ET.Element, row: int, details: Details) -> int:
    """Add what `node` holds beyond plain cells to `details`; return over how many rows it stands."""
    count = int(node.get(f"{_TABLE}number-rows-repeated", "1"))
    rows = range(row, row + min(count, _MOST_REPEATED))
    if node.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
        details.hidden_rows += (number + 1 for number in rows)
    column = 0
    for cell in (child for child in node if child.tag in _CELLS):
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        value = _value_left_out(cell)
        if value is not None:
            columns = range(column, column + min(repeated, _MOST_REPEATED))
            details.cells += (Dropped(number, place, value) for number in rows for place in columns)
        height, width = (int(cell.get(f"{_TABLE}number-{side}-spanned", "1")) for side in ("rows", "columns"))
        if height > 1 or width > 1:
            details.merged.append((row, column, row + height - 1, column + width - 1))
        column += repeated
    return count


def _value_left_out(cell: ET.Element) -> Raw | None:
    """Return an error, a formula never calculated, or a time of a day and more; None for any other cell.

    A formula that gave an empty text is written with an empty paragraph; without even that, it gave nothing yet.
    """
    shown = cell.find(_TEXT)
    if cell.get(_ERROR_KIND) == "error":
        return CellError("#VALUE!" if shown is None else "".join(shown.itertext()))
    kind = cell.get(f"{_OFFICE}value-type")
    if kind is None and shown is None and cell.get(f"{_TABLE}formula"):
        return UnsavedFormula()
    time = _LONG_TIME.fullmatch(cell.get(f"{_OFFICE}time-value", "")) if kind == "time" else None
    if not time or int(time[2]) < _HOURS_OF_A_DAY:
        return None
    elapsed = dt.timedelta(hours=int(time[2]), minutes=int(time[3]), seconds=int(time[4]))
    return -elapsed if time[1] else elapsed
