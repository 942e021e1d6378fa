"""Bodies that may be one written two ways: « MJC » and « Maison des jeunes et de la culture »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain, count
from typing import Final

from aet_sheets.consolidation.candidates.blocking import SMALL, Keyed, Pair, pairs, shared, together
from aet_sheets.consolidation.candidates.likeness import (
    BodyName,
    Likeness,
    compare_bodies,
    is_number,
    resemble,
    shortens,
)
from aet_sheets.consolidation.names import LINKS, organisation_keys, organisation_words, significant_words
from aet_sheets.schema import Actors, Column
from aet_sheets.schema.coded import NOTHING, Coded
from aet_sheets.schema.values import Value, coded
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

    `of_actor[i]` is the number of the body of actor i, None for none; `actors[number]` are its actors, in order, and
    `names[number]` its name as the first of them writes it.
    """

    def __init__(self, columns: Mapping[str, Sequence[Value | None]], canonical: Callable[[str], str] = str) -> None:
        """Gather the bodies of `columns`; `canonical` leads from the key of a name to what was decided that it is."""
        self._facts: dict[Column, Coded[Value]] = dict(zip(_FACTS, coded(columns, *_FACTS), strict=True))
        (written,) = coded(columns, Actors.organisation)
        codes = [code for code in dict.fromkeys(written.codes) if code != NOTHING]
        spellings = [str(written.values[code]) for code in codes]
        keys = [canonical(key) if key else "" for key in organisation_keys(spellings)]
        named: dict[str, str] = {}
        for key, spelling in zip(keys, spellings, strict=True):
            named.setdefault(key, spelling)
        named.pop("", None)
        numbers = dict(zip(named, count()))
        of_code = dict(zip(codes, map(numbers.get, keys), strict=True))
        self.names = list(named.values())
        self.of_actor = list(map(of_code.get, written.codes))
        self.actors: list[list[int]] = [[] for _ in named]
        for actor, number in enumerate(self.of_actor):
            if number is not None:
                self.actors[number].append(actor)
        self.body = lru_cache(maxsize=1_000)(partial(_described, self.names, self.actors, self._facts))
        """All that the actors of a body say of it, by its number."""

    def __len__(self) -> int:
        return len(self.names)

    def sharing(self, column: Column) -> Collection[list[int]]:
        """Return the bodies that share a value of `column`, group by group."""
        values = self._facts[column]
        said = () if values.is_empty else zip(values.codes, self.of_actor, strict=True)
        groups = shared((value, number) for value, number in said if value != NOTHING and number is not None)
        return [sorted(set(group)) for group in groups]


_FACTS: Final = (Actors.siret, Actors.rna, Actors.postal_code, Actors.town, Actors.type)


def _described(
    names: Sequence[str], actors: Sequence[Sequence[int]], facts: Mapping[Column, Coded[Value]], number: int
) -> Body:
    """Return all that the actors of a body say of it."""
    sirets, associations, postal_codes, towns, types = (_said(facts[column], actors[number]) for column in _FACTS)
    return Body(BodyName.of(names[number]), sirets, associations, set(map(fold, postal_codes | towns)), types)


def _said(values: Coded[Value], actors: Iterable[int]) -> set[str]:
    said = {values.codes[actor] for actor in actors}
    return {str(value) for code in said if (value := values.values[code])}


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
    for pair in _worth_comparing(bodies):
        if pair not in found and (likeness := compare(bodies.body(pair[0]), bodies.body(pair[1]))):
            found[pair] = likeness
    return dict(sorted(found.items()))


def _worth_comparing(bodies: Bodies) -> Iterator[Pair]:
    """Yield the pairs of bodies that share a SIRET or an RNA, then those whose names look alike; some more than once.

    Names look alike only if they hold the same numbers: that alone leaves most names of a large territory by
    themselves.
    """
    acronyms = cache(partial(_acronyms, bodies))
    for column in (Actors.siret, Actors.rna):
        for group in bodies.sharing(column):
            names = {number: BodyName.of(bodies.names[number]) for number in group}
            yield from _pairs(names, chain((together(group),), _keys(names, acronyms)))
    for group in shared(zip(_numbers(bodies), count())):
        names = {number: BodyName.of(bodies.names[number]) for number in group}
        for one, other in _pairs(names, _keys(names, acronyms)):
            if resemble(names[one], names[other]):
                yield one, other


class _Numbers(dict[str, bool]):
    """Whether each word is a number, articles and prepositions apart, as some of one letter are; found out once."""

    def __missing__(self, word: str) -> bool:
        found = self[word] = is_number(word) and word not in LINKS
        return found


def _numbers(bodies: Bodies) -> Iterator[str]:
    """Yield the numbers in each name."""
    is_one = _Numbers().__getitem__
    return (" ".join(sorted(filter(is_one, words.split()))) for words in organisation_words(bodies.names))


def _acronyms(bodies: Bodies) -> set[str]:
    """Return the words that may be the initials of other names."""
    names = map(significant_words, bodies.names)
    return {word for words in names if len(words) < _MANY_WORDS for word in words if len(word) <= _PREFIX}


def _pairs(names: Mapping[int, BodyName], keys: Iterable[Iterable[Keyed]]) -> Iterator[Pair]:
    return pairs(list(names), keys, lambda number: names[number].letters)


def _keys(names: Mapping[int, BodyName], acronyms: Callable[[], Collection[str]]) -> Iterator[Iterator[Keyed]]:
    """Yield, kind by kind, what finds a name: whichever may be the same shares some of it.

    `acronyms`, which are seldom needed, are made when they are.
    """
    yield ((name.letters[:_PREFIX], number) for number, name in names.items())
    yield ((name.letters[-_PREFIX:], number) for number, name in names.items())
    yield ((name.ordered, number) for number, name in names.items())
    yield ((tuple([word[:_SYLLABLE] for word in name.words]), number) for number, name in names.items())
    yield ((tuple([word[-_SYLLABLE:] for word in name.words]), number) for number, name in names.items())
    bearers = Counter(word for name in names.values() for word in set(name.words))
    yield ((word, number) for number, name in names.items() for word in name.words if bearers[word] <= _RARE)
    known = acronyms()
    runs = ((run, number) for number, name in names.items() for run in (*_runs(name.words), *name.words))
    yield ((run, number) for run, number in runs if run in known)


_MANY_WORDS: Final = 3
"""From that many words on, a name is seldom an acronym."""


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Yield the initials of every run of words that an acronym may stand for."""
    starts = "".join(word[0] for word in words)
    for first in range(min(len(words), 2)):
        for last in range(first + 2, min(len(words), first + 7) + 1):
            yield starts[first:last]
