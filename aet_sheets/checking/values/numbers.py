"""Columns of numbers: whole or not, amounts, years, percentages, and the bounds that they keep."""

from __future__ import annotations

from aet_sheets.checking.values.cells import Plain
from aet_sheets.checking.values.numerals import BARE, MONEY, PEOPLE, QUANTITIES, SHARES, number_held
from aet_sheets.checking.values.verdicts import Verdict, refused, repaired, taken
from aet_sheets.problems import Finding, catalogue
from aet_sheets.schema.columns import Amount, Decimal, Integer, Number, Percentage, Year
from aet_sheets.text import number, percentage

_NEARLY = 1e-9
"""A formula that should give 3 may give 3.0000000000000004; Excel shows 3."""


def read_decimal(column: Decimal, raw: Plain) -> Verdict:
    """Read a number that may have decimals."""
    value = number_held(raw, QUANTITIES)
    return Verdict(None, value) if isinstance(value, Finding) else within_bounds(column, value)


def read_amount(column: Amount, raw: Plain) -> Verdict:
    """Read an amount in euros and cents."""
    value = number_held(raw, MONEY)
    if isinstance(value, Finding):
        return Verdict(None, value)
    return within_bounds(column, round(value, 2) + 0.0)  # + 0.0: there is no « -0,00 € »


def read_integer(column: Integer, raw: Plain) -> Verdict:
    """Read a whole number; nothing is rounded."""
    return _whole(column, number_held(raw, PEOPLE))


def read_year(column: Year, raw: Plain) -> Verdict:
    """Read a calendar year."""
    return _whole(column, number_held(raw, BARE))


def _whole(column: Integer, value: float | Finding) -> Verdict:
    if isinstance(value, Finding):
        return Verdict(None, value)
    if abs(value - round(value)) > _NEARLY:
        return refused(catalogue.NOT_WHOLE)
    return within_bounds(column, round(value))


def read_percentage(column: Percentage, raw: Plain) -> Verdict:
    """Read a share of one; above 1 and without its sign, it is read as a percentage, with a finding."""
    share = number_held(raw, SHARES)
    if isinstance(share, Finding):
        return Verdict(None, share)
    if abs(share - 1) <= _NEARLY:
        return within_bounds(column, 1.0)
    signed = isinstance(raw, str) and "%" in raw
    return within_bounds(column, share) if signed or share < 1 else _guessed_percentage(column, share / 100)


def _guessed_percentage(column: Percentage, share: float) -> Verdict:
    verdict = within_bounds(column, share)
    if verdict.finding:
        return verdict
    return repaired(share, catalogue.GUESSED_PERCENTAGE, retained=percentage(share))


def within_bounds(column: Number, value: float) -> Verdict:
    """Return the verdict on a number that was understood: refused outside the bounds of its column."""
    too_small = column.minimum is not None and value < column.minimum
    too_large = column.maximum is not None and value > column.maximum
    if too_small or too_large:
        return refused(catalogue.OUT_OF_BOUNDS, bounds=_bounds(column))
    return taken(value)


def _bounds(column: Number) -> str:
    """Return the bounds of a column as they end the sentence « la valeur doit être… »."""
    minimum, maximum = _shown_bound(column, column.minimum), _shown_bound(column, column.maximum)
    if minimum and maximum:
        return f"comprise entre {minimum} et {maximum}"
    if maximum:
        return f"inférieure ou égale à {maximum}"
    return "positive ou nulle" if column.minimum == 0 else f"supérieure ou égale à {minimum}"


def _shown_bound(column: Number, bound: float | None) -> str:
    if bound is None:
        return ""
    if isinstance(column, Percentage):
        return percentage(bound)
    return str(int(bound)) if isinstance(column, Year) else number(bound)
