"""Checked records: typed values by column, each row still knowing where it stood."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

from aet_sheets.checking.values import excel_text
from aet_sheets.problems import Place, Problem
from aet_sheets.reading.addresses import cell_address
from aet_sheets.reading.raw import Raw
from aet_sheets.schema import Column, Table
from aet_sheets.schema.coded import Coded
from aet_sheets.schema.values import Value


@dataclass(slots=True)
class RawRows:
    """Rows as they were typed, each by its place among the records of a sheet.

    They are kept as the `columns` of the sheet, in which an empty cell is None, and put together where somebody looks.
    """

    columns: Sequence[Coded[Raw]] = ()

    def __getitem__(self, record: int) -> list[Raw]:
        return ["" if (cell := column[record]) is None else cell for column in self.columns]

    def at(self, records: Sequence[int]) -> RawRows:
        """Return the rows at the places `records`, in that order."""
        return RawRows([column.at(records) for column in self.columns])


@dataclass(slots=True)
class Records:
    """The rows of one sheet that passed their checks.

    `columns[name][i]` is the value of record i, for every column of the table; `rows[i]` its row number on the
    sheet; `cells[i]` its raw cells. `by_cover[name][i]` is 1 where a return leaves a value to its cover, 0 elsewhere:
    the rules count on that value, and `fill` puts it in once the cover is understood. Once the rows are joined,
    `release` lets go of all that but of where they stand.
    """

    table: type[Table]
    file: str
    sheet: str
    rows: Sequence[int]
    columns: dict[str, Coded[Value]]
    positions: dict[str, int]
    cells: RawRows
    extra: Coded[str]
    by_cover: dict[str, bytes] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def place(self, column: Column, record: int) -> Place:
        """Return where a value stands; the row's first cell when the sheet lacks the column."""
        address = cell_address(self.rows[record], self.positions.get(column.name, 0))
        return Place(self.file, self.sheet, address, column.label)

    def raw(self, column: Column, record: int) -> Raw:
        """Return a value as it was typed; empty when the sheet lacks the column."""
        cells = self._cells(column)
        cell = None if cells is None else cells[record]
        return "" if cell is None else cell

    def typed(self, column: Column) -> Coded[Raw]:
        """Return a column as it was typed; an empty cell is None, and so are all when the sheet lacks the column."""
        cells = self._cells(column)
        return Coded.nothing(len(self)) if cells is None else cells

    def _cells(self, column: Column) -> Coded[Raw] | None:
        known = self.cells.columns
        position = self.positions.get(column.name, len(known))
        return known[position] if position < len(known) else None

    def assumed(self, column: Column, record: int) -> bool:
        """Tell whether a value is that of the cover, and the row itself does not say it."""
        flags = self.by_cover.get(column.name)
        return flags is not None and flags[record] == 1

    def lacks(self, column: Column, record: int) -> bool:
        """Tell whether nothing gives a value, neither the row nor the cover."""
        return self.columns[column.name][record] is None and not self.assumed(column, record)

    def fill(self, cover: Mapping[str, Value]) -> None:
        """Put in what the cover says, by column name, for the rows that leave it to the cover."""
        for name, flags in self.by_cover.items():
            own, value = self.columns[name], cover[name]
            self.columns[name] = (
                Coded((None, value), array("I", list(flags)))
                if own.is_empty
                else Coded.of(value if flag else said for said, flag in zip(own, flags, strict=True))
            )

    def release(self, texts_in: Column | None = None) -> None:
        """Let go of what the joined table holds from now on.

        What was typed goes too, but for the texts in one column.
        """
        self.columns, self.extra = {}, Coded.nothing(0)
        texts: Coded[Raw] | None = self.typed(texts_in).mapped(_texts) if texts_in else None
        self.cells, self.by_cover = RawRows(), {}
        if texts_in and texts and not texts.is_empty:
            nothing: Coded[Raw] = Coded.nothing(len(self))
            self.cells = RawRows([*repeat(nothing, self.positions[texts_in.name]), texts])

    def keep(self, wanted: Sequence[int]) -> None:
        """Keep only the records at the positions `wanted`, in that order."""
        if len(wanted) == len(self.rows):
            return
        self.rows = [self.rows[i] for i in wanted]
        self.cells = self.cells.at(wanted)
        self.extra = self.extra.at(wanted)
        self.columns = {name: values.at(wanted) for name, values in self.columns.items()}
        self.by_cover = {name: bytes(flags[i] for i in wanted) for name, flags in self.by_cover.items()}


def _texts(cells: Iterable[Raw]) -> list[Raw | None]:
    return [cell if isinstance(cell, str) else None for cell in cells]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that counts nowhere until it is corrected: where it stands, what it holds, and why.

    `names` are the code and the label under which other rows may refer to it.
    """

    file: str
    sheet: str
    row: int
    table: type[Table]
    content: str
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Checked:
    """What a check gives: the records that passed, the rows set aside, and every problem met."""

    records: Records
    set_aside: list[SetAside] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def set_aside(records: Records, blocking: dict[int, list[Problem]]) -> list[SetAside]:
    """Take the rows that `blocking` names out of `records` and return them, raw, with their reasons."""
    taken = [
        SetAside(
            records.file,
            records.sheet,
            records.rows[record],
            records.table,
            " | ".join(text for cell in records.cells[record] if (text := excel_text(cell))),
            _names(records, record),
            tuple(blocking[record]),
        )
        for record in sorted(blocking)
    ]
    if taken:
        records.keep([record for record in range(len(records)) if record not in blocking])
    return taken


def _names(records: Records, record: int) -> tuple[str, ...]:
    """Return the code and the label of a row, with what was typed where the value was refused.

    A row whose date was refused also goes by the rest of its label: elsewhere, it is cited by its true date.
    """
    table = records.table
    shown: dict[str, object] = {}
    for column in table.columns:
        value = records.columns[column.name][record]
        shown[column.name] = value if value is not None else excel_text(records.raw(column, record))
    code, label = table.code_column(), table.row_label(shown)
    refused = table.label and any(records.columns[column.name][record] is None for column in table.label[0])
    names = (str(shown[code.name] or "") if code else "", label, label.rpartition(" — ")[2] if refused else "")
    return tuple(name for name in names if name)
