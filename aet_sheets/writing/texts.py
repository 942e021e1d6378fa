"""Texts of cells as XML: what XML cannot hold is written by its number, as Excel does (ECMA-376, ST_Xstring)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Final

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LIKE_A_NUMBER: Final = re.compile("(?=_x[0-9a-fA-F]{4}_)")
_MARKS: Final = ("&", "<", ">", "_x", " |", "| ", "||")
"""What is written otherwise; once « | » parts the texts, spaces at their ends and empty ones too."""


def stand_as_they_are(texts: Sequence[str]) -> bool:
    """Tell whether XML surely holds every one of `texts` as it is, spaces included: one look for many."""
    framed = f"|{'|'.join(texts)}|"
    return framed.isprintable() and not any(mark in framed for mark in _MARKS)


def text_xml(text: str) -> str:
    """Return a text as XML holds it; one that looks like such a number loses nothing."""
    marked = _LIKE_A_NUMBER.sub("_x005F", text)
    return escape(_NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", marked), quote=False)


def text_element(text: str) -> str:
    """Return the element `<t>` of a text; the spaces at its ends are kept."""
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<t{kept}>{text_xml(text)}</t>"
