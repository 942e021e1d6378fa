"""Indicators: each rule once, computed by hand, and what holds whatever is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.figures import Quantity, compute
from aet_sheets.figures.indicators import IndicatorFigure, distinct_people
from aet_sheets.figures.indicators import Report as Reported
from tests.support.consolidating import consolidated

HEADINGS = "| Indicateur | Édition | Date | Valeur | État | Cohorte | Verbatim |"


def indicator(code: str, *rows: str) -> IndicatorFigure:
    result = consolidated(pilot={"Mesures": "\n".join([HEADINGS, *rows])})
    return compute(result.dataset, result.edition).indicators[code]


def test_sum_of_the_edition_alone() -> None:
    found = indicator(
        "IND-STAGES",
        "| IND-STAGES | 2016-2017 | 01/02/2017 | 40 | Mesuré | | |",
        "| IND-STAGES | 2016-2017 | 01/03/2017 | 22 | Estimé | | |",
        "| IND-STAGES | 2015-2016 | 01/03/2016 | 99 | Mesuré | | |",
    )
    assert (found.quantity, found.estimated) == (Quantity(62, 62), 1)


def test_a_cohort_counts_once_cohorts_add_up_and_the_rest_is_an_interval() -> None:
    found = indicator(
        "IND-ELEVES",
        "| IND-ELEVES | 2016-2017 | 01/02/2017 | 180 | Mesuré | Seconde A | |",
        "| IND-ELEVES | 2016-2017 | 01/06/2017 | 200 | Mesuré | seconde a | |",
        "| IND-ELEVES | 2016-2017 | 01/06/2017 | 90 | Mesuré | Seconde B | |",
        "| IND-ELEVES | 2016-2017 | 02/06/2017 | 25 | Mesuré | | |",
    )
    assert found.quantity == Quantity(290, 315)


def test_a_ratio_is_recomputed_from_both_totals() -> None:
    found = indicator(
        "IND-TAUX",
        "| IND-STAGES | 2016-2017 | | 62 | Mesuré | | |",
        "| IND-ELEVES | 2016-2017 | | 200 | Mesuré | Seconde | |",
        "| IND-ELEVES | 2016-2017 | | 25 | Mesuré | | |",
    )
    assert found.quantity is not None
    assert [found.quantity.low, found.quantity.high] == pytest.approx([62 / 225, 62 / 200])


def test_mean_of_what_was_measured() -> None:
    found = indicator(
        "IND-NOTE",
        "| IND-NOTE | 2016-2017 | 01/02/2017 | 4 | Mesuré | | |",
        "| IND-NOTE | 2016-2017 | 01/03/2017 | 3 | Mesuré | | |",
        "| IND-NOTE | 2016-2017 | 01/04/2017 | | Néant | | |",
        "| IND-NOTE | 2016-2017 | 01/05/2017 | | Inconnu | | |",
    )
    assert (found.quantity, found.nil, found.unknown) == (Quantity(3.5, 3.5), 1, 1)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], None),
        (["| IND-STAGES | 2016-2017 | | | Inconnu | | |"], None),
        (["| IND-STAGES | 2016-2017 | | | Mesuré | | |"], None),
        (["| IND-STAGES | 2016-2017 | | | Néant | | |"], Quantity(0, 0)),
        (["| IND-STAGES | 2016-2017 | | 0 | Mesuré | | |"], Quantity(0, 0)),
    ],
    ids=["nothing", "unknown", "empty", "nil", "zero"],
)
def test_four_kinds_of_nothing(rows: list[str], expected: Quantity | None) -> None:
    assert indicator("IND-STAGES", *rows).quantity == expected


def test_a_value_that_was_refused_is_told() -> None:
    found = indicator(
        "IND-STAGES",
        "| IND-STAGES | 2016-2017 | 01/02/2017 | sept | Estimé | | |",
        "| IND-STAGES | 2016-2017 | 01/03/2017 | 5 | Mesuré | | |",
    )
    assert (found.quantity, found.missing, found.estimated) == (Quantity(5, 5), 1, 0)


def test_evidence_is_counted_and_two_quotations_are_two() -> None:
    found = indicator(
        "IND-CONFIANCE",
        "| IND-CONFIANCE | 2016-2017 | | | Mesuré | | Ils se rappellent. |",
        "| IND-CONFIANCE | 2016-2017 | | | Mesuré | | Ils reviennent. |",
    )
    assert (found.evidence, found.quantity) == (2, None)


REPORTS = st.lists(
    st.builds(
        Reported,
        value=st.integers(0, 1000).map(float),
        day=st.dates(),
        cohort=st.sampled_from(["", "", "a", "b", "c"]),
    ),
    min_size=1,
)


@given(REPORTS)
def test_people_lie_from_the_largest_report_to_the_sum(reports: list[Reported]) -> None:
    people = distinct_people(reports)
    assert max(report.value for report in reports) <= people.low <= people.high
    assert people.high <= sum(report.value for report in reports)
    assert distinct_people(reports[::-1]) == people


@pytest.mark.parametrize(
    ("code", "row", "word"),
    [
        ("IND-STAGES", "| IND-STAGES | 2016-2017 | | | Inconnu | | |", "inconnu"),
        ("IND-STAGES", "| IND-STAGES | 2015-2016 | | | Inconnu | | |", "non renseigné"),
        ("IND-NOTE", "| IND-NOTE | 2016-2017 | | | Néant | | |", "néant"),
        ("IND-NOTE", "| IND-NOTE | 2016-2017 | | 5 | Néant | | |", "néant"),
        ("IND-STAGES", "| IND-STAGES | 2016-2017 | | 5 | Inconnu | | |", "inconnu"),
        ("IND-TAUX", "| IND-STAGES | 2016-2017 | | | Inconnu | | |", "non renseigné"),
    ],
)
def test_where_there_is_no_number_it_is_said_why(code: str, row: str, word: str) -> None:
    found = indicator(code, row)
    assert (found.quantity, found.silence) == (None, word)
