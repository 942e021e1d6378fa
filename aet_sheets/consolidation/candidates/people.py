"""Actors who may be one person entered twice: what their names leave open, the rest of the row settles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from aet_sheets.consolidation.candidates.blocking import SMALL, Keyed, Pair, pairs, shared, together
from aet_sheets.consolidation.candidates.likeness import SAME_NAME, Likeness, PersonName, compare_people
from aet_sheets.consolidation.candidates.organisations import Bodies, compare
from aet_sheets.schema import Actors, Column
from aet_sheets.schema.values import Value, across
from aet_sheets.text import fold

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


def like_actors(
    columns: Mapping[str, Sequence[Value | None]], bodies: Bodies, like_bodies: Iterable[Pair]
) -> list[Candidate]:
    """Return the pairs of actors who may be one, each once, in the order of their positions.

    An actor that fits two others comes in two pairs. `bodies` are those that the actors represent, `like_bodies` the
    pairs of them that may be one.
    """
    people = People(columns, bodies)
    found: dict[Pair, Likeness] = {}
    for pair in people.worth_comparing(like_bodies):
        if pair not in found and (likeness := people.compare(*pair)):
            found[pair] = likeness
    return [Candidate(*pair, *found[pair]) for pair in sorted(found)]


_START, _END = 3, 4


class People:
    """Actors by column: what they are compared by.

    A name alone makes nobody the same, unless few bear it: some other piece of evidence must be there. So actors are
    compared with those who share one, piece by piece.
    """

    def __init__(self, columns: Mapping[str, Sequence[Value | None]], bodies: Bodies) -> None:
        self._bodies, self._actors_of = bodies.of_actor, bodies.actors
        self._body = lru_cache(maxsize=1_000)(bodies.body)
        self._emails, self._phones = columns[Actors.email.name], columns[Actors.phone.name]
        self._postal_codes, self._towns = _folded(columns, Actors.postal_code), _folded(columns, Actors.town)
        self._names = _names(columns)
        self._bearers = Counter([name.last for name in self._names])
        self._known = [name.last.isalpha() for name in self._names]
        """Whether an actor has a name: in the place of somebody erased stands a code."""

    def worth_comparing(self, like_bodies: Iterable[Pair]) -> Iterator[Pair]:
        """Yield the pairs of actors who share a piece of evidence, the lesser position first; some more than once."""
        strong = ((self._bodies, self._initials), (self._emails, together), (self._phones, together))
        for evidence, loosely in strong:
            for group in self._sharing(evidence):
                yield from pairs(group, chain((loosely(group),), self._keys(group)), self._beside)
        uncommon = [name.last if self._bearers[name.last] <= SMALL else None for name in self._names]
        weaker = (
            self._sharing(self._postal_codes, self._towns),
            self._sharing(uncommon),
            map(self._representing, like_bodies),
        )
        for group in chain.from_iterable(weaker):
            yield from pairs(group, self._keys(group), self._beside)

    def _sharing(self, *evidence: Sequence[Value | None]) -> Collection[list[int]]:
        """Return the actors with a name who share a value of any of the columns `evidence`."""
        rows = enumerate(zip(self._known, *evidence, strict=True))
        return shared((value, row) for row, (known, *values) in rows if known for value in values if value is not None)

    def _representing(self, bodies: Pair) -> list[int]:
        """Return the actors with a name of two bodies."""
        return sorted(actor for body in bodies for actor in self._actors_of[body] if self._known[actor])

    def _keys(self, group: Sequence[int]) -> Iterator[Iterator[Keyed]]:
        """Yield, kind by kind, what finds an actor of a large group: whoever is called alike shares some of it."""
        names = [(row, self._names[row]) for row in group]
        yield (((min(n.last, n.first), max(n.last, n.first)), row) for row, n in names)
        yield (((one, other[:1]), row) for row, n in names for one, other in ((n.last, n.first), (n.first, n.last)))
        yield (((n.first, n.last[:_START]), row) for row, n in names)
        yield (((n.first, n.last[-_END:]), row) for row, n in names)
        yield (((word, n.first[:1]), row) for row, n in names if len(n.last_words) > 1 for word in n.last_words)

    def _initials(self, group: Sequence[int]) -> Iterator[Keyed]:
        """Yield the first letters of the two halves of each name."""
        names = ((row, self._names[row]) for row in group)
        return ((half[:1], row) for row, n in names for half in (n.last, n.first))

    def _beside(self, actor: int) -> int:
        """Return where an actor of a large group stands: beside those of the same body."""
        body = self._bodies[actor]
        return -1 if body is None else body

    def compare(self, one: int, other: int) -> Likeness | None:
        """Return how likely two actors are to be one, None when too little says so."""
        names = compare_people(self._names[one], self._names[other])
        if names is None:
            return _SHARED_MAILBOX if _same(self._emails, one, other) else None
        found = self._weigh(names, one, other)
        return found if found and found.score >= PROPOSED else None

    def _weigh(self, names: Likeness, one: int, other: int) -> Likeness | None:
        """Return what the likeness of two names is worth, on the strongest evidence that there is."""
        for column, cost, evidence in (
            (self._bodies, 0, "même organisation"),
            (self._emails, 0, "même adresse électronique"),
            (self._phones, _SAME_PHONE, "même téléphone"),
        ):
            if _same(column, one, other):
                return Likeness(names.score - cost, f"{evidence}, {names.reason}")
        if bodies := self._like_bodies(one, other):
            score = round(names.score * bodies.score / 100)
            return Likeness(score, f"{names.reason} ; organisations\u00a0: {bodies.reason}")
        if self._same_place(one, other):
            return Likeness(names.score - _SAME_TOWN, f"{names.reason}, même commune")
        return self._namesakes(self._names[one], self._names[other])

    def _like_bodies(self, one: int, other: int) -> Likeness | None:
        mine, theirs = self._bodies[one], self._bodies[other]
        if mine is None or theirs is None:
            return None
        return compare(self._body(min(mine, theirs)), self._body(max(mine, theirs)))

    def _same_place(self, one: int, other: int) -> bool:
        mine, theirs = ({self._postal_codes[row], self._towns[row]} for row in (one, other))
        return not (mine & theirs).issubset({None})

    def _namesakes(self, one: PersonName, other: PersonName) -> Likeness | None:
        """Return what a name alone is worth, where the last name is rare: somebody may speak for two bodies."""
        if one == other and len(one.first) > 1 and self._bearers[one.last] <= _RARE:
            return Likeness(SAME_NAME.score - _ELSEWHERE, f"{SAME_NAME.reason}, organisations différentes")
        return None


def _same(column: Sequence[Value | None], one: int, other: int) -> bool:
    value = column[one]
    return value is not None and value == column[other]


def _folded(columns: Mapping[str, Sequence[Value | None]], column: Column) -> list[str | None]:
    values = columns[column.name]
    return [None if value is None else fold(str(value)) for value in values]


def _names(columns: Mapping[str, Sequence[Value | None]]) -> list[PersonName]:
    """Return the name of each actor; those who are called the same share one."""
    known = {
        row: PersonName.of(*(None if half is None else str(half) for half in row))
        for row in set(across(columns, Actors.last_name, Actors.first_name))
    }
    return [known[row] for row in across(columns, Actors.last_name, Actors.first_name)]
