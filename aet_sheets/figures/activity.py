"""Activity: sessions held, participations, people, hours (domain, How figures are counted)."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.figures.placing import within
from aet_sheets.figures.quantity import tidy
from aet_sheets.schema import Attendances, Sessions
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Period
from aet_sheets.schema.values import Value, across


@dataclass(frozen=True, slots=True)
class ActivityFigure:
    """Sessions of one kind, or all.

    `participations` counts people once a session, `people` once for all. `duration` adds up the hours that sessions
    lasted, `hours` those that people present brought: None where nobody stated any. `without_hours` counts the
    participations that state none.
    """

    sessions: int
    participations: int
    people: int
    duration: float | None
    hours: float | None
    without_hours: int


@dataclass(frozen=True, slots=True)
class Activity:
    """The sessions of a period by kind, every kind of the list, and together: people are counted once in the total."""

    by_type: dict[str, ActivityFigure]
    total: ActivityFigure


@dataclass(slots=True)
class _Kind:
    """Sessions being counted."""

    durations: list[Value | None] = field(default_factory=list)
    people: list[Value | None] = field(default_factory=list)
    hours: list[Value | None] = field(default_factory=list)

    def __add__(self, other: _Kind) -> _Kind:
        return _Kind(self.durations + other.durations, self.people + other.people, self.hours + other.hours)

    def figure(self) -> ActivityFigure:
        return ActivityFigure(
            sessions=len(self.durations),
            participations=len(self.people),
            people=len(set(self.people)),
            duration=_total(self.durations),
            hours=_total(self.hours),
            without_hours=self.hours.count(None),
        )


def activity(dataset: Dataset, period: Period) -> Activity:
    """Return what was held in `period`, and who came."""
    kinds: dict[str, _Kind] = defaultdict(_Kind)
    held = {}
    names = (Sessions.code, Sessions.type, Sessions.duration)
    for code, kind, duration in within(dataset, Sessions, period).rows(dataset, Sessions, *names):
        held[code] = kinds[str(kind)]
        held[code].durations.append(duration)
    facts = (Attendances.session, Attendances.attendance, Attendances.actor, Attendances.hours)
    for session, attendance, actor, hours in across(dataset[Attendances].columns, *facts):
        if attendance == words.PRESENT and session in held:
            held[session].people.append(actor)
            held[session].hours.append(hours)
    by_type = {kind: kinds[kind].figure() for kind in words.SESSION_TYPES}
    return Activity(by_type, sum(kinds.values(), _Kind()).figure())


def _total(numbers: Iterable[Value | None]) -> float | None:
    known = [number for number in numbers if isinstance(number, (int, float))]
    return tidy(math.fsum(known)) if known else None
