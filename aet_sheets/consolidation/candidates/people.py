"""Actors who may be one person entered twice: what their names leave open, the rest of the row settles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from aet_sheets.consolidation.candidates.blocking import pairs
from aet_sheets.consolidation.candidates.likeness import SAME_NAME, Likeness, PersonName, compare_people
from aet_sheets.consolidation.candidates.organisations import Body, BodyLikeness, places
from aet_sheets.schema import Actors
from aet_sheets.schema.values import Value, across

PROPOSED: Final = 60
"""Score from which a pair is worth somebody's time."""
_SAME_PHONE, _SAME_TOWN, _ELSEWHERE = 4, 25, 38
"""What each kind of evidence, weaker than the same body, takes off the likeness of the names."""
_RARE: Final = 3
"""A last name that at most so many actors bear says who somebody is."""
_SHARED_MAILBOX: Final = Likeness(60, "même adresse électronique, noms différents")


class Candidate(NamedTuple):
    """Two actors, by position, who may be one."""

    one: int
    other: int
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Person:
    """What an actor is compared by; `body` is the number of the body, -1 for none."""

    name: PersonName
    body: int
    email: Value | None
    phone: Value | None
    places: frozenset[str]


def like_actors(columns: Mapping[str, Sequence[Value | None]], bodies: Sequence[Body]) -> list[Candidate]:
    """Return the pairs of actors who may be one, each once, in the order of their positions.

    An actor that fits two others comes in two pairs. `bodies` are those that the actors represent.
    """
    alike = BodyLikeness(bodies)
    wanted = (Actors.last_name, Actors.first_name, Actors.email, Actors.phone, Actors.postal_code, Actors.town)
    people = [
        _Person(
            PersonName.of(_text(last), _text(first)), alike.number(row), email, phone, frozenset(places(code, town))
        )
        for row, (last, first, email, phone, code, town) in enumerate(across(columns, *wanted))
    ]
    bearers = Counter(person.name.last for person in people)
    found: dict[tuple[int, int], Likeness] = {}
    for pair in pairs(map(_keys, people), lambda row: f"{people[row].body:08}"):
        if pair in found:
            continue
        likeness = _compare(people[pair[0]], people[pair[1]], alike, bearers)
        if likeness and likeness.score >= PROPOSED:
            found[pair] = likeness
    return [Candidate(*pair, *found[pair]) for pair in sorted(found)]


def _text(value: Value | None) -> str | None:
    return None if value is None else str(value)


_START, _END = 3, 4


def _keys(person: _Person) -> Iterator[Hashable]:
    """Yield the blocks in which an actor is compared: whoever may be the same is in one of them."""
    last, first = person.name.last, person.name.first
    if not last or any(char.isdigit() for char in last):  # no name: somebody erased, whose code stands in its place
        return
    one, other = sorted((last, first))
    yield "name", one, other
    yield "initial", last, first[:1]
    yield "initial", first, last[:1]
    yield "start", first, last[:_START]
    yield "end", first, last[-_END:]
    yield from (("word", word, first[:1]) for word in person.name.last_words if len(person.name.last_words) > 1)
    if person.body >= 0:
        yield "body", person.body, last[:1]
        yield "body", person.body, first[:1]
    if person.email:
        yield "email", person.email
    if person.phone:
        yield "phone", person.phone


def _compare(one: _Person, other: _Person, alike: BodyLikeness, bearers: Mapping[str, int]) -> Likeness | None:
    names, same_mailbox = compare_people(one.name, other.name), one.email and one.email == other.email
    if names is None:
        return _SHARED_MAILBOX if same_mailbox else None
    for same, cost, evidence in (
        (one.body == other.body >= 0, 0, "même organisation"),
        (same_mailbox, 0, "même adresse électronique"),
        (one.phone and one.phone == other.phone, _SAME_PHONE, "même téléphone"),
    ):
        if same:
            return Likeness(names.score - cost, f"{evidence}, {names.reason}")
    bodies = alike.of(one.body, other.body)
    if bodies:
        score = round(names.score * bodies.score / 100)
        return Likeness(score, f"{names.reason} ; organisations\u00a0: {bodies.reason}")
    if one.places & other.places:
        return Likeness(names.score - _SAME_TOWN, f"{names.reason}, même commune")
    return _namesakes(one.name, other.name, bearers)


def _namesakes(one: PersonName, other: PersonName, bearers: Mapping[str, int]) -> Likeness | None:
    """Return what a name alone is worth, where the last name is rare: somebody may speak for two bodies."""
    if one == other and len(one.first) > 1 and bearers[one.last] <= _RARE:
        return Likeness(SAME_NAME.score - _ELSEWHERE, f"{SAME_NAME.reason}, organisations différentes")
    return None
