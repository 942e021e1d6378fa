"""Means by nature, contributor, function and account; in kind apart; unknown counted, never a zero."""

from __future__ import annotations

from aet_sheets.figures.means import MeansBreakdown, MeansFigure, means_breakdown, together
from aet_sheets.schema.calendar import Exercise, Period
from tests.support.consolidating import consolidated

ACTORS = """
    | Code acteur | Type d'acteur | Organisation | Nom | Mobilisation |
    | A1 | Pouvoir public | Val Fleuri | Zola | Mobilisé |
    | A2 | Entreprise | Zed SARL | Roy | Mobilisé |
    | A3 | Entreprise | ZED | Lam | Mobilisé |
    """
MEANS = """
    | Nature | Libellé | Contributeur | Édition | Exercice | Prévu | Réalisé | État | Fonction M57 | Nature comptable |
    | Financier | Cars | A1 | 2016-2017 | 2017 | 100 | 80,50 | Constaté | 222 | 6245 |
    | Financier | Salle | A1 | 2016-2017 | 2016 | 50 | 19,50 | Estimé | 222 | 6132 |
    | Financier | Livret | | 2016-2017 | | 10 | 999 | Inconnu | | |
    | Humain | Poste | A2 | 2016-2017 | 2017 | | | Constaté | | |
    | En nature | Temps | A2 | 2016-2017 | 2017 | 30 | 40 | Constaté | | |
    | En nature | Prêt | A3 | 2016-2017 | 2017 | | 0 | Constaté | | |
    """


def breakdown(period: Period | None = None) -> MeansBreakdown:
    result = consolidated(pilot={"Acteurs": ACTORS, "Moyens": MEANS})
    return means_breakdown(result.dataset, period or result.edition)


def test_by_nature() -> None:
    cash = breakdown().by_nature["Financier"]
    assert cash == MeansFigure(planned=160, actual=100, unknown=1, missing=0, estimated=1, rows=3)
    assert (cash.gap, cash.rate, cash.complete) == (-60, 0.625, False)
    human = breakdown().by_nature["Humain"]
    assert human == MeansFigure(planned=None, actual=None, unknown=0, missing=1, rows=1)
    assert (human.gap, human.rate, human.silence) == (None, None, "non chiffré")


def test_an_amount_beside_unknown_is_not_counted() -> None:
    assert breakdown().by_account[None].actual is None
    assert breakdown().by_account[None].planned == 10


def test_organisations_contribute_and_gifts_stand_apart() -> None:
    found = breakdown()
    assert list(found.by_contributor) == ["Val Fleuri", "Zed SARL", None]
    assert found.by_contributor["Val Fleuri"].actual == 100
    assert list(found.in_kind_by_contributor) == ["Zed SARL"]
    assert found.in_kind_by_contributor["Zed SARL"] == MeansFigure(planned=30, actual=40, unknown=0, rows=2)


def test_by_function_and_account() -> None:
    found = breakdown()
    assert {key: figure.actual for key, figure in found.by_function.items()} == {"222": 100, None: None}
    assert {key: figure.actual for key, figure in found.by_account.items()} == {"6132": 19.5, "6245": 80.5, None: None}


def test_an_exercise_counts_apart_what_it_cannot_place() -> None:
    cash = breakdown(Exercise(2017)).by_nature["Financier"]
    assert cash == MeansFigure(planned=100, actual=80.5, unknown=0, rows=1, undated=1)
    assert not cash.complete


def test_natures_put_together_keep_what_is_unknown() -> None:
    found = breakdown().by_nature
    spent = together(found[nature] for nature in ("Financier", "Humain", "Communication"))
    assert spent == MeansFigure(planned=160, actual=100, unknown=1, missing=1, estimated=1, rows=4)
    assert together([]) == MeansFigure(planned=None, actual=None, unknown=0)
