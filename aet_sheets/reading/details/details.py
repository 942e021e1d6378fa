"""What the fast reader leaves out of a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from aet_sheets.reading.raw import Raw, Span

Wanted = Callable[[str], bool]
"""Tells, by the name of a sheet, whether anybody wants its cells."""


class Dropped(NamedTuple):
    """What stands in a cell that the fast reader gives as empty, or as something else; counted from 0."""

    row: int
    column: int
    value: Raw


@dataclass(slots=True)
class Details:
    """What the sheet called `sheet` holds beyond plain cells; the rest as in `RawSheet`."""

    sheet: str
    cells: list[Dropped] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)
    since_1904: bool = False


class Examined(NamedTuple):
    """What a look through a file gives: the details of its sheets, and the bytes for the fast reader to read.

    These are the file's own bytes, unless it is written in a way that the fast reader gets wrong.
    """

    details: list[Details]
    data: bytes
