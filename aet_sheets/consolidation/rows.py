"""The rows of one table as all sources have them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, repeat

from aet_sheets.checking.records import Checked, Records, set_aside
from aet_sheets.consolidation.dataset import Origin
from aet_sheets.consolidation.sources import Authority, Source
from aet_sheets.problems import Problem
from aet_sheets.schema import Column, Table
from aet_sheets.schema.long_column import Joiner, LongColumn
from aet_sheets.schema.values import Value


@dataclass(slots=True)
class Rows:
    """The rows of one table from all sources, one after the other, in the order in which they became known.

    Row i stands on sheet `sheet[i]` of `sheets`, of which it is the row numbered `numbers[i]`; `starts` gives the first
    row of each sheet, `authorities` the authority of its file.
    """

    columns: dict[str, LongColumn[Value]]
    extra: LongColumn[str]
    sheets: Sequence[tuple[Source, Checked]]
    starts: Sequence[int]
    authorities: Sequence[Authority]
    sheet: array[int]
    numbers: array[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def home(self, row: int) -> tuple[Source, Records, int]:
        """Return the source and the records in which a row stands, and its position among these."""
        sheet = self.sheet[row]
        source, checked = self.sheets[sheet]
        return source, checked.records, row - self.starts[sheet]

    def source(self, row: int) -> Source:
        """Return the source in which a row stands."""
        return self.sheets[self.sheet[row]][0]

    def origin(self, row: int) -> Origin:
        """Return where a row stands."""
        records = self.sheets[self.sheet[row]][1].records
        return Origin(records.file, records.sheet, self.numbers[row])

    def files(self) -> list[str]:
        """Return the file in which each row stands."""
        names = [checked.records.file for _, checked in self.sheets]
        return list(map(names.__getitem__, self.sheet))

    def by_authority(self, rows: Sequence[int]) -> list[int]:
        """Return the rows of one thing, the one that holds last."""
        return sorted(rows, key=lambda row: self.authorities[self.sheet[row]])

    def assumed(self, row: int, column: Column) -> bool:
        """Tell whether a value was filled in by the cover of its file."""
        _, records, record = self.home(row)
        return records.assumed(column, record)

    def report(self, row: int, problem: Problem) -> None:
        """Add what is wrong with a row to the problems of its sheet."""
        self.sheets[self.sheet[row]][1].problems.append(problem)

    def set_aside(self, blocking: Mapping[int, list[Problem]]) -> None:
        """Give the rows that `blocking` names back to their sheets, which set them aside for the reasons given."""
        by_sheet: dict[int, dict[int, list[Problem]]] = defaultdict(dict)
        for row, problems in blocking.items():
            sheet = self.sheet[row]
            by_sheet[sheet][row - self.starts[sheet]] = problems
        for sheet, own in by_sheet.items():
            checked = self.sheets[sheet][1]
            checked.set_aside += set_aside(checked.records, own)
        if blocking:
            self._leave_out(blocking)

    def _leave_out(self, rows: Collection[int]) -> None:
        kept = [row for row in range(len(self)) if row not in rows]
        self.columns = {name: column.at(kept) for name, column in self.columns.items()}
        self.extra = self.extra.at(kept)
        self.sheet, self.numbers = (array("I", map(own.__getitem__, kept)) for own in (self.sheet, self.numbers))
        self.starts = _starts(self.sheets)


def gather(table: type[Table], sheets: Sequence[tuple[Source, Checked]], joiner: Joiner) -> Rows:
    """Return the rows of `table` from all its `sheets`, given in the order in which they became known."""
    own = [checked.records for _, checked in sheets]
    lengths = list(map(len, own))
    return Rows(
        {
            column.name: joiner.joined([records.columns[column.name] for records in own], lengths)
            for column in table.columns
        },
        joiner.joined([records.extra for records in own], lengths),
        sheets,
        _starts(sheets),
        [source.authority for source, _ in sheets],
        array("I", chain.from_iterable(map(repeat, range(len(own)), lengths))),
        array("I", chain.from_iterable(records.rows for records in own)),
    )


def _starts(sheets: Sequence[tuple[Source, Checked]]) -> list[int]:
    return list(accumulate((len(checked.records) for _, checked in sheets), initial=0))
