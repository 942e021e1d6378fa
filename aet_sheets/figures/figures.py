"""The key figures of one period, and the same since the first edition (domain, Key figures and their definitions)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import compress
from operator import and_
from typing import NamedTuple

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.figures.indicators import IndicatorFigure, indicator_figures
from aet_sheets.figures.means import MeansFigure, means_by_nature
from aet_sheets.figures.placing import PLACED_BY, Placed, before, editions_of, up_to, within
from aet_sheets.schema import Actions, Actors, Attendances, Enrolments, Groups, Sessions
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Bounds, Period
from aet_sheets.schema.coded import Coded
from aet_sheets.schema.values import Value, across, coded


@dataclass(frozen=True, slots=True)
class ToDate:
    """The figures that are also given since the first edition."""

    actors: int
    organisations: int
    enrolled: int
    active_contributors: int
    participations: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one period, under the names of the contract's JSON.

    `undated` counts, by the name of its sheet, the rows that an exercise cannot place for want of a date; an edition
    has none.
    """

    actors: int
    organisations: int
    enrolled: int
    active_contributors: int
    groups: int
    participations: int
    sessions: dict[str, int]
    actions: dict[str, int]
    actions_total: int
    cross_cutting_actions: int
    actions_carried_over: int
    indicators: dict[str, IndicatorFigure]
    means: dict[str, MeansFigure]
    to_date: ToDate
    undated: dict[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Return the figures as the contract's JSON has them; `undated` stands there when there is something to say."""
        to_date = {name: getattr(self.to_date, name) for name in ToDate.__slots__}
        means = {
            nature: {"planned": figure.planned, "actual": figure.actual, "unknown": figure.unknown}
            for nature, figure in self.means.items()
        }
        indicators = {code: figure.as_json() for code, figure in self.indicators.items()}
        plain = {name: getattr(self, name) for name in self.__slots__ if name != "undated"}
        undated = {"undated": self.undated} if self.undated else {}
        return {**plain, "indicators": indicators, "means": means, "to_date": to_date, **undated}


def compute(dataset: Dataset, period: Period) -> Figures:
    """Return the figures of `period`, an edition or an exercise, over a dataset that holds every edition up to it."""
    sessions = _sessions(dataset, within(dataset, Sessions, period))
    ever = _sessions(dataset, up_to(dataset, Sessions, period))
    present = _Present.of(dataset)
    actors, organisations = _actors(dataset, period.end)
    actions = within(dataset, Actions, period)
    statuses = Counter(status for (status,) in actions.rows(dataset, Actions, Actions.status))
    return Figures(
        actors=actors,
        organisations=organisations,
        enrolled=_enrolled(dataset, within(dataset, Enrolments, period)),
        active_contributors=len(present.at_work(sessions) | _responsible(dataset, period, period.start)),
        groups=_groups(dataset, period.end),
        participations=present.at(sessions),
        sessions=_counts(words.SESSION_TYPES, sessions.values()),
        actions=_counts(words.ACTION_STATUSES, statuses.elements()),
        actions_total=statuses.total(),
        cross_cutting_actions=_cross_cutting(dataset, actions),
        actions_carried_over=_carried_over(dataset, period),
        indicators=indicator_figures(dataset, period),
        means=means_by_nature(dataset, period),
        to_date=ToDate(
            actors=actors,
            organisations=organisations,
            enrolled=_enrolled(dataset, up_to(dataset, Enrolments, period)),
            active_contributors=len(present.at_work(ever) | _responsible(dataset, period, dt.date.min)),
            participations=present.at(ever),
        ),
        undated={table.sheet: count for table in PLACED_BY if (count := within(dataset, table, period).undated)},
    )


def _counts(choices: Iterable[str], values: Iterable[Value | None]) -> dict[str, int]:
    found = Counter(values)
    return {choice: found[choice] for choice in choices}


def _until(day: Value | None, end: dt.date) -> bool:
    """Tell whether something dated `day` had happened by `end`; what has no date is taken to have."""
    return not isinstance(day, dt.date) or day <= end


def _actors(dataset: Dataset, end: dt.date) -> tuple[int, int]:
    """Count the actors that had entered by `end` and not withdrawn, and the bodies that they represent.

    Since actors were merged, a body has one name.
    """
    names = (Actors.organisation, Actors.mobilisation, Actors.entered_on)
    organisations, mobilisation, entered_on = coded(dataset[Actors].columns, *names)
    active = mobilisation.each(lambda value: value != words.WITHDRAWN)
    here = entered_on.each(lambda day: _until(day, end))
    bodies = organisations.where(map(and_, active, here))
    return len(bodies), len(set(bodies.codes))


def _enrolled(dataset: Dataset, placed: Placed) -> int:
    return len(set(placed.rows(dataset, Enrolments, Enrolments.actor)))


def _groups(dataset: Dataset, end: dt.date) -> int:
    rows = across(dataset[Groups].columns, Groups.status, Groups.constituted_on)
    return sum(status == words.ACTIVE_GROUP and _until(day, end) for status, day in rows)


def _sessions(dataset: Dataset, placed: Placed) -> dict[Value | None, Value | None]:
    """Return the type of each session by its code."""
    return {code: kind for code, kind in placed.rows(dataset, Sessions, Sessions.code, Sessions.type)}  # noqa: C416 - dict() would hide the types from mypy


class _Present(NamedTuple):
    """Who was present: the session and the actor of each participation."""

    sessions: Coded[Value]
    actors: Coded[Value]

    @classmethod
    def of(cls, dataset: Dataset) -> _Present:
        names = (Attendances.session, Attendances.actor, Attendances.attendance)
        sessions, actors, attendance = coded(dataset[Attendances].columns, *names)
        present = list(attendance.each(lambda value: value == words.PRESENT))
        return cls(sessions.where(present), actors.where(present))

    def at(self, sessions: dict[Value | None, Value | None]) -> int:
        """Count the participations at these sessions."""
        return sum(self.sessions.each(sessions.__contains__))

    def at_work(self, sessions: dict[Value | None, Value | None]) -> set[Value | None]:
        """Return the actors present at a working-group meeting or a programme sequence among `sessions`."""
        active = self.sessions.each(lambda session: sessions.get(session) in {words.WORKING_GROUP, words.SEQUENCE})
        return {self.actors.values[code] for code in set(compress(self.actors.codes, active))}


def _responsible(dataset: Dataset, period: Period, since: dt.date) -> set[Value | None]:
    """Return the actors who answer for an action under way or achieved between `since` and the end of `period`.

    An action begins with the edition in which it was proposed, or, for an exercise, on its own first day if it states
    one. Under way, it goes on. Achieved, it ends on its due date, or, without one, with its edition; not before it
    began, whatever its due date says.
    """
    editions = editions_of(dataset)
    names = (Actions.responsible, Actions.status, Actions.edition, Actions.start, Actions.due)
    found: set[Value | None] = set()
    for responsible, status, edition, start, due in across(dataset[Actions].columns, *names):
        bounds = editions.get(str(edition))
        if responsible is None or bounds is None or status not in {words.UNDER_WAY, words.ACHIEVED}:
            continue
        begun = start if isinstance(start, dt.date) and not isinstance(period, Bounds) else bounds.start
        ended = max(begun, due if isinstance(due, dt.date) else bounds.end)
        if begun <= period.end and (status == words.UNDER_WAY or ended >= since):
            found.add(responsible)
    return found


def _cross_cutting(dataset: Dataset, placed: Placed) -> int:
    """Count the actions that are everybody's: declared so, or of no group and not declared otherwise."""
    rows = placed.rows(dataset, Actions, Actions.cross_cutting, Actions.group)
    return sum(declared is True or (declared is None and group is None) for declared, group in rows)


def _carried_over(dataset: Dataset, period: Period) -> int:
    rows = before(dataset, Actions, period).rows(dataset, Actions, Actions.status)
    return sum(status == words.UNDER_WAY for (status,) in rows)
