"""Rows for which a sheet has no room: they go to a file beside the workbook, and the sheet says where."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import NoneType
from typing import Final

from aet_sheets.schema import Column
from aet_sheets.schema.columns import Date, Integer, Number, Text
from aet_sheets.schema.values import Value
from aet_sheets.writing.safely import replace_safely

MOST_ROWS: Final = 1_048_574
"""The rows that a sheet holds (1,048,576 in all) under a line of explanation and the headings."""
_BESIDE: Final = r"(?: \(nouvelle version(?: \d+)?\))?"
"""What follows the name of a file that was open when it was written (`writing.safely`)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows to write: `values[j][i]` is what row i says in column j."""

    columns: tuple[Column, ...]
    values: Sequence[Sequence[Value | None]]

    def __len__(self) -> int:
        return len(self.values[0])


@dataclass(frozen=True, slots=True)
class SideFile:
    """A file with all rows of the sheet called `sheet`, `rows` in number."""

    sheet: str
    path: Path
    rows: int

    @property
    def is_parquet(self) -> bool:
        """Tell whether it is a Parquet file; a CSV file otherwise."""
        return self.path.suffix == _PARQUET

    def digest(self) -> tuple[str, int]:
        """Return the sha256 of the file, and its size in bytes."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), self.path.stat().st_size


_PARQUET: Final = ".parquet"
_CSV: Final = " (lignes).csv"
"""The ends of the names: what people save as CSV themselves is called otherwise."""


@dataclass(frozen=True, slots=True)
class SideFiles:
    """The files beside `workbook` that take the rows for which a sheet has no room, and which were `written` so far.

    They are Parquet files, or CSV files where what writes the former (an extra) is not installed. A sheet has room for
    `most_rows` of them.
    """

    workbook: Path
    most_rows: int = MOST_ROWS
    parquet: bool = field(default_factory=lambda: find_spec("pyarrow") is not None)
    written: list[SideFile] = field(default_factory=list)

    def fits(self, rows: int) -> bool:
        """Tell whether a sheet has room for that many rows."""
        return rows <= self.most_rows

    def put(self, sheet: str, rows: Listing) -> SideFile:
        """Write all `rows` of the sheet called `sheet` to its file; raises `OSError` when it cannot be written."""
        if self.parquet:
            from aet_sheets.writing.exports.columnar import write_parquet as write  # noqa: PLC0415 - an extra
        else:
            from aet_sheets.writing.exports.delimited import write_csv as write  # noqa: PLC0415 - rarely needed
        target = self.workbook.with_name(f"{self.workbook.stem}-{sheet}{_PARQUET if self.parquet else _CSV}")
        path = replace_safely(target, lambda path: write(path, rows))
        self.written.append(SideFile(sheet, path, len(rows)))
        return self.written[-1]

    def remove_others(self, sheets: Iterable[str]) -> None:
        """Remove the files of earlier runs for `sheets` which have room again, or which are called otherwise now."""
        names = "|".join(map(re.escape, sheets))
        ends = f"{_BESIDE}{re.escape(_PARQUET)}|{re.escape(_CSV.removesuffix('.csv'))}{_BESIDE}\\.csv"
        ours = re.compile(f"{re.escape(self.workbook.stem)}-(?:{names})(?:{ends})")
        kept = {file.path.name for file in self.written}
        for path in list(self.workbook.parent.iterdir()):
            if ours.fullmatch(path.name) and path.name not in kept:
                with suppress(OSError):  # somebody has it open: it is removed another time
                    path.unlink()


def declared(heading: str, values: Sequence[Value | None]) -> Column:
    """Return what declares a column of a list that no table of the schema is, by what stands in it."""
    kinds = set(map(type, values)) - {NoneType}
    if kinds == {dt.date}:
        return Date(heading)
    if kinds == {int}:
        return Integer(heading)
    return Number(heading) if kinds and kinds <= {int, float} else Text(heading)
