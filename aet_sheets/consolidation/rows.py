"""The rows of one table as all sources have them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from aet_sheets.checking.records import Checked, Records
from aet_sheets.consolidation.dataset import Origin
from aet_sheets.consolidation.sources import Authority, Source
from aet_sheets.schema import Column, Table
from aet_sheets.schema.values import Value


@dataclass(slots=True)
class Rows:
    """The rows of one table from all sources, one after the other, in the order in which they became known.

    Row i stands on sheet `sheet[i]` of `sheets`, of which it is the row numbered `numbers[i]`; `starts` gives the first
    row of each sheet, `authorities` the authority of its file.
    """

    columns: dict[str, list[Value | None]]
    extra: list[str | None] = field(default_factory=list)
    sheets: list[tuple[Source, Records]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    authorities: list[Authority] = field(default_factory=list)
    sheet: array[int] = field(default_factory=lambda: array("I"))
    numbers: array[int] = field(default_factory=lambda: array("I"))

    def __len__(self) -> int:
        return len(self.numbers)

    def home(self, row: int) -> tuple[Source, Records, int]:
        """Return the source and the records in which a row stands, and its position among these."""
        sheet = self.sheet[row]
        source, records = self.sheets[sheet]
        return source, records, row - self.starts[sheet]

    def source(self, row: int) -> Source:
        """Return the source in which a row stands."""
        return self.sheets[self.sheet[row]][0]

    def origin(self, row: int) -> Origin:
        """Return where a row stands."""
        records = self.sheets[self.sheet[row]][1]
        return Origin(records.file, records.sheet, self.numbers[row])

    def by_authority(self, rows: Sequence[int]) -> list[int]:
        """Return the rows of one thing, the one that holds last."""
        return sorted(rows, key=lambda row: self.authorities[self.sheet[row]])

    def assumed(self, row: int, column: Column) -> bool:
        """Tell whether a value was filled in by the cover of its file."""
        _, records, record = self.home(row)
        return records.assumed(column, record)


def gather(table: type[Table], sheets: Iterable[tuple[Source, Checked]]) -> Rows:
    """Return the rows of `table` from all `sheets`, which hand them over; columns without any value are one list."""
    rows = Rows({column.name: [] for column in table.columns})
    for source, checked in sheets:
        records = checked.records
        columns, extra = records.hand_over()
        for name, values in columns.items():
            rows.columns[name] += values
        rows.extra += extra
        rows.starts.append(len(rows))
        rows.authorities.append(source.authority)
        rows.sheet.extend(repeat(len(rows.sheets), len(records)))
        rows.numbers.extend(records.rows)
        rows.sheets.append((source, records))
    nothing: list[Any] = [None] * len(rows)
    rows.columns = {name: nothing if values == nothing else values for name, values in rows.columns.items()}
    rows.extra = nothing if rows.extra == nothing else rows.extra
    return rows
