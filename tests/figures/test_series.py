"""Editions side by side: values, targets reached or not, meanings that changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aet_sheets.figures import Quantity
from aet_sheets.figures.indicators import IndicatorFigure
from aet_sheets.figures.sealing import Seal, seal
from aet_sheets.figures.series import Series, outcome, series
from aet_sheets.schema.calendar import Exercise
from tests.support.consolidating import consolidated

MEASURES = """
    | Indicateur | Édition | Valeur | État | Cohorte |
    | STAGES | 2015-2016 | 40 | Mesuré | |
    | STAGES | 2016-2017 | 90 | Mesuré | |
    """


def indicators(definition: str, target: int = 80) -> str:
    return f"""
        | Code indicateur | Libellé | Dimension | Nature | Agrégation | Référence | Cible | Sens | Définition |
        | STAGES | Stages | Réalisation | Quantitatif | Somme | 30 | {target} | Hausse | {definition} |
        """


def told(seals: dict[str, Seal] | None = None, *, definition: str = "Conventions signées.", target: int = 80) -> Series:
    result = consolidated(pilot={"Indicateurs": indicators(definition, target), "Mesures": MEASURES})
    return series(result.dataset, result.pilot.editions.values(), seals)


def sealed(definition: str = "Conventions signées.") -> Seal:
    earlier = consolidated(pilot={"Indicateurs": indicators(definition), "Mesures": MEASURES})
    figures = series(earlier.dataset, earlier.pilot.editions.values()).editions["2015-2016"]
    return seal("2015-2016", {}, figures, earlier.dataset)


def test_each_edition_has_its_value_and_its_outcome() -> None:
    found = told().indicators["STAGES"]
    assert (found.baseline, found.target, found.direction) == (30, 80, "Hausse")
    assert [(point.edition, point.figure.quantity, point.outcome) for point in found.points] == [
        ("2015-2016", Quantity(40, 40), "non atteinte"),
        ("2016-2017", Quantity(90, 90), "atteinte"),
    ]
    assert list(told().editions) == ["2015-2016", "2016-2017"]


def test_a_meaning_that_changed_is_marked_where_it_did() -> None:
    found = told({"2015-2016": sealed("Stages promis.")}).indicators["STAGES"]
    assert [point.redefined for point in found.points] == [False, True]
    same = told({"2015-2016": sealed("conventions signées")}).indicators["STAGES"]
    assert [point.redefined for point in same.points] == [False, False]


def test_a_closed_edition_keeps_its_figures_and_its_target() -> None:
    kept = sealed()
    kept.figures["indicators"]["STAGES"] |= {"value": 41}
    first, second = told({"2015-2016": kept}, target=100).indicators["STAGES"].points
    assert (first.figure.quantity, first.figure.target) == (Quantity(41, 41), 80)
    assert (second.figure.quantity, second.figure.target) == (Quantity(90, 90), 100)


FIGURE = IndicatorFigure(
    code="X", title="X", aggregation="Moyenne", dimension="Réalisation", definition=None, direction="Hausse",
    quantity=Quantity(50, 60), unit=None, target=None, baseline=None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("direction", "target", "expected"),
    [
        ("Hausse", 50, "atteinte"),
        ("Hausse", 55, "indéterminée"),
        ("Hausse", 60, "indéterminée"),
        ("Hausse", 61, "non atteinte"),
        ("Baisse", 60, "atteinte"),
        ("Baisse", 55, "indéterminée"),
        ("Baisse", 49, "non atteinte"),
        ("Hausse", None, None),
        (None, 50, "indéterminée"),
    ],
)
def test_an_interval_is_judged_honestly(direction: str | None, target: float | None, expected: str | None) -> None:
    assert outcome(replace(FIGURE, direction=direction, target=target)) == expected


@pytest.mark.parametrize(
    ("baseline", "target", "expected"), [(10, 50, "atteinte"), (90, 60, "atteinte"), (50, 50, "indéterminée")]
)
def test_without_a_direction_the_target_says_it(baseline: float, target: float, expected: str) -> None:
    assert outcome(replace(FIGURE, direction=None, baseline=baseline, target=target)) == expected


def test_what_is_unknown_could_still_reach_a_target() -> None:
    total = replace(FIGURE, aggregation="Somme", unknown=1)
    assert outcome(replace(total, target=70)) == "indéterminée"
    assert outcome(replace(total, target=50)) == "atteinte"
    assert outcome(replace(total, target=70, unknown=0)) == "non atteinte"


def test_nothing_known_is_nothing_missed() -> None:
    assert outcome(replace(FIGURE, quantity=None, target=5)) is None


def test_exercises_make_a_series_too() -> None:
    result = consolidated(pilot={"Indicateurs": indicators("Conventions signées."), "Mesures": MEASURES})
    found = series(result.dataset, [Exercise(2016), Exercise(2015)])
    assert list(found.editions) == ["2015", "2016"]
    assert [point.edition for point in found.indicators["STAGES"].points] == ["2015", "2016"]
