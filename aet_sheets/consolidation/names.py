"""Comparing people and organisations by name (contract, Identity)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aet_sheets.text import fold, fold_all

_LEGAL_FORMS: Final = frozenset(
    (
        *("sarl", "sas", "sasu", "sa", "eurl", "ei", "eirl", "sci", "snc", "scop", "scic", "selarl", "gie"),
        *("association", "asso", "assoc", "societe", "ste", "etablissements", "ets", "entreprise"),
        *("loi", "1901"),
    )
)
_LINKS: Final = frozenset(
    ("de", "des", "du", "d", "la", "le", "les", "l", "et", "au", "aux", "en", "pour", "par", "sur")
)
"""Words that a name can lose without changing."""


_MOST_KEYS: Final = 200_000
_keys: dict[str, str] = {}
"""The keys of the names met so far, which every stage of a run asks for."""


def organisation_key(name: str) -> str:
    """Return the key of an organisation: case, accents, spaces, punctuation and legal form are put aside.

    A name made of nothing else keeps its words: « Association » stays « association ».
    """
    return _keys[name] if name in _keys else organisation_keys([name])[0]


def organisation_keys(names: Sequence[str]) -> list[str]:
    """Return `organisation_key` of each name; many new names at once take a fraction of the time."""
    new = [name for name in set(names) if name not in _keys]
    if len(_keys) + len(new) > _MOST_KEYS:
        _keys.clear()
        new = list(set(names))
    folded = fold_all([_spelt_out(name) for name in new])
    _keys.update(zip(new, ("".join(_own_words(text)) for text in folded), strict=True))
    return [_keys[name] for name in names]


def significant_words(name: str) -> tuple[str, ...]:
    """Return the words of the name of an organisation, its legal form, articles and prepositions put aside."""
    words = _name_words(name)
    return tuple(word for word in words if word not in _LINKS) or tuple(words)


def _name_words(name: str) -> list[str]:
    return _own_words(fold(_spelt_out(name)))


def _spelt_out(name: str) -> str:
    return name.replace("&", " et ").replace(".", "")


def _own_words(folded: str) -> list[str]:
    """Return the words of a name once its legal form is put aside."""
    words = folded.split()
    if _LEGAL_FORMS.isdisjoint(words):
        return words
    return [word for word in words if word not in _LEGAL_FORMS] or words


def person_names(names: Sequence[str]) -> list[str]:
    """Return the key of each last or first name: without case, accents, spaces or punctuation."""
    return [name.replace(" ", "") for name in fold_all(names)]
