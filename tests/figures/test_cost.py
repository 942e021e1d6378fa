"""Cost per beneficiary, computed by hand: an interval where the count is one, no bound where something is unknown."""

from __future__ import annotations

import pytest

from aet_sheets.figures import Quantity
from aet_sheets.figures.cost import Cost, CostPerBeneficiary, cost_per_beneficiary
from tests.support.consolidating import consolidated

INDICATORS = """
    | Code indicateur | Libellé | Dimension | Nature | Agrégation |
    | ELEVES | Élèves | Bénéficiaires | Quantitatif | Personnes distinctes |
    | RECUS | Personnes reçues | Bénéficiaires | Quantitatif | Personnes distinctes |
    | VISITES | Visiteurs | Réalisation | Quantitatif | Personnes distinctes |
    | STAGES | Stages | Bénéficiaires | Quantitatif | Somme |
    """
CASH = "| Financier | Cars | 2016-2017 | 1000 | Constaté |"
GIFT = "| En nature | Temps | 2016-2017 | 200 | Constaté |"
PUPILS = "| ELEVES | 2016-2017 | 100 | Mesuré | Seconde |"


def cost(measures: list[str], means: list[str]) -> CostPerBeneficiary:
    result = consolidated(
        pilot={
            "Indicateurs": INDICATORS,
            "Mesures": "\n".join(["| Indicateur | Édition | Valeur | État | Cohorte |", *measures]),
            "Moyens": "\n".join(["| Nature | Libellé | Édition | Réalisé | État |", *means]),
        }
    )
    return cost_per_beneficiary(result.dataset, result.edition)


def test_exact_with_one_cohort() -> None:
    found = cost([PUPILS], [CASH, GIFT])
    assert (found.cash, found.with_in_kind) == (Cost(10, 10), Cost(12, 12))
    assert found.cash.exact


def test_an_interval_where_the_count_is_one() -> None:
    found = cost([PUPILS, "| RECUS | 2016-2017 | 25 | Mesuré | |"], [CASH, GIFT])
    assert found.beneficiaries.people == Quantity(100, 125)
    assert (found.cash, found.with_in_kind) == (Cost(8, 10), Cost(9.6, 12))


def test_a_cohort_that_two_indicators_name_counts_once() -> None:
    found = cost([PUPILS, "| RECUS | 2016-2017 | 125 | Mesuré | seconde |"], [CASH])
    assert found.beneficiaries.people == Quantity(125, 125)


def test_other_indicators_count_nobody() -> None:
    found = cost(
        [PUPILS, "| VISITES | 2016-2017 | 900 | Mesuré | Foule |", "| STAGES | 2016-2017 | 900 | Mesuré | |"], [CASH]
    )
    assert found.beneficiaries.people == Quantity(100, 100)
    assert found.beneficiaries.titles == ("Élèves", "Personnes reçues")


def test_an_unknown_amount_leaves_no_upper_bound() -> None:
    found = cost([PUPILS], [CASH, GIFT, "| En nature | Local | 2016-2017 | | Inconnu |"])
    assert found.cash == Cost(10, 10)
    assert (found.with_in_kind.low, found.with_in_kind.high, found.with_in_kind.known) == (12, None, False)
    assert found.with_in_kind.reasons == ("apports en nature\u00a0: 1\u00a0montant inconnu",)


def test_people_that_nobody_counted_leave_no_lower_bound() -> None:
    found = cost([PUPILS, "| RECUS | 2016-2017 | | Inconnu | |"], [CASH])
    assert (found.cash.low, found.cash.high) == (None, 10)
    assert found.cash.reasons == ("bénéficiaires\u00a0: 1\u00a0effectif inconnu",)


@pytest.mark.parametrize(
    ("measures", "means", "reason"),
    [
        ([], [CASH], "aucun bénéficiaire compté"),
        (["| ELEVES | 2016-2017 | | Néant | |"], [CASH], "aucun bénéficiaire compté"),
        ([PUPILS], ["| Financier | Cars | 2016-2017 | | Inconnu |"], "moyens financiers\u00a0: 1\u00a0montant inconnu"),
        (
            [PUPILS],
            ["| Financier | Cars | 2016-2017 | | Constaté |"],
            "moyens financiers\u00a0: 1\u00a0montant non indiqué",
        ),
        ([PUPILS], [], "moyens financiers\u00a0: aucune ligne"),
    ],
)
def test_nothing_where_nothing_is_known_and_it_says_why(measures: list[str], means: list[str], reason: str) -> None:
    assert cost(measures, means).cash == Cost(None, None, (reason,))


def test_nothing_spent_is_a_cost_of_zero() -> None:
    assert cost([PUPILS], ["| Financier | Cars | 2016-2017 | 0 | Constaté |"]).cash == Cost(0, 0)


def test_half_a_cent_is_rounded_up_as_excel_does() -> None:
    eight = "| ELEVES | 2016-2017 | 8 | Mesuré | Seconde |"
    assert cost([eight], ["| Financier | Cars | 2016-2017 | 1 | Constaté |"]).cash == Cost(0.13, 0.13)
