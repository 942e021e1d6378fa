"""Charts on paper: bars as shares, labels where they fit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aet_sheets.figures import Quantity
from aet_sheets.reporting.model import Chart, Form, Line
from aet_sheets.reporting.typeset.charts import printed_chart


def chart(*values: float | tuple[float, float] | None, target: float | None = None, form: Form = Form.NUMBER) -> Chart:
    quantities = tuple(
        None if value is None else Quantity(*value) if isinstance(value, tuple) else Quantity.exactly(value)
        for value in values
    )
    names = tuple(f"{2000 + number}-{2001 + number}" for number in range(len(values)))
    return Chart(
        "k", "Titre", "unités", "Des barres.", names, (Line("Valeur", quantities, "value"),), form, "t", target
    )


def bars(printed: dict[str, Any]) -> list[tuple[float | None, float | None, str]]:
    return [(bar["low"], bar["high"], bar["label"]) for group in printed["groups"] for bar in group["bars"]]


def test_bars_are_shares_of_the_tallest_and_intervals_have_two_heights() -> None:
    assert bars(printed_chart(chart(50, (25, 75), 100))) == [(0.5, 0.5, "50"), (0.25, 0.75, "25 à 75"), (1, 1, "100")]


def test_what_nobody_knows_is_a_dash_and_zero_is_a_zero() -> None:
    assert bars(printed_chart(chart(None, 0, 10)))[:2] == [(None, None, "–"), (0, 0, "0")]


def test_the_target_stands_across_even_above_every_bar() -> None:
    printed = printed_chart(chart(50, target=100), small=True)
    assert (printed["target"], printed["target_label"]) == (1, "cible 100")
    assert bars(printed)[0][:2] == (0.5, 0.5)


def test_all_zeros_and_all_unknown_are_charts_too() -> None:
    assert bars(printed_chart(chart(0, 0))) == [(0, 0, "0"), (0, 0, "0")]
    assert bars(printed_chart(chart(None))) == [(None, None, "–")]


def test_where_labels_do_not_fit_the_tallest_bar_alone_keeps_its_own() -> None:
    printed = printed_chart(chart(*[123456 + number for number in range(20)]), small=True)
    assert [label for *_, label in bars(printed) if label] == ["123\u202f475"]


def test_names_of_groups_are_thinned_out_and_the_last_one_stays() -> None:
    labels = [group["label"] for group in printed_chart(chart(*range(20)), small=True)["groups"]]
    assert labels[-1] == "2019-2020"
    assert 1 < sum(map(bool, labels)) < 8


def test_amounts_are_labelled_to_the_euro_half_rounded_up() -> None:
    assert bars(printed_chart(chart(982.5, form=Form.EUROS)))[0][2] == "983"


def test_meanings_that_changed_are_told() -> None:
    changed = replace(chart(1, 2), redefined=("2016",))
    assert printed_chart(changed, small=True)["warning"] == "≠ définition modifiée\u00a0: 2016"
