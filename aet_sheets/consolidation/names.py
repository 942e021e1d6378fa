"""Comparing people and organisations by name (contract, Identity)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from aet_sheets.text import fold

_LEGAL_FORMS: Final = frozenset(
    (
        *("sarl", "sas", "sasu", "sa", "eurl", "ei", "eirl", "sci", "snc", "scop", "scic", "selarl", "gie"),
        *("association", "asso", "assoc", "societe", "ste", "etablissements", "ets", "entreprise"),
    )
)
_LOI_1901: Final = ("loi", "1901")
_LINKS: Final = frozenset(
    ("de", "des", "du", "d", "la", "le", "les", "l", "et", "au", "aux", "en", "pour", "par", "sur")
)
"""Words that a name can lose without changing."""


@lru_cache(maxsize=200_000)
def organisation_key(name: str) -> str:
    """Return the key of an organisation: case, accents, spaces, punctuation and legal form are put aside.

    A name made of nothing else keeps its words: « Association » stays « association ».
    """
    return "".join(_name_words(name))


def significant_words(name: str) -> tuple[str, ...]:
    """Return the words of the name of an organisation, its legal form, articles and prepositions put aside."""
    words = _name_words(name)
    return tuple(word for word in words if word not in _LINKS) or tuple(words)


def _name_words(name: str) -> list[str]:
    words = fold(name.replace("&", " et ").replace(".", "")).split()
    kept = [word for word in words if word not in _LEGAL_FORMS and word not in _LOI_1901]
    return kept or words


@lru_cache(maxsize=200_000)
def person_key(last_name: str | None, first_name: str | None) -> tuple[str, str]:
    """Return the key of a person: last name and first name, without case, accents, spaces or punctuation."""
    return _letters(last_name), _letters(first_name)


def _letters(name: str | None) -> str:
    return fold(name).replace(" ", "") if name else ""
