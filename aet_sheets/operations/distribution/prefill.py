"""What a return holds before anybody fills it in: values in, values out, no file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from aet_sheets.consolidation.dataset import Consolidated, Dataset
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
from aet_sheets.schema.values import Value, across
from aet_sheets.schema.vocabulary import ACHIEVED, RATIO, WITHDRAWN
from aet_sheets.text import fold_label

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

        Where the group has answered already, the new return takes the place of that one: it has its rows too, and the
        next version.
        """
        answered = frozenset(source.file for source in self.result.sources.values() if source.group == group)
        rules = self._rules(group)
        tables = {
            table: [self._row(table, position) for position in self._positions(table, rules.get(table), answered)]
            for table in RETURN_TABLES
        }
        tables[Measures] += self._to_measure(tables[Measures])
        cover: Row = {
            Cover.group.name: group,
            Cover.edition.name: self.edition,
            Cover.period.name: WHOLE_YEAR,
            Cover.version.name: 1 + self._last_version(group),
        }
        return Prefilled(cover, tables)

    def _rules(self, group: str) -> dict[type[Table], Callable[[Row], bool]]:
        """Return which rows of each table belong in the return of `group`. Means say nothing of a group: none does."""
        members, bounds = self._members(group), self.result.edition

        def met(row: Row) -> bool:
            day = row[Sessions.date.name]
            return row[Sessions.group.name] == group and isinstance(day, dt.date) and bounds.holds(day)

        def proposed(row: Row) -> bool:
            own = row[Actions.group.name] == group
            now = row[Actions.edition.name] == self.edition
            return own and (now or row[Actions.status.name] not in _OVER)

        def of_group(row: Row) -> bool:
            return row["group"] == group and row["edition"] == self.edition

        sessions = self._codes(Sessions, met)
        return {
            Actors: lambda row: row[Actors.code.name] in members,
            Enrolments: of_group,
            Sessions: met,
            Attendances: lambda row: row[Attendances.session.name] in sessions,
            Actions: proposed,
            Measures: of_group,
        }

    def _members(self, group: str) -> set[Value | None]:
        """Return who is enrolled in `group` in the edition, otherwise in the last one in which anybody was."""
        enrolments: dict[str, set[Value | None]] = {}
        for row_group, actor, edition in across(
            self.dataset[Enrolments].columns, Enrolments.group, Enrolments.actor, Enrolments.edition
        ):
            if row_group == group and str(edition) <= self.edition:
                enrolments.setdefault(str(edition), set()).add(actor)
        if not enrolments:
            return set()
        last = max(enrolments)
        return enrolments[last] if last == self.edition else enrolments[last] - self._withdrawn()

    def _withdrawn(self) -> set[Value | None]:
        pairs = across(self.dataset[Actors].columns, Actors.code, Actors.mobilisation)
        return {code for code, mobilisation in pairs if mobilisation == WITHDRAWN}

    def _codes(self, table: type[Sessions], wanted: Callable[[Row], bool]) -> set[Value | None]:
        rows = self.dataset[table]
        return {row[table.code.name] for row in map(rows.row, range(len(rows))) if wanted(row)}

    def _positions(
        self, table: type[Table], belongs: Callable[[Row], bool] | None, answered: frozenset[str]
    ) -> Iterator[int]:
        rows = self.dataset[table]
        for position in range(len(rows)):
            told = any(origin.file in answered for origin in rows.origins[position])
            if told or (belongs is not None and belongs(rows.row(position))):
                yield position

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

    def _last_version(self, group: str) -> int:
        versions = [item.version or 1 for item in self.result.returns if item.group == group]
        return max(versions, default=0)


def _names(table: Consolidated) -> dict[str, str]:
    """Return how each row of `table` is named, by code: its label, or its code where the label is not its own."""
    code = table.table.code_column()
    assert code is not None  # noqa: S101 - references only lead to tables with codes
    labels = table.table.labels(table.columns)
    times = Counter(map(fold_label, labels))
    codes = map(str, table.columns[code.name])
    return {
        own: label if label and times[fold_label(label)] == 1 else own for own, label in zip(codes, labels, strict=True)
    }
