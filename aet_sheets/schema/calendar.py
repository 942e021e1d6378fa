"""The two calendars of a dialogue: editions (school years), by which work runs, and exercises, by which money does."""

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

    @property
    def name(self) -> str:
        """Return the edition, written `2016-2017`."""
        return self.edition

    def holds(self, day: dt.date) -> bool:
        """Tell whether `day` falls in the edition."""
        return self.start <= day <= self.end


class Exercise(NamedTuple):
    """A budget year (*exercice*): a calendar year, from the 1st of January to the 31st of December."""

    year: int

    @property
    def name(self) -> str:
        """Return the year, written `2016`."""
        return str(self.year)

    @property
    def start(self) -> dt.date:
        """Return the first day."""
        return dt.date(self.year, 1, 1)

    @property
    def end(self) -> dt.date:
        """Return the last day."""
        return dt.date(self.year, 12, 31)

    def holds(self, day: dt.date) -> bool:
        """Tell whether `day` falls in the year."""
        return day.year == self.year


Period = Bounds | Exercise
"""What figures can be asked for: a `name`, a first and a last day, and whether a day falls in it."""


def school_year(edition: str, first_month: int = DEFAULT_FIRST_MONTH) -> Bounds:
    """Return the days of an edition written `2016-2017`; raises `ValueError` when it is written otherwise."""
    first, _, last = edition.partition("-")
    start = dt.date(int(first), first_month, 1)
    if last and int(last) != int(first) + 1:
        raise ValueError(edition)
    return Bounds(edition, start, dt.date(int(first) + 1, first_month, 1) - dt.timedelta(days=1))
