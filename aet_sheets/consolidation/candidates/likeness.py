"""How much two names look alike, out of 100, and in which way: people here, bodies there.

A reason is the end of a French sentence; it quotes no name. Distances count slips of the finger: letters changed,
missing, added, or two of them swapped (optimal string alignment).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from aet_sheets.consolidation.names import significant_words
from aet_sheets.text import fold


class Likeness(NamedTuple):
    """How alike two things are, out of 100, and why."""

    score: int
    reason: str


SAME_NAME: Final = Likeness(100, "même nom")
NEAR: Final = 85
"""Likeness under which two names are two names."""
_LONG: Final = 8
"""From that many letters on, a word may hold two slips."""
_SHORT: Final = 4
"""Under that many letters, another letter makes another name."""
_MOST_SLIPS: Final = 2
"""In the whole name of a body, or in one word."""
_SWAPPED_COST: Final = 2


class PersonName(NamedTuple):
    """A name folded: the words of the last and the first name, and each without its spaces."""

    last_words: tuple[str, ...]
    first_words: tuple[str, ...]
    last: str
    first: str

    @classmethod
    def of(cls, last: str | None, first: str | None) -> PersonName:
        """Return the name that was written as `last` and `first`."""
        return cls.folded(fold(last or ""), fold(first or ""))

    @classmethod
    def folded(cls, own: str, given: str) -> PersonName:
        """Return the name of which these are the last name and the first name, folded."""
        return cls(tuple(own.split()), tuple(given.split()), own.replace(" ", ""), given.replace(" ", ""))

    @property
    def swapped(self) -> PersonName:
        """Return what the name is if its two halves were written each in the other's column."""
        return PersonName(self.first_words, self.last_words, self.first, self.last)


def compare_people(one: PersonName, other: PersonName) -> Likeness | None:
    """Return how alike two people are called, None when they are called otherwise."""
    if not one.last or not other.last:
        return None
    straight = _compare_straight(one, other)
    if not one.first or not other.first:
        return straight
    if one.last == other.first and one.first == other.last:
        return straight or Likeness(100 - _SWAPPED_COST, "nom et prénom inversés")
    if straight or not _may_be_swapped(one, other):
        return straight
    turned = _compare_straight(one, other.swapped) or _compare_straight(one.swapped, other)
    return Likeness(turned.score - _SWAPPED_COST, f"nom et prénom inversés, {turned.reason}") if turned else None


def _may_be_swapped(one: PersonName, other: PersonName) -> bool:
    """Tell at little cost whether turning a name round may help: one half, at least, stands as it is."""
    return one.last == other.first or one.first == other.last


def _compare_straight(one: PersonName, other: PersonName) -> Likeness | None:
    if one.last == other.last:
        return SAME_NAME if one.first == other.first else _compare_first(one, other)
    if one.first == other.first or _abbreviates(one, other):
        if _part_of(one.last_words, other.last_words):
            return Likeness(87, "nom composé écrit en entier d'un côté seulement")
        if one.first != other.first:
            return None
    return _near(one, other)


def _compare_first(one: PersonName, other: PersonName) -> Likeness | None:
    """Compare the first names of people whose last name is the same."""
    if not one.first or not other.first:
        return Likeness(74, "prénom absent d'un côté")
    if _abbreviates(one, other):
        return Likeness(90, "prénom abrégé")
    if _part_of(one.first_words, other.first_words):
        return Likeness(86, "prénom composé écrit en entier d'un côté seulement")
    if _cut_short(one.first, other.first):
        return Likeness(82, "prénom raccourci")
    return _near(one, other)


def _abbreviates(one: PersonName, other: PersonName) -> bool:
    """Tell whether one first name is the initials of the other: « J » or « J P » or « JP » for « Jean-Pierre »."""
    if one.first[:1] != other.first[:1]:  # most names: nothing to build
        return False
    return _initials(one, other) or _initials(other, one)


def _initials(short: PersonName, whole: PersonName) -> bool:
    letters = short.first if all(len(word) == 1 for word in short.first_words) or len(short.first) == 1 else ""
    if not letters and len(short.first_words) == 1 and 1 < len(short.first) == len(whole.first_words):
        letters = short.first
    if not letters or len(whole.first) <= len(letters):
        return False
    initials = "".join(word[0] for word in whole.first_words)
    return initials.startswith(letters)


def _part_of(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the words of one name are some of the other's: « Martin » in « Martin-Duval »."""
    if len(one) == len(other):  # most names: nothing to build
        return False
    few, many = (set(one), set(other)) if len(one) < len(other) else (set(other), set(one))
    return few < many and any(len(word) > 2 for word in few)  # noqa: PLR2004 - « de », « le » are no name


def _cut_short(one: str, other: str) -> bool:
    """Tell whether one first name begins the other, by far: « Fred » and « Frédéric », not « Jean » and « Jeanne »."""
    short, whole = sorted((one, other), key=len)
    return 2 < len(short) < len(whole) - 2 and whole.startswith(short)  # noqa: PLR2004


def _near(one: PersonName, other: PersonName) -> Likeness | None:
    """Compare names that differ by slips of the finger, each half within what its length allows."""
    slips = _slips(one.last, other.last)
    if slips is None:
        return None
    given = _slips(one.first, other.first)
    if given is None:
        return None
    letters = max(len(one.last) + len(one.first), len(other.last) + len(other.first))
    score = round(100 * (1 - (slips + given) / letters))
    if _feminine(one.first, other.first):
        return Likeness(score - 10, "noms presque identiques, prénoms féminin et masculin") if not slips else None
    return Likeness(score, "noms presque identiques") if score >= NEAR else None


def _feminine(one: str, other: str) -> bool:
    """Tell whether two first names differ as « Michel » and « Michèle » do: two people, as often as not."""
    return one == f"{other}e" or other == f"{one}e"


def _slips(one: str, other: str) -> int | None:
    """Return how many slips lead from one word to the other, None when too many for their length."""
    if one == other:
        return 0
    short = min(len(one), len(other))
    if short < _SHORT:
        return None
    allowed = 1 if short < _LONG else _MOST_SLIPS
    found = OSA.distance(one, other, score_cutoff=allowed)
    return found if found <= allowed else None


def is_number(word: str) -> bool:
    """Tell whether a word of a name tells « Atelier 1 » from « Atelier 2 », or « Maison B » from « Maison C »."""
    return len(word) == 1 or not word.isalpha()


class BodyName(NamedTuple):
    """The name of a body: its words that say something, these without their spaces, and sorted; and its numbers."""

    words: tuple[str, ...]
    letters: str
    ordered: tuple[str, ...]
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> BodyName:
        """Return the name written `name`, its legal form, articles and prepositions put aside."""
        words = significant_words(name)
        ordered = tuple(sorted(words))
        numbers = tuple([word for word in ordered if is_number(word)])
        return cls(words, "".join(words), ordered, numbers)


def compare_bodies(one: BodyName, other: BodyName) -> Likeness | None:
    """Return how alike two bodies are called, None when they are called otherwise. Their numbers must agree."""
    if one.numbers != other.numbers:
        return None
    if one.letters == other.letters:
        return Likeness(96, "mêmes mots, articles à part")
    if one.ordered == other.ordered:
        return Likeness(94, "mêmes mots dans un autre ordre")
    slips = OSA.distance(one.letters, other.letters, score_cutoff=_MOST_SLIPS)
    near = _near_bodies(one, other) if slips <= _MOST_SLIPS else None
    return near or (None if len(one.words) == len(other.words) else _acronym(one, other))


def shortens(one: BodyName, other: BodyName) -> bool:
    """Tell whether all the words of one name are among those of the other, which has more."""
    if len(one.words) == len(other.words):
        return False
    few, many = (one, other) if len(one.words) < len(other.words) else (other, one)
    if few.words[0] not in many.words or few.words[-1] not in many.words:  # most names: nothing to build
        return False
    return set(few.words) < set(many.words) and len(few.letters) >= _LONG and one.numbers == other.numbers


def resemble(one: BodyName, other: BodyName) -> bool:
    """Tell whether two bodies are called alike, or one is called as the other is for short."""
    return compare_bodies(one, other) is not None or shortens(one, other)


def _near_bodies(one: BodyName, other: BodyName) -> Likeness | None:
    """Compare names that differ by slips: word by word where they have as many, else all letters together."""
    words = zip(one.words, other.words, strict=True) if len(one.words) == len(other.words) else ()
    total = 0
    for mine, theirs in words or ((one.letters, other.letters),):
        if mine != theirs:
            slips = _slips(mine, theirs)
            if slips is None or (total := total + slips) > _MOST_SLIPS:
                return None
    score = round(100 * (1 - total / max(len(one.letters), len(other.letters))))
    return Likeness(score, "noms presque identiques") if score >= NEAR else None


def _acronym(one: BodyName, other: BodyName) -> Likeness | None:
    """Compare names of which one has in a word what the other has in as many words as that has letters."""
    short, whole = (one.words, other.words) if len(one.words) < len(other.words) else (other.words, one.words)
    run = len(whole) - len(short) + 1
    if any(len(word) == run and _expands(short, place, whole) for place, word in enumerate(short)):
        return Likeness(82, "sigle d'un côté, nom en toutes lettres de l'autre")
    return None


def _expands(short: Sequence[str], place: int, whole: Sequence[str]) -> bool:
    """Tell whether the word at `place` of `short` is the initials of as many words of `whole`, the others equal."""
    letters = short[place]
    end = place + len(letters)
    return (
        short[:place] == whole[:place]
        and short[place + 1 :] == whole[end:]
        and all(word[0] == letter for word, letter in zip(whole[place:end], letters, strict=True))
    )
