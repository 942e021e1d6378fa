"""What the groups measured: figures with their state, and cohorts of pupils and apprentices that are only counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from aet_sheets.demo.actions import DIRECTORY, PROGRAMME_ACTION, SURGERIES, TUTORING
from aet_sheets.demo.dossier import Row
from aet_sheets.demo.groups import DISABILITY, POVERTY, YOUTH

_LYCEE: Final = "Lycée polyvalent des Trois Vallons"
_CLUB: Final = "Club d'entreprises Yvre Active"
_CFA: Final = "CFA des métiers du Val d'Yvre"
_MISSION: Final = "Mission locale du Val d'Yvre"
_TABLE: Final = "La Table ouverte du Val"
_ROOF: Final = "Un toit sur l'Yvre"

_FORMS: Final = "Questionnaire de fin d'année"
_SHEETS: Final = "Feuilles d'émargement"
_BOOKS: Final = "Cahiers d'accueil"


@dataclass(frozen=True)
class _Figure:
    """One value, or the reason why there is none."""

    indicator: str
    date: date | None
    value: float | None
    source: str
    organisation: str | None = None
    action: str | None = None
    cohort: str | None = None
    state: str = "Mesuré"

    def row(self) -> Row:
        return {
            "indicator": self.indicator,
            "date": self.date,
            "action": self.action,
            "organisation": self.organisation,
            "value": self.value,
            "state": self.state,
            "cohort": self.cohort,
            "source": self.source,
        }


@dataclass(frozen=True)
class _ProgrammeYear:
    """The figures of one edition of the programme, closed on `closing` with the pupils of one year.

    Internships are counted apart by the lycée and by the club, partners in autumn and in June.
    """

    closing: date
    class_of: int
    internships: tuple[int, int]
    teachers: int
    partners: tuple[int, int]
    delay: float

    def figures(self) -> tuple[_Figure, ...]:
        autumn, june = date(self.class_of, 10, 15), self.closing
        by_lycee, by_club = self.internships
        first, last = self.partners
        return (
            _programme("IND-ELEVES", june, 200, "Listes de classe du lycée", cohort=f"Seconde {self.class_of}"),
            _programme("IND-STAGES", june, by_lycee, "Conventions de stage", organisation=_LYCEE),
            _programme("IND-STAGES", june, by_club, "Conventions de stage", organisation=_CLUB),
            _programme("IND-PROFS", june, self.teachers, _SHEETS),
            _programme("IND-PARTENAIRES", autumn, first, "Chartes signées"),
            _programme("IND-PARTENAIRES", june, last, "Chartes signées"),
            _programme("IND-DELAI", june, self.delay, "Suivi des demandes par le lycée", organisation=_LYCEE),
        )


def _programme(indicator: str, day: date, value: float, source: str, **precision: str) -> _Figure:
    return _Figure(indicator, day, float(value), source, action=PROGRAMME_ACTION, **precision)


def _tutored(day: date, cohort: str, cfa: float, mission: float) -> tuple[_Figure, ...]:
    """Return the apprentices of one cohort, reported by two bodies that speak of the same people."""
    return tuple(
        _Figure("IND-TUTORES", day, count, "Livrets de suivi", organisation=body, action=TUTORING, cohort=cohort)
        for body, count in ((_CFA, cfa), (_MISSION, mission))
    )


def _received(day: date, count: float, organisation: str) -> _Figure:
    """Return the people received at the surgeries of one association, which another may have received too."""
    return _Figure("IND-ACCOMPAGNES", day, count, _BOOKS, organisation=organisation, action=SURGERIES)


_MEASURED: Final[dict[tuple[str, str], list[_Figure]]] = {
    ("2012-2013", YOUTH): [
        _Figure("IND-AFFLUENCE", date(2012, 11, 20), 13.0, _SHEETS),
        _Figure("IND-SATISFACTION", date(2013, 6, 13), 3.6, _FORMS),
    ],
    ("2012-2013", DISABILITY): [
        _Figure("IND-AFFLUENCE", date(2012, 11, 22), 13.0, _SHEETS),
        _Figure("IND-SATISFACTION", date(2013, 6, 13), 3.9, _FORMS),
        _Figure("IND-ACCUEILS", None, None, "Bilan du groupe", state="Néant"),
    ],
    ("2012-2013", POVERTY): [
        _Figure("IND-AFFLUENCE", date(2012, 11, 26), 12.0, _SHEETS),
        _Figure("IND-SATISFACTION", date(2013, 6, 13), 3.4, _FORMS),
    ],
    ("2013-2014", YOUTH): [
        *_tutored(date(2014, 6, 17), "Alternants 2013-2014", 12.0, 9.0),
        _Figure("IND-AFFLUENCE", date(2014, 4, 8), 310.0, "Comptage à l'entrée du forum", state="Estimé"),
        _Figure("IND-SATISFACTION", date(2014, 6, 17), 3.8, _FORMS),
    ],
    ("2013-2014", DISABILITY): [
        _Figure("IND-ACCUEILS", date(2014, 6, 12), 6.0, "Fiches de liaison", action=DIRECTORY),
        _Figure("IND-SATISFACTION", None, None, "Questionnaires non dépouillés", state="Inconnu"),
    ],
    ("2013-2014", POVERTY): [],
    ("2014-2015", YOUTH): [
        *_ProgrammeYear(date(2015, 6, 11), 2014, (58, 26), 14, (15, 19), 5.5).figures(),
        *_tutored(date(2015, 6, 16), "Alternants 2014-2015", 17.0, 14.0),
        _Figure("IND-AFFLUENCE", date(2015, 6, 11), 212.0, _SHEETS),
        _Figure("IND-SATISFACTION", date(2015, 6, 11), 4.1, _FORMS),
    ],
    ("2014-2015", DISABILITY): [
        _Figure("IND-ACCUEILS", date(2015, 6, 18), 11.0, "Fiches de liaison", action=DIRECTORY),
        _Figure("IND-AFFLUENCE", date(2014, 11, 20), 7.0, _SHEETS),
        _Figure("IND-SATISFACTION", date(2015, 6, 18), 4.2, _FORMS),
    ],
    ("2014-2015", POVERTY): [
        _received(date(2015, 6, 15), 46.0, _TABLE),
        _received(date(2015, 6, 15), 27.0, _ROOF),
        _Figure("IND-SATISFACTION", date(2015, 6, 15), 3.7, _FORMS),
    ],
    ("2015-2016", YOUTH): [
        *_ProgrammeYear(date(2016, 6, 9), 2015, (62, 35), 18, (21, 26), 4.0).figures(),
        *_tutored(date(2016, 6, 14), "Alternants 2015-2016", 21.0, 21.0),
        _Figure("IND-AFFLUENCE", date(2016, 6, 9), 224.0, _SHEETS),
        _Figure("IND-SATISFACTION", date(2016, 6, 9), 4.3, _FORMS),
    ],
    ("2015-2016", DISABILITY): [
        _Figure("IND-ACCUEILS", date(2016, 6, 16), 15.0, "Fiches de liaison", action=DIRECTORY),
        _Figure("IND-SATISFACTION", date(2016, 6, 16), 4.0, _FORMS),
    ],
    ("2015-2016", POVERTY): [
        _received(date(2016, 6, 13), 58.0, _TABLE),
        _Figure(
            "IND-ACCOMPAGNES",
            None,
            None,
            "Cahier d'accueil égaré",
            organisation=_ROOF,
            action=SURGERIES,
            state="Inconnu",
        ),
        _Figure("IND-SATISFACTION", date(2016, 6, 13), 3.9, _FORMS),
    ],
    ("2016-2017", YOUTH): [
        *_ProgrammeYear(date(2017, 6, 8), 2016, (63, 41), 21, (27, 31), 3.0).figures(),
        *_tutored(date(2017, 6, 13), "Alternants 2016-2017", 24.0, 20.0),
        _Figure("IND-AFFLUENCE", date(2017, 6, 8), 231.0, _SHEETS),
        _Figure("IND-SATISFACTION", date(2017, 6, 8), 4.4, _FORMS),
    ],
    ("2016-2017", DISABILITY): [
        _Figure("IND-ACCUEILS", date(2017, 6, 15), 19.0, "Fiches de liaison", action=DIRECTORY),
        _Figure("IND-AFFLUENCE", date(2016, 11, 24), 9.0, _SHEETS),
        _Figure("IND-SATISFACTION", date(2017, 6, 15), 4.2, _FORMS),
    ],
    ("2016-2017", POVERTY): [
        _Figure(
            "IND-ACCOMPAGNES",
            date(2017, 6, 12),
            48.0,
            _BOOKS,
            action=SURGERIES,
            cohort="Permanence de Bellerive-sur-Yvre",
        ),
        _Figure(
            "IND-ACCOMPAGNES",
            date(2017, 6, 12),
            31.0,
            _BOOKS,
            action=SURGERIES,
            cohort="Permanence de Villemarche",
            state="Estimé",
        ),
        _Figure("IND-SATISFACTION", date(2017, 6, 12), 3.8, _FORMS),
    ],
}

FIGURES: Final = {key: [figure.row() for figure in figures] for key, figures in _MEASURED.items()}
"""The figures of each return, by edition and group; pupils are counted by the youth group alone."""
