"""Taking people out of a free text: those who are known by name, and every address or telephone number.

Better one word too many than one name too few: somebody called Petit makes « petit » disappear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from enum import Enum, auto
from functools import partial
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from aet_sheets.text import fold

PERSON: Final = "[personne]"
ADDRESS: Final = "[courriel]"
PHONE: Final = "[téléphone]"

_WORD: Final = re.compile(r"[^\W\d_]+")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?<!\d)(?:(?:\+|00)\d{2,3}[\s.\-]?(?:\(0\))?|0)\d(?:[\s.\-]?\d{2}){4}(?!\d)")
_CIVILITIES: Final = ("m", "mr", "mme", "mlle", "me", "dr", "pr", "monsieur", "madame", "mademoiselle")
_APART: Final = 3
"""Signs that may stand between two words of one name: « ZOLA, Ninon », « N. Zola »."""
_SHORT: Final = 2
"""Letters of a last name that is also an everyday word, such as Le: it takes more than itself to be somebody."""

_LONGEST: Final = 6
"""Words of the longest name that is looked for."""
_DIGITS: Final = 9
"""Digits by which French telephone numbers are told apart, with or without their country."""

Words = tuple[str, ...]
_Found = tuple[re.Match[str], str]
"""A word of a text, and its folded form."""


class Person(NamedTuple):
    """Somebody's names, as they are written; `first` may be empty."""

    last: str
    first: str = ""


class Way(Enum):
    """How far a way of naming somebody says who it is."""

    FULL = auto()
    LAST = auto()
    FIRST = auto()


def ways_of_naming(person: Person) -> Iterator[tuple[str, Way]]:
    """Yield the folded words by which a text may name `person`."""
    last, first = tuple(fold(person.last).split()), tuple(fold(person.first).split())
    ways: list[tuple[Words, Way]] = []
    if last:
        ways += [((civility, *last), Way.LAST) for civility in _CIVILITIES]
    if len("".join(last)) > _SHORT:
        ways.append((last, Way.LAST))
    if last and first:
        ways += [((*first, *last), Way.FULL), ((*last, *first), Way.FULL), ((first[0][0], *last), Way.FULL)]
    if len("".join(first)) > _SHORT:
        ways.append((first, Way.FIRST))
    yield from ((" ".join(words), way) for words, way in ways)


def contact_key(text: str) -> str:
    """Return what makes an address or a telephone number the same, however it is written."""
    return text.strip().casefold() if "@" in text else re.sub(r"\D", "", text)[-_DIGITS:]


class Mask:
    """Replaces people by words that stand for anybody, whatever the case and the accents.

    `names` are the known ways of naming people; those that come with True need a capital, since they are everyday
    words too. `contacts` are the addresses and telephone numbers to hide, None for all of them. Both are given as
    `key` makes them: as they are, or as digests.
    """

    def __init__(
        self, names: Mapping[str, bool], contacts: Container[str] | None = None, key: Callable[[str], str] = str
    ) -> None:
        self._names = names
        self._contacts = contacts
        self._key = key

    @classmethod
    def over(cls, people: Iterable[Person]) -> Mask:
        """Return the mask that hides `people`, whatever they are called by, and everybody's addresses."""
        names: dict[str, bool] = {}
        for person in people:
            for words, way in ways_of_naming(person):
                names[words] = names.get(words, True) and way is Way.FIRST
        return cls(names)

    def __call__(self, text: str) -> str:
        """Return `text` without anybody in it."""
        text = _PHONE.sub(partial(self._hidden, PHONE), _EMAIL.sub(partial(self._hidden, ADDRESS), text))
        found = [(word, fold(word.group())) for word in _WORD.finditer(text)]
        parts, place, position = [], 0, 0
        while position < len(found):
            length = self._length_of_name(found[position : position + _LONGEST])
            if length:
                first, last = found[position][0], found[position + length - 1][0]
                parts += [text[place : first.start()], PERSON]
                place = last.end()
            position += length or 1
        return "".join([*parts, text[place:]])

    def _hidden(self, word: str, contact: re.Match[str]) -> str:
        known = self._contacts is None or self._key(contact_key(contact.group())) in self._contacts
        return word if known else contact.group()

    def _length_of_name(self, words: list[_Found]) -> int:
        """Return how many of `words`, from the first, name somebody."""
        near = 1 + sum(1 for _ in takewhile(_close, pairwise(words)))
        for length in range(near, 0, -1):
            capital = self._names.get(self._key(" ".join(word for _, word in words[:length])))
            if capital is not None and (not capital or words[0][0].group()[0].isupper()):
                return length
        return 0


def _close(pair: tuple[_Found, _Found]) -> bool:
    """Tell whether two words that follow each other may belong to one name."""
    (one, _), (other, _) = pair
    between = one.string[one.end() : other.start()]
    return len(between) <= _APART and not any(sign in between for sign in "\n;!?")
