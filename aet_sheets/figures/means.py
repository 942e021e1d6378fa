"""Means: what was planned and spent, by nature, contributor, M57 function and account (domain, Means).

The state of a row speaks of the amount spent: where it says *Inconnu*, whatever stands beside it is not counted. What
was planned stays known.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.figures.placing import within
from aet_sheets.figures.quantity import tidy
from aet_sheets.figures.silence import NOT_VALUED, UNKNOWN
from aet_sheets.schema import Actors, Column, Means
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Period
from aet_sheets.schema.values import Value, across
from aet_sheets.text import fold


@dataclass(frozen=True, slots=True)
class MeansFigure:
    """Means put together, in euros: None where nothing is known.

    `rows` counts them; `unknown` those whose amount is declared unknown; `missing` those that state no amount spent
    and do not say why; `estimated` the estimates among the amounts counted. `undated` counts rows left apart: without
    an *Exercice*, an exercise cannot count them.
    """

    planned: float | None
    actual: float | None
    unknown: int
    missing: int = 0
    estimated: int = 0
    rows: int = 0
    undated: int = 0

    @property
    def silence(self) -> str:
        """Return the word that stands where there is no amount."""
        return UNKNOWN if self.unknown else NOT_VALUED

    @property
    def complete(self) -> bool:
        """Tell whether every amount spent is known, and there is one."""
        return self.actual is not None and not (self.unknown or self.missing or self.undated)

    @property
    def gap(self) -> float | None:
        """Return what was spent beyond what was planned, to the cent; None where either is not known."""
        if self.planned is None or self.actual is None:
            return None
        return tidy(round(self.actual - self.planned, 2))

    @property
    def rate(self) -> float | None:
        """Return the share of what was planned that was spent; None where it means nothing."""
        return None if self.actual is None or not self.planned else self.actual / self.planned


@dataclass(frozen=True, slots=True)
class MeansBreakdown:
    """The means of a period by what somebody wants to know: cash and the rest, in kind always apart.

    Keys are organisations (never people), M57 functions, accounts; None stands for rows that name none. `by_nature`
    has every nature, in the order of its list; the others only what there is, in alphabetical order.
    """

    by_nature: dict[str, MeansFigure]
    by_contributor: dict[str | None, MeansFigure]
    in_kind_by_contributor: dict[str | None, MeansFigure]
    by_function: dict[str | None, MeansFigure]
    by_account: dict[str | None, MeansFigure]


def _total(amounts: list[float]) -> float | None:
    """Return the sum of the amounts that are known, to the cent; None when none is: unknown is not zero."""
    return tidy(round(math.fsum(amounts), 2)) if amounts else None


@dataclass(slots=True)
class _Rows:
    """Rows being put together."""

    planned: list[float] = field(default_factory=list)
    actual: list[float] = field(default_factory=list)
    states: list[Value | None] = field(default_factory=list)
    missing: int = 0
    estimated: int = 0
    undated: int = 0

    def add(self, planned: Value | None, actual: Value | None, state: Value | None) -> None:
        self.states.append(state)
        if isinstance(planned, (int, float)):
            self.planned.append(planned)
        if state == words.UNKNOWN:
            return
        if isinstance(actual, (int, float)):
            self.actual.append(actual)
            self.estimated += state == words.ESTIMATED
        else:
            self.missing += 1

    def figure(self) -> MeansFigure:
        return MeansFigure(
            planned=_total(self.planned),
            actual=_total(self.actual),
            unknown=self.states.count(words.UNKNOWN),
            missing=self.missing,
            estimated=self.estimated,
            rows=len(self.states),
            undated=self.undated,
        )


def together(figures: Iterable[MeansFigure]) -> MeansFigure:
    """Return several figures put together, none of which shares a row with another."""
    parts = list(figures)
    return MeansFigure(
        planned=_total([part.planned for part in parts if part.planned is not None]),
        actual=_total([part.actual for part in parts if part.actual is not None]),
        unknown=sum(part.unknown for part in parts),
        missing=sum(part.missing for part in parts),
        estimated=sum(part.estimated for part in parts),
        rows=sum(part.rows for part in parts),
        undated=sum(part.undated for part in parts),
    )


def means_by_nature(dataset: Dataset, period: Period) -> dict[str, MeansFigure]:
    """Return the means of `period` by nature, every nature of the list in its order."""
    found = _grouped(dataset, period, Means.nature, words.MEANS_NATURES)
    return {nature: found.get(nature, _NOTHING) for nature in words.MEANS_NATURES}


def means_breakdown(dataset: Dataset, period: Period) -> MeansBreakdown:
    """Return the means of `period` by nature, contributor, function and account."""
    pairs = across(dataset[Actors].columns, Actors.code, Actors.organisation)
    organisations = {code: str(organisation) for code, organisation in pairs}
    return MeansBreakdown(
        by_nature=means_by_nature(dataset, period),
        by_contributor=_grouped(dataset, period, Means.contributor, _SPENT, organisations.get),
        in_kind_by_contributor=_grouped(dataset, period, Means.contributor, (words.IN_KIND,), organisations.get),
        by_function=_grouped(dataset, period, Means.function, _SPENT),
        by_account=_grouped(dataset, period, Means.account, _SPENT),
    )


_NOTHING = _Rows().figure()
_SPENT = tuple(nature for nature in words.MEANS_NATURES if nature != words.IN_KIND)


def _text(value: Value | None) -> str | None:
    return None if value is None else str(value)


def _grouped(
    dataset: Dataset,
    period: Period,
    column: Column,
    natures: Iterable[str],
    name: Callable[[Value | None], str | None] = _text,
) -> dict[str | None, MeansFigure]:
    """Return the means of these `natures` by what `name` makes of `column`, the nameless last."""
    wanted, groups = set(natures), defaultdict[str | None, _Rows](_Rows)
    placed = within(dataset, Means, period)
    facts = (Means.planned, Means.actual, Means.state)
    for nature, value, *row in placed.rows(dataset, Means, Means.nature, column, *facts):
        if nature in wanted:
            groups[name(value)].add(*row)
    for nature, value in placed.unplaced(dataset, Means, Means.nature, column):
        if nature in wanted:
            groups[name(value)].undated += 1
    return {key: groups[key].figure() for key in sorted(groups, key=lambda key: (key is None, fold(key or "")))}
