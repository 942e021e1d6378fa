"""Series: the figures of each edition side by side, and what became of the targets (domain, Editions)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.figures.figures import Figures, compute
from aet_sheets.figures.indicators import IndicatorFigure
from aet_sheets.figures.sealing import IndicatorDefinition, Seal, definitions_of, restored
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Period


class Outcome(StrEnum):
    """What became of a target."""

    REACHED = "atteinte"
    MISSED = "non atteinte"
    UNDECIDED = "indéterminée"


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """An indicator in one edition or exercise.

    `outcome` says whether the target was reached, None without a target or a value. `redefined` tells that the
    indicator did not mean the same in the edition before: the two values are not to be compared.
    """

    edition: str
    figure: IndicatorFigure
    outcome: Outcome | None
    redefined: bool


@dataclass(frozen=True, slots=True)
class IndicatorSeries:
    """An indicator through the editions, the oldest first; title, unit, baseline, target and direction of today."""

    code: str
    title: str
    dimension: str
    unit: str | None
    baseline: float | None
    target: float | None
    direction: str | None
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of each edition or exercise, the oldest first, and every indicator through them."""

    editions: dict[str, Figures]
    indicators: dict[str, IndicatorSeries]


def series(dataset: Dataset, periods: Iterable[Period], seals: Mapping[str, Seal] | None = None) -> Series:
    """Return the figures of `periods`, editions or exercises, over a dataset that holds them all.

    An edition that `seals` knows keeps the figures, and its indicators the meaning, that were sealed with it.
    """
    seals, today = seals or {}, definitions_of(dataset)
    figures, meanings = {}, {}
    for period in sorted(periods, key=lambda one: one.start):
        kept, computed = seals.get(period.name), compute(dataset, period)
        figures[period.name] = restored(computed, kept) if kept else computed
        meanings[period.name] = kept.definitions if kept else today
    latest = next(reversed(figures.values()), None)
    indicators = latest.indicators.values() if latest else ()
    return Series(figures, {one.code: _series_of(one, figures, meanings) for one in indicators})


def _series_of(
    figure: IndicatorFigure,
    figures: Mapping[str, Figures],
    meanings: Mapping[str, Mapping[str, IndicatorDefinition]],
) -> IndicatorSeries:
    points = []
    before: IndicatorDefinition | None = None
    for edition, own in figures.items():
        value, meaning = own.indicators[figure.code], meanings[edition].get(figure.code)
        redefined = before is not None and meaning is not None and not meaning.same_as(before)
        points.append(SeriesPoint(edition, value, outcome(value), redefined))
        before = meaning or before
    return IndicatorSeries(
        code=figure.code,
        title=figure.title,
        dimension=figure.dimension,
        unit=figure.unit,
        baseline=figure.baseline,
        target=figure.target,
        direction=figure.direction,
        points=tuple(points),
    )


def outcome(figure: IndicatorFigure) -> Outcome | None:
    """Tell whether an indicator reached its target; None when there is no target or no value.

    An interval on both sides of the target leaves it undecided, and so does a total that unknown values could still
    carry over it. Without a *Sens*, the target lies above or below the baseline; without either, nobody can tell.
    """
    if figure.target is None or figure.quantity is None:
        return None
    low, high = figure.quantity.low, figure.quantity.high
    if may_grow(figure):
        high = math.inf
    match direction(figure):
        case words.UP:
            reached, missed = low >= figure.target, high < figure.target
        case words.DOWN:
            reached, missed = high <= figure.target, low > figure.target
        case _:
            reached = missed = False
    return Outcome.REACHED if reached else Outcome.MISSED if missed else Outcome.UNDECIDED


def may_grow(figure: IndicatorFigure) -> bool:
    """Tell whether values still unknown can only add to what is known of an indicator."""
    return figure.aggregation in _GROWING and bool(figure.unknown or figure.missing)


_GROWING = frozenset({words.SUM, words.MAXIMUM, words.DISTINCT_PEOPLE})
"""Rules under which a value still unknown can only add to what is known."""


def direction(figure: IndicatorFigure) -> str | None:
    """Return the direction of progress of an indicator: the one stated, or the one from the baseline to the target."""
    if figure.direction or figure.baseline is None or figure.target in {None, figure.baseline}:
        return figure.direction
    return words.UP if figure.target > figure.baseline else words.DOWN
