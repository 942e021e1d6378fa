"""The value of a problem is shown, unless it may be about somebody."""

from __future__ import annotations

import pytest

from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.problems.values import public_value


def problem(column: str, value: str = "valeur") -> Problem:
    return catalogue.BAD_DATE.at(Place("a.xlsx", "Feuille", "A2", column), value, proposal="")


@pytest.mark.parametrize("column", ["Date", "SIRET", "Type d'acteur", "Organisation", "Groupe", "Code postal"])
def test_a_value_that_names_nobody_is_shown(column: str) -> None:
    assert public_value(problem(column), 60) == "valeur"


@pytest.mark.parametrize(
    "column",
    ["Nom", "Prénom", "Courriel", "Téléphone", "Observations", "Rapporteur", "Acteur", "Responsable", "Contributeur"],
)
def test_a_value_that_may_be_about_a_person_is_not(column: str) -> None:
    assert public_value(problem(column), 60) == ""


def test_nor_is_one_of_a_column_that_nobody_declared() -> None:
    assert public_value(problem("Ce qu'on en pense"), 60) == ""


def test_a_long_value_is_cut() -> None:
    assert public_value(problem("Date", "x" * 100), 60) == f"{'x' * 60}…"
