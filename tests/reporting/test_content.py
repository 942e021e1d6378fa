"""The first page of a report: what it is, its key figures, its chart."""

from __future__ import annotations

from aet_sheets.reporting.model import Report
from aet_sheets.reporting.writing import shown
from tests.reporting.extremes import USUAL, nothing, one_edition, report_on, usual
from tests.support.consolidating import consolidated


def cards(report: Report) -> dict[str, tuple[str, str]]:
    return {card.label: (plain(shown(card.value)), plain(card.note)) for card in report.cards}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_it_says_whose_report_it_is_and_of_which_days() -> None:
    report = usual()
    assert (report.title, report.territory, report.carrier, report.kind) == (
        "Rapport annuel 2016-2017", "Val Fleuri", "Communauté de communes", "Édition"
    )  # fmt: skip
    assert [str(day) for day in report.dates] == ["2016-09-01", "2017-08-31"]
    exercise = report_on(consolidated(pilot=USUAL), exercise=2016)
    assert (exercise.title, exercise.kind, exercise.periods) == ("Rapport annuel 2016", "Exercice", ("2015", "2016"))


def test_key_figures() -> None:
    found = cards(usual())
    assert found["Dépense financière"] == ("1 000,50 €", "83,4 % d’un budget de 1 200 €")
    assert found["Apports en nature"] == ("inconnu", "1 montant inconnu")
    assert found["Bénéficiaires"] == ("60 à 100", "2015-2016 : non renseigné")
    assert found["Coût par bénéficiaire"] == ("10,01 à 16,68 €", "dépense financière seule")
    assert found["Séances"] == ("1", "1 participation")
    assert found["Cibles atteintes"] == ("0", "sur 3 cibles, 3 indéterminées")


def test_key_figures_of_which_nothing_is_known_say_why() -> None:
    found = cards(nothing())
    assert found["Dépense financière"] == ("non chiffré", "budget non indiqué")
    assert found["Coût par bénéficiaire"] == ("inconnu", "moyens financiers : aucune ligne")
    assert found["Bénéficiaires"] == ("non renseigné", "première édition")
    assert found["Cibles atteintes"] == ("0", "aucun indicateur n’a de cible")


def test_the_chart_of_the_first_page_compares() -> None:
    compared, first = usual().front_chart, one_edition().front_chart
    assert compared is not None
    assert compared.categories == ("2015-2016", "2016-2017")
    assert first is not None
    assert first.categories == ("Financier", "En nature")
    assert nothing().front_chart is None


def test_equal_material_gives_an_equal_report() -> None:
    assert usual() == usual()
