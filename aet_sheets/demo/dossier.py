"""What the demo hands over: rows ready to be written on the sheets of workbooks, and the returns around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from aet_sheets.schema import Table
from aet_sheets.schema.values import Value

Row: TypeAlias = dict[str, Value | None]
"""One row of a sheet: values by the name of their column."""


@dataclass(frozen=True)
class DemoReturn:
    """One return as a working group sent it; `tables` holds only the tables that have rows."""

    edition: str
    filename: str
    cover: Row
    tables: dict[type[Table], list[Row]]


@dataclass(frozen=True)
class DemoDossier:
    """The whole fictional dossier: settings, pilot workbook and returns."""

    settings: Row
    pilot: dict[type[Table], list[Row]]
    returns: tuple[DemoReturn, ...]


def actor(number: int) -> str:
    """Return the code of the actor who was entered as the `number`-th."""
    return f"ACT-{number:03}"
