"""Cells of a sheet being patched: found or made where they belong, marked, measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from aet_sheets.problems import Severity
from aet_sheets.reading.addresses import column_letters, column_number
from aet_sheets.writing.annotated.looks import Looks
from aet_sheets.writing.annotated.xml import Node, main, new

_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Place = tuple[int, int]
"""Row from 1, column from 0."""


def place_of(address: str) -> Place:
    """Return where an A1 address is; raises `ValueError` when it is none."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise ValueError(address)
    return int(match[2]), column_number(match[1]) - 1


def mark_cells(sheet: Node, marks: Mapping[str, Severity], looks: Looks) -> None:
    """Colour the cells of `sheet` whose addresses `marks` names; a blank cell is made where there is none.

    Hidden rows and columns that hold one are shown: nobody corrects what they do not see.
    """
    wanted: dict[int, dict[int, Severity]] = {}
    for address, severity in marks.items():
        row, column = place_of(address)
        wanted.setdefault(row, {})[column] = severity
    _show_columns(sheet, {column for columns in wanted.values() for column in columns})
    for row, node in _rows(sheet, wanted):
        node.attrib.pop("hidden", None)
        for column, cell in _cells(node, row, wanted[row]):
            style = int(cell.get("s") or node.get("s") or _column_style(sheet, column))
            cell.set("s", str(looks.marked(style, wanted[row][column])))


def unmark_cells(sheet: Node, former: Mapping[int, int]) -> None:
    """Take the colours of a former copy off the cells of `sheet`."""
    for node in sheet.iter(main("c"), main("row")):
        style = int(node.get("s") or 0)
        if style in former:
            node.set("s", str(former[style]))


def _rows(sheet: Node, wanted: Iterable[int]) -> Iterator[tuple[int, Node]]:
    """Yield the rows `wanted`, those that are missing made where they belong."""
    data = next(sheet.iter(main("sheetData")))
    numbered: dict[int, Node] = {}
    number = 0
    for node in data:
        stated = node.get("r")
        number = int(stated or number + 1)
        if not stated:
            node.set("r", str(number))
        numbered[number] = node
    for row in sorted(wanted):
        if row not in numbered:
            numbered[row] = new("row", {"r": row})
            _insert(data, numbered[row], next((node for at, node in sorted(numbered.items()) if at > row), None))
        yield row, numbered[row]


def _cells(row: Node, number: int, wanted: Iterable[int]) -> Iterator[tuple[int, Node]]:
    """Yield the cells `wanted` of a row, those that are missing made where they belong."""
    placed: dict[int, Node] = {}
    column = -1
    for node in row.iterchildren(main("c")):
        address = node.get("r")
        column = place_of(address)[1] if address else column + 1
        if not address:
            node.set("r", f"{column_letters(column)}{number}")
        placed[column] = node
    for wished in sorted(wanted):
        if wished not in placed:
            placed[wished] = new("c", {"r": f"{column_letters(wished)}{number}"})
            _insert(row, placed[wished], next((node for at, node in sorted(placed.items()) if at > wished), None))
            row.attrib.pop("spans", None)
        yield wished, placed[wished]


def _insert(parent: Node, child: Node, following: Node | None) -> None:
    if following is None:
        parent.append(child)
    else:
        following.addprevious(child)


def _column_style(sheet: Node, column: int) -> str:
    return next((node.get("style") or "0" for node in _columns(sheet) if _covers(node, column)), "0")


def _show_columns(sheet: Node, wanted: Iterable[int]) -> None:
    for node in _columns(sheet):
        if any(_covers(node, column) for column in wanted):
            node.attrib.pop("hidden", None)


def _columns(sheet: Node) -> list[Node]:
    """Return what declares the widths and the looks of columns."""
    declared = sheet.find(main("cols"))
    return [] if declared is None else list(declared)


def _covers(node: Node, column: int) -> bool:
    return int(node.get("min", 0)) <= column + 1 <= int(node.get("max", 0))
