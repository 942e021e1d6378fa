"""Comparing what people type, whatever the case, accents, dashes and spaces; writing French as French is written."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

_LIGATURES: Final = (("œ", "oe"), ("æ", "ae"), ("ø", "o"), ("ł", "l"))
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_BETWEEN: Final = "\0"
"""What stands between texts that are changed as one; in a text, where no file should have it, it counts as a space."""
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
_TYPEWRITTEN: Final = (
    *((dash, "-") for dash in _DASHES),
    ("’", "'"),
    ("…", "..."),
    ("œ", "oe"),
    ("Œ", "oe"),
    ("\u202f", " "),
)
"""What French typography has beyond Latin-1, as a typewriter has it: no comparison of words or labels sees a change."""
_SPACES = re.compile(r"\s+")
_ODD_SPACES: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029"
"""The spaces that are no compatibility form of the usual one."""
_AT_ONCE: Final = 1000
"""How many texts are changed as one: enough for speed, few enough for the processor's own memory."""


def strip_accents(text: str) -> str:
    """Return `text` in lower case without diacritics; ligatures are spelt out (« œuvre » gives « oeuvre »)."""
    if text.isascii():
        return text.lower()
    try:
        plain = text.encode("latin-1").translate(_LATIN)
    except UnicodeEncodeError:
        return _stripped(text)
    return _stripped(text) if _LONGER in plain else plain.decode("latin-1")


def _stripped(text: str) -> str:
    plain = _COMBINING.sub("", unicodedata.normalize("NFKD", text.casefold()))
    for ligature, letters in _LIGATURES:
        plain = plain.replace(ligature, letters)
    return plain


_LONGER: Final = b"\x80"
"""What stands in `_LATIN` for a character that does not become a single one of Latin-1; itself, it means nothing."""


def _latin(code: int) -> bytes:
    plain = _stripped(chr(code)).encode("latin-1", "backslashreplace")
    return plain if len(plain) == 1 else _LONGER


_LATIN: Final = b"".join(map(_latin, range(256)))
"""What each character of Latin-1 is in lower case without diacritics: one pass over a text, however long."""


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return the words of `text`, lower case, without accents or punctuation, one space between them.

    Two texts that a reader would call the same heading, choice or name fold to the same key.
    """
    return fold_joined(text.replace(_BETWEEN, " ")).strip()


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return `fold` of each text, in a fraction of the time that one by one takes."""
    return changed_at_once(fold_joined, texts)


def fold_joined(text: str) -> str:
    """Return `fold` of each of the texts that `changed_at_once` has joined, but for spaces around them."""
    plain = strip_accents(_typewritten(text))
    return _one_space(plain.encode("ascii", "replace").translate(_WORDS).decode("ascii"))


_WORDS: Final = bytes(
    code if chr(code) in f"abcdefghijklmnopqrstuvwxyz0123456789{_BETWEEN}" else 32 for code in range(256)
)
"""Letters and digits, and a space for anything else."""


@lru_cache(maxsize=100_000)
def fold_label(text: str) -> str:
    """Return the key of a reference label: case, accents, spaces and the kind of dash do not matter.

    Other punctuation does: « C. Martin — A+ » and « C Martin — A » stay two labels.
    """
    return _label(text.replace(_BETWEEN, " ")).strip()


def fold_labels(texts: Sequence[str]) -> list[str]:
    """Return `fold_label` of each text, in a fraction of the time that one by one takes."""
    return changed_at_once(_label, texts)


def _label(text: str) -> str:
    plain = _typewritten(strip_accents(_typewritten(text)))  # what looked like another character may be a dash
    for space in _ODD_SPACES:
        plain = plain.replace(space, " ")
    return _one_space(plain).replace(" -", "-").replace("- ", "-")


def _typewritten(text: str) -> str:
    if not text.isascii():
        for sign, typed in _TYPEWRITTEN:
            text = text.replace(sign, typed)
    return text


def _one_space(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def changed_at_once(change: Callable[[str], str], texts: Sequence[str]) -> list[str]:
    """Return what `change` makes of each text, without spaces around it.

    It is given many of them at once, joined by a character that it must leave where it stands.
    """
    changed: list[str] = []
    for start in range(0, len(texts), _AT_ONCE):
        part = texts[start : start + _AT_ONCE]
        joined = _BETWEEN.join(part)
        if joined.count(_BETWEEN) >= len(part):
            joined = _BETWEEN.join(text.replace(_BETWEEN, " ") for text in part)
        changed += map(str.strip, change(joined).split(_BETWEEN))
    return changed


_HINTS = re.compile(r"\([^)]*\)|\[[^\]]*\]|[*:]")


@lru_cache(maxsize=20_000)
def fold_heading(text: str) -> str:
    """Return the key of a heading: `fold` once asterisks, units and hints in brackets are put aside.

    A heading that is nothing but a hint keeps it: « (h) » folds to « h ».
    """
    return fold(_HINTS.sub(" ", clean(text))) or fold(text)


def clean(text: str) -> str:
    """Return `text` as one tidy line: no leading, trailing, repeated or invisible spaces."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", text.replace("\u200b", "").replace("\ufeff", "")).strip()


NO_BREAK: Final = "\u00a0"
"""The space at which a line never breaks."""
_BEFORE_SIGN = re.compile(r"[ \u00a0](?=[:;!?»%€])")
_AFTER_QUOTE = re.compile(r"(?<=«)[ \u00a0]")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def french(text: str, /, **names: object) -> str:
    """Return what the program says as French typography sets it: spaces that do not break, curly apostrophes.

    Given `names`, `text` is a template: what they stand for (a path, a heading, a code, what somebody typed) is put
    in as it is, since people look for it or type it. Without any, `text` is the sentence itself, braces and all.
    """
    typeset = _typeset(text)
    return typeset.format_map(names) if names else typeset


@lru_cache(maxsize=1_000)
def _typeset(text: str) -> str:
    spaced = _AFTER_QUOTE.sub(NO_BREAK, _BEFORE_SIGN.sub(NO_BREAK, text))
    return _APOSTROPHE.sub("’", spaced)


def quoted(text: str) -> str:
    """Return `text`, as it is, in French quotation marks."""
    return f"«{NO_BREAK}{text}{NO_BREAK}»"


def plural(count: int, singular: str, several: str | None = None) -> str:
    """Return `count` with its noun, as French writes it: 0 ligne, 1 ligne, 2 lignes."""
    noun = singular if abs(count) <= 1 else several or f"{singular}s"
    return number(count) + NO_BREAK + noun


def number(value: float, decimals: int | None = None) -> str:
    """Return `value` as French writes it: narrow spaces between thousands, a decimal comma, no needless zeros."""
    text = f"{value:,.{decimals}f}" if decimals is not None else f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.replace(",", "\u202f").replace(".", ",")


def euros(amount: float) -> str:
    """Return an amount in euros, with its cents unless there are none."""
    return f"{number(amount, None if amount == int(amount) else 2)}{NO_BREAK}€"


def percentage(share: float) -> str:
    """Return a share of one as a percentage: 0.45 gives 45 %."""
    return f"{number(share * 100)}{NO_BREAK}%"


def french_date(day: dt.date) -> str:
    """Return `day` as French writes it: 12/10/2016."""
    # strftime() pads the years before 1000 on some systems only.
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
