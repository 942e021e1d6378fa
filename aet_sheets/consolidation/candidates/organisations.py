"""Bodies that may be one written two ways: « MJC » and « Maison des jeunes et de la culture »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count
from typing import Final

from aet_sheets.consolidation.candidates.blocking import SMALL, Keyed, Pair, pairs, shared, together
from aet_sheets.consolidation.candidates.likeness import BodyName, Likeness, compare_bodies, resemble, shortens
from aet_sheets.consolidation.names import organisation_key
from aet_sheets.schema import Actors, Column
from aet_sheets.schema.values import Value
from aet_sheets.text import fold

_SIREN: Final = 9
"""The first digits of a SIRET, which name the body; the others name one of its places."""
_PREFIX, _SYLLABLE = 5, 3
_OTHER_TYPE, _OTHER_TOWN = 4, 15
"""What another type of actor, or another town, takes off: a business club is seldom a company."""
_PROPOSED: Final = 80
"""Score from which two bodies are worth somebody's time."""
_RARE: Final = SMALL
"""A word of at most that many bodies tells them from the others."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as its actors describe it."""

    name: BodyName
    sirets: set[str]
    associations: set[str]
    towns: set[str]
    types: set[str]

    @property
    def sirens(self) -> set[str]:
        """Return the numbers that name the body itself."""
        return {siret[:_SIREN] for siret in self.sirets}


class Bodies:
    """The bodies that actors represent, numbered in the order of their first actor, who gives them their name.

    `of_actor[i]` is the number of the body of actor i, None for none; `actors[number]` are its actors, in order.
    """

    def __init__(self, columns: Mapping[str, Sequence[Value | None]], canonical: Callable[[str], str] = str) -> None:
        """Gather the bodies of `columns`; `canonical` leads from the key of a name to what was decided that it is."""
        self._columns = columns
        self._names = columns[Actors.organisation.name]
        self.of_actor: list[int | None] = []
        self.actors: list[list[int]] = []
        numbers: dict[str, int] = {}
        for actor, name in enumerate(self._names):
            if name is None or not (key := organisation_key(str(name))):
                self.of_actor.append(None)
                continue
            number = numbers.setdefault(canonical(key), len(numbers))
            if number == len(self.actors):
                self.actors.append([actor])
            else:
                self.actors[number].append(actor)
            self.of_actor.append(number)

    def __len__(self) -> int:
        return len(self.actors)

    def name(self, number: int) -> str:
        """Return the name of a body as its first actor writes it."""
        return str(self._names[self.actors[number][0]])

    def body(self, number: int) -> Body:
        """Return all that the actors of a body say of it."""
        sirets, associations, postal_codes, towns, types = (self._said(number, column) for column in _FACTS)
        name = BodyName.of(self.name(number))
        return Body(name, sirets, associations, set(map(fold, postal_codes | towns)), types)

    def _said(self, number: int, column: Column) -> set[str]:
        values = self._columns[column.name]
        return {str(values[actor]) for actor in self.actors[number] if values[actor]}

    def sharing(self, column: Column) -> Collection[list[int]]:
        """Return the bodies that share a value of `column`, group by group."""
        said = zip(self._columns[column.name], self.of_actor, strict=True)
        groups = shared((value, number) for value, number in said if value and number is not None)
        return [sorted(set(group)) for group in groups]


_FACTS: Final = (Actors.siret, Actors.rna, Actors.postal_code, Actors.town, Actors.type)


def compare(one: Body, other: Body) -> Likeness | None:
    """Return how likely two bodies are to be one, None when nothing says so or their numbers say otherwise."""
    if one.sirets and other.sirets:
        if one.sirets & other.sirets:
            return Likeness(95, "même SIRET, noms différents")
        if not one.sirens & other.sirens:
            return None
    if one.associations & other.associations:
        return Likeness(95, "même numéro RNA, noms différents")
    found = compare_bodies(one.name, other.name)
    if found is None and one.towns & other.towns and shortens(one.name, other.name):
        found = Likeness(80, "nom abrégé d'un côté, même commune")
    if found and _differ(one.types, other.types):
        found = Likeness(found.score - _OTHER_TYPE, f"{found.reason}, types d'acteur différents")
    if found and _differ(one.towns, other.towns):
        found = Likeness(found.score - _OTHER_TOWN, f"{found.reason}, communes différentes")
    return found if found and found.score >= _PROPOSED else None


def _differ(one: set[str], other: set[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def like_bodies(bodies: Bodies) -> dict[Pair, Likeness]:
    """Return the pairs of bodies that look like one, and how much they do, in the order of their numbers."""
    found: dict[Pair, Likeness] = {}
    body = lru_cache(maxsize=1_000)(bodies.body)
    for pair in _worth_comparing(bodies):
        if pair not in found and (likeness := compare(body(pair[0]), body(pair[1]))):
            found[pair] = likeness
    return dict(sorted(found.items()))


def _worth_comparing(bodies: Bodies) -> Iterator[Pair]:
    """Yield the pairs of bodies that share a SIRET or an RNA, then those whose names look alike; some more than once.

    Names look alike only if they hold the same numbers: that alone leaves most names of a large territory by
    themselves.
    """
    numbers, acronyms = [], set()
    for number in range(len(bodies)):
        name = BodyName.of(bodies.name(number))
        numbers.append(" ".join(name.numbers))
        if len(name.words) < _MANY_WORDS:
            acronyms |= {word for word in name.words if len(word) <= _PREFIX}
    for column in (Actors.siret, Actors.rna):
        for group in bodies.sharing(column):
            names = {number: BodyName.of(bodies.name(number)) for number in group}
            yield from _pairs(names, chain((together(group),), _keys(names, acronyms)))
    for group in shared(zip(numbers, count())):
        names = {number: BodyName.of(bodies.name(number)) for number in group}
        for one, other in _pairs(names, _keys(names, acronyms)):
            if resemble(names[one], names[other]):
                yield one, other


def _pairs(names: Mapping[int, BodyName], keys: Iterable[Iterable[Keyed]]) -> Iterator[Pair]:
    return pairs(list(names), keys, lambda number: names[number].letters)


def _keys(names: Mapping[int, BodyName], acronyms: Collection[str]) -> Iterator[Iterator[Keyed]]:
    """Yield, kind by kind, what finds a name: whichever may be the same shares some of it."""
    yield ((name.letters[:_PREFIX], number) for number, name in names.items())
    yield ((name.letters[-_PREFIX:], number) for number, name in names.items())
    yield ((name.ordered, number) for number, name in names.items())
    yield ((tuple([word[:_SYLLABLE] for word in name.words]), number) for number, name in names.items())
    yield ((tuple([word[-_SYLLABLE:] for word in name.words]), number) for number, name in names.items())
    bearers = Counter(word for name in names.values() for word in set(name.words))
    yield ((word, number) for number, name in names.items() for word in name.words if bearers[word] <= _RARE)
    if acronyms:
        runs = ((run, number) for number, name in names.items() for run in (*_runs(name.words), *name.words))
        yield ((run, number) for run, number in runs if run in acronyms)


_MANY_WORDS: Final = 3
"""From that many words on, a name is seldom an acronym."""


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Yield the initials of every run of words that an acronym may stand for."""
    starts = "".join(word[0] for word in words)
    for first in range(min(len(words), 2)):
        for last in range(first + 2, min(len(words), first + 7) + 1):
            yield starts[first:last]
