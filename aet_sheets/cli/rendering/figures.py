"""The key figures in a compact block: what is not known is said to be so, and an interval stays one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding

from aet_sheets.cli.rendering.parts import columns
from aet_sheets.figures import Figures, Quantity
from aet_sheets.figures.indicators import IndicatorFigure
from aet_sheets.schema.vocabulary import NO_AGGREGATION
from aet_sheets.text import NO_BREAK, euros, french, number, plural

_SINCE: Final = "depuis la première édition"
_PERCENT: Final = "%"
_DECIMALS: Final = 2
_AND: Final = f"{NO_BREAK}; "


def figures_block(figures: Figures) -> Iterator[RenderableType]:
    """Yield the people and the activity, then the indicators, then the means."""
    yield _block(_counts(figures))
    indicators = [(one.title, indicator_text(one)) for one in figures.indicators.values() if _is_counted(one)]
    if indicators:
        yield _block(indicators)
    yield _block([(f"Moyens ({nature.lower()})", text) for nature, text in _means(figures)])


def _block(rows: list[tuple[str, str]]) -> RenderableType:
    table = columns([("", "left"), ("", "left")], rows)
    table.columns[0].width = _LABEL_WIDTH
    return Padding(table, (0, 0, 1, 2))


_LABEL_WIDTH: Final = 34


def _counts(figures: Figures) -> list[tuple[str, str]]:
    to_date = figures.to_date
    return [
        ("Acteurs mobilisés", f"{number(figures.actors)} ({plural(figures.organisations, 'organisation')})"),
        ("Inscrits dans un groupe", f"{number(figures.enrolled)} ({number(to_date.enrolled)} {_SINCE})"),
        (
            "Contributeurs actifs",
            f"{number(figures.active_contributors)} ({number(to_date.active_contributors)} {_SINCE})",
        ),
        ("Groupes actifs", number(figures.groups)),
        ("Séances", _sum_of(figures.sessions)),
        ("Participations", f"{number(figures.participations)} ({number(to_date.participations)} {_SINCE})"),
        ("Actions proposées", _actions(figures)),
    ]


def _sum_of(counts: Mapping[str, int]) -> str:
    """Return a total and what it is made of."""
    parts = " · ".join(f"{name} {number(count)}" for name, count in counts.items() if count)
    return f"{number(sum(counts.values()))} ({parts})" if parts else "0"


def _actions(figures: Figures) -> str:
    parts = [
        _sum_of(figures.actions),
        f"dont {plural(figures.cross_cutting_actions, 'transverse')}" if figures.cross_cutting_actions else "",
        f"et {figures.actions_carried_over} d'une édition antérieure en cours" if figures.actions_carried_over else "",
    ]
    return french(", ".join(part for part in parts if part))


def _is_counted(indicator: IndicatorFigure) -> bool:
    return indicator.aggregation != NO_AGGREGATION


def indicator_text(indicator: IndicatorFigure) -> str:
    """Return the value of an indicator, and how many estimates and reports without a value stand behind it."""
    quantity = indicator.quantity
    parts = [
        quantity_text(quantity, indicator.unit) if quantity else indicator.silence,
        f"{indicator.nil} néant" if indicator.nil else "",
        plural(indicator.unknown, "valeur inconnue", "valeurs inconnues") if indicator.unknown else "",
        plural(indicator.missing, "valeur absente", "valeurs absentes") if indicator.missing else "",
        plural(indicator.estimated, "valeur estimée", "valeurs estimées") if indicator.estimated else "",
    ]
    return _AND.join(part for part in parts if part)


def quantity_text(quantity: Quantity, unit: str | None) -> str:
    """Return a quantity with its unit: « 62 stages », « de 200 à 225 élèves »."""
    percent = unit == _PERCENT
    shown = _interval(Quantity(quantity.low * 100, quantity.high * 100) if percent else quantity)
    return f"{shown}{NO_BREAK}{unit}" if unit else shown


def _interval(quantity: Quantity) -> str:
    low, high = (number(round(value, _DECIMALS)) for value in (quantity.low, quantity.high))
    return low if low == high else f"de {low} à {high}"


def _means(figures: Figures) -> Iterator[tuple[str, str]]:
    for nature, means in figures.means.items():
        amounts = [("réalisé", means.actual), ("prévu", means.planned)]
        known = [f"{euros(amount)} {label}" for label, amount in amounts if amount is not None]
        unknown = plural(means.unknown, "montant inconnu", "montants inconnus") if means.unknown else ""
        yield nature, _AND.join(part for part in (", ".join(known), unknown) if part) if known else means.silence
