"""Indicators: values reported by groups, put together by the rule that each indicator declares."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.figures.placing import within
from aet_sheets.figures.quantity import Quantity, tidy
from aet_sheets.figures.silence import NIL, NOT_REPORTED, UNKNOWN
from aet_sheets.schema import Indicators, Measures
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Period
from aet_sheets.schema.values import Value, across, coded
from aet_sheets.text import fold


class Report(NamedTuple):
    """One measured or estimated value."""

    value: float
    day: dt.date
    cohort: str


@dataclass(slots=True)
class Reports:
    """What was reported for an indicator in one period: values, how many are unknown, pieces of evidence."""

    values: list[Report] = field(default_factory=list)
    nil: int = 0
    unknown: int = 0
    missing: int = 0
    estimated: int = 0
    evidence: int = 0
    undated: int = 0

    def add(self, state: Value | None, report: Report | None, *, quoted: bool) -> None:
        """Add one row. Beside *Inconnu* or *Néant* no value counts, whatever stands in its cell."""
        self.evidence += quoted
        if state == words.NIL:
            self.nil += 1
        elif state == words.UNKNOWN:
            self.unknown += 1
        elif report is None:
            self.missing += not quoted
        elif state in words.VALUED:
            self.estimated += state == words.ESTIMATED
            self.values.append(report)


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """An indicator in one period. `quantity` is None when nothing is known; `direction` is that of progress, if stated.

    The counts qualify it: rows that say *Néant* or *Inconnu*; rows that announce a value and hold none, left empty or
    refused; estimates among the values counted; quotations; rows without a date that an exercise cannot count.
    """

    code: str
    title: str
    aggregation: str
    dimension: str
    definition: str | None
    direction: str | None
    quantity: Quantity | None
    unit: str | None
    target: float | None
    baseline: float | None
    nil: int = 0
    unknown: int = 0
    missing: int = 0
    estimated: int = 0
    evidence: int = 0
    undated: int = 0

    @property
    def silence(self) -> str:
        """Return the word that stands where there is no quantity; a ratio is reported by nobody."""
        if self.aggregation == words.RATIO:
            return NOT_REPORTED
        return UNKNOWN if self.unknown else NIL if self.nil else NOT_REPORTED

    def as_json(self) -> dict[str, object]:
        """Return the indicator as the contract's JSON has it, with the counts that qualify it."""
        shown: dict[str, object] = {"value": None}
        if self.quantity and self.quantity.exact:
            shown = {"value": tidy(self.quantity.low)}
        elif self.quantity:
            shown = {"min": tidy(self.quantity.low), "max": tidy(self.quantity.high)}
        qualifiers = {name: getattr(self, name) for name in _QUALIFIERS}
        return {**shown, "unit": self.unit, "target": self.target, "baseline": self.baseline, **qualifiers}


_QUALIFIERS = ("nil", "unknown", "missing", "estimated", "evidence")


def indicator_figures(dataset: Dataset, period: Period) -> dict[str, IndicatorFigure]:
    """Return every indicator of the dossier in `period`, in the order of its sheet."""
    table = dataset[Indicators]
    reports = reports_of(dataset, period)
    rows = {str(table.columns[Indicators.code.name][row]): table.row(row) for row in range(len(table))}
    quantities = {code: _quantity(str(row["aggregation"]), reports[code]) for code, row in rows.items()}
    for code, row in rows.items():
        if row["aggregation"] == words.RATIO:
            quantities[code] = _ratio(quantities.get(str(row["numerator"])), quantities.get(str(row["denominator"])))
    return {
        code: IndicatorFigure(
            code=code,
            title=str(row["title"]),
            aggregation=str(row["aggregation"]),
            dimension=str(row["dimension"]),
            definition=_text(row["definition"]),
            direction=_text(row["direction"]),
            quantity=quantities[code],
            unit=_text(row["unit"]),
            target=_number(row["target"]),
            baseline=_number(row["baseline"]),
            undated=reports[code].undated,
            **{name: getattr(reports[code], name) for name in _QUALIFIERS},
        )
        for code, row in rows.items()
    }


def reports_of(dataset: Dataset, period: Period) -> dict[str, Reports]:
    """Return what was reported in `period`, by indicator; nothing at all for one that nobody mentions."""
    reports: dict[str, Reports] = defaultdict(Reports)
    placed = within(dataset, Measures, period)
    facts = (Measures.indicator, Measures.state, Measures.value, Measures.date, Measures.cohort, Measures.quotation)
    indicators, states, values, days, cohorts, quotations = coded(dataset[Measures].columns, *facts)
    rows = zip(
        indicators.each(str),
        states,
        values.each(_number),
        days.each(lambda day: day if isinstance(day, dt.date) else dt.date.min),
        cohorts.each(lambda cohort: fold(str(cohort)) if cohort else ""),
        quotations.each(lambda quotation: quotation is not None),
        strict=True,
    )
    for indicator, state, amount, day, cohort, quoted in compress(rows, placed.verdicts):
        report = None if amount is None else Report(amount, day, cohort)
        reports[indicator].add(state, report, quoted=quoted)
    for (indicator,) in placed.unplaced(dataset, Measures, Measures.indicator):
        reports[str(indicator)].undated += 1
    return reports


def _quantity(aggregation: str, reports: Reports) -> Quantity | None:
    """Apply the rule of an indicator. Nothing to report is no person and no event, but it is no mark out of five."""
    rule = _RULES.get(aggregation)
    if rule and reports.values:
        return rule(reports.values)
    return Quantity.exactly(0) if reports.nil and aggregation in {words.SUM, words.DISTINCT_PEOPLE} else None


def _exact(rule: Callable[[Iterable[float]], float]) -> Callable[[list[Report]], Quantity]:
    return lambda reports: Quantity.exactly(rule(report.value for report in reports))


def _mean(reports: list[Report]) -> Quantity:
    return Quantity.exactly(math.fsum(report.value for report in reports) / len(reports))


def _last(reports: list[Report]) -> Quantity:
    """Return the value of the latest day; on one day, the last of the table."""
    day = max(report.day for report in reports)
    return Quantity.exactly([report.value for report in reports if report.day == day][-1])


def distinct_people(reports: list[Report]) -> Quantity:
    """Return how many people reports without names can be about (domain, Beneficiaries reported as numbers).

    Rows of one cohort count the same people: the largest counts. Cohorts add up. Rows without a cohort may be people
    already counted or not: the total lies from the largest to the sum.
    """
    cohorts: dict[str, float] = {}
    loose: list[float] = []
    for report in reports:
        if report.cohort:
            cohorts[report.cohort] = max(report.value, cohorts.get(report.cohort, report.value))
        else:
            loose.append(report.value)
    known = math.fsum(cohorts.values())
    return Quantity(max([known, *loose]), known + math.fsum(loose))


def cohorts_of(dataset: Dataset, period: Period) -> dict[tuple[str, str], float]:
    """Return the people of each cohort in `period`, by indicator and name, for indicators that count people."""
    rules = across(dataset[Indicators].columns, Indicators.code, Indicators.aggregation)
    counted = {code for code, rule in rules if rule == words.DISTINCT_PEOPLE}
    names = (Measures.indicator, Measures.state, Measures.value, Measures.cohort)
    found: dict[tuple[str, str], float] = {}
    for code, state, value, cohort in within(dataset, Measures, period).rows(dataset, Measures, *names):
        amount = _number(value)
        if code in counted and state in words.VALUED and cohort and amount is not None:
            key = str(code), str(cohort)
            found[key] = max(amount, found.get(key, amount))
    return found


def _ratio(numerator: Quantity | None, denominator: Quantity | None) -> Quantity | None:
    return numerator.over(denominator) if numerator and denominator else None


_RULES: dict[str, Callable[[list[Report]], Quantity]] = {
    words.SUM: _exact(math.fsum),
    words.MAXIMUM: _exact(max),
    words.MEAN: _mean,
    words.LAST: _last,
    words.DISTINCT_PEOPLE: distinct_people,
}


def _number(value: Value | None) -> float | None:
    return tidy(value) if isinstance(value, (int, float)) else None


def _text(value: Value | None) -> str | None:
    return None if value is None else str(value)
