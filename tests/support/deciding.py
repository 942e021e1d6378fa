"""Decisions as people take them, on a fixed day, and the questions that a consolidation asks."""

from __future__ import annotations

import datetime as dt

from aet_sheets.consolidation.decisions import (
    ACTORS,
    BODIES,
    Decision,
    Decisions,
    Nature,
    Subject,
    Verdict,
    body_digest,
)
from aet_sheets.consolidation.questions import Question, State, find_questions
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.schema import Actors
from aet_sheets.schema.values import Value

NOON = dt.datetime(2017, 7, 20, 12, tzinfo=dt.UTC)


def _pair(verdict: Verdict, sheet: str, one: str, other: str) -> Decision:
    subject = Subject.pair(sheet, one, other)
    return Decision(NOON, Nature.MATCH, sheet, subject.codes, verdict)


def same(one: str, other: str) -> Decision:
    """Return the decision that two codes name one actor."""
    return _pair(Verdict.SAME_ACTOR, ACTORS, one, other)


def distinct(one: str, other: str) -> Decision:
    """Return the decision that two codes name two actors."""
    return _pair(Verdict.DISTINCT_ACTORS, ACTORS, one, other)


def same_body(one: str, other: str) -> Decision:
    """Return the decision that two names are those of one body."""
    return _pair(Verdict.SAME_BODY, BODIES, body_digest(one), body_digest(other))


def distinct_bodies(one: str, other: str) -> Decision:
    """Return the decision that two names are those of two bodies."""
    return _pair(Verdict.DISTINCT_BODIES, BODIES, body_digest(one), body_digest(other))


def kept(code: str, column: str, value: Value, sheet: str = Actors.sheet) -> Decision:
    """Return the decision that `value` holds."""
    return Decision(NOON, Nature.CONFLICT, sheet, (code,), Verdict.VALUE_KEPT, column, Decisions().value_digest(value))


def asked(result: Consolidation, state: State = State.OPEN) -> list[Question]:
    """Return the questions in one state."""
    found = find_questions(result.dataset, result.decisions).questions
    return [question for question in found if question.state is state]


def asked_about(result: Consolidation, state: State = State.OPEN) -> list[tuple[str, ...]]:
    """Return what the questions in one state are about: the two sides as the sheet shows them."""
    return [tuple(str(side.shown) for side in question.sides) for question in asked(result, state)]
