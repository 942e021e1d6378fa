"""How long people are kept: the last sign that each of them gave (domain, Privacy)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.schema import Actions, Actors, Attendances, Enrolments, Groups, Means, Programmes, Sessions
from aet_sheets.schema.calendar import Bounds
from aet_sheets.schema.values import Value, across
from aet_sheets.schema.vocabulary import ACTIVE_GROUP, PRESENT, UNDER_WAY

STILL_NEEDED: Final = dt.date.max
"""The sign of somebody on whom an active group, a programme or an action under way relies today."""


def last_signs(dataset: Dataset, editions: Mapping[str, Bounds]) -> dict[str, dt.date | None]:
    """Return, by code, the last day on which each actor entered, agreed, came, was enrolled or gave something.

    What has an edition and no day counts until the edition ends. None: nothing about the person has a date.
    """
    signs: dict[str, dt.date | None] = {str(code): None for code in dataset[Actors].columns[Actors.code.name]}
    for actor, day in _signs(dataset, editions):
        if isinstance(day, dt.date) and actor in signs:
            signs[str(actor)] = max(day, signs[str(actor)] or dt.date.min)
    return signs


def _signs(dataset: Dataset, editions: Mapping[str, Bounds]) -> Iterator[tuple[Value | None, Value | None]]:
    ends: dict[Value | None, dt.date] = {name: bounds.end for name, bounds in editions.items()}
    for actor, *days in across(dataset[Actors].columns, Actors.code, Actors.entered_on, Actors.consent_date):
        yield from ((actor, day) for day in days)
    sessions = dataset[Sessions].columns
    held_on = dict(zip(sessions[Sessions.code.name], sessions[Sessions.date.name], strict=True))
    attendances = dataset[Attendances].columns
    for actor, session, attendance in across(
        attendances, Attendances.actor, Attendances.session, Attendances.attendance
    ):
        if attendance == PRESENT:
            yield actor, held_on.get(session)
    for actor, edition in across(dataset[Enrolments].columns, Enrolments.actor, Enrolments.edition):
        yield actor, ends.get(edition)
    for actor, edition in across(dataset[Means].columns, Means.contributor, Means.edition):
        yield actor, ends.get(edition)
    for actor, edition, status in across(
        dataset[Actions].columns, Actions.responsible, Actions.edition, Actions.status
    ):
        yield actor, STILL_NEEDED if status == UNDER_WAY else ends.get(edition)
    yield from _relied_on(dataset)


def _relied_on(dataset: Dataset) -> Iterator[tuple[Value | None, dt.date]]:
    for status, *leaders in across(
        dataset[Groups].columns, Groups.status, Groups.association_pilot, Groups.company_pilot, Groups.facilitator
    ):
        if status == ACTIVE_GROUP:
            yield from ((leader, STILL_NEEDED) for leader in leaders)
    for people in across(dataset[Programmes].columns, Programmes.school, Programmes.referent):
        yield from ((person, STILL_NEEDED) for person in people)
