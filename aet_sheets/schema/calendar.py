"""Editions (school years) and the days that they hold."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

DEFAULT_FIRST_MONTH = 9
"""September: the month in which an edition begins, unless the settings say otherwise."""


class Bounds(NamedTuple):
    """The first and the last day of an edition, both included."""

    edition: str
    start: dt.date
    end: dt.date

    def holds(self, day: dt.date) -> bool:
        """Tell whether `day` falls in the edition."""
        return self.start <= day <= self.end


def school_year(edition: str, first_month: int = DEFAULT_FIRST_MONTH) -> Bounds:
    """Return the days of an edition written `2016-2017`; raises `ValueError` when it is written otherwise."""
    first, _, last = edition.partition("-")
    start = dt.date(int(first), first_month, 1)
    if last and int(last) != int(first) + 1:
        raise ValueError(edition)
    return Bounds(edition, start, dt.date(int(first) + 1, first_month, 1) - dt.timedelta(days=1))
