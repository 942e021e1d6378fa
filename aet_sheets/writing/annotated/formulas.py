"""Which formulas of a stranger may stay: those that only calculate, from cells of the same workbook."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

_TEXTS: Final = re.compile(r'"(?:[^"]|"")*"')
_QUOTED_SHEET: Final = re.compile(r"'((?:[^']|'')*)'(?=!)")
_TABLE_COLUMN: Final = re.compile(r"[\w.]+\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_FUNCTION: Final = re.compile(r"([^\W\d][\w.]*)\s*\(")
_NAME: Final = re.compile(r"[^\W\d][\w.]*")
_PATH_SIGNS: Final = frozenset("[]\\/|?*")
"""No name of a sheet holds any of them: with one, what stands in quotation marks is a path."""
_SIGNS_OF_ELSEWHERE: Final = frozenset("[]\\|'")
_HARMLESS: Final = frozenset(Path(__file__).with_name("functions.txt").read_text(encoding="ascii").split())
"""Functions that fetch nothing, open nothing and run nothing. INDIRECT, which may name any file, is not one."""


@lru_cache(maxsize=8_192)
def is_harmless(formula: str, banned: frozenset[str] = frozenset()) -> bool:
    """Tell whether `formula` only calculates from its own workbook.

    `banned` are the defined names, in upper case, that stand for something else. Answers are remembered: all returns
    have the formulas of our own drop-downs, some two thousand of them.
    """
    text = _TEXTS.sub('""', formula.lstrip("="))
    if any(_PATH_SIGNS & set(sheet.replace("''", "")) for sheet in _QUOTED_SHEET.findall(text)):
        return False
    bare = _TABLE_COLUMN.sub("T", _QUOTED_SHEET.sub("S", text))
    if _SIGNS_OF_ELSEWHERE & set(bare):
        return False
    if banned and any(name.upper() in banned for name in _NAME.findall(bare)):
        return False
    return all(_plain_name(name) in _HARMLESS for name in set(_FUNCTION.findall(bare)))


def _plain_name(function: str) -> str:
    return function.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")
