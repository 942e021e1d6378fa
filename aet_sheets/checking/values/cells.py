"""How a raw cell reads as text: without what nobody can see, by the error it holds, as a French Excel shows it."""

from __future__ import annotations

import datetime as dt
import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import TypeGuard

from aet_sheets.reading.raw import CellError, Raw, UnsavedFormula
from aet_sheets.text import clean, french_date

Plain = str | int | float | bool | dt.date | dt.time | dt.timedelta
"""A raw cell that is neither in error nor an unsaved formula."""

_ESCAPED_CONTROL = re.compile(r"_x00([01][0-9A-Fa-f])_")
"""How Office Open XML writes a control character inside a text: a carriage return is `_x000D_`."""

_LINE_BREAK = re.compile(r"(?<!\r)\r+\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff"  # XML 1.0 forbids these
    r"\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]"  # nobody sees these
)
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
"""Invisible, but they hold an emoji or a word of another script together: kept inside a text."""

_MAYBE_UNTIDY = ("\n\n", "\n ", " \n", "  ", "\n#", ":", "_x0", "\ufe0e", "\ufe0f")
"""What no tidy text has, where line breaks stand between texts: `:` is in the errors that have no `#`."""

_ERROR_CODES = frozenset(
    {"#REF!", "#N/A", "#DIV/0!", "#VALEUR!", "#VALUE!", "#NOM?", "#NAME?", "#NUL!", "#NULL!", "#NOMBRE!", "#NUM!"}
    | {"#PROPAGATION!", "#SPILL!", "#CALC!", "#CALCUL!", "#CHAMP!", "#FIELD!"}
)
_ERROR_BEGINS = frozenset("#eE")
_LIBREOFFICE_ERROR = re.compile(r"ERR:[0-9]{3}")
_NOT_A_NUMBER = "#NOMBRE!"

_EXCEL_DIGITS = 15
"""Excel keeps fifteen significant digits of a number."""

_GENERAL_WIDTH = 1e11
"""From here on, the format *Standard* of Excel shows a number in scientific notation."""

_LONGEST_TYPED = 500
"""No date, number or address is longer; patterns are not tried on a page of text."""


def excel_text(raw: Raw) -> str:
    """Return `raw` as a French Excel shows it: `2,43E+13`, `12`, `2,5`, `12/10/2016`, `VRAI`, `#REF!`."""
    if isinstance(raw, str):
        return printable(raw).strip()
    if isinstance(raw, CellError | UnsavedFormula):
        return str(raw)
    return _scientific(raw) if is_number(raw) else as_text(raw)


def printable(text: str) -> str:
    """Return `text` without what nobody can see, its lines ended alike and its accents composed."""
    if text.isprintable() and "_x0" not in text and "\ufe0e" not in text and "\ufe0f" not in text:
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    text = _ESCAPED_CONTROL.sub(lambda match: chr(int(match[1], 16)), text)
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", _LINE_BREAK.sub("\n", text)))


def is_blank(text: str) -> bool:
    """Tell whether a printable text shows nothing."""
    bare = text.strip()
    return not bare or (not bare.isprintable() and not bare.translate(_JOINERS).strip())


def are_tidy(texts: Sequence[str]) -> bool:
    """Tell that each of `texts` is printable, one tidy line as it stands, not blank and no error.

    All are looked at as one, in a tenth of the time; where that is not enough to be sure, the answer is False.
    """
    lines = "\n".join(("", *texts, ""))
    return (
        "".join(texts).isprintable()
        and not any(odd in lines for odd in _MAYBE_UNTIDY)
        and (lines.isascii() or unicodedata.is_normalized("NFC", lines))
    )


def error_held(raw: Plain) -> str | None:
    """Return the error that a plain cell holds: csv and ods files give errors as text, others as no number at all."""
    if isinstance(raw, str):
        if raw.lstrip()[:1] not in _ERROR_BEGINS:
            return None
        code = "".join(raw.split()).upper()
        return code if code in _ERROR_CODES or _LIBREOFFICE_ERROR.fullmatch(code) else None
    if is_number(raw) and not _is_finite(raw):
        return _NOT_A_NUMBER
    return None


def is_number(raw: object) -> TypeGuard[int | float]:
    """Tell whether a cell holds a number; *VRAI* and *FAUX* are none."""
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def _is_finite(number: float) -> bool:
    # Neither NaN nor a whole number that no float holds passes; math.isfinite() would raise on the latter.
    return abs(number) <= sys.float_info.max


def as_text(raw: Plain) -> str:
    """Return the cell as one tidy line, a number with all the digits that Excel keeps."""
    match raw:
        case str():
            return clean(raw)
        case bool():
            return "VRAI" if raw else "FAUX"
        case int() | float():
            return _digits(raw)
        case dt.date():
            return _moment(raw)
        case dt.time():
            return _clock(raw)
        case _:
            return _elapsed(raw)


def typed(raw: Plain) -> str:
    """Return the cell as a column of anything but free text takes it; empty if it is longer than such a value can be.

    An apostrophe in front is how people force a spreadsheet to keep a text.
    """
    text = as_text(raw).lstrip("'’").strip()
    return text if len(text) <= _LONGEST_TYPED else ""


def _digits(number: float) -> str:
    if not _is_finite(number):
        return _NOT_A_NUMBER
    if abs(number) < 10**_EXCEL_DIGITS and number == int(number):
        return str(int(number))
    return f"{float(number):.{_EXCEL_DIGITS}g}".upper().replace(".", ",")


def _scientific(number: float) -> str:
    """Show a large number as its cell does, unless that would hide digits that the formula bar shows."""
    if not _is_finite(number) or abs(number) < _GENERAL_WIDTH:
        return _digits(number)
    mantissa, exponent = f"{float(number):.5E}".split("E")
    if float(f"{mantissa}E{exponent}") != number:
        return _digits(number)
    return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}".replace(".", ",")


def _moment(day: dt.date) -> str:
    if isinstance(day, dt.datetime) and day.time() != dt.time.min:
        return f"{french_date(day)} {_clock(day.time())}"
    return french_date(day)


def _clock(time: dt.time) -> str:
    return f"{time:%H:%M:%S}" if time.second else f"{time:%H:%M}"


def _elapsed(duration: dt.timedelta) -> str:
    minutes, seconds = divmod(abs(round(duration.total_seconds())), 60)
    sign = "-" if duration < dt.timedelta(0) else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
