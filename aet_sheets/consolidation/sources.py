"""The files that a consolidation reads, once they are checked: the pilot workbook and the returns that count."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from aet_sheets.checking.records import Checked, Records, SetAside
from aet_sheets.consolidation.dataset import Origin
from aet_sheets.problems import Place, Problem
from aet_sheets.reading.raw import Raw
from aet_sheets.schema import Column, Table

Authority = tuple[int, str, dt.date, str]
"""What orders sources that disagree: see `Source.authority`."""


@dataclass(slots=True)
class Source:
    """One file whose rows enter the dataset.

    `edition` and `group` are those of a return's cover; a pilot workbook has neither. `current` tells whether the
    file belongs to the run at hand: returns of earlier editions give figures « to date » and known actors, and were
    reported on in their own run.
    """

    file: str
    edition: str | None = None
    group: str | None = None
    sent_on: dt.date | None = None
    current: bool = True
    sheets: list[Checked] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    kept: int = 0
    merged: int = 0

    @property
    def is_pilot(self) -> bool:
        """Tell whether this is the pilot workbook."""
        return self.edition is None

    @property
    def authority(self) -> Authority:
        """Return what orders sources that disagree: the last one holds (contract, Identity).

        Returns of earlier editions come before the pilot workbook, which staff have kept up since; the returns of
        the edition at hand come after it, by the day they were sent.
        """
        rank = 1 if self.is_pilot else 2 if self.current else 0
        return rank, self.edition or "", self.sent_on or dt.date.min, self.file

    @property
    def set_aside(self) -> list[SetAside]:
        """Return the rows of the file that count nowhere."""
        return [row for checked in self.sheets for row in checked.set_aside]

    @property
    def read(self) -> int:
        """Return how many rows the file holds, totals and blank rows apart."""
        return self.kept + self.merged + len(self.set_aside)

    def of(self, table: type[Table]) -> Iterator[Checked]:
        """Yield the checked sheets of `table`."""
        return (checked for checked in self.sheets if checked.records.table is table)

    def place(self, table: type[Table], origin: Origin, column: Column) -> Place:
        """Return the cell of `column` in a row of this file that the dataset holds."""
        if found := self._record(table, origin):
            records, record = found
            return records.place(column, record)
        return Place(origin.file, origin.sheet, f"A{origin.row}", column.label)

    def raw(self, table: type[Table], origin: Origin, column: Column) -> Raw:
        """Return what was typed there; empty when the sheet lacks the column."""
        found = self._record(table, origin)
        return found[0].raw(column, found[1]) if found else ""

    def _record(self, table: type[Table], origin: Origin) -> tuple[Records, int] | None:
        for checked in self.of(table):
            rows = checked.records.rows
            record = bisect_left(rows, origin.row)
            if checked.records.sheet == origin.sheet and record < len(rows) and rows[record] == origin.row:
                return checked.records, record
        return None

    def all_problems(self) -> list[Problem]:
        """Return every problem of the file: of the whole file first, then sheet by sheet."""
        return self.problems + [problem for checked in self.sheets for problem in checked.problems]
