"""Provisional or final, and why."""

from __future__ import annotations

from aet_sheets.reporting.model import Report
from tests.reporting.extremes import USUAL, report_on
from tests.support.consolidating import consolidated
from tests.support.markdown import cover

HANDICAP = {"b.xlsx": {"Fiche": cover("GT-HANDICAP")}}
WRONG = {"Séances": "| Type de séance | Intitulé | Date |\n| Groupe de travail | Bilan | demain |"}


def reasons(report: Report) -> list[str]:
    return [reason.replace("\u00a0", " ") for reason in report.standing.reasons]


def test_final_once_every_active_group_has_sent_a_sound_return() -> None:
    report = report_on(consolidated({"a.xlsx": {}, **HANDICAP}, pilot=USUAL))
    assert (report.standing.provisional, report.standing.word, reasons(report)) == (False, "définitif", [])


def test_a_return_that_is_missing_makes_it_provisional() -> None:
    report = report_on(consolidated({"a.xlsx": {}}, pilot=USUAL))
    assert reasons(report) == ["2016-2017 : 1 retour attendu manque (Handicap)."]


def test_so_does_a_problem_that_blocks() -> None:
    report = report_on(consolidated({"a.xlsx": WRONG, **HANDICAP}, pilot=USUAL))
    assert reasons(report) == ["2016-2017 : 1 anomalie bloquante laisse des lignes ou des fichiers hors des chiffres."]


def test_an_exercise_that_no_edition_covers_to_its_end_is_provisional() -> None:
    result = consolidated({"a.xlsx": {}, **HANDICAP}, pilot=USUAL)
    assert reasons(report_on(result, exercise=2017)) == [
        "Aucune édition n’est déclarée après le 31/08/2017 : l’exercice 2017 n’est pas complet."
    ]
    assert reasons(report_on(result, exercise=2016)) == []


def test_the_reasons_stand_in_the_quality_of_the_data_too() -> None:
    report = report_on(consolidated({"a.xlsx": {}}, pilot=USUAL))
    (quality,) = [section for section in report.sections if section.title == "Qualité des données"]
    assert next(getattr(block, "text", "") for block in quality.blocks) == report.standing.reasons[0]
