"""Settings and editions: whose dialogue it is, and the five school years that it has lasted."""

from __future__ import annotations

from datetime import date
from typing import Final

from aet_sheets.demo.dossier import Row

EDITIONS: Final = ("2012-2013", "2013-2014", "2014-2015", "2015-2016", "2016-2017")
HOURLY_RATE: Final = 15.0

_BEFORE: Final = "Communauté de communes du Val Fleuri"
_AFTER: Final = "Établissement public territorial Grand Val d'Yvre"
_CARRIERS: Final = {
    "2015-2016": f"{_BEFORE} jusqu'au 31/12/2015, puis {_AFTER} depuis le 01/01/2016",
    "2016-2017": _AFTER,
}


def settings() -> Row:
    """Return the settings as they stand today, in the last edition."""
    return {
        "territory": "Val Fleuri",
        "carrier": _AFTER,
        "recipient": "Direction du budget",
        "deadline": date(2017, 7, 15),
        "hourly_rate": HOURLY_RATE,
        "staff": 2,
        "first_month": 9,
    }


def editions() -> list[Row]:
    """Return the five editions, the last one open; the carrying authority changed in the middle of the fourth."""
    return [_edition(edition) for edition in EDITIONS]


def _edition(edition: str) -> Row:
    first, last = (int(year) for year in edition.split("-"))
    return {
        "edition": edition,
        "start": date(first, 9, 1),
        "end": date(last, 8, 31),
        "status": "Ouverte" if edition == EDITIONS[-1] else "Close",
        "carrier": _CARRIERS.get(edition, _BEFORE),
    }
