"""Raw cells: what a file holds, before anybody decides what it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell in error, by the name that Excel shows: such as `#REF!`."""

    code: str

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class UnsavedFormula:
    """A formula whose value was never saved."""

    def __str__(self) -> str:
        return "formule"


Raw = str | int | float | bool | dt.date | dt.time | dt.timedelta | CellError | UnsavedFormula
"""A cell as a file gives it; an empty cell is `""`. `dt.datetime` comes in as a kind of `dt.date`."""


def is_empty(cell: Raw) -> bool:
    """Tell whether a cell is empty or holds only spaces."""
    return isinstance(cell, str) and (not cell or cell.isspace())


def is_blank(row: Iterable[Raw]) -> bool:
    """Tell whether every cell of `row` is empty or holds only spaces."""
    return all(map(is_empty, row))


Span = tuple[int, int, int, int]
"""Cells that form a rectangle: first row, first column, last row, last column, all counted from 0."""


@dataclass(slots=True)
class RawSheet:
    """A worksheet: `rows[i][j]` is the cell that its sender sees in row i + 1 and column j (0 is A).

    `hidden_rows` are the numbers of the rows that its sender does not see; `merged` the cells that form one;
    `since_1904` tells that its numbers count days from 1904, as on old Macintoshes.
    """

    name: str
    rows: list[list[Raw]]
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    merged: tuple[Span, ...] = ()
    since_1904: bool = False


@dataclass(slots=True)
class RawWorkbook:
    """The worksheets of a file, in the order of its tabs. `format` is xlsx, xls, xlsb, ods or csv."""

    format: str
    sheets: list[RawSheet] = field(default_factory=list)
