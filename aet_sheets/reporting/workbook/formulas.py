"""How the figures of a report follow from its data: one Excel formula a cell, over the tables of the sheet *Données*.

A cell is known by its table, its row and its column, under the keys that the report gives them; `derive` returns its
formula, without the sign `=`, or None for what is no sum of rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from aet_sheets.figures.series import Outcome
from aet_sheets.reporting.model import Cell, Report
from aet_sheets.reporting.sections.actions import TOTAL
from aet_sheets.reporting.sections.indicators import SIGNS, verdict
from aet_sheets.reporting.sections.means import CASH_COST, FULL_COST, SPENT
from aet_sheets.schema import vocabulary as words


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a report: where it belongs, what it holds, and the addresses of its neighbours by their columns.

    `upper` tells that it is the upper bound of an interval. `periods` are the period of the report and the one before.
    """

    table: str
    row: str
    column: str
    cell: Cell
    periods: tuple[str, str | None]
    neighbours: Mapping[str, str]
    upper: bool = False


Derivation = Callable[[Spot], str | None]


def derive(spot: Spot, report: Report) -> str | None:
    """Return the formula of a cell; None for a text, and for a figure that was sealed before the data of today."""
    if spot.row in report.sealed or spot.column in report.sealed or spot.periods[0] in report.sealed:
        return None
    if not isinstance(spot.cell.value, (int, float)) and (spot.table, spot.column) not in _TEXTS:
        return None
    derivation = _DERIVATIONS.get(spot.table)
    return derivation(spot) if derivation else None


_TEXTS = {("indicators", "outcome")}
"""The columns of words that follow from numbers."""


def text(value: str) -> str:
    """Return a text as a formula writes it."""
    return '"' + value.replace('"', '""') + '"'


# ---- Bricks --------------------------------------------------------------------------------------------------------


def _is(table: str, column: str, value: str) -> str:
    return f"--EXACT({table}[{column}],{text(value)})"


def _is_not(table: str, column: str, value: str) -> str:
    return f"1-EXACT({table}[{column}],{text(value)})"


def _count(conditions: Iterable[str]) -> str:
    return f"SUMPRODUCT({','.join(conditions)})"


def _sum(table: str, column: str, conditions: Iterable[str]) -> str:
    return f"SUMPRODUCT({','.join(conditions)},{table}[{column}])"


def looked_up(key: str, period: str) -> str:
    """Return the count of people, organisations or groups called `key` in `period`."""
    conditions = (_is("D_Chiffres", "Période", period), _is("D_Chiffres", "Chiffre", key))
    return _sum("D_Chiffres", "Valeur", conditions)


# ---- Means ---------------------------------------------------------------------------------------------------------

_COLUMNS = {"planned": "Prévu", "actual": "Réalisé"}


def _amount(period: str, column: str, conditions: Iterable[str]) -> str:
    return f"ROUND({_sum('D_Moyens', column, (_is('D_Moyens', 'Période', period), *conditions))},2)"


def cash(period: str, column: str = "Réalisé") -> str:
    """Return what was spent in cash."""
    return _amount(period, column, (_is("D_Moyens", "Nature", words.CASH),))


def in_kind(period: str) -> str:
    """Return what partners gave in kind."""
    return _amount(period, "Réalisé", (_is("D_Moyens", "Nature", words.IN_KIND),))


def _means_of(conditions: Callable[[Spot], tuple[str, ...]]) -> Derivation:
    """Return the derivation of a table of means of which each row takes in the rows that `conditions` say."""

    def derivation(spot: Spot) -> str | None:
        if spot.column in _COLUMNS:
            return _amount(spot.periods[0], _COLUMNS[spot.column], conditions(spot))
        planned, actual = spot.neighbours["planned"], spot.neighbours["actual"]
        if spot.column == "gap":
            return f"ROUND({actual}-{planned},2)"
        return f"{actual}/{planned}" if spot.column == "rate" else None

    return derivation


def _nature(spot: Spot) -> tuple[str, ...]:
    if spot.row == SPENT:
        return (_is_not("D_Moyens", "Nature", words.IN_KIND),)
    return (_is("D_Moyens", "Nature", spot.row),)


def _named(column: str, *, in_kind: bool = False) -> Callable[[Spot], tuple[str, ...]]:
    apart = _is("D_Moyens", "Nature", words.IN_KIND) if in_kind else _is_not("D_Moyens", "Nature", words.IN_KIND)
    return lambda spot: (apart, _is("D_Moyens", column, spot.row))


def _cost(spot: Spot) -> str | None:
    period = spot.periods[0]
    if spot.column == "amount":
        return {CASH_COST: cash(period), FULL_COST: f"{cash(period)}+{in_kind(period)}"}[spot.row]
    return _per_head(spot, period, "amount")


def _means_series(spot: Spot) -> str | None:
    match spot.column:
        case "planned" | "actual":
            return cash(spot.row, _COLUMNS[spot.column])
        case "in_kind":
            return in_kind(spot.row)
        case _:
            return _per_head(spot, spot.row, "actual")


def _per_head(spot: Spot, period: str, amount: str) -> str | None:
    """Return the number of people, or what each cost: the more people, the less."""
    if spot.column == "people":
        return looked_up(f"beneficiaries {'high' if spot.upper else 'low'}", period)
    people = looked_up(f"beneficiaries {'low' if spot.upper else 'high'}", period)
    return f"ROUND({spot.neighbours[amount]}/{people},2)" if spot.column == "cost" else None


# ---- Activity and actions ------------------------------------------------------------------------------------------

_SESSIONS = {"participations": "Participations", "duration": "Durée en heures", "hours": "Heures apportées"}


def sessions(period: str, column: str | None = None, kind: str = TOTAL) -> str:
    """Return the number of sessions of a kind, or the sum of one of their columns."""
    conditions = [_is("D_Seances", "Période", period)]
    if kind != TOTAL:
        conditions.append(_is("D_Seances", "Type de séance", kind))
    return _sum("D_Seances", column, conditions) if column else _count(conditions)


def _activity(spot: Spot) -> str | None:
    if spot.column == "people":
        return looked_up("people" if spot.row == TOTAL else f"people {spot.row}", spot.periods[0])
    return sessions(spot.periods[0], _SESSIONS.get(spot.column), spot.row)


def _people(spot: Spot) -> str | None:
    now, before = spot.periods
    period = before if spot.column == "before" else now
    if period is None:
        return None
    if spot.column == "ever":
        return looked_up(f"ever {spot.row}", period)
    return sessions(period, "Participations") if spot.row == "participations" else looked_up(spot.row, period)


def _activity_series(spot: Spot) -> str | None:
    match spot.column:
        case "sessions" | "participations":
            return sessions(spot.row, _SESSIONS.get(spot.column))
        case "actions":
            return actions(spot.row)
        case _:
            names = {"people": "people", "enrolled": "enrolled", "active": "active_contributors"}
            return looked_up(names[spot.column], spot.row)


def actions(period: str, stage: str = TOTAL, status: str = "total") -> str:
    """Return the number of actions at a stage and with a status, or all."""
    conditions = [_is("D_Actions", "Période", period)]
    if stage != TOTAL:
        conditions.append(_is("D_Actions", "Étape", stage))
    if status != "total":
        conditions.append(_is("D_Actions", "Statut", status))
    return _count(conditions)


def _actions_series(spot: Spot) -> str | None:
    if spot.column == "earlier":
        return looked_up("actions_carried_over", spot.row)
    return actions(spot.row, status=spot.column)


# ---- Indicators ----------------------------------------------------------------------------------------------------


def _indicator(period: str, code: str, column: str) -> str:
    conditions = (_is("D_Indicateurs", "Période", period), _is("D_Indicateurs", "Code", code))
    return _sum("D_Indicateurs", column, conditions)


def indicator(period: str, code: str, *, upper: bool = False) -> str:
    """Return a bound of an indicator."""
    return _indicator(period, code, "Maximum" if upper else "Minimum")


def _indicators(spot: Spot) -> str | None:
    now, before = spot.periods
    match spot.column:
        case "value":
            return indicator(now, spot.row, upper=spot.upper)
        case "before":
            return indicator(before, spot.row, upper=spot.upper) if before else None
        case "target":
            return _indicator(now, spot.row, "Cible")
        case "outcome":
            return _outcome(spot)
        case _:
            return None


def _outcome(spot: Spot) -> str | None:
    """Return what became of a target, as a sign and a word; the rule is that of `figures.series.outcome`."""
    shown = str(spot.cell.value)
    if not shown.startswith(tuple(SIGNS.values())):
        return None
    now, code = spot.periods[0], spot.row
    low, high, target = (_indicator(now, code, column) for column in ("Minimum", "Maximum", "Cible"))
    rows = (_is("D_Indicateurs", "Période", now), _is("D_Indicateurs", "Code", code))
    up, down = (_count((*rows, _is("D_Indicateurs", "Sens", way))) for way in (words.UP, words.DOWN))
    grows = _count((*rows, _is("D_Indicateurs", "Peut augmenter", "oui")))
    reached, missed, unsure = (text(verdict(one)) for one in Outcome)
    return (
        f"IF({up}=1,IF({low}>={target},{reached},IF(AND({high}<{target},{grows}=0),{missed},{unsure})),"
        f"IF({down}=1,IF(AND({high}<={target},{grows}=0),{reached},IF({low}>{target},{missed},{unsure})),{unsure}))"
    )


def targets_reached(period: str) -> str:
    """Return how many targets are reached."""
    own = "D_Indicateurs"
    up = f"EXACT({own}[Sens],{text(words.UP)})*({own}[Minimum]>={own}[Cible])"
    down = f'EXACT({own}[Sens],{text(words.DOWN)})*({own}[Maximum]<={own}[Cible])*({own}[Peut augmenter]<>"oui")'
    known = (f"--ISNUMBER({own}[Cible])", f"--ISNUMBER({own}[Minimum])")
    return f"SUMPRODUCT({_is(own, 'Période', period)},{','.join(known)},{up}+{down})"


# ---- Quality, cards ------------------------------------------------------------------------------------------------


_SILENCES = {
    "means_unknown": (_is("D_Moyens", "État", words.UNKNOWN),),
    "means_missing": (_is_not("D_Moyens", "État", words.UNKNOWN), "1-ISNUMBER(D_Moyens[Réalisé])"),
    "means_estimated": (_is("D_Moyens", "État", words.ESTIMATED), "--ISNUMBER(D_Moyens[Réalisé])"),
}
"""What says that an amount is unknown, absent, or an estimate."""


def _silences(spot: Spot) -> str | None:
    conditions = _SILENCES.get(spot.row)
    return _count((_is("D_Moyens", "Période", spot.periods[0]), *conditions)) if conditions else None


def card(key: str, period: str) -> str:
    """Return the formula of a key figure of the first page."""
    return _CARDS[key](period) if key in _CARDS else looked_up(key, period)


_CARDS: dict[str, Callable[[str], str]] = {
    "cash": cash,
    "in_kind": in_kind,
    "beneficiaries": lambda period: looked_up("beneficiaries low", period),
    "cost": lambda period: f"ROUND({cash(period)}/{looked_up('beneficiaries low', period)},2)",
    "sessions": sessions,
    "actions": actions,
    "targets": targets_reached,
}


_DERIVATIONS: dict[str, Derivation] = {
    "means": _means_of(_nature),
    "means_by_contributor": _means_of(_named("Organisation")),
    "in_kind_by_contributor": _means_of(_named("Organisation", in_kind=True)),
    "means_by_function": _means_of(_named("Fonction M57")),
    "means_by_account": _means_of(_named("Nature comptable")),
    "cost": _cost,
    "means_series": _means_series,
    "activity": _activity,
    "people": _people,
    "activity_series": _activity_series,
    "actions": lambda spot: actions(spot.periods[0], spot.row, spot.column),
    "actions_series": _actions_series,
    "indicators": _indicators,
    "indicators_series": lambda spot: indicator(spot.column, spot.row, upper=spot.upper),
    "silences": _silences,
}
