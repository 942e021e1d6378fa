"""Cells so far away that the sheet up to them has millions or billions of cells: refused before room is made for it.

A reader makes room for every cell from A1 to the last filled one. Somebody who pressed Ctrl+End and typed a space has
made a sheet of 17 billion cells, in a file of a few kilobytes. Rows and columns that are only formatted do not count.
In xls a sheet ends too soon to matter; xlsb is left to the memory limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from aet_sheets.reading.addresses import cell_address, column_number
from aet_sheets.reading.errors import UnreadableFileError
from aet_sheets.reading.limits import Limits


class Cell(NamedTuple):
    """A filled cell; row and column count from 1."""

    row: int
    column: int


def refuse_far_cells(xml: bytes, limits: Limits) -> None:
    """Look for a far cell in the XML of a worksheet (Office Open XML).

    Raises:
        UnreadableFileError: a filled cell stands so far away that the sheet has more cells than `limits` allow.
    """
    if _may_be_large(xml, limits.cells):
        _refuse(_farthest(_filled_cells(xml), limits.cells))


def refuse_far_cells_of_tables(content: bytes, limits: Limits) -> None:
    """Look for a far cell in the tables of an OpenDocument content; raises as `refuse_far_cells` does."""
    starts = [match.start() for match in _TABLE.finditer(content)]
    for start, stop in pairwise([*starts, len(content)]):
        _refuse(_farthest(_ends_of_rows(content[start:stop]), limits.cells))


def _refuse(cell: Cell | None) -> None:
    if cell is not None:
        address = cell_address(cell.row, cell.column - 1)
        raise UnreadableFileError(
            f"une cellule remplie se trouve très loin, en {address}",
            f"Videz la cellule {address} ou supprimez sa ligne et sa colonne, enregistrez, ou demandez-le ainsi.",
        )


def _farthest(cells: Iterable[Cell], most: int) -> Cell | None:
    """Return the farthest of `cells` if a sheet that reaches all of them has more than `most` cells."""
    rows = columns = 0
    farthest = Cell(0, 0)
    for cell in cells:
        rows, columns = max(rows, cell.row), max(columns, cell.column)
        if cell.row * cell.column > farthest.row * farthest.column:
            farthest = cell
    return farthest if rows * columns > most else None


# ---- Office Open XML ------------------------------------------------------------------------------------------

_MARKS: Final = (b"<v", b":v", b"<is", b":is", b"<f", b":f")
"""How the content of a cell begins: a value, a text in place, a formula."""
_ROW: Final = re.compile(rb"""row\b[^>]*?\br=["'](\d+)["']""")
_FILLED_CELL: Final = re.compile(
    rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*(?<!/)>\s*<(?:\w+:)?(?:v|is|f)\b"""
)
_WIDE: Final = (
    (26, re.compile(rb"""\br=["'][A-Z]{2}""")),
    (702, re.compile(rb"""\br=["'][A-Z]{3}""")),
)
"""A sheet without an address of two letters has at most 26 columns, and so on: a look that costs next to nothing."""
_MOST_COLUMNS: Final = 16_384


def _may_be_large(xml: bytes, most: int) -> bool:
    end = xml.rfind(b"sheetData>")
    if _row_before(xml, end) * _MOST_COLUMNS <= most:
        return False
    rows = _last_filled_row(xml, end)
    columns = next((limit for limit, wider in _WIDE if rows * limit > most or not wider.search(xml)), _MOST_COLUMNS)
    return rows * columns > most


def _last_filled_row(xml: bytes, end: int) -> int:
    """Return the number of the last row that holds anything, in a sheet whose rows stand in order, up to `end`."""
    last = max(xml.rfind(mark, 0, end) for mark in _MARKS)
    return _row_before(xml, last) if last >= 0 else 0


def _row_before(xml: bytes, place: int) -> int:
    """Return the number of the row that begins last before a place of the XML; 0 when there is none."""
    row = _ROW.search(xml, max(xml.rfind(b"row ", 0, place), 0))
    return int(row[1]) if row else 0


def _filled_cells(xml: bytes) -> Iterator[Cell]:
    return (Cell(int(match[2]), column_number(match[1].decode())) for match in _FILLED_CELL.finditer(xml))


# ---- OpenDocument ---------------------------------------------------------------------------------------------

_TABLE: Final = re.compile(rb"<table:table(?![\w-])")
_ROW_ELEMENT: Final = re.compile(rb"<table:table-row\b([^>]*?)(/?)>")
_CELL_ELEMENT: Final = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ROWS_REPEATED: Final = re.compile(rb"""number-rows-repeated=["'](\d+)["']""")
_COLUMNS_REPEATED: Final = re.compile(rb"""number-columns-repeated=["'](\d+)["']""")
_END_OF_ROW: Final = b"</table:table-row>"
_VALUES: Final = (b"value-type=", b"<text:p", b"table:formula=")


def _ends_of_rows(table: bytes) -> Iterator[Cell]:
    """Yield the last filled cell of each row that has one; of like rows, that of the last."""
    row = 0
    for match in _ROW_ELEMENT.finditer(table):
        row += _repeated(_ROWS_REPEATED, match[1])
        if match[2]:
            continue
        cells = table[match.end() : table.find(_END_OF_ROW, match.end())]
        if any(mark in cells for mark in _VALUES):
            yield Cell(row, _last_filled_column(cells))


def _last_filled_column(cells: bytes) -> int:
    """Return the number of the last column of a row that holds anything; a bound of it where none is repeated."""
    if b"columns-repeated" not in cells:
        return cells.count(b"<table:table-cell") + cells.count(b"<table:covered-table-cell")
    column = last = 0
    elements = list(_CELL_ELEMENT.finditer(cells))
    for element, after in pairwise([*elements, None]):
        assert element is not None  # noqa: S101 - only the last pair ends with None
        column += _repeated(_COLUMNS_REPEATED, element[1])
        inside = cells[element.start() : after.start() if after else len(cells)]
        if any(mark in inside for mark in _VALUES):
            last = column
    return last


def _repeated(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes) if b"repeated" in attributes else None
    return int(found[1]) if found else 1
