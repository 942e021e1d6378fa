"""How tables lie on a sheet: which columns they take, how wide and how high, in what formats."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aet_sheets.reporting.model import Cell, Column, Form, Report, Table
from aet_sheets.reporting.writing import shown
from aet_sheets.text import french
from aet_sheets.writing.styles import DATE

FORMATS: Final = {
    Form.TEXT: None,
    Form.COUNT: "#,##0",
    Form.NUMBER: "#,##0.##",
    Form.EUROS: '#,##0.00\\ "€"',
    Form.SHARE: "0.0\\ %",
    Form.DATE: DATE,
}
_WHOLE: Final = "#,##0"
UP_TO: Final = "jusqu’à"
"""The heading of the upper bounds of intervals."""
OVERFLOWING: Final = frozenset({"sha256"})
"""Columns of texts that stand on one line and run over the cells to their right."""

LINE, AIR, SECTION = 14.5, 5.0, 26.0
"""Points of a line of text, of the air around the lines of a row, of the title of a block."""
_HEADING: Final = 30.0
_LETTER: Final = 1.2
"""The width of a character in a cell that wraps, spaces lost at the ends of lines included."""
_NUMBER_WIDTH, _FIRST_TEXT, _TEXT_UNIT, _WIDEST = 15.0, 38.0, 15.0, 95.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of a table stand, from 0, by their keys; those in `wide` take two: they hold intervals."""

    places: dict[str, int]
    wide: frozenset[str]

    @classmethod
    def of(cls, table: Table) -> Grid:
        """Return the places of the columns of `table`."""
        places, wide, next_place = dict[str, int](), set[str](), 0
        for number, column in enumerate(table.columns):
            places[column.key] = next_place
            if column.interval and any(row.cells[number].interval for row in table.rows):
                wide.add(column.key)
            next_place += 2 if column.key in wide else 1
        return cls(places, frozenset(wide))


def header(report: Report) -> str:
    """Return what stands above every printed page."""
    standing = " · PROVISOIRE" if report.standing.provisional else ""
    return french(f"{report.territory} · {report.title}{standing}")


def number_format(column: Column, cell: Cell) -> str | None:
    """Return the format of a cell; a number without decimals shows none."""
    form = cell.form if cell.form.numeric or column.form is Form.DATE else column.form
    if form is Form.NUMBER and isinstance(cell.value, (int, float)) and cell.value == int(cell.value):
        return _WHOLE
    return FORMATS[form]


# ---- Heights -------------------------------------------------------------------------------------------------------


def lines_of(text: str, width: float) -> int:
    """Return on about how many lines a text stands, `width` characters across."""
    return sum(max(1, math.ceil(len(part) * _LETTER / width)) for part in text.split("\n"))


def heading_lines(label: str, width: float) -> int:
    """Return on how many lines a heading stands, filled word by word."""
    lines, room = 1, width - 2
    used = 0.0
    for word in label.split():
        wide = (len(word) + 1) * _LETTER
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        used += wide
    return lines


def table_height(table: Table) -> float:
    """Return about how many points a table takes."""
    return SECTION + _HEADING + (AIR + LINE * 1.3) * len(table.rows) + (3 * LINE if table.note else 0)


# ---- Widths --------------------------------------------------------------------------------------------------------


def widths_for(tables: Sequence[Table]) -> list[float]:
    """Return the widths of the columns of a sheet that holds `tables`, one below the other."""
    widths: dict[int, float] = {}
    for table in tables:
        grid = Grid.of(table)
        for number, column in enumerate(table.columns):
            place, width = grid.places[column.key], _width(table, number, first=grid.places[column.key] == 0)
            for taken in range(place, place + (2 if column.key in grid.wide else 1)):
                widths[taken] = max(widths.get(taken, 0), width)
    return [widths[place] for place in sorted(widths)] or [_WIDEST]


def _width(table: Table, number: int, *, first: bool) -> float:
    column = table.columns[number]
    if column.key in OVERFLOWING:
        return _NUMBER_WIDTH
    if column.form.numeric or column.form is Form.DATE:
        return max([_NUMBER_WIDTH, *(len(shown(row.cells[number])) * 1.15 + 3 for row in table.rows)])
    return min(_WIDEST, max(_NUMBER_WIDTH, _FIRST_TEXT if first else _TEXT_UNIT * column.width))
