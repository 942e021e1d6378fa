"""Which rows fall in a period, and which ones cannot be placed (domain, Editions and budget years).

A session falls in the edition and in the exercise of its day. Other rows belong to the edition that they declare; in
an exercise they fall by their own date, means by their *Exercice*. A row without one took place some day of its
edition: it is in the exercise when the whole edition is, out of it when none of the edition is, and otherwise nobody
can tell. Such rows are counted apart, never guessed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import compress
from typing import NamedTuple

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.schema import Actions, Column, Editions, Enrolments, Means, Measures, Sessions, Table
from aet_sheets.schema.calendar import Bounds, Exercise, Period
from aet_sheets.schema.coded import Coded
from aet_sheets.schema.values import Value, across, coded

PLACED_BY: dict[type[Table], Column] = {
    Enrolments: Enrolments.enrolled_on,
    Actions: Actions.start,
    Measures: Measures.date,
    Means: Means.year,
}
"""The column that places a row of each table in an exercise."""

_DECLARED: dict[type[Table], Column] = {
    Enrolments: Enrolments.edition,
    Actions: Actions.edition,
    Measures: Measures.edition,
    Means: Means.edition,
}


class Span(NamedTuple):
    """The days between which something took place, both included: the same one twice when the day is known."""

    first: dt.date
    last: dt.date

    def lies_in(self, period: Period) -> bool | None:
        """Tell whether it took place in `period`; None when nobody can tell."""
        if self.last < period.start or self.first > period.end:
            return False
        return True if period.start <= self.first and self.last <= period.end else None

    def lies_before(self, day: dt.date) -> bool | None:
        """Tell whether it took place before `day`; None when nobody can tell."""
        if self.last < day:
            return True
        return False if self.first >= day else None


class Placed(NamedTuple):
    """Which rows of a table fall in a period: one verdict a row, None for one that cannot be placed."""

    verdicts: list[bool | None]

    @property
    def undated(self) -> int:
        """Return how many rows cannot be placed."""
        return self.verdicts.count(None)

    def rows(self, dataset: Dataset, table: type[Table], *columns: Column) -> Iterator[tuple[Value | None, ...]]:
        """Yield the values of `columns` of the rows that fall in the period."""
        return compress(across(dataset[table].columns, *columns), self.verdicts)

    def unplaced(self, dataset: Dataset, table: type[Table], *columns: Column) -> Iterator[tuple[Value | None, ...]]:
        """Yield the values of `columns` of the rows that cannot be placed."""
        return compress(across(dataset[table].columns, *columns), (verdict is None for verdict in self.verdicts))


def editions_of(dataset: Dataset) -> dict[str, Bounds]:
    """Return the days of each edition that the dossier declares."""
    rows = across(dataset[Editions].columns, Editions.edition, Editions.start, Editions.end)
    return {
        str(name): Bounds(str(name), start, end)
        for name, start, end in rows
        if isinstance(start, dt.date) and isinstance(end, dt.date)
    }


def within(dataset: Dataset, table: type[Table], period: Period) -> Placed:
    """Return which rows of `table` fall in `period`."""
    if isinstance(period, Bounds) and table in _DECLARED:
        return _declared(dataset, table, {period.edition})
    return _dated(dataset, table, lambda span: span.lies_in(period))


def up_to(dataset: Dataset, table: type[Table], period: Period) -> Placed:
    """Return which rows of `table` fall in `period` or before it."""
    if isinstance(period, Bounds) and table in _DECLARED:
        editions = editions_of(dataset).values()
        return _declared(dataset, table, {other.edition for other in editions if other.start <= period.start})
    after = period.end + dt.timedelta(days=1)
    return _dated(dataset, table, lambda span: span.lies_before(after))


def before(dataset: Dataset, table: type[Table], period: Period) -> Placed:
    """Return which rows of `table` fall before `period`."""
    if isinstance(period, Bounds) and table in _DECLARED:
        editions = editions_of(dataset).values()
        return _declared(dataset, table, {other.edition for other in editions if other.start < period.start})
    return _dated(dataset, table, lambda span: span.lies_before(period.start))


def _declared(dataset: Dataset, table: type[Table], editions: set[str]) -> Placed:
    (declared,) = coded(dataset[table].columns, _DECLARED[table])
    return Placed(list(declared.each(lambda edition: edition in editions)))


def _dated(dataset: Dataset, table: type[Table], verdict: Callable[[Span], bool | None]) -> Placed:
    """Return the verdicts on the days between which each row took place; those of one day share theirs."""
    columns, editions = dataset[table].columns, editions_of(dataset)
    (days,) = coded(columns, PLACED_BY.get(table, Sessions.date))
    declared = coded(columns, _DECLARED[table])[0] if table in _DECLARED else Coded[Value].nothing(len(days))
    known: dict[tuple[int, int], bool | None] = {}
    for when, edition in set(zip(days.codes, declared.codes, strict=True)):
        span = _span(days.values[when], editions.get(str(declared.values[edition])))
        known[when, edition] = span and verdict(span)
    return Placed(list(map(known.__getitem__, zip(days.codes, declared.codes, strict=True))))


def _span(when: Value | None, edition: Bounds | None) -> Span | None:
    """Return the days between which something took place; None when even its edition is not known."""
    if isinstance(when, dt.date):
        return Span(when, when)
    if isinstance(when, int):
        exercise = Exercise(when)
        return Span(exercise.start, exercise.end)
    return Span(edition.start, edition.end) if edition else None
