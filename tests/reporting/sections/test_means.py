"""Means as the budget directorate reads them: in kind apart, unknown said, cost per beneficiary."""

from __future__ import annotations

from aet_sheets.reporting.model import Weight
from tests.reporting.extremes import MEANS, nothing, one_edition, usual
from tests.reporting.tables import rows, table


def heading() -> str:
    return next(line for line in MEANS.splitlines() if line.strip())


def test_planned_actual_gap_and_rate_by_nature_in_kind_apart() -> None:
    assert rows(usual(), "means") == [
        ["Financier", "1 200 €", "1 000,50 €", "−199,50 €", "83,4 %", "–"],
        ["Humain", "non chiffré", "non chiffré", "–", "–", "aucune ligne"],
        ["Communication", "non chiffré", "non chiffré", "–", "–", "aucune ligne"],
        ["Dépense", "1 200 €", "1 000,50 €", "−199,50 €", "83,4 %", "–"],
        ["En nature", "200 €", "inconnu", "–", "–", "1 montant inconnu"],
    ]
    weights = [row.weight for row in table(usual(), "means").rows[-2:]]
    assert weights == [Weight.TOTAL, Weight.APART]


def test_what_is_unknown_missing_or_estimated_is_told() -> None:
    own = """
        | Financier | Cars | ACT-001 | 2016-2017 | 2017 | 100 | 80 | Estimé | | |
        | Financier | Bus | ACT-001 | 2016-2017 | 2017 | 100 | | Inconnu | | |
        | Financier | Vélos | ACT-001 | 2016-2017 | 2017 | 100 | | Constaté | | |
        """
    report = usual(Moyens=heading() + own)
    assert rows(report, "means")[0][-1] == "1 montant inconnu, 1 montant non indiqué, dont 1 montant estimé"


def test_by_organisation_function_and_account_where_they_are_given() -> None:
    report = usual()
    assert rows(report, "means_by_contributor")[0][:3] == ["Ateliers Zed", "1 200 €", "1 000,50 €"]
    assert rows(report, "in_kind_by_contributor")[0][:3] == ["Le Trait d'union", "200 €", "inconnu"]
    assert rows(report, "means_by_function")[0][:3] == ["222", "1 200 €", "1 000,50 €"]
    assert rows(report, "means_by_account")[0][:3] == ["6245", "1 200 €", "1 000,50 €"]
    keys = {own.key for own in nothing().sections[0].tables}
    assert not {"means_by_function", "means_by_account"} & keys


def test_cost_is_an_interval_or_nothing_with_the_reason() -> None:
    assert rows(usual(), "cost") == [
        ["Dépense financière seule", "1 000,50 €", "60 à 100", "10,01 à 16,68 €", "–"],
        ["Avec les apports en nature", "1 000,50 €", "60 à 100", "inconnu", "apports en nature : 1 montant inconnu"],
    ]


def test_every_edition_stands_in_the_series_and_the_first_one_has_none() -> None:
    assert [row[0] for row in rows(usual(), "means_series")] == ["2015-2016", "2016-2017"]
    section = one_edition().sections[0]
    assert "means_series" not in {own.key for own in section.tables}
    assert [getattr(block, "text", "") for block in section.blocks][-1] == (
        "Première édition\u00a0: aucune comparaison n’est possible."
    )
