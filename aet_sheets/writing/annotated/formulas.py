"""Which formulas of a stranger may stay: those that only calculate, from cells of the same workbook."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

_TEXTS: Final = re.compile(r'"(?:[^"]|"")*"')
_QUOTED_SHEET: Final = re.compile(r"'((?:[^']|'')*)'(?=!)")
_TABLE_COLUMN: Final = re.compile(r"[\w.]+\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_FUNCTION: Final = re.compile(r"([^\W\d][\w.]*)\s*\(")
_NAME: Final = re.compile(r"[^\W\d][\w.]*")
_PATH_SIGNS: Final = frozenset("[]\\/|?*")
"""No name of a sheet holds any of them: with one, what stands in quotation marks is a path."""
_SIGNS_OF_ELSEWHERE: Final = frozenset("[]\\|'")
_HARMLESS: Final = frozenset(
    """
    ABS ACOS AND ASIN ATAN AVEDEV AVERAGE AVERAGEA AVERAGEIF AVERAGEIFS CEILING CEILING.MATH CHAR CHOOSE CLEAN CODE
    COLUMN COLUMNS CONCAT CONCATENATE COS COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DATEDIF DATEVALUE DAY DAYS
    DAYS360 DOLLAR EDATE EOMONTH ERROR.TYPE EVEN EXACT EXP FALSE FILTER FIND FIXED FLOOR FLOOR.MATH FREQUENCY GEOMEAN
    HLOOKUP HOUR IF IFERROR IFNA IFS INDEX INT ISBLANK ISERR ISERROR ISEVEN ISLOGICAL ISNA ISNONTEXT ISNUMBER ISODD
    ISOWEEKNUM ISREF ISTEXT LARGE LEFT LEN LN LOG LOG10 LOOKUP LOWER MATCH MAX MAXA MAXIFS MEDIAN MID MIN MINA MINIFS
    MINUTE MOD MODE MODE.SNGL MONTH MROUND N NA NETWORKDAYS NETWORKDAYS.INTL NOT NOW ODD OFFSET OR PERCENTILE
    PERCENTILE.INC PI POWER PRODUCT PROPER QUARTILE QUARTILE.INC QUOTIENT RANK RANK.AVG RANK.EQ REPLACE REPT RIGHT
    ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SECOND SEQUENCE SIGN SIN SMALL SORT SORTBY SQRT STDEV STDEV.P STDEV.S
    SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SUMSQ SWITCH T TAN TEXT TEXTJOIN TIME TIMEVALUE TODAY TRANSPOSE
    TRIM TRUE TRUNC TYPE UNICHAR UNICODE UNIQUE UPPER VALUE VAR VAR.P VAR.S VLOOKUP WEEKDAY WEEKNUM WORKDAY
    WORKDAY.INTL XLOOKUP XMATCH XOR YEAR YEARFRAC AGGREGATE
    """.split()
)
"""Functions that fetch nothing, open nothing and run nothing. INDIRECT, which may name any file, is not one."""


def is_harmless(formula: str, banned: Set[str] = frozenset()) -> bool:
    """Tell whether `formula` only calculates from its own workbook.

    `banned` are the defined names, in upper case, that stand for something else.
    """
    text = _TEXTS.sub('""', formula.lstrip("="))
    if any(_PATH_SIGNS & set(sheet.replace("''", "")) for sheet in _QUOTED_SHEET.findall(text)):
        return False
    bare = _TABLE_COLUMN.sub("T", _QUOTED_SHEET.sub("S", text))
    if _SIGNS_OF_ELSEWHERE & set(bare):
        return False
    if banned and any(name.upper() in banned for name in _NAME.findall(bare)):
        return False
    return all(_plain_name(name) in _HARMLESS for name in _FUNCTION.findall(bare))


def _plain_name(function: str) -> str:
    return function.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")
