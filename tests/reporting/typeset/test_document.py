"""The report as the page design reads it: plain values, French typography."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from aet_sheets.reporting.model import Report
from aet_sheets.reporting.typeset.document import document
from tests.reporting.extremes import EXTREMES, usual


@pytest.mark.parametrize("make", EXTREMES.values(), ids=list(EXTREMES))
def test_no_sign_that_takes_a_space_is_left_at_the_start_of_a_line(make: Callable[[], Report]) -> None:
    text = json.dumps(document(make()), ensure_ascii=False)
    assert re.findall(r"\w [:;!?»€%](?!\w)", text) == []


def test_it_says_what_it_is_and_where_it_stands() -> None:
    own = document(usual())
    assert own["title"] == "Rapport annuel 2016-2017"
    assert own["subtitle"] == "Édition 2016-2017, du 01/09/2016 au 31/08/2017 · produit le 20\u00a0juillet\u00a02017"
    assert (own["provisional"], own["standing"]) == (True, "provisoire")
    assert [section["title"] for section in own["sections"]] == [
        "Moyens", "Activité", "Actions", "Indicateurs", "Résultats qualitatifs", "Qualité des données",
        "Définitions et sources",
    ]  # fmt: skip


def test_a_long_value_makes_a_card_in_smaller_type() -> None:
    cards = {card["label"]: card for card in document(EXTREMES["huge_amounts"]())["cards"]}
    assert cards["Dépense financière"]["size"] < cards["Séances"]["size"]
