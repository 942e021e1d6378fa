"""Making the cells of a report: short names for the usual ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from aet_sheets.reporting.model import Cell, Form, Tone
from aet_sheets.text import french

NONE = Cell(None)


def typed(text: str | None) -> Cell:
    """Return what people typed, as it is."""
    return Cell(text)


def said(text: str, tone: Tone = Tone.PLAIN) -> Cell:
    """Return what the program says, as French typography sets it."""
    return Cell(french(text) or None, tone=tone)


def count(value: float | None) -> Cell:
    """Return a whole number."""
    return Cell(value, Form.COUNT)


def counts(values: Iterable[float | None]) -> tuple[Cell, ...]:
    """Return whole numbers."""
    return tuple(map(count, values))


def number(value: float | None) -> Cell:
    """Return a number that may have decimals."""
    return Cell(value, Form.NUMBER)


def euros(value: float | None, silence: str | None = None) -> Cell:
    """Return an amount, or the word that stands where there is none."""
    return Cell(silence, Form.EUROS, tone=Tone.QUIET) if value is None else Cell(value, Form.EUROS)


def share(value: float | None, silence: str | None = None) -> Cell:
    """Return a share of one."""
    return Cell(silence, Form.SHARE, tone=Tone.QUIET) if value is None else Cell(value, Form.SHARE)


def day(value: dt.date | None) -> Cell:
    """Return a day."""
    return Cell(value, Form.DATE)
