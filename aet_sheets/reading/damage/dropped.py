"""A cell that the fast reader drops."""

from __future__ import annotations

from typing import NamedTuple

from aet_sheets.reading.raw import Raw


class Dropped(NamedTuple):
    """What stands in a cell that the fast reader gives as empty; row and column count from 0."""

    sheet: str
    row: int
    column: int
    value: Raw
