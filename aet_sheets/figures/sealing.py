"""Closed editions: their figures are sealed with what gave them, and whatever differs later is told.

A seal holds the sha256 of every return of the edition, its figures under the keys of the contract's JSON, and what
each indicator then meant. It is made the first time that a closed edition is consolidated, and never written over.
The pilot workbook lives on, so that its bytes are no part of a seal: what a change of it does to the edition shows in
the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, Final, NamedTuple

import msgspec

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.figures.figures import Figures, ToDate
from aet_sheets.figures.indicators import IndicatorFigure
from aet_sheets.figures.quantity import Quantity
from aet_sheets.schema import Indicators
from aet_sheets.schema.values import Value, across
from aet_sheets.text import fold


class IndicatorDefinition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an indicator means: what it counts, in what unit, by which rule."""

    text: str | None = None
    unit: str | None = None
    aggregation: str | None = None
    numerator: str | None = None
    denominator: str | None = None

    def same_as(self, other: IndicatorDefinition) -> bool:
        """Tell whether both mean the same, whatever the case, accents, spaces and punctuation."""
        return self._key() == other._key()

    def _key(self) -> tuple[str, ...]:
        return tuple(fold(getattr(self, name) or "") for name in self.__struct_fields__)


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a closed edition was: `inputs` are the sha256 of its returns by path; `format` is that of the file."""

    edition: str
    inputs: dict[str, str]
    figures: dict[str, Any]
    definitions: dict[str, IndicatorDefinition]
    format: Annotated[int, msgspec.Meta(ge=1, le=1)] = 1

    @classmethod
    def from_json(cls, content: bytes) -> Seal:
        """Return the seal that `content` holds; raises `msgspec.MsgspecError` when it holds none."""
        return msgspec.json.decode(content, type=cls)

    def to_json(self) -> bytes:
        """Return the seal as JSON that a person can read."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


def seal(edition: str, inputs: Mapping[str, str], figures: Figures, dataset: Dataset) -> Seal:
    """Return the seal of `edition`, whose returns have these sha256."""
    return Seal(edition, dict(sorted(inputs.items())), _plain(figures), definitions_of(dataset))


def definitions_of(dataset: Dataset) -> dict[str, IndicatorDefinition]:
    """Return what each indicator means, by its code."""
    names = (
        *(Indicators.code, Indicators.definition, Indicators.unit, Indicators.aggregation),
        *(Indicators.numerator, Indicators.denominator),
    )
    return {
        str(code): IndicatorDefinition(*(None if fact is None else str(fact) for fact in facts))
        for code, *facts in across(dataset[Indicators].columns, *names)
    }


def _plain(figures: Figures) -> dict[str, Any]:
    """Return the figures as they come back from a file."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(figures.as_json()))
    return plain


# ---- What differs ------------------------------------------------------------------------------------------------


class InputChange(NamedTuple):
    """A return that is not what it was: `kind` is one of the three below."""

    file: str
    kind: str


CHANGED, REMOVED, ADDED = "modifié", "supprimé", "ajouté"


def changed_inputs(kept: Seal, inputs: Mapping[str, str]) -> list[InputChange]:
    """Return the returns of a closed edition that are not those that were sealed, in the order of their paths."""
    found = []
    for file in sorted({*kept.inputs, *inputs}):
        if file not in inputs:
            found.append(InputChange(file, REMOVED))
        elif file not in kept.inputs:
            found.append(InputChange(file, ADDED))
        elif inputs[file] != kept.inputs[file]:
            found.append(InputChange(file, CHANGED))
    return found


class FigureChange(NamedTuple):
    """A figure that is not what it was: its keys in the contract's JSON, what was sealed, what comes out now."""

    keys: tuple[str, ...]
    sealed: Value | None
    now: Value | None


def changed_figures(kept: Seal, figures: Figures) -> list[FigureChange]:
    """Return the figures of a closed edition that differ from those that were sealed.

    A figure that is there on one side alone differs from None on the other. A figure that a later version of the
    program adds is no difference: keys that the seal does not know are looked at among indicators alone. Targets,
    baselines and units are what the pilot workbook says today, and no figures.
    """
    before, now = dict(_leaves(kept.figures)), dict(_leaves(_plain(figures)))
    keys = [*before, *(key for key in now if key not in before and key[0] == "indicators" and now[key])]
    return [
        FigureChange(key, before.get(key), now.get(key))
        for key in keys
        if before.get(key) != now.get(key) and not (key[0] == "indicators" and key[-1] in _SETTINGS)
    ]


_SETTINGS: Final = frozenset({"target", "baseline", "unit"})


def _leaves(tree: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Value | None]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key), value


def changed_definitions(
    kept: Iterable[Seal], current: Mapping[str, IndicatorDefinition]
) -> dict[str, tuple[str, IndicatorDefinition]]:
    """Return the indicators that no longer mean what they meant in the last edition that was sealed.

    Each code comes with that edition and what the indicator meant then.
    """
    latest: dict[str, tuple[str, IndicatorDefinition]] = {}
    for one in sorted(kept, key=lambda one: one.edition):
        latest |= {code: (one.edition, definition) for code, definition in one.definitions.items()}
    return {
        code: (edition, definition)
        for code, (edition, definition) in latest.items()
        if code in current and not definition.same_as(current[code])
    }


# ---- What was --------------------------------------------------------------------------------------------------


def restored(figures: Figures, kept: Seal) -> Figures:
    """Return the figures of a closed edition as they were sealed; `figures` are those computed today.

    Indicators that the seal does not know are those of today.
    """
    sealed = kept.figures
    plain = {name: sealed[name] for name in _PLAIN if name in sealed}
    indicators = {
        code: _restored_indicator(figure, sealed["indicators"][code]) if code in sealed["indicators"] else figure
        for code, figure in figures.indicators.items()
    }
    means = {nature: replace(figure, **sealed["means"].get(nature, {})) for nature, figure in figures.means.items()}
    return replace(figures, **plain, indicators=indicators, means=means, to_date=ToDate(**sealed["to_date"]))


_PLAIN: Final = (
    *("actors", "organisations", "enrolled", "active_contributors", "groups", "participations", "sessions"),
    *("actions", "actions_total", "cross_cutting_actions", "actions_carried_over"),
)


def _restored_indicator(figure: IndicatorFigure, sealed: Mapping[str, Any]) -> IndicatorFigure:
    facts = {name: value for name, value in sealed.items() if name not in {"value", "min", "max"}}
    low, high = (sealed.get(name, sealed.get("value")) for name in ("min", "max"))
    quantity = None if low is None or high is None else Quantity(low, high)
    return replace(figure, quantity=quantity, **facts)
