"""What a return holds before anybody fills it in: values in, values out, no file."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from aet_sheets.consolidation.dataset import Consolidated, Dataset
from aet_sheets.consolidation.erasure import erased_name
from aet_sheets.consolidation.returns import ReturnFile
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.schema import (
    REFERENCED,
    RETURN_TABLES,
    Actions,
    Actors,
    Attendances,
    Column,
    Cover,
    Enrolments,
    Indicators,
    Measures,
    Sessions,
    Table,
    table_named,
)
from aet_sheets.schema.columns import Reference
from aet_sheets.schema.forms import WHOLE_YEAR
from aet_sheets.schema.values import Value
from aet_sheets.schema.vocabulary import ACHIEVED, RATIO, WITHDRAWN
from aet_sheets.text import fold, fold_label

Row = dict[str, Value | None]

_STAFF_ONLY: Final[frozenset[Column]] = frozenset({Actors.remarks})
"""What staff note for themselves does not leave the house."""
_OVER: Final = frozenset({ACHIEVED, "Abandonnée"})


@dataclass(frozen=True, slots=True)
class Prefilled:
    """A return ready to be written: its cover and its rows, by the names of their columns, references as labels."""

    cover: Row
    tables: Mapping[type[Table], list[Row]]

    @property
    def version(self) -> int:
        """Return the version that the return will be."""
        return int(str(self.cover[Cover.version.name]))


class Prefiller:
    """Fills in the returns of one edition from the dossier as it is consolidated now."""

    def __init__(self, result: Consolidation) -> None:
        self.result = result
        self.dataset: Dataset = result.dataset
        self.edition = result.edition.edition
        self._names = {table: _names(self.dataset[table]) for table in REFERENCED}
        self._erased = _erased(self.dataset[Actors])
        self._told = {table: _by_file(self.dataset[table]) for table in RETURN_TABLES}
        self._indexes: dict[Column, dict[Value | None, list[int]]] = {}

    @cached_property
    def indicators(self) -> list[Row]:
        """The indicators that a group can report on: all but those that are computed from others."""
        table = self.dataset[Indicators]
        rows = (table.row(position) for position in range(len(table)))
        return [row for row in rows if row[Indicators.aggregation.name] != RATIO]

    def labels(self, table: type[Table]) -> list[str]:
        """Return how the rows of `table` are named, for the drop-downs that lead to them."""
        return list(self._names[table].values())

    def fill(self, group: str) -> Prefilled:
        """Return what the return of `group`, a code, holds when it is sent.

        Where the group has answered for the whole year already, the new return takes the place of that one: it has
        its rows too, and the next version.
        """
        answers = [item for item in self.result.returns if item.group == group and _is_for_the_year(item)]
        known = self._known(group)
        tables = {
            table: [
                self._row(table, position)
                for position in sorted(
                    {*known.get(table, ()), *(row for item in answers for row in self._told[table].get(item.file, ()))}
                    - (self._erased if table is Actors else set())
                )
            ]
            for table in RETURN_TABLES
        }
        tables[Measures] += self._to_measure(tables[Measures])
        cover: Row = {
            Cover.group.name: group,
            Cover.edition.name: self.edition,
            Cover.period.name: WHOLE_YEAR,
            Cover.version.name: 1 + max((item.version or 1 for item in answers), default=0),
        }
        return Prefilled(cover, tables)

    def _known(self, group: str) -> dict[type[Table], list[int]]:
        """Return the rows of each table that concern `group`. Means say nothing of a group: none does."""
        sessions = self._met(group)
        codes = self.dataset[Sessions].columns[Sessions.code.name]
        return {
            Actors: self._members(group),
            Enrolments: self._of_edition(Enrolments, group),
            Sessions: sessions,
            Attendances: [row for session in sessions for row in self._rows(Attendances.session, codes[session])],
            Actions: self._proposed(group),
            Measures: self._of_edition(Measures, group),
        }

    def _met(self, group: str) -> list[int]:
        days = self.dataset[Sessions].columns[Sessions.date.name]
        rows = ((row, days[row]) for row in self._rows(Sessions.group, group))
        return [row for row, day in rows if isinstance(day, dt.date) and self.result.edition.holds(day)]

    def _proposed(self, group: str) -> list[int]:
        """Return the actions of the edition, and the earlier ones that are still to be carried out."""
        columns = self.dataset[Actions].columns
        editions, statuses = columns[Actions.edition.name], columns[Actions.status.name]
        rows = self._rows(Actions.group, group)
        return [row for row in rows if editions[row] == self.edition or statuses[row] not in _OVER]

    def _of_edition(self, table: type[Enrolments | Measures], group: str) -> list[int]:
        editions = self.dataset[table].columns[table.edition.name]
        return [row for row in self._rows(table.group, group) if editions[row] == self.edition]

    def _members(self, group: str) -> list[int]:
        """Return who is enrolled in `group` in the edition, otherwise in the last one in which anybody was."""
        columns = self.dataset[Enrolments].columns
        actors, editions = columns[Enrolments.actor.name], columns[Enrolments.edition.name]
        rows = [row for row in self._rows(Enrolments.group, group) if str(editions[row]) <= self.edition]
        last = max((str(editions[row]) for row in rows), default=self.edition)
        found = [member for row in rows if editions[row] == last for member in self._rows(Actors.code, actors[row])]
        mobilised = self.dataset[Actors].columns[Actors.mobilisation.name]
        return [member for member in found if last == self.edition or mobilised[member] != WITHDRAWN]

    def _rows(self, column: Column, value: Value | None) -> list[int]:
        """Return the rows of the table of `column` that hold `value`; each column is gone through once."""
        if column not in self._indexes:
            self._indexes[column] = _index(self.dataset[_TABLE_OF[column]].columns[column.name])
        return self._indexes[column].get(value, [])

    def _row(self, table: type[Table], position: int) -> Row:
        """Return a row as a return shows it: without what the cover says, references by the label of their row."""
        values = self.dataset[table].row(position)
        return {
            column.name: self._shown(column, values[column.name])
            for column in table.return_columns()
            if column not in _STAFF_ONLY
        }

    def _shown(self, column: Column, value: Value | None) -> Value | None:
        if isinstance(column, Reference) and value is not None:
            return self._names[table_named(column.to)].get(str(value), value)
        return value

    def _to_measure(self, told: Iterable[Row]) -> list[Row]:
        """Return one row for each indicator of which the group has said nothing yet."""
        known = {row[Measures.indicator.name] for row in told}
        names = [self._names[Indicators][str(row[Indicators.code.name])] for row in self.indicators]
        return [{Measures.indicator.name: name} for name in names if name not in known]


_TABLE_OF: Final = {column: table for table in RETURN_TABLES for column in table.columns}


def _is_for_the_year(item: ReturnFile) -> bool:
    return fold(item.period or "") == fold(WHOLE_YEAR)


def _index(values: Iterable[Value | None]) -> dict[Value | None, list[int]]:
    index: dict[Value | None, list[int]] = defaultdict(list)
    for row, value in enumerate(values):
        index[value].append(row)
    return index


def _by_file(table: Consolidated) -> dict[str, list[int]]:
    """Return the rows of `table` that each file tells of."""
    found: dict[str, list[int]] = defaultdict(list)
    for row, origins in enumerate(table.origins):
        for file in {origin.file for origin in origins}:
            found[file].append(row)
    return found


def _erased(actors: Consolidated) -> set[int]:
    """Return the rows of people who were erased: nobody is asked about them any more."""
    pairs = zip(actors.columns[Actors.code.name], actors.columns[Actors.last_name.name], strict=True)
    return {row for row, (code, name) in enumerate(pairs) if name == erased_name(str(code))}


def _names(table: Consolidated) -> dict[str, str]:
    """Return how each row of `table` is named, by code: its label, or its code where the label is not its own."""
    code = table.table.code_column()
    assert code is not None  # noqa: S101 - references only lead to tables with codes
    labels = table.table.labels(table.columns)
    times = Counter(map(fold_label, labels))
    erased = _erased(table) if table.table is Actors else set()
    return {
        str(own): label if label and times[fold_label(label)] == 1 and row not in erased else str(own)
        for row, (own, label) in enumerate(zip(table.columns[code.name], labels, strict=True))
    }
