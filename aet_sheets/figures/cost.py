"""Cost per beneficiary: cash alone, and cash with what partners gave in kind (domain, How figures are counted).

Beneficiaries are the people counted by the indicators of dimension *Bénéficiaires* whose rule is *Personnes
distinctes*. Several of them are put together as one would be: a cohort that two indicators name counts once, cohorts
add up, and rows without one may be the same people, so that the total is an interval.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.figures.indicators import Reports, distinct_people, reports_of
from aet_sheets.figures.means import MeansFigure, means_by_nature
from aet_sheets.figures.quantity import Quantity, cents
from aet_sheets.schema import Indicators
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Period
from aet_sheets.schema.values import across
from aet_sheets.text import french, plural


@dataclass(frozen=True, slots=True)
class Beneficiaries:
    """How many people benefit: None when nobody says; `unknown` counts the reports that do not tell how many.

    `titles` names the indicators that are put together.
    """

    people: Quantity | None
    unknown: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """Euros per beneficiary, to the cent, from `low` to `high`, both included.

    A bound is None where nothing bounds it: with an amount that is unknown, the cost is at least `low`; with people
    that nobody counted, at most `high`; with both, nothing can be said. `reasons` says why, in French.
    """

    low: float | None
    high: float | None
    reasons: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Tell whether both bounds are known."""
        return self.low is not None and self.high is not None

    @property
    def exact(self) -> bool:
        """Tell whether the cost is a single amount."""
        return self.known and self.low == self.high


@dataclass(frozen=True, slots=True)
class CostPerBeneficiary:
    """The cost per beneficiary of a period, twice, and what it is made of."""

    beneficiaries: Beneficiaries
    cash: Cost
    with_in_kind: Cost
    cash_means: MeansFigure
    in_kind_means: MeansFigure


def cost_per_beneficiary(dataset: Dataset, period: Period) -> CostPerBeneficiary:
    """Return what `period` cost per beneficiary: cash is what was spent under the nature *Financier*."""
    means, people = means_by_nature(dataset, period), beneficiaries(dataset, period)
    cash, in_kind = means[words.CASH], means[words.IN_KIND]
    return CostPerBeneficiary(
        beneficiaries=people,
        cash=_cost({"moyens financiers": cash}, people),
        with_in_kind=_cost({"moyens financiers": cash, "apports en nature": in_kind}, people),
        cash_means=cash,
        in_kind_means=in_kind,
    )


def beneficiaries(dataset: Dataset, period: Period) -> Beneficiaries:
    """Return how many people benefited in `period`, all indicators of beneficiaries put together."""
    names = (Indicators.code, Indicators.title, Indicators.dimension, Indicators.aggregation)
    titles = {
        str(code): str(title)
        for code, title, dimension, rule in across(dataset[Indicators].columns, *names)
        if dimension == words.BENEFICIARIES and rule == words.DISTINCT_PEOPLE
    }
    reports = reports_of(dataset, period)
    own = [reports[code] for code in titles]
    unknown = sum(one.unknown + one.missing + one.undated for one in own)
    return Beneficiaries(_people(own), unknown, tuple(titles.values()))


def _people(reports: Iterable[Reports]) -> Quantity | None:
    known = list(reports)
    values = [value for one in known for value in one.values]
    if values:
        return distinct_people(values)
    return Quantity.exactly(0) if any(one.nil for one in known) else None


def _cost(means: dict[str, MeansFigure], beneficiaries: Beneficiaries) -> Cost:
    people, reasons = beneficiaries.people, []
    for label, figure in means.items():
        reasons += [f"{label} : {why}" for why in _unknown_amounts(figure)]
    amounts_known = not reasons
    if beneficiaries.unknown:
        reasons.append(f"bénéficiaires : {plural(beneficiaries.unknown, 'effectif inconnu', 'effectifs inconnus')}")
    if people is None or people.high <= 0:
        reasons.append("aucun bénéficiaire compté")
    known = [figure.actual for figure in means.values() if figure.actual is not None]
    low = high = None
    if known and people and people.high > 0 and not beneficiaries.unknown:
        low = cents(math.fsum(known) / people.high)
    if known and people and people.low > 0 and amounts_known:
        high = cents(math.fsum(known) / people.low)
    return Cost(low, high, tuple(map(french, reasons)))


def _unknown_amounts(figure: MeansFigure) -> Iterator[str]:
    """Yield what of an amount is not known."""
    if figure.unknown:
        yield plural(figure.unknown, "montant inconnu", "montants inconnus")
    if figure.missing:
        yield plural(figure.missing, "montant non indiqué", "montants non indiqués")
    if figure.undated:
        yield plural(figure.undated, "ligne sans exercice", "lignes sans exercice")
    if not figure.rows and not figure.undated:
        yield "aucune ligne"
