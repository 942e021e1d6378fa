"""Contributions in kind are worth their hours at a stated rate (domain, Means)."""

from __future__ import annotations

from aet_sheets.consolidation.dataset import Consolidated
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.schema import Means
from aet_sheets.schema.vocabulary import IN_KIND
from aet_sheets.text import euros, number

_HOURS = "Heures"


def value_in_kind(means: Consolidated, hourly_rate: float | None, edition: str) -> list[Problem]:
    """Fill in the amount of contributions that state a quantity and no amount; say so for those of `edition`.

    The rate is that of the row, otherwise, for hours, the one of the settings. Without either, the amount stays
    unknown.
    """
    columns, problems = means.columns, []
    for row, nature in enumerate(columns[Means.nature.name]):
        quantity, actual = columns[Means.quantity.name][row], columns[Means.actual.name][row]
        if nature != IN_KIND or actual is not None or not isinstance(quantity, (int, float)):
            continue
        rate = columns[Means.rate.name][row]
        if rate is None and columns[Means.unit.name][row] == _HOURS:
            rate = columns[Means.rate.name][row] = hourly_rate
        if not isinstance(rate, (int, float)):
            continue
        amount = columns[Means.actual.name][row] = round(quantity * rate, 2)
        if columns[Means.edition.name][row] == edition:
            origin = means.origins[row][0]
            place = Place(origin.file, origin.sheet, f"A{origin.row}", Means.actual.label)
            problems.append(
                catalogue.VALUED_IN_KIND.at(place, quantity=number(quantity), rate=euros(rate), amount=euros(amount))
            )
    return problems
