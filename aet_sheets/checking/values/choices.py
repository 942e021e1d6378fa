"""Closed lists, and the shortest of them: yes or no."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from aet_sheets.checking.values.cells import Plain, typed
from aet_sheets.checking.values.verdicts import Verdict, did_you_mean, refused, taken
from aet_sheets.problems import catalogue
from aet_sheets.schema.columns import Choice, YesNo
from aet_sheets.text import fold, strip_accents

_INCLUSIVE_ENDING = re.compile(
    r"(?<=\w)(?:\((?:e|s|es|ve|ive|rice|trice|euse|ne)\)s?"
    r"|[·•‧∙⋅./-](?:es?|ves?|ives?|t?rices?|euses?|nes?)(?:[·•‧∙⋅./-]?s)?)(?!\w)",
    re.IGNORECASE,
)
"""« (e) », « ·e·s », « /trice »: what follows the form under which the list has the word."""

_LEADING_NUMBER = re.compile(r"^[0-9]{1,2} ")
_CLOSE_ENOUGH = 75
_DOUBT = "?"


def read_choice(column: Choice, raw: Plain) -> Verdict:
    """Read a value of a closed list; a near miss is proposed, never taken."""
    text = typed(raw)
    found = _choice_meant(column, text)
    if found and _DOUBT not in text:
        return taken(found)
    near = found or _nearest_choice(column, text)
    proposal = did_you_mean(f"« {near} »") if near else ""
    return refused(catalogue.UNKNOWN_CHOICE, choices=", ".join(column.choices), proposal=proposal)


def _choice_meant(column: Choice, text: str) -> str | None:
    """Return the choice that a text certainly names, with or without inclusive endings, or its rank if it has one."""
    known = _known_choices(column)
    for key in (fold(text), fold(_INCLUSIVE_ENDING.sub("", text))):
        if key in known:
            return known[key]
        rank, _, rest = key.partition(" ")
        # Another rank than that of the choice contradicts it.
        if column.ranked and rest in known and rank == str(column.choices.index(known[rest]) + 1):
            return known[rest]
    return None


@cache
def _known_choices(column: Choice) -> Mapping[str, str]:
    synonyms = {fold(word): choice for word, choice in column.synonyms.items()}
    return synonyms | {fold(choice): choice for choice in column.choices}


def _nearest_choice(column: Choice, text: str) -> str | None:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a wrong value pays for it

    key = _LEADING_NUMBER.sub("", fold(_INCLUSIVE_ENDING.sub("", text)))
    if len(_choices_named(column, key)) > 1:
        return None
    scores: dict[str, float] = {}
    for word, choice in _known_choices(column).items():
        scores[choice] = max(scores.get(choice, 0), fuzz.ratio(key, word))
    best = max(scores.values(), default=0)
    nearest = [choice for choice, score in scores.items() if score == best >= _CLOSE_ENOUGH]
    return nearest[0] if len(nearest) == 1 else None


def _choices_named(column: Choice, key: str) -> set[str]:
    """Return the choices whose words, initials apart, stand in a folded text: « présent excusé » names two."""
    known = _known_choices(column)
    longest_first = sorted((word for word in known if len(word) > 1), key=len, reverse=True)
    return {known[word] for word in re.findall(rf"\b(?:{'|'.join(longest_first)})\b", key)}


_YES = frozenset({"oui", "o", "x", "vrai", "true", "yes", "y", "1", "✓", "✔", "☑", "✅"})
_NO = frozenset({"non", "n", "faux", "false", "no", "0"})


def read_yes_no(_column: YesNo, raw: Plain) -> Verdict:
    """Read an answer, as a word, a letter, a tick or a number."""
    answer = strip_accents(typed(raw)).strip(" .!,;()[]")
    if answer in _YES or answer in _NO:
        return taken(answer in _YES)
    return refused(catalogue.BAD_YES_NO)
