"""The consolidated dataset: one row a thing, with every place that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from aet_sheets.consolidation.decisions import Decision
from aet_sheets.schema import Column, Table
from aet_sheets.schema.coded import Coded
from aet_sheets.schema.values import Value

if TYPE_CHECKING:
    from aet_sheets.consolidation.rows import Rows


class Origin(NamedTuple):
    """Where a row comes from: the file, its sheet, and the row number as the sender sees it."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Origins:
    """Where each row of a table comes from, made as somebody looks: `origins[i]` are the places of row i.

    Of the rows that sources have, row j is the one numbered `numbers[j]` on sheet `sheet[j]` of `sheets`, each a file
    and a sheet of it. `held[i]` is the one that holds for row i of the table; `several[i]`, where there are more than
    one, all of them, the one that holds last.
    """

    sheets: Sequence[tuple[str, str]] = ()
    sheet: Sequence[int] = ()
    numbers: Sequence[int] = ()
    held: Sequence[int] = ()
    several: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.held)

    def __getitem__(self, row: int) -> list[Origin]:
        own = self.several.get(row) or (self.held[row],)
        return [Origin(*self.sheets[self.sheet[one]], self.numbers[one]) for one in reversed(own)]

    def __iter__(self) -> Iterator[list[Origin]]:
        return map(self.__getitem__, range(len(self)))

    def places(self) -> Coded[tuple[str, str]]:
        """Return the file and the sheet of the first origin of each row."""
        from aet_sheets.schema.long_column import LongColumn  # noqa: PLC0415 - numpy is loaded once rows are joined

        return LongColumn.over(self.sheets, self.sheet).at(self.held).compact()

    def by_column(self) -> tuple[Coded[str], Coded[str], Coded[int]]:
        """Return the file, the sheet and the row number, as the sender sees it, of the first origin of each row."""
        from aet_sheets.schema.long_column import of_integers  # noqa: PLC0415 - as above

        places = self.places()
        files, sheets = (places.mapped(partial(map, itemgetter(part))) for part in (0, 1))
        return files, sheets, of_integers(self.numbers, self.held)


class Part(NamedTuple):
    """What a row was before somebody decided that it is another's: its code, its label, and where it comes from."""

    code: str
    label: str
    origin: Origin


class Statement(NamedTuple):
    """A value as one source states it."""

    value: Value
    origin: Origin


class Disagreement(NamedTuple):
    """Sources that give a column of one row two values: what the latest says, and what another says.

    `subject` names the row in a decision: its code, or a digest. `decision` is the one that holds, if any; `other` is
    None where all agree with it. `values` counts the values that are stated, which may be more than two.
    """

    position: int
    column: Column
    subject: str
    latest: Statement
    other: Statement | None
    decision: Decision | None
    values: int = 2


@dataclass(slots=True)
class Consolidated:
    """The rows of one table: `columns[name][i]`, the text out of the model and the origins of row i.

    The first origin of a row is the source that holds; others said the same thing, or something older.
    `aliases[i]` are other codes that row i has had, in a table with codes. `parts[i]` are the rows of which row i was
    made by a decision. `spellings` are the names of bodies as each row has them, before those of one body are written
    in one way. In a table with codes, `rows` are the rows as the sources have them. Nobody writes into a column: it may
    be shared with `rows`, or with another column that has no value either.
    """

    table: type[Table]
    columns: dict[str, Coded[Value]] = field(default_factory=dict)
    extra: Coded[str] = field(default_factory=lambda: Coded.nothing(0))
    origins: Origins = field(default_factory=Origins)
    aliases: list[Sequence[str]] = field(default_factory=list)
    parts: dict[int, list[Part]] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)
    spellings: Coded[Value] = field(default_factory=lambda: Coded.nothing(0))
    rows: Rows | None = None

    def __len__(self) -> int:
        return len(self.origins)

    def row(self, position: int) -> dict[str, Value | None]:
        """Return one row by column name."""
        return {name: values[position] for name, values in self.columns.items()}


Dataset = dict[type[Table], Consolidated]
