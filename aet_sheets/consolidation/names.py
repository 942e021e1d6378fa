"""Comparing people and organisations by name (contract, Identity)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from aet_sheets.text import changed_at_once, fold_all, fold_joined

_LEGAL_FORMS: Final = frozenset(
    (
        *("sarl", "sas", "sasu", "sa", "eurl", "ei", "eirl", "sci", "snc", "scop", "scic", "selarl", "gie"),
        *("association", "asso", "assoc", "societe", "ste", "etablissements", "ets", "entreprise"),
        *("loi", "1901"),
    )
)
LINKS: Final = frozenset(
    ("de", "des", "du", "d", "la", "le", "les", "l", "et", "au", "aux", "en", "pour", "par", "sur")
)
"""Words that a name can lose without changing."""


_MOST_NAMES: Final = 200_000
_known: dict[str, str] = {}
"""The words of the names met so far, which every stage of a run asks for."""


def organisation_key(name: str) -> str:
    """Return the key of an organisation: case, accents, spaces, punctuation and legal form are put aside.

    A name made of nothing else keeps its words: « Association » stays « association ».
    """
    words = _known[name] if name in _known else organisation_words([name])[0]
    return words.replace(" ", "")


def organisation_keys(names: Sequence[str]) -> list[str]:
    """Return `organisation_key` of each name; many new names at once take a fraction of the time."""
    return [words.replace(" ", "") for words in organisation_words(names)]


def organisation_words(names: Sequence[str]) -> list[str]:
    """Return the words of each name of an organisation, folded, its legal form put aside, one space between them."""
    with suppress(KeyError):
        return [_known[name] for name in names]
    _learn(names)
    return [_known[name] for name in names]


def _learn(names: Sequence[str]) -> None:
    """Make the words of all of `names` known."""
    new = [name for name in names if name not in _known]
    if len(_known) + len(new) > _MOST_NAMES:
        _known.clear()
        new = list(names)
    _known.update(zip(new, map(_own_words, changed_at_once(_spelt_out, new)), strict=True))


def significant_words(name: str) -> tuple[str, ...]:
    """Return the words of the name of an organisation, its legal form, articles and prepositions put aside."""
    words = organisation_words([name])[0].split()
    return tuple([word for word in words if word not in LINKS]) or tuple(words)


def _spelt_out(names: str) -> str:
    return fold_joined(names.replace("&", " et ").replace(".", ""))


def _own_words(folded: str) -> str:
    words = folded.split()
    if _LEGAL_FORMS.isdisjoint(words):
        return folded
    return " ".join([word for word in words if word not in _LEGAL_FORMS]) or folded


def person_names(names: Sequence[str]) -> list[str]:
    """Return the key of each last or first name: without case, accents, spaces or punctuation."""
    return [name.replace(" ", "") for name in fold_all(names)]
