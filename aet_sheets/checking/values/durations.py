"""Durations, in hours: as a number, in hours and minutes, or as a cell of time."""

from __future__ import annotations

import datetime as dt
import re

from aet_sheets.checking.values.cells import Plain, typed
from aet_sheets.checking.values.numbers import within_bounds
from aet_sheets.checking.values.numerals import BARE, ONE, number_held
from aet_sheets.checking.values.verdicts import Verdict
from aet_sheets.problems import Finding
from aet_sheets.schema.columns import Hours

_DURATIONS = BARE | dict.fromkeys(("heure", "heures", "h"), ONE)
_DURATIONS |= dict.fromkeys(("minute", "minutes", "min", "mn"), ONE / 60)

_HOURS_AND_MINUTES = re.compile(
    r"(?P<hours>[0-9]{1,3}) ?(?:"
    r"(?:h|heures?) ?(?:et )?(?P<minutes>[0-5][0-9])(?: ?(?:min|mn|minutes?|m))?"  # 1h30, 2 heures 30
    r"|(?:h|heures?) ?(?:et )?(?P<few>[0-9]) ?(?:min|mn|minutes?|m)"  # 1 h 5 min, but « 1h5 » could be 1,5 h
    r"|:(?P<shown>[0-5][0-9])(?::(?P<seconds>[0-5][0-9]))?"  # 1:30, as a time cell is saved in a csv file
    r")\.?",
    re.IGNORECASE,
)
_SECONDS_OF_AN_HOUR = 3600


def read_hours(column: Hours, raw: Plain) -> Verdict:
    """Read a duration in hours."""
    hours = _hours(raw)
    return Verdict(None, hours) if isinstance(hours, Finding) else within_bounds(column, hours)


def _hours(raw: Plain) -> float | Finding:
    duration = _duration(raw)
    if duration is None:
        return number_held(raw, _DURATIONS)
    return round(duration.total_seconds()) / _SECONDS_OF_AN_HOUR  # files keep time as a rounded fraction of a day


def _duration(raw: Plain) -> dt.timedelta | None:
    """Return the duration that a cell gives in hours and minutes; None when it gives a number, or anything else."""
    if isinstance(raw, dt.timedelta):
        return raw
    if isinstance(raw, dt.time):
        return dt.timedelta(hours=raw.hour, minutes=raw.minute, seconds=raw.second, microseconds=raw.microsecond)
    match = _HOURS_AND_MINUTES.fullmatch(typed(raw)) if isinstance(raw, str) else None
    if not match:
        return None
    minutes = match["minutes"] or match["few"] or match["shown"]
    return dt.timedelta(hours=int(match["hours"]), minutes=int(minutes), seconds=int(match["seconds"] or 0))
