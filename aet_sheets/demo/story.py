"""The fictional dossier of *Agir Ensemble sur le Territoire*: every figure of the case, told as rows.

Five editions of a territorial dialogue and the programme that came out of it. Nothing here reads a file, a clock or a
random number: the same dossier every time. Territory, communes, organisations and people are invented.
"""

from __future__ import annotations

from aet_sheets.demo.actions import PILOT_ACTIONS, PROGRAMMES
from aet_sheets.demo.dossier import DemoDossier, DemoReturn, Row
from aet_sheets.demo.editions import editions, settings
from aet_sheets.demo.groups import groups
from aet_sheets.demo.indicators import INDICATORS
from aet_sheets.demo.people import actors
from aet_sheets.demo.pilot_means import pilot_means
from aet_sheets.demo.returns import returns
from aet_sheets.demo.sessions import PILOT_MEETINGS
from aet_sheets.schema import (
    Actions,
    Actors,
    Attendances,
    Editions,
    Enrolments,
    Groups,
    Indicators,
    Means,
    Measures,
    Programmes,
    Sessions,
    Table,
)

__all__ = ["DemoDossier", "DemoReturn", "Row", "tell"]


def tell() -> DemoDossier:
    """Return the dossier: settings, pilot workbook and the returns of five editions; new rows at every call."""
    return DemoDossier(settings(), _pilot(), returns())


def _pilot() -> dict[type[Table], list[Row]]:
    """Return the tables of the pilot workbook; enrolments and measures come from the returns alone."""
    return {
        Editions: editions(),
        Actors: actors(),
        Groups: groups(),
        Enrolments: [],
        Programmes: [dict(row) for row in PROGRAMMES],
        Sessions: [meeting.row() for meeting in PILOT_MEETINGS],
        Attendances: [row for meeting in PILOT_MEETINGS for row in meeting.attendances()],
        Actions: [dict(row) for row in PILOT_ACTIONS],
        Indicators: [dict(row) for row in INDICATORS],
        Measures: [],
        Means: pilot_means(),
    }
