"""Contributions in kind are worth their hours at a stated rate (domain, Means)."""

from __future__ import annotations

from collections.abc import Iterable

from aet_sheets.consolidation.dataset import Consolidated
from aet_sheets.consolidation.sources import Source
from aet_sheets.problems import catalogue
from aet_sheets.schema import Means
from aet_sheets.schema.coded import Coded
from aet_sheets.schema.values import Value, across
from aet_sheets.schema.vocabulary import IN_KIND, UNKNOWN
from aet_sheets.text import euros, number

_HOURS = "Heures"


def value_in_kind(means: Consolidated, sources: Iterable[Source], hourly_rate: Value | None, edition: str) -> None:
    """Fill in the amount of contributions that state a quantity and no amount; say so in the sources of `edition`.

    The rate is that of the row, otherwise, for hours, the one of the settings. Without either, the amount stays
    unknown; so does one that is declared *Inconnu*.
    """
    by_file, columns = {source.file: source for source in sources}, means.columns
    rates, amounts = list(columns[Means.rate.name]), list(columns[Means.actual.name])
    known = across(columns, Means.nature, Means.quantity, Means.unit, Means.state, Means.edition)
    for row, (nature, quantity, unit, state, own_edition) in enumerate(known):
        if nature != IN_KIND or state == UNKNOWN or amounts[row] is not None or not isinstance(quantity, (int, float)):
            continue
        if rates[row] is None and unit == _HOURS:
            rates[row] = hourly_rate
        rate = rates[row]
        if not isinstance(rate, (int, float)):
            continue
        amount = amounts[row] = round(quantity * rate, 2)
        if own_edition == edition:
            origin = means.origins[row][0]
            place = by_file[origin.file].place(Means, origin, Means.actual)
            by_file[origin.file].problems.append(
                catalogue.VALUED_IN_KIND.at(place, quantity=number(quantity), rate=euros(rate), amount=euros(amount))
            )
    means.columns = columns | {Means.rate.name: Coded.of(rates), Means.actual.name: Coded.of(amounts)}
