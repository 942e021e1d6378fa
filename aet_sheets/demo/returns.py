"""The returns that the three groups sent over five editions, one of them twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from aet_sheets.demo.actions import BY_GROUP
from aet_sheets.demo.dossier import DemoReturn, Row, actor
from aet_sheets.demo.gifts import GIFTS
from aet_sheets.demo.groups import DISABILITY, ENROLLED, POVERTY, YOUTH, enrolments
from aet_sheets.demo.measures import FIGURES
from aet_sheets.demo.meeting import Meeting
from aet_sheets.demo.people import actors, member
from aet_sheets.demo.programme import SEQUENCES
from aet_sheets.demo.quotations import QUOTATIONS
from aet_sheets.demo.workshops import WORKSHOPS
from aet_sheets.schema import Actions, Actors, Attendances, Enrolments, Means, Measures, Sessions, Table, nil_column
from aet_sheets.schema.tables import RETURN_TABLES

_FIRST_EDITION: Final = "2012-2013"


@dataclass(frozen=True)
class _Sent:
    """One file as it came: who filled it in, when, and whether the list of members was left in it."""

    edition: str
    group: str
    filename: str
    reporter: int
    sent_on: date
    version: int = 1
    members: bool = True


_SENT: Final = (
    _Sent("2012-2013", YOUTH, "Retour GT Jeunes 2012-2013.xlsx", 40, date(2013, 6, 24)),
    _Sent("2012-2013", DISABILITY, "retour_handicap_12-13.xlsx", 42, date(2013, 6, 28)),
    _Sent("2012-2013", POVERTY, "GT Précarité - retour année 1.xlsx", 44, date(2013, 7, 9)),
    _Sent("2013-2014", YOUTH, "Retour GT Jeunes 2013-2014.xlsx", 40, date(2014, 6, 23)),
    _Sent("2013-2014", DISABILITY, "retour_handicap_13-14 VF.xlsx", 42, date(2014, 7, 4), members=False),
    _Sent("2013-2014", POVERTY, "précarité 2013-2014 (peu de choses).xlsx", 86, date(2014, 7, 18), members=False),
    _Sent("2014-2015", YOUTH, "Retour GT Jeunes 2014-2015 avec Q2ER.xlsx", 83, date(2015, 6, 29)),
    _Sent("2014-2015", DISABILITY, "HANDICAP retour juin 2015.xlsx", 85, date(2015, 6, 26)),
    _Sent("2014-2015", POVERTY, "Precarite_2014-2015_def.xlsx", 44, date(2015, 7, 6)),
    _Sent("2015-2016", YOUTH, "Retour GT Jeunes 2015-2016.xlsx", 40, date(2016, 6, 3)),
    _Sent("2015-2016", YOUTH, "Retour GT Jeunes 2015-2016 (corrigé).xlsx", 40, date(2016, 7, 5), version=2),
    _Sent("2015-2016", DISABILITY, "retour_handicap_15-16.xlsx", 42, date(2016, 6, 27)),
    _Sent("2015-2016", POVERTY, "GT precarite 2015 2016 final.xlsx", 44, date(2016, 7, 11)),
    _Sent("2016-2017", YOUTH, "Retour GT Jeunes 2016-2017.xlsx", 40, date(2017, 6, 19)),
    _Sent("2016-2017", DISABILITY, "retour handicap 2016-2017 envoyé.xlsx", 42, date(2017, 6, 26)),
    _Sent("2016-2017", POVERTY, "Précarité 2016-2017 VF2.xlsx", 86, date(2017, 7, 3), members=False),
)


def returns() -> tuple[DemoReturn, ...]:
    """Return the sixteen files: fifteen returns, and a first version that a second one corrects."""
    people = {str(row["code"]): row for row in actors()}
    return tuple(_return(sent, people) for sent in _SENT)


def _return(sent: _Sent, people: dict[str, Row]) -> DemoReturn:
    everything = _tables(sent)
    tables = {table: rows for table, rows in everything.items() if rows}
    return DemoReturn(sent.edition, sent.filename, _cover(sent, people, tables), tables)


def _cover(sent: _Sent, people: dict[str, Row], filled: Iterable[type[Table]]) -> Row:
    reporter = people[actor(sent.reporter)]
    cover: Row = {
        "group": sent.group,
        "edition": sent.edition,
        "period": "Année",
        "version": sent.version,
        "reporter": f"{reporter['first_name']} {reporter['last_name']}",
        "email": reporter["email"],
        "sent_on": sent.sent_on,
    }
    return cover | {nil_column(table).name: None if table in filled else True for table in RETURN_TABLES}


def _tables(sent: _Sent) -> dict[type[Table], list[Row]]:
    key = (sent.edition, sent.group)
    meetings = _meetings(sent)
    members = ENROLLED[sent.edition][sent.group] if sent.members else ()
    return {
        Actors: [member(sent.edition, number) for number in members],
        Enrolments: enrolments(*key),
        Sessions: [meeting.row() for meeting in meetings],
        Attendances: [row for meeting in meetings for row in meeting.attendances()],
        Actions: [dict(row) for row in BY_GROUP[sent.group]] if sent.edition == _FIRST_EDITION else [],
        Measures: [dict(row) for row in _measures(sent)],
        Means: [dict(row) for row in GIFTS[key]],
    }


def _meetings(sent: _Sent) -> list[Meeting]:
    """Return what had been held when the file was sent, in the order of dates."""
    sequences = SEQUENCES.get(sent.edition, ()) if sent.group == YOUTH else ()
    held = [*(workshop.meeting() for workshop in WORKSHOPS[sent.edition, sent.group]), *sequences]
    return sorted((meeting for meeting in held if meeting.date <= sent.sent_on), key=lambda meeting: meeting.date)


def _measures(sent: _Sent) -> list[Row]:
    """Return what had been measured when the file was sent."""
    key = (sent.edition, sent.group)
    rows = [*FIGURES[key], *QUOTATIONS.get(key, ())]
    return [row for row in rows if not isinstance(day := row.get("date"), date) or day <= sent.sent_on]
