"""Figures of a budget year: what has a date falls in by its date, what has none is counted apart."""

from __future__ import annotations

import datetime as dt

import pytest

from aet_sheets.figures import Figures, Quantity, compute
from aet_sheets.schema.calendar import Exercise
from tests.figures.test_figures import ACTORS
from tests.support.consolidating import consolidated


def exercise(year: int, **sheets: str) -> Figures:
    return compute(consolidated(pilot=sheets).dataset, Exercise(year))


def test_an_exercise_is_a_calendar_year() -> None:
    year = Exercise(2016)
    assert (year.name, year.start, year.end) == ("2016", dt.date(2016, 1, 1), dt.date(2016, 12, 31))
    assert year.holds(dt.date(2016, 12, 31))
    assert not year.holds(dt.date(2017, 1, 1))


def test_sessions_and_participations_fall_in_by_their_day() -> None:
    sessions = """
        | Code séance | Type de séance | Groupe | Intitulé | Date |
        | S1 | Groupe de travail | GT-JEUNES | Rentrée | 01/09/2016 |
        | S2 | Groupe de travail | GT-JEUNES | Fin d'année | 31/12/2016 |
        | S3 | Plénière | | Vœux | 01/01/2017 |
        | S4 | Groupe de travail | GT-JEUNES | Avant | 31/12/2015 |
        """
    attendances = """
        | Séance | Acteur | Présence |
        | S1 | A1 | Présent |
        | S2 | A2 | Présent |
        | S3 | A5 | Présent |
        | S4 | A4 | Présent |
        """
    found = exercise(2016, Acteurs=ACTORS, Séances=sessions, Présences=attendances)
    assert (found.sessions["Groupe de travail"], found.sessions["Plénière"]) == (2, 0)
    assert (found.participations, found.to_date.participations) == (2, 3)
    assert (found.active_contributors, found.to_date.active_contributors) == (2, 3)


def test_actors_entered_by_the_last_day_of_the_year() -> None:
    assert exercise(2016, Acteurs=ACTORS).actors == 2  # A1, and A5 who has no date
    assert exercise(2017, Acteurs=ACTORS).actors == 4


def test_enrolments_fall_in_by_their_date_and_cannot_be_placed_without() -> None:
    enrolments = """
        | Groupe | Acteur | Édition | Rôle | Date d'inscription |
        | GT-JEUNES | A1 | 2016-2017 | Membre | 01/10/2016 |
        | GT-JEUNES | A2 | 2016-2017 | Membre | 15/01/2017 |
        | GT-JEUNES | A4 | 2016-2017 | Membre | |
        | GT-JEUNES | A5 | 2015-2016 | Membre | |
        """
    found = exercise(2017, Acteurs=ACTORS, Inscriptions=enrolments)
    assert (found.enrolled, found.undated) == (1, {"Inscriptions": 1})
    assert found.to_date.enrolled == 4  # all of 2015-2016, and all of 2016-2017, end before 2018


def test_means_belong_to_the_exercise_that_they_declare() -> None:
    means = """
        | Nature | Libellé | Édition | Exercice | Réalisé | État |
        | Financier | Cars | 2016-2017 | 2016 | 100 | Constaté |
        | Financier | Cars | 2016-2017 | 2017 | 200 | Constaté |
        | Financier | Salle | 2016-2017 | | 400 | Constaté |
        | Financier | Avant | 2015-2016 | 2016 | 800 | Constaté |
        """
    found = exercise(2016, Moyens=means)
    assert (found.means["Financier"].actual, found.undated) == (900, {"Moyens": 1})
    assert exercise(2018, Moyens=means).undated == {}


def test_measures_fall_in_by_their_date() -> None:
    measures = """
        | Indicateur | Édition | Date | Valeur | État |
        | IND-STAGES | 2016-2017 | 01/12/2016 | 10 | Mesuré |
        | IND-STAGES | 2016-2017 | 01/02/2017 | 20 | Mesuré |
        | IND-STAGES | 2016-2017 | | 40 | Mesuré |
        | IND-STAGES | 2015-2016 | 01/02/2016 | 80 | Mesuré |
        """
    found = exercise(2016, Mesures=measures)
    stages = found.indicators["IND-STAGES"]
    assert (stages.quantity, stages.undated, found.undated) == (Quantity(90, 90), 1, {"Mesures": 1})


def test_actions_fall_in_by_their_first_day() -> None:
    actions = """
        | Code action | Édition | Intitulé | Groupe | Étape | Statut | Responsable | Date de début | Échéance |
        | N1 | 2015-2016 | Reprise | | Conception | En cours | A1 | 01/10/2015 | |
        | N2 | 2015-2016 | Printemps | | Conception | Réalisée | A2 | 01/03/2016 | 01/06/2016 |
        | N3 | 2016-2017 | Hiver | | Conception | En cours | A4 | 01/02/2017 | |
        | N4 | 2016-2017 | Sans date | | Conception | En cours | A5 | | |
        """
    found = exercise(2016, Acteurs=ACTORS, Actions=actions)
    assert (found.actions["Réalisée"], found.actions_total, found.actions_carried_over) == (1, 1, 1)
    assert (found.cross_cutting_actions, found.undated) == (1, {"Actions": 1})
    assert found.active_contributors == 3  # A1, A2, and A5 whose action began with its edition


def test_an_edition_leaves_nothing_apart() -> None:
    result = consolidated(
        pilot={"Moyens": "| Nature | Libellé | Édition | État |\n| Humain | Poste | 2016-2017 | Inconnu |"}
    )
    found = compute(result.dataset, result.edition)
    assert found.undated == {}
    assert "undated" not in found.as_json()


@pytest.mark.parametrize(("year", "expected"), [(2016, 1), (2017, 0)])
def test_an_edition_that_is_a_calendar_year_places_what_has_no_date(year: int, expected: int) -> None:
    found = exercise(
        year,
        Éditions="""
            | Édition | Début | Fin | Statut |
            | 2015-2016 | 01/01/2016 | 31/12/2016 | Close |
            | 2016-2017 | 01/01/2017 | 31/12/2017 | Ouverte |
            """,
        Actions="| Édition | Intitulé | Étape | Statut |\n| 2015-2016 | Neuve | Conception | Proposée |",
    )
    assert (found.actions_total, found.undated) == (expected, {})
