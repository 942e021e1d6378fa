"""Problems on a page: grave ones first, and nobody named."""

from __future__ import annotations

import pytest

from aet_sheets.cli.rendering.problems import shown_value
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.problems.counting import counted


def problem(column: str, value: str = "valeur") -> Problem:
    return catalogue.BAD_DATE.at(Place("a.xlsx", "Feuille", "A2", column), value, proposal="")


@pytest.mark.parametrize("column", ["Date", "SIRET", "Type d'acteur", "Organisation", "Groupe", "Code postal"])
def test_a_value_that_names_nobody_is_shown(column: str) -> None:
    assert shown_value(problem(column)) == "«\u00a0valeur\u00a0»"


@pytest.mark.parametrize(
    "column",
    ["Nom", "Prénom", "Courriel", "Téléphone", "Observations", "Rapporteur", "Acteur", "Responsable", "Contributeur"],
)
def test_a_value_that_may_be_about_a_person_is_not(column: str) -> None:
    assert shown_value(problem(column)) == ""


def test_nor_is_one_of_a_column_that_nobody_declared() -> None:
    assert shown_value(problem("Ce qu'on en pense")) == ""


def test_a_long_value_is_cut() -> None:
    assert shown_value(problem("Date", "x" * 100)) == f"«\u00a0{'x' * 60}…\u00a0»"


def test_problems_are_counted_in_words() -> None:
    notice = catalogue.OPEN_ELSEWHERE.at(Place("a.xlsx"), name="a.xlsx")
    assert counted([problem("Date"), notice, notice]) == "1\u00a0alerte, 2\u00a0informations"
    assert counted([]) == "aucune"
