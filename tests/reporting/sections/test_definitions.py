"""The definition and the source of every figure."""

from __future__ import annotations

from aet_sheets.figures import definitions
from aet_sheets.text import french
from tests.reporting.extremes import USUAL, report_on, usual
from tests.reporting.tables import rows, table
from tests.support.consolidating import consolidated


def test_every_figure_has_its_definition_and_its_sheet() -> None:
    told = {row.cells[0].value: (row.cells[1].value, row.cells[2].value) for row in table(usual(), "definitions").rows}
    assert told["Acteurs mobilisés"] == (french(definitions.EDITION.actors), "Acteurs")
    assert told["Coût par bénéficiaire"] == (french(definitions.COST), "Moyens")
    assert len(told) > 15


def test_those_of_an_exercise_are_its_own() -> None:
    report = report_on(consolidated(pilot=USUAL), exercise=2016)
    told = {row.cells[0].value: row.cells[1].value for row in table(report, "definitions").rows}
    assert told["Inscrits"] == french(definitions.EXERCISE.enrolled)
    assert "Lignes sans date" in told


def test_every_indicator_has_its_rule() -> None:
    assert [row[0] for row in rows(usual(), "indicator_definitions")] == ["Élèves", "Stages", "Délai", "Confiance"]
    assert rows(usual(), "indicator_definitions")[1][1] == "Sans définition. Somme des valeurs déclarées."
