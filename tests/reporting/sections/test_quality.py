"""Quality of the data: what came, what is wrong, what nobody knows, and from which files."""

from __future__ import annotations

from tests.reporting.extremes import MEANS, USUAL, report_on, usual
from tests.reporting.tables import rows
from tests.support.consolidating import consolidated

WRONG = {"Séances": "| Type de séance | Intitulé | Date |\n| Groupe de travail | Bilan | demain |"}


def test_returns_expected_received_to_correct_and_set_aside() -> None:
    report = report_on(consolidated({"a.xlsx": WRONG}, pilot=USUAL))
    assert rows(report, "returns") == [["2016-2017", "2", "1", "1", "1", "0", "1"]]


def test_problems_are_counted_by_kind_the_gravest_first() -> None:
    report = report_on(consolidated({"a.xlsx": WRONG}, pilot=USUAL))
    found = rows(report, "problems")
    assert found[0][1:] == ["bloquante", "1"]
    assert [row[1] for row in found] == sorted((row[1] for row in found), key=["bloquante", "alerte", "info"].index)


def test_values_that_are_unknown_estimated_or_masked_are_counted() -> None:
    found = {row[0]: row[1] for row in rows(usual(), "silences")}
    assert found["Moyens : montants inconnus"] == "1"
    assert found["Mesures : valeurs inconnues"] == "1"
    assert found["Mesures : valeurs estimées"] == "1"
    assert found["Textes où un nom de personne a été masqué"] == "1"


def test_rows_that_an_exercise_cannot_place_are_counted() -> None:
    undated = MEANS.replace("| 2016-2017 | 2017 | 1200 |", "| 2016-2017 | | 1200 |")
    report = report_on(consolidated(pilot=USUAL | {"Moyens": undated}), exercise=2016)
    assert ["Moyens : lignes sans date, comptées à part", "1"] in rows(report, "silences")


def test_every_input_has_its_sha256() -> None:
    assert rows(usual(), "inputs") == [["pilotage.xlsx", "0" * 64]]
