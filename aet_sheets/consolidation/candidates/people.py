"""Actors who may be one person entered twice: what their names leave open, the rest of the row settles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, count
from typing import Final, NamedTuple

from aet_sheets.consolidation.candidates.blocking import SMALL, Keyed, Pair, pairs, sharing, together
from aet_sheets.consolidation.candidates.likeness import SAME_NAME, Likeness, PersonName, compare_people
from aet_sheets.consolidation.candidates.organisations import Bodies, compare
from aet_sheets.schema import Actors, Column
from aet_sheets.schema.coded import NOTHING
from aet_sheets.schema.values import Value, coded
from aet_sheets.text import fold_all

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
        self._bodies, self._actors_of, self._body = bodies.of_actor, bodies.actors, bodies.body
        self._emails, self._phones = (own.codes for own in coded(columns, Actors.email, Actors.phone))
        _, (self._postal_codes, self._towns) = _folded(columns, Actors.postal_code, Actors.town)
        names, numbers = _names(columns)
        self._names = list(map(names.__getitem__, numbers))
        self._bearers: Counter[str] = Counter()
        for number, bearers in Counter(numbers).items():
            self._bearers[names[number].last] += bearers
        uncommon = {last: place for place, last in enumerate(self._bearers, 1) if self._bearers[last] <= SMALL}
        self._uncommon = list(map([uncommon.get(name.last, NOTHING) for name in names].__getitem__, numbers))
        nameless = {number for number, name in enumerate(names) if not name.last.isalpha()}
        self._nameless = set(compress(count(), map(nameless.__contains__, numbers)))
        """The actors without a name: in the place of somebody erased stands a code."""

    def worth_comparing(self, like_bodies: Iterable[Pair]) -> Iterator[Pair]:
        """Yield the pairs of actors who share a piece of evidence, the lesser position first; some more than once."""
        for groups, loosely in (
            (self._actors_of, self._initials),
            (sharing(self._emails), together),
            (sharing(self._phones), together),
        ):
            for group in self._with_name(groups):
                yield from pairs(group, chain((loosely(group),), self._keys(group)), self._beside)
        weaker = (
            sharing(self._postal_codes, self._towns),
            sharing(self._uncommon),
            map(self._representing, like_bodies),
        )
        for group in self._with_name(chain.from_iterable(weaker)):
            yield from pairs(group, self._keys(group), self._beside)

    def _with_name(self, groups: Iterable[list[int]]) -> Iterator[list[int]]:
        """Yield, of groups of actors, those with a name, where there are several."""
        for group in groups:
            named = [actor for actor in group if actor not in self._nameless] if self._nameless else group
            if len(named) > 1:
                yield named

    def _representing(self, bodies: Pair) -> list[int]:
        """Return the actors of two bodies."""
        return sorted(actor for body in bodies for actor in self._actors_of[body])

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
        for evidence, cost, same in (
            ("même organisation", 0, self._bodies[one] == self._bodies[other] is not None),
            ("même adresse électronique", 0, _same(self._emails, one, other)),
            ("même téléphone", _SAME_PHONE, _same(self._phones, one, other)),
        ):
            if same:
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
        return not (mine & theirs).issubset({NOTHING})

    def _namesakes(self, one: PersonName, other: PersonName) -> Likeness | None:
        """Return what a name alone is worth, where the last name is rare: somebody may speak for two bodies."""
        if one == other and len(one.first) > 1 and self._bearers[one.last] <= _RARE:
            return Likeness(SAME_NAME.score - _ELSEWHERE, f"{SAME_NAME.reason}, organisations différentes")
        return None


def _same(column: Sequence[int], one: int, other: int) -> bool:
    return column[one] == column[other] != NOTHING


def _folded(columns: Mapping[str, Sequence[Value | None]], *wanted: Column) -> tuple[list[str | None], list[list[int]]]:
    """Return the folded values of some columns, and each column as numbers among them; the first stands for none."""
    numbers: dict[str | None, int] = {None: NOTHING}
    folded = []
    for column in coded(columns, *wanted):
        values = fold_all(list(map(str, column.values[1:])))
        own = [NOTHING, *(numbers.setdefault(value, len(numbers)) for value in values)]
        folded.append(list(map(own.__getitem__, column.codes)))
    return list(numbers), folded


def _names(columns: Mapping[str, Sequence[Value | None]]) -> tuple[list[PersonName], list[int]]:
    """Return different names, and the number of the one of each actor."""
    halves, (last, first) = _folded(columns, Actors.last_name, Actors.first_name)
    written = [own * len(halves) + given for own, given in zip(last, first, strict=True)]  # numbers, lighter than pairs
    numbers = dict(zip(dict.fromkeys(written), count()))
    pairs = (divmod(pair, len(halves)) for pair in numbers)
    names = [PersonName.folded(halves[own] or "", halves[given] or "") for own, given in pairs]
    return names, list(map(numbers.__getitem__, written))
