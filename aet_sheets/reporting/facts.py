"""The figures that a report is made of, gathered once from a consolidation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.dossier.files import Input
from aet_sheets.figures import Figures, compute
from aet_sheets.figures.activity import Activity, activity
from aet_sheets.figures.cost import CostPerBeneficiary, cost_per_beneficiary
from aet_sheets.figures.means import MeansBreakdown, means_breakdown
from aet_sheets.figures.sealing import Seal, changed_figures
from aet_sheets.figures.series import Series, series
from aet_sheets.reporting.privacy import Nameless, nameless
from aet_sheets.schema import Groups
from aet_sheets.schema.calendar import Bounds, Exercise, Period
from aet_sheets.schema.values import across


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from.

    `consolidations` has one edition for the report of an edition, those that overlap it for that of an exercise, the
    oldest first; the last one knows every row. `made_on` is the day of production, `seals` what closed editions were.
    """

    period: Period
    consolidations: tuple[Consolidation, ...]
    inputs: tuple[Input, ...]
    made_on: dt.date
    seals: Mapping[str, Seal] = field(default_factory=dict)


class Facts:
    """The figures of the period, of those before it, and the texts of its data without anybody's name."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.period = material.period
        self.last = material.consolidations[-1]
        self.nameless: Nameless = nameless(material.consolidations)
        self.dataset = self.nameless.dataset
        self.periods = periods_up_to(self.period, self.last.pilot.editions)

    @property
    def is_edition(self) -> bool:
        """Tell whether the period is an edition, and not an exercise."""
        return isinstance(self.period, Bounds)

    @property
    def before(self) -> Period | None:
        """Return the period before, None for the first one."""
        return self.periods[-2] if len(self.periods) > 1 else None

    @cached_property
    def series(self) -> Series:
        """The figures of every period up to this one."""
        return series(self.dataset, self.periods, self.material.seals)

    @property
    def figures(self) -> Figures:
        """Return the figures of the period."""
        return self.series.editions[self.period.name]

    @property
    def figures_before(self) -> Figures | None:
        """Return the figures of the period before."""
        return self.series.editions[self.before.name] if self.before else None

    @cached_property
    def sealed(self) -> tuple[str, ...]:
        """The closed editions whose sealed figures are no longer those that their data give."""
        seals = self.material.seals
        return tuple(
            period.name
            for period in self.periods
            if period.name in seals and changed_figures(seals[period.name], compute(self.dataset, period))
        )

    @cached_property
    def themes(self) -> dict[str, str]:
        """The themes of the working groups, by their codes."""
        pairs = across(self.dataset[Groups].columns, Groups.code, Groups.theme)
        return {str(code): str(theme) for code, theme in pairs}

    @cached_property
    def means(self) -> MeansBreakdown:
        """The means of the period."""
        return means_breakdown(self.dataset, self.period)

    @cached_property
    def activities(self) -> dict[str, Activity]:
        """The activity of every period, by its name."""
        return {period.name: activity(self.dataset, period) for period in self.periods}

    @cached_property
    def costs(self) -> dict[str, CostPerBeneficiary]:
        """The cost per beneficiary of every period, by its name."""
        return {period.name: cost_per_beneficiary(self.dataset, period) for period in self.periods}


def periods_up_to(period: Period, editions: Mapping[str, Bounds]) -> tuple[Period, ...]:
    """Return the editions up to an edition, or the exercises up to an exercise, the oldest first."""
    if isinstance(period, Bounds):
        own = sorted(editions.values(), key=lambda edition: edition.start)
        return tuple(edition for edition in own if edition.start <= period.start)
    first = min((edition.start.year for edition in editions.values()), default=period.year)
    return tuple(map(Exercise, range(min(first, period.year), period.year + 1)))


def overlapping(period: Period, editions: Mapping[str, Bounds]) -> Iterator[Bounds]:
    """Yield the editions that have a day in `period`, the oldest first."""
    for edition in sorted(editions.values(), key=lambda one: one.start):
        if edition.start <= period.end and period.start <= edition.end:
            yield edition
