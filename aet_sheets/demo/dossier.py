"""What the demo hands over: rows ready to be written on the sheets of workbooks, and the returns around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from aet_sheets.schema import Table

Row: TypeAlias = dict[str, str | int | float | bool | date | None]
"""One row of a sheet: values by the name of their column."""

Rows: TypeAlias = Mapping[type[Table], list[Row]]


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
