"""Activity: participations are not people, hours that nobody stated are not zero."""

from __future__ import annotations

from aet_sheets.figures.activity import ActivityFigure, activity
from aet_sheets.schema.calendar import Exercise
from tests.figures.test_figures import ACTORS
from tests.support.consolidating import consolidated

SESSIONS = """
    | Code séance | Type de séance | Groupe | Intitulé | Date | Durée (h) |
    | S1 | Groupe de travail | GT-JEUNES | Rentrée | 01/10/2016 | 2 |
    | S2 | Groupe de travail | GT-JEUNES | Suite | 01/02/2017 | 1,5 |
    | S3 | Plénière | | Bilan | 15/06/2017 | |
    | S0 | Plénière | | Avant | 15/06/2016 | 3 |
    """
ATTENDANCES = """
    | Séance | Acteur | Présence | Heures apportées |
    | S1 | A1 | Présent | 4 |
    | S2 | A1 | Présent | |
    | S2 | A2 | Présent | 0 |
    | S3 | A1 | Présent | |
    | S1 | A5 | Excusé | 3 |
    | S0 | A4 | Présent | 8 |
    """


def test_participations_people_and_hours_of_an_edition() -> None:
    result = consolidated(pilot={"Acteurs": ACTORS, "Séances": SESSIONS, "Présences": ATTENDANCES})
    found = activity(result.dataset, result.edition)
    assert found.by_type["Groupe de travail"] == ActivityFigure(2, 3, 2, duration=3.5, hours=4, without_hours=1)
    assert found.by_type["Plénière"] == ActivityFigure(1, 1, 1, duration=None, hours=None, without_hours=1)
    assert found.by_type["Séquence"] == ActivityFigure(0, 0, 0, duration=None, hours=None, without_hours=0)
    assert found.total == ActivityFigure(3, 4, 2, duration=3.5, hours=4, without_hours=2)


def test_the_same_of_an_exercise() -> None:
    result = consolidated(pilot={"Acteurs": ACTORS, "Séances": SESSIONS, "Présences": ATTENDANCES})
    total = activity(result.dataset, Exercise(2016)).total
    assert total == ActivityFigure(2, 2, 2, duration=5, hours=12, without_hours=0)
