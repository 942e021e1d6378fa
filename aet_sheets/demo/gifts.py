"""What partners gave in kind: hours, valued at the hourly rate of the settings and always kept apart from cash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aet_sheets.demo.actions import DIRECTORY, PROGRAMME_ACTION, SURGERIES, TUTORING
from aet_sheets.demo.dossier import Row, actor
from aet_sheets.demo.editions import HOURLY_RATE
from aet_sheets.demo.groups import DISABILITY, POVERTY, YOUTH

_BY_COMPANY: Final = "Estimation de l'entreprise"
_CLUB: Final = "Relevé d'heures du club d'entreprises"


@dataclass(frozen=True)
class _Gift:
    """Hours given and hours promised; `hours` is `None` when nobody wrote them down."""

    title: str
    contributor: int
    year: int
    hours: float | None
    planned: float | None = None
    action: str | None = None
    state: str = "Constaté"
    source: str = "Relevé d'heures du groupe"

    def row(self) -> Row:
        return {
            "nature": "En nature",
            "title": self.title,
            "contributor": actor(self.contributor),
            "year": self.year,
            "action": self.action,
            "planned": _value(self.planned),
            "actual": _value(self.hours),
            "quantity": self.hours,
            "unit": "Heures",
            "rate": HOURLY_RATE,
            "state": self.state,
            "source": self.source,
        }


def _value(hours: float | None) -> float | None:
    return None if hours is None else hours * HOURLY_RATE


def _programme(title: str, contributor: int, year: int, hours: float, planned: float) -> _Gift:
    return _Gift(title, contributor, year, hours, planned, action=PROGRAMME_ACTION, source=_CLUB)


_GIVEN: Final[dict[tuple[str, str], list[_Gift]]] = {
    ("2012-2013", YOUTH): [
        _Gift("Préparation du diagnostic", 45, 2012, 14.0),
        _Gift("Prêt d'une salle de réunion", 40, 2012, 6.0),
        _Gift("Accueil d'une réunion sur site", 95, 2013, 4.0),
    ],
    ("2012-2013", DISABILITY): [
        _Gift("Interprétation en langue des signes", 56, 2012, 6.5),
        _Gift("Accueil d'une réunion sur site", 85, 2013, 4.0),
        _Gift("Visite des ateliers", 54, 2013, 9.0),
    ],
    ("2012-2013", POVERTY): [
        _Gift("Enquête auprès des personnes accueillies", 44, 2012, 22.0),
        _Gift("Temps des bénévoles", 61, 2013, None, state="Inconnu", source="Non relevé par l'association"),
    ],
    ("2013-2014", YOUTH): [
        _Gift("Conception du programme avec le lycée", 8, 2014, 30.0, 24.0, source=_CLUB),
        _Gift("Tenue des stands du forum des métiers", 45, 2014, 48.0, 40.0),
        _Gift("Temps des tuteurs d'alternants", 83, 2014, 26.0, 30.0, action=TUTORING),
    ],
    ("2013-2014", DISABILITY): [
        _Gift("Rédaction des fiches du répertoire", 54, 2014, 35.0, 40.0, action=DIRECTORY),
        _Gift("Journées de découverte des métiers", 119, 2014, 14.0, state="Estimé", source=_BY_COMPANY),
    ],
    ("2013-2014", POVERTY): [
        _Gift("Permanences tenues par des bénévoles", 44, 2014, 36.0, 36.0, action=SURGERIES),
    ],
    ("2014-2015", YOUTH): [
        _programme("Accueil des professeurs en entreprise", 83, 2014, 10.5, 10.0),
        _programme("Interventions au lycée", 95, 2014, 12.0, 12.0),
        _programme("Jury et préparation du concours", 105, 2015, 9.0, 8.0),
        _programme("Simulations d'entretiens", 7, 2015, 44.0, 40.0),
        _programme("Encadrement des stagiaires", 88, 2015, 63.0, 70.0),
        _Gift("Temps des tuteurs d'alternants", 83, 2015, 32.0, 30.0, action=TUTORING),
    ],
    ("2014-2015", DISABILITY): [
        _Gift("Mise en page et impression du répertoire", 85, 2015, 28.0, 24.0, action=DIRECTORY),
        _Gift("Interprétation en langue des signes", 56, 2014, 4.0, 4.0),
        _Gift("Journées de découverte des métiers", 96, 2015, 21.0, 14.0),
    ],
    ("2014-2015", POVERTY): [
        _Gift("Permanences tenues par des bénévoles", 44, 2015, 96.0, 96.0, action=SURGERIES),
        _Gift("Prêt et entretien d'un local", 86, 2015, 18.0, action=SURGERIES),
    ],
    ("2015-2016", YOUTH): [
        _programme("Accueil des professeurs en entreprise", 95, 2015, 14.0, 12.0),
        _programme("Interventions au lycée", 88, 2015, 14.0, 12.0),
        _programme("Jury et préparation du concours", 126, 2016, 12.0, 9.0),
        _programme("Simulations d'entretiens", 7, 2016, 52.0, 44.0),
        _programme("Encadrement des stagiaires", 88, 2016, 77.0, 70.0),
        _Gift("Temps des tuteurs d'alternants", 83, 2016, 38.0, 36.0, action=TUTORING),
    ],
    ("2015-2016", DISABILITY): [
        _Gift("Journées de découverte des métiers", 113, 2016, 28.0, 21.0),
        _Gift("Modèle de parcours vers l'emploi", 42, 2016, 16.0, state="Estimé", source="Estimation de l'association"),
    ],
    ("2015-2016", POVERTY): [
        _Gift("Permanences tenues par des bénévoles", 44, 2016, 118.0, 110.0, action=SURGERIES),
        _Gift("Don et impression d'affichettes", 117, 2016, 5.0, 6.0),
    ],
    ("2016-2017", YOUTH): [
        _programme("Accueil des professeurs en entreprise", 83, 2016, 17.5, 14.0),
        _programme("Interventions au lycée", 112, 2016, 14.0, 14.0),
        _programme("Jury et préparation du concours", 126, 2017, 13.5, 12.0),
        _programme("Simulations d'entretiens", 7, 2017, 56.0, 52.0),
        _programme("Encadrement des stagiaires", 93, 2017, 84.0, 77.0),
        _Gift("Temps des tuteurs d'alternants", 83, 2017, 44.0, 40.0, action=TUTORING),
    ],
    ("2016-2017", DISABILITY): [
        _Gift("Mise à jour du répertoire", 54, 2016, 18.0, 20.0, action=DIRECTORY),
        _Gift("Journées de découverte des métiers", 60, 2017, 35.0, 28.0),
        _Gift("Prêt d'une salle adaptée", 53, 2016, 6.0, 6.0),
    ],
    ("2016-2017", POVERTY): [
        _Gift("Permanences tenues par des bénévoles", 44, 2017, 132.0, 120.0, action=SURGERIES),
        _Gift("Recherche d'un local", 65, 2017, None, state="Inconnu", source="Non relevé par l'association"),
    ],
}

GIFTS: Final = {key: [gift.row() for gift in given] for key, given in _GIVEN.items()}
"""The rows of *Moyens* of each return, by edition and group."""
