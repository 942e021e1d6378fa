"""Texts, codes and references."""

from __future__ import annotations

import datetime as dt
import re

from aet_sheets.checking.values.cells import Plain, as_text
from aet_sheets.checking.values.verdicts import Verdict, refused, taken
from aet_sheets.problems import catalogue
from aet_sheets.schema.columns import Code, Column, LongText, Reference, Text
from aet_sheets.text import clean, number

_REFERENCE_LENGTH = 600
"""A label joins two or three columns of at most 255 characters."""

_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_MISREAD_CODE = "Excel l'a transformé en date ou en heure"
_EMPTY_CODE = "il n'a ni lettre ni chiffre"


def longest_text(column: Column) -> int | None:
    """Return how many characters a column of free text or of references may have; None for any other."""
    if isinstance(column, Text):
        return column.max_length
    return _REFERENCE_LENGTH if isinstance(column, Reference) else None


def read_text(column: Text, raw: Plain) -> Verdict:
    """Read one tidy line of at most the length of the column."""
    return _of_length(as_text(raw), column.max_length)


def read_long_text(column: LongText, raw: Plain) -> Verdict:
    """Read tidy lines of at most the length of the column."""
    lines = raw.split("\n") if isinstance(raw, str) else [as_text(raw)]
    return _of_length("\n".join(map(clean, lines)).strip("\n"), column.max_length)


def read_reference(_column: Reference, raw: Plain) -> Verdict:
    """Read the code or the label of a row; whether there is one is looked up later."""
    return _of_length(as_text(raw), _REFERENCE_LENGTH)


def _of_length(text: str, maximum: int) -> Verdict:
    if len(text) <= maximum:
        return taken(text)
    return refused(catalogue.TEXT_TOO_LONG, length=number(len(text)), maximum=number(maximum))


def read_code(column: Code, raw: Plain) -> Verdict:
    """Read an identifier: short, on one line, with a letter or a digit at least."""
    if isinstance(raw, dt.date | dt.time | dt.timedelta):
        return refused(catalogue.BAD_CODE, expected=_MISREAD_CODE)
    code = _DASH.sub("-", as_text(raw))
    if not any(map(str.isalnum, code)):
        return refused(catalogue.BAD_CODE, expected=_EMPTY_CODE)
    if len(code) > column.max_length or (isinstance(raw, str) and "\n" in raw.strip()):
        expected = f"{column.max_length} caractères au plus, sans retour à la ligne"
        return refused(catalogue.BAD_CODE, expected=expected)
    return taken(code)
