"""How values are written in French: the same in the PDF, in sentences and in alternative texts."""

from __future__ import annotations

import datetime as dt

from aet_sheets.figures import Quantity
from aet_sheets.reporting.model import Cell, Form
from aet_sheets.text import NO_BREAK, euros, french_date, number

NOTHING = "–"
"""What stands in an empty cell of a table that is printed."""
MINUS = "\u2212"
"""As wide as a plus sign, so that columns stay aligned."""
_DECIMALS = 2


def written(value: float, form: Form) -> str:
    """Return a number in its form: a share is a percentage with one decimal, others have two at most."""
    match form:
        case Form.EUROS:
            text = euros(round(value, _DECIMALS))
        case Form.SHARE:
            text = number(round(value * 100, 1)) + f"{NO_BREAK}%"
        case _:
            text = number(round(value, _DECIMALS))
    return text.replace("-", MINUS)


def shown(cell: Cell) -> str:
    """Return what a cell shows: intervals as « de … à … » would be in a table."""
    match cell.value:
        case None:
            return NOTHING
        case str():
            return cell.value
        case dt.date():
            return french_date(cell.value)
    if cell.interval and cell.high is not None:
        return spread(Quantity(cell.value, cell.high), cell.form)
    return written(cell.value, cell.form)


def spread(quantity: Quantity, form: Form) -> str:
    """Return an interval, its unit said once."""
    low, high = written(quantity.low, form), written(quantity.high, form)
    unit = f"{NO_BREAK}{'€' if form is Form.EUROS else '%'}"
    return f"{low.removesuffix(unit)} à {high}" if form in {Form.EUROS, Form.SHARE} else f"{low} à {high}"


def amount(quantity: Quantity, form: Form) -> str:
    """Return a quantity within a sentence: « 79 », « de 46 à 73 »."""
    return written(quantity.low, form) if quantity.exact else f"de {spread(quantity, form)}"


_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def spoken_date(day: dt.date) -> str:
    """Return `day` as one says it: 1er juillet 2017."""
    return f"{'1er' if day.day == 1 else day.day}{NO_BREAK}{_MONTHS[day.month - 1]}{NO_BREAK}{day.year}"
