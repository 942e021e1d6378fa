"""The key figures of one edition, and the same since the first one (domain, Key figures and their definitions)."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.consolidation.names import organisation_key
from aet_sheets.figures.indicators import IndicatorFigure, indicator_figures
from aet_sheets.figures.quantity import tidy
from aet_sheets.figures.silence import NOT_VALUED, UNKNOWN
from aet_sheets.schema import (
    Actions,
    Actors,
    Attendances,
    Column,
    Editions,
    Enrolments,
    Groups,
    Means,
    Sessions,
    Table,
)
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Bounds
from aet_sheets.schema.values import Value, across


@dataclass(frozen=True, slots=True)
class ToDate:
    """The figures that are also given since the first edition."""

    actors: int
    organisations: int
    enrolled: int
    active_contributors: int
    participations: int


@dataclass(frozen=True, slots=True)
class MeansFigure:
    """Means of one nature, in euros: None where nothing is known; `unknown` counts the rows declared unknown."""

    planned: float | None
    actual: float | None
    unknown: int

    @property
    def silence(self) -> str:
        """Return the word that stands where there is no amount."""
        return UNKNOWN if self.unknown else NOT_VALUED


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one edition, under the names of the contract's JSON."""

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

    def as_json(self) -> dict[str, object]:
        """Return the figures as the contract's JSON has them."""
        to_date = {name: getattr(self.to_date, name) for name in ToDate.__slots__}
        means = {
            nature: {"planned": figure.planned, "actual": figure.actual, "unknown": figure.unknown}
            for nature, figure in self.means.items()
        }
        indicators = {code: figure.as_json() for code, figure in self.indicators.items()}
        plain = {name: getattr(self, name) for name in self.__slots__}
        return {**plain, "indicators": indicators, "means": means, "to_date": to_date}


def compute(dataset: Dataset, edition: Bounds) -> Figures:
    """Return the figures of `edition` over a dataset that holds every edition up to it."""
    always = Bounds(edition.edition, dt.date.min, edition.end)
    editions = _editions_up_to(dataset, edition)
    sessions = _sessions_within(dataset, edition)
    actors, organisations = _actors(dataset, edition.end)
    statuses = Counter(status for status, row_edition, _ in _actions(dataset) if row_edition == edition.edition)
    return Figures(
        actors=actors,
        organisations=organisations,
        enrolled=_enrolled(dataset, {edition.edition}),
        active_contributors=len(_present(dataset, edition) | _responsible(dataset, edition)),
        groups=_groups(dataset, edition.end),
        participations=_participations(dataset, set(sessions)),
        sessions=_counts(words.SESSION_TYPES, sessions.values()),
        actions=_counts(words.ACTION_STATUSES, statuses.elements()),
        actions_total=statuses.total(),
        cross_cutting_actions=sum(
            cross_cutting for _, row_edition, cross_cutting in _actions(dataset) if row_edition == edition.edition
        ),
        actions_carried_over=sum(
            status == words.UNDER_WAY and row_edition in editions - {edition.edition}
            for status, row_edition, _ in _actions(dataset)
        ),
        indicators=indicator_figures(dataset, edition.edition),
        means={nature: _means(dataset, nature, edition.edition) for nature in words.MEANS_NATURES},
        to_date=ToDate(
            actors=actors,
            organisations=organisations,
            enrolled=_enrolled(dataset, editions),
            active_contributors=len(_present(dataset, always) | _responsible(dataset, always)),
            participations=_participations(dataset, set(_sessions_within(dataset, always))),
        ),
    )


def _rows(dataset: Dataset, *columns: Column, of: type[Table]) -> Iterator[tuple[Value | None, ...]]:
    return across(dataset[of].columns, *columns)


def _counts(choices: Iterable[str], values: Iterable[Value | None]) -> dict[str, int]:
    found = Counter(values)
    return {choice: found[choice] for choice in choices}


def _editions_up_to(dataset: Dataset, edition: Bounds) -> set[Value | None]:
    starts = _rows(dataset, Editions.edition, Editions.start, of=Editions)
    return {name for name, start in starts if isinstance(start, dt.date) and start <= edition.start}


def _until(day: Value | None, end: dt.date) -> bool:
    """Tell whether something dated `day` had happened by `end`; what has no date is taken to have."""
    return not isinstance(day, dt.date) or day <= end


def _actors(dataset: Dataset, end: dt.date) -> tuple[int, int]:
    """Count the actors that had entered by `end` and not withdrawn, and the bodies that they represent."""
    rows = _rows(dataset, Actors.organisation, Actors.mobilisation, Actors.entered_on, of=Actors)
    bodies = [
        organisation_key(str(organisation))
        for organisation, mobilisation, entered_on in rows
        if mobilisation != words.WITHDRAWN and _until(entered_on, end)
    ]
    return len(bodies), len(set(bodies))


def _enrolled(dataset: Dataset, editions: set[Value | None] | set[str]) -> int:
    rows = _rows(dataset, Enrolments.actor, Enrolments.edition, of=Enrolments)
    return len({actor for actor, edition in rows if edition in editions})


def _groups(dataset: Dataset, end: dt.date) -> int:
    rows = _rows(dataset, Groups.status, Groups.constituted_on, of=Groups)
    return sum(status == words.ACTIVE_GROUP and _until(day, end) for status, day in rows)


def _sessions_within(dataset: Dataset, bounds: Bounds) -> dict[Value | None, Value | None]:
    """Return the sessions whose date falls within `bounds`: type by code."""
    rows = _rows(dataset, Sessions.code, Sessions.type, Sessions.date, of=Sessions)
    return {code: kind for code, kind, day in rows if isinstance(day, dt.date) and bounds.holds(day)}


def _participations(dataset: Dataset, sessions: set[Value | None]) -> int:
    rows = _rows(dataset, Attendances.session, Attendances.attendance, of=Attendances)
    return sum(attendance == words.PRESENT and session in sessions for session, attendance in rows)


def _present(dataset: Dataset, bounds: Bounds) -> set[Value | None]:
    """Return the actors present at a working-group meeting or a programme sequence within `bounds`."""
    active = {words.WORKING_GROUP, words.SEQUENCE}
    sessions = {code for code, kind in _sessions_within(dataset, bounds).items() if kind in active}
    rows = _rows(dataset, Attendances.session, Attendances.actor, Attendances.attendance, of=Attendances)
    return {actor for session, actor, attendance in rows if attendance == words.PRESENT and session in sessions}


def _responsible(dataset: Dataset, bounds: Bounds) -> set[Value | None]:
    """Return the actors who answer for an action under way or achieved within `bounds`.

    An action under way goes on from the edition in which it was proposed; an achieved one ends on its due date, or,
    without one, with that edition.
    """
    rows = _rows(dataset, Actions.responsible, Actions.status, Actions.edition, Actions.due, of=Actions)
    return {
        responsible
        for responsible, status, edition, due in rows
        if responsible is not None
        and str(edition) <= bounds.edition
        and (
            status == words.UNDER_WAY
            or (
                status == words.ACHIEVED
                and (edition == bounds.edition or bounds.start == dt.date.min or _since(due, bounds.start))
            )
        )
    }


def _since(due: Value | None, start: dt.date) -> bool:
    return isinstance(due, dt.date) and due >= start


def _actions(dataset: Dataset) -> Iterator[tuple[Value | None, Value | None, bool]]:
    """Yield the status and the edition of each action, and whether it is everybody's: declared so, or of no group."""
    rows = _rows(dataset, Actions.status, Actions.edition, Actions.cross_cutting, Actions.group, of=Actions)
    for status, edition, declared, group in rows:
        yield status, edition, declared is True or (declared is None and group is None)


def _means(dataset: Dataset, nature: str, edition: str) -> MeansFigure:
    names = (Means.nature, Means.edition, Means.state, Means.planned, Means.actual)
    rows = [row for row in _rows(dataset, *names, of=Means) if row[0] == nature and row[1] == edition]
    return MeansFigure(
        planned=_total(planned for *_, planned, _ in rows),
        actual=_total(actual for *_, actual in rows),
        unknown=sum(state == words.UNKNOWN for _, _, state, *_ in rows),
    )


def _total(amounts: Iterable[Value | None]) -> float | None:
    """Return the sum of the amounts that are known, to the cent; None when none is: unknown is not zero."""
    known = [amount for amount in amounts if isinstance(amount, (int, float))]
    return tidy(round(math.fsum(known), 2)) if known else None
