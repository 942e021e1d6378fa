"""Contributions in kind are worth their hours at a stated rate (domain, Means)."""

from __future__ import annotations

from collections.abc import Iterable

from aet_sheets.consolidation.dataset import Consolidated
from aet_sheets.consolidation.sources import Source
from aet_sheets.problems import catalogue
from aet_sheets.schema import Means
from aet_sheets.schema.values import Value
from aet_sheets.schema.vocabulary import IN_KIND, UNKNOWN
from aet_sheets.text import euros, number

_HOURS = "Heures"


def value_in_kind(means: Consolidated, sources: Iterable[Source], hourly_rate: Value | None, edition: str) -> None:
    """Fill in the amount of contributions that state a quantity and no amount; say so in the sources of `edition`.

    The rate is that of the row, otherwise, for hours, the one of the settings. Without either, the amount stays
    unknown; so does one that is declared *Inconnu*.
    """
    columns, by_file = means.columns, {source.file: source for source in sources}
    for row, nature in enumerate(columns[Means.nature.name]):
        quantity, actual = columns[Means.quantity.name][row], columns[Means.actual.name][row]
        unknown = columns[Means.state.name][row] == UNKNOWN
        if nature != IN_KIND or unknown or actual is not None or not isinstance(quantity, (int, float)):
            continue
        rate = columns[Means.rate.name][row]
        if rate is None and columns[Means.unit.name][row] == _HOURS:
            rate = columns[Means.rate.name][row] = hourly_rate
        if not isinstance(rate, (int, float)):
            continue
        amount = columns[Means.actual.name][row] = round(quantity * rate, 2)
        if columns[Means.edition.name][row] == edition:
            origin = means.origins[row][0]
            source = by_file[origin.file]
            place = source.place(Means, origin, Means.actual)
            source.problems.append(
                catalogue.VALUED_IN_KIND.at(place, quantity=number(quantity), rate=euros(rate), amount=euros(amount))
            )
