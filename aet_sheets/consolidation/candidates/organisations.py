"""Bodies that may be one written two ways: « MJC » and « Maison des jeunes et de la culture »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from aet_sheets.consolidation.candidates.blocking import SMALL, pairs
from aet_sheets.consolidation.candidates.likeness import BodyName, Likeness, compare_bodies, shortens
from aet_sheets.consolidation.names import organisation_key
from aet_sheets.schema import Actors
from aet_sheets.schema.values import Value, across
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


@dataclass(slots=True)
class Body:
    """A body as its actors describe it; `actors` are their positions, the first one gives `name`."""

    name: str
    key: str
    folded: BodyName
    actors: list[int] = field(default_factory=list)
    sirets: set[str] = field(default_factory=set)
    associations: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)
    types: set[Value] = field(default_factory=set)

    @property
    def sirens(self) -> set[str]:
        """Return the numbers that name the body itself."""
        return {siret[:_SIREN] for siret in self.sirets}


def bodies_of(columns: Mapping[str, Sequence[Value | None]], canonical: Callable[[str], str]) -> list[Body]:
    """Return the bodies that actors represent, in the order of their first actor.

    `canonical` leads from the key of a name to that of the body it was decided to be.
    """
    found: dict[str, Body] = {}
    wanted = (Actors.organisation, Actors.siret, Actors.rna, Actors.postal_code, Actors.town, Actors.type)
    for position, (name, siret, rna, code, town, kind) in enumerate(across(columns, *wanted)):
        if name is None or not (own_key := organisation_key(str(name))):
            continue
        key = canonical(own_key)
        body = found.get(key)
        if body is None:
            body = found[key] = Body(str(name), key, BodyName.of(str(name)))
        body.actors.append(position)
        for own, value in ((body.sirets, siret), (body.associations, rna)):
            if value:
                own.add(str(value))
        body.towns |= places(code, town)
        if kind:
            body.types.add(kind)
    return list(found.values())


def places(postal_code: Value | None, town: Value | None) -> set[str]:
    """Return what says where somebody is: the postal code and the town, as far as they are known."""
    return {fold(str(part)) for part in (postal_code, town) if part}


def compare(one: Body, other: Body) -> Likeness | None:
    """Return how likely two bodies are to be one, None when nothing says so or their numbers say otherwise."""
    if one.sirets and other.sirets:
        if one.sirets & other.sirets:
            return Likeness(95, "même SIRET, noms différents")
        if not one.sirens & other.sirens:
            return None
    if one.associations & other.associations:
        return Likeness(95, "même numéro RNA, noms différents")
    found = compare_bodies(one.folded, other.folded)
    if found is None and one.towns & other.towns and shortens(one.folded, other.folded):
        found = Likeness(80, "nom abrégé d'un côté, même commune")
    if found and _differ(one.types, other.types):
        found = Likeness(found.score - _OTHER_TYPE, f"{found.reason}, types d'acteur différents")
    if found and _differ(one.towns, other.towns):
        found = Likeness(found.score - _OTHER_TOWN, f"{found.reason}, communes différentes")
    return found if found and found.score >= _PROPOSED else None


def _differ(one: set[Any], other: set[Any]) -> bool:
    return bool(one) and bool(other) and not one & other


def like_bodies(bodies: Sequence[Body]) -> Iterator[tuple[int, int, Likeness]]:
    """Yield the pairs of positions of bodies that look like one, each once, in order."""
    seen: dict[tuple[int, int], Likeness] = {}
    for pair in pairs(_keys(bodies), lambda position: bodies[position].folded.letters):
        if pair not in seen and (found := compare(bodies[pair[0]], bodies[pair[1]])):
            seen[pair] = found
    for (one, other), found in sorted(seen.items()):
        yield one, other, found


def _keys(bodies: Sequence[Body]) -> Iterator[Iterable[Hashable]]:
    """Yield the blocks in which each body is compared: whichever may be the same is in one of them."""
    names = [body.folded for body in bodies]
    counts = Counter(word for name in names for word in set(name.words))
    acronyms = {word for name in names if len(name.words) < _MANY_WORDS for word in name.words if len(word) <= _PREFIX}
    for body, name in zip(bodies, names, strict=True):
        words, letters = name.words, name.letters
        yield (
            ("start", letters[:_PREFIX]),
            ("end", letters[-_PREFIX:]),
            ("words", name.ordered),
            ("starts", *(word[:_SYLLABLE] for word in words)),
            ("ends", *(word[-_SYLLABLE:] for word in words)),
            *(("number", number) for number in body.sirets | body.associations),
            *(("word", word) for word in words if counts[word] <= _RARE),
            *(("initials", run) for run in {*_runs(words), *words} & acronyms),
        )


_MANY_WORDS: Final = 3
"""From that many words on, a name is seldom an acronym."""


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Yield the initials of every run of words that an acronym may stand for."""
    starts = "".join(word[0] for word in words)
    for first in range(min(len(words), 2)):
        for last in range(first + 2, min(len(words), first + 7) + 1):
            yield starts[first:last]


class BodyLikeness:
    """How alike the bodies of two actors are, remembered: the same two bodies are met again and again."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self._of = {actor: number for number, body in enumerate(bodies) for actor in body.actors}
        self._compare = lru_cache(maxsize=50_000)(lambda one, other: compare(bodies[one], bodies[other]))

    def number(self, actor: int) -> int:
        """Return the number of the body of an actor, -1 for none."""
        return self._of.get(actor, -1)

    def of(self, one: int, other: int) -> Likeness | None:
        """Return how alike two different bodies are, given by number."""
        if one < 0 or other < 0:
            return None
        return self._compare(min(one, other), max(one, other))
