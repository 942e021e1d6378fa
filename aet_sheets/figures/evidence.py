"""Evidence: what organisations say came of it, in their own words, by dimension (domain, Results)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.figures.placing import within
from aet_sheets.schema import Indicators, Measures
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Period
from aet_sheets.schema.values import Value, across
from aet_sheets.text import fold


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quotation: the indicator that it bears on, the organisation that it concerns, where it was said.

    Nobody is named; `group` is the code of the group that reported it.
    """

    indicator: str
    title: str
    organisation: str | None
    quotation: str
    source: str | None
    edition: str
    day: dt.date | None
    group: str | None


def evidence(dataset: Dataset, period: Period) -> dict[str, tuple[Evidence, ...]]:
    """Return the quotations of `period` by dimension, in the order of its list; within one, by organisation and day.

    Dimensions of which nobody said anything are left out; quotations of no organisation come last.
    """
    rows = across(dataset[Indicators].columns, Indicators.code, Indicators.dimension, Indicators.title)
    known = {code: (str(dimension), str(title)) for code, dimension, title in rows}
    found: dict[str, list[Evidence]] = {dimension: [] for dimension in words.DIMENSIONS}
    names = (
        *(Measures.indicator, Measures.organisation, Measures.quotation, Measures.source),
        *(Measures.edition, Measures.date, Measures.group),
    )
    for code, organisation, quotation, source, edition, day, group in within(dataset, Measures, period).rows(
        dataset, Measures, *names
    ):
        if quotation is None or code not in known:
            continue
        dimension, title = known[code]
        when = day if isinstance(day, dt.date) else None
        found[dimension].append(
            Evidence(
                str(code), title, _text(organisation), str(quotation), _text(source), str(edition), when, _text(group)
            )
        )
    return {dimension: tuple(sorted(told, key=_order)) for dimension, told in found.items() if told}


def _order(told: Evidence) -> tuple[bool, str, dt.date]:
    return told.organisation is None, fold(told.organisation or ""), told.day or dt.date.min


def _text(value: Value | None) -> str | None:
    return None if value is None else str(value)
