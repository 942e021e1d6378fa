"""Large parts that go into a copy byte for byte: their bytes tell that nothing in them has to go.

Most of a return is the hidden sheet that feeds its drop-downs, which nobody marks: as a tree, it takes longer than all
the rest together. Whatever is not certain at a glance is left to the tree.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Final
from xml.parsers import expat

from aet_sheets.writing.annotated.formulas import is_harmless

_WORTH_IT: Final = 2**16
"""Bytes from which on a glance is quicker than a tree."""
_HEAD: Final = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml\sversion=["']1\.0["']\sencoding=["'](?i:utf-8)["'][^<>?]*\?>\s*)?(?=<[a-z])"""
)
"""How a part in UTF-8 begins."""
_OF_A_CELL: Final = re.compile(rb"<f>([^<]*)</f>")
"""A formula as most are written, with nothing but its text."""
_OPENING: Final = re.compile(rb"<([^\s/>]+)")
"""What follows the sign `<`, save in closing tags: a name, or `!--`, `![CDATA[`, `?xml`…."""
_BEARERS: Final = (b"f", b"formula", b"formula1", b"formula2", b"calculatedColumnFormula", b"totalsRowFormula")
"""The elements that hold a formula."""
_FORMULA: Final = re.compile(rb'<(?:%s)(?: [\w:]+="[^"<>]*")*/?>([^<]*)' % b"|".join(_BEARERS))
_PLAIN: Final = frozenset(
    b"""
    worksheet sheetPr tabColor outlinePr pageSetUpPr dimension sheetViews sheetView pane selection sheetFormatPr
    cols col sheetData row c v is r rPr t b i u sz color rFont family charset scheme sheetProtection
    autoFilter filterColumn filters filter mergeCells mergeCell conditionalFormatting cfRule dataValidations
    dataValidation printOptions pageMargins pageSetup headerFooter oddHeader oddFooter ignoredErrors ignoredError
    tableParts tablePart table tableColumns tableColumn tableStyleInfo sortState sortCondition
    """.split()
).union(_BEARERS)
"""Elements that may stay as they are, formulas but for their text."""
_SIGNS: Final = (b"cm=", b"vm=", b"dataTable", b"tableType", b"connectionId", b"queryTableFieldId")
"""Attributes that would have to go, or that make a formula go."""
_SPACES: Final = b" \t\r\n"


def is_plain(data: bytes, banned: frozenset[str]) -> bool:
    """Tell whether a worksheet or a table is large and well-formed, and surely holds nothing that may not be copied.

    `banned` are the defined names, in upper case, that formulas must not use.
    """
    if len(data) < _WORTH_IT:
        return False
    pieces = _OF_A_CELL.split(data)
    rest = b"".join(pieces[::2])  # a column repeats its formula in every cell: little is left
    return _is_known(rest) and all(
        _is_harmless(formula, banned) for formula in {*pieces[1::2], *_FORMULA.findall(rest)}
    )


def _is_known(part: bytes) -> bool:
    """Tell whether a part is well-formed and made of known elements only, whose formulas are all there to be found."""
    head = _HEAD.match(part)
    if head is None:
        return False
    close = part.translate(None, _SPACES)
    elements = Counter(_OPENING.findall(part, head.end()))
    bearers = sum(elements[name] for name in _BEARERS)
    return (
        _PLAIN.issuperset(elements)
        and not any(sign in close for sign in _SIGNS)
        and len(_FORMULA.findall(part)) == bearers
        and _is_well_formed(part)
    )


def _is_well_formed(part: bytes) -> bool:
    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(part, True)  # noqa: FBT003 - it takes no names
    except expat.ExpatError:
        return False
    return True


def _is_harmless(formula: bytes, banned: frozenset[str]) -> bool:
    try:
        return b"&#" not in formula and is_harmless(unescape(formula.decode()), banned)
    except UnicodeDecodeError:
        return False
