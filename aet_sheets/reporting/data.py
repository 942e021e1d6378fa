"""The rows from which a spreadsheet can compute the report anew: means, sessions, actions, indicators, people.

Every row bears the name of its period. Nobody is in them, not even as a code: people are given as counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from aet_sheets.figures import Quantity
from aet_sheets.figures.placing import within
from aet_sheets.figures.series import IndicatorSeries, SeriesPoint, direction, may_grow
from aet_sheets.reporting import cells
from aet_sheets.reporting.facts import Facts
from aet_sheets.reporting.model import Cell, Column, Form, Row, Table
from aet_sheets.reporting.sections.actions import EVERYBODY
from aet_sheets.reporting.sections.indicators import form_of, quantitative
from aet_sheets.reporting.sections.means import NO_ACCOUNT, NO_BODY
from aet_sheets.schema import Actions, Actors, Attendances, Means, Sessions
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Period
from aet_sheets.schema.values import Value, across

_PERIOD = Column("period", "Période")
_RowsOf = Callable[[Facts, Period], Iterator[tuple[Cell, ...]]]


def data_tables(facts: Facts) -> tuple[Table, ...]:
    """Return the data of the report, over every period up to its own."""
    return (_means(facts), _sessions(facts), _actions(facts), _indicators(facts), _counts(facts))


def _rows(facts: Facts, rows_of: _RowsOf) -> tuple[Row, ...]:
    return tuple(
        Row(period.name, (cells.typed(period.name), *row)) for period in facts.periods for row in rows_of(facts, period)
    )


def _text(value: Value | None, default: str = "") -> Cell:
    return cells.typed(default if value is None else str(value))


def _number(value: Value | None, form: Form) -> Cell:
    return Cell(value if isinstance(value, (int, float)) else None, form)


# ---- Means ---------------------------------------------------------------------------------------------------------


def _means(facts: Facts) -> Table:
    return Table(
        "D_Moyens",
        "Moyens, ligne à ligne",
        (
            _PERIOD,
            Column("nature", "Nature"),
            Column("label", "Libellé", width=2),
            Column("organisation", "Organisation", width=2),
            Column("function", "Fonction M57"),
            Column("account", "Nature comptable"),
            Column("planned", "Prévu", Form.EUROS),
            Column("actual", "Réalisé", Form.EUROS),
            Column("state", "État"),
        ),
        _rows(facts, _means_of),
    )


def _means_of(facts: Facts, period: Period) -> Iterator[tuple[Cell, ...]]:
    mask = facts.nameless.organisation
    pairs = across(facts.dataset[Actors].columns, Actors.code, Actors.organisation)
    bodies = {code: mask(str(organisation)) for code, organisation in pairs}
    names = (
        *(Means.nature, Means.title, Means.contributor, Means.function, Means.account),
        *(Means.planned, Means.actual, Means.state),
    )
    rows = within(facts.dataset, Means, period).rows(facts.dataset, Means, *names)
    for nature, title, contributor, function, account, planned, actual, state in rows:
        yield (
            *(_text(nature), _text(title), _text(bodies.get(contributor), NO_BODY)),
            *(_text(function, NO_ACCOUNT), _text(account, NO_ACCOUNT)),
            _number(planned, Form.EUROS),
            _number(None if state == words.UNKNOWN else actual, Form.EUROS),
            _text(state),
        )


# ---- Sessions and actions ------------------------------------------------------------------------------------------


def _sessions(facts: Facts) -> Table:
    return Table(
        "D_Seances",
        "Séances, une à une",
        (
            _PERIOD,
            Column("type", "Type de séance"),
            Column("day", "Date", Form.DATE),
            Column("participations", "Participations", Form.COUNT),
            Column("duration", "Durée en heures", Form.NUMBER),
            Column("hours", "Heures apportées", Form.NUMBER),
        ),
        _rows(facts, _sessions_of),
    )


def _sessions_of(facts: Facts, period: Period) -> Iterator[tuple[Cell, ...]]:
    present: dict[Value | None, list[Value | None]] = defaultdict(list)
    names = (Attendances.session, Attendances.attendance, Attendances.hours)
    for session, attendance, brought in across(facts.dataset[Attendances].columns, *names):
        if attendance == words.PRESENT:
            present[session].append(brought)
    kept = within(facts.dataset, Sessions, period)
    for code, kind, day, duration in kept.rows(
        facts.dataset, Sessions, Sessions.code, Sessions.type, Sessions.date, Sessions.duration
    ):
        stated = [hours for hours in present[code] if isinstance(hours, (int, float))]
        yield (
            *(_text(kind), Cell(day, Form.DATE), cells.count(len(present[code])), _number(duration, Form.NUMBER)),
            cells.number(sum(stated) if stated else None),
        )


def _actions(facts: Facts) -> Table:
    return Table(
        "D_Actions",
        "Actions, une à une",
        (
            _PERIOD,
            Column("title", "Action", width=2),
            Column("group", "Groupe", width=2),
            Column("stage", "Étape", width=2),
            Column("status", "Statut"),
        ),
        _rows(facts, _actions_of),
    )


def _actions_of(facts: Facts, period: Period) -> Iterator[tuple[Cell, ...]]:
    rows = within(facts.dataset, Actions, period).rows(
        facts.dataset, Actions, Actions.title, Actions.group, Actions.stage, Actions.status
    )
    for title, group, stage, status in rows:
        yield _text(title), _text(facts.themes.get(str(group), group), EVERYBODY), _text(stage), _text(status)


# ---- Indicators ----------------------------------------------------------------------------------------------------


def _indicators(facts: Facts) -> Table:
    rows = (
        (position, one.code, cell_row) for one in quantitative(facts) for position, cell_row in enumerate(_points(one))
    )
    ordered = sorted(rows, key=lambda row: row[0])
    return Table(
        "D_Indicateurs",
        "Indicateurs, période par période",
        (
            _PERIOD,
            Column("code", "Code"),
            Column("title", "Indicateur", width=2),
            Column("low", "Minimum", Form.NUMBER),
            Column("high", "Maximum", Form.NUMBER),
            Column("target", "Cible", Form.NUMBER),
            Column("direction", "Sens"),
            Column("may_grow", "Peut augmenter"),
        ),
        tuple(Row(code, cell_row) for _, code, cell_row in ordered),
    )


def _points(one: IndicatorSeries) -> Iterator[tuple[Cell, ...]]:
    for point in one.points:
        yield _point(one, point)


def _point(one: IndicatorSeries, point: SeriesPoint) -> tuple[Cell, ...]:
    figure, form = point.figure, form_of(point.figure)
    low, high = _bounds(figure.quantity)
    return (
        *(cells.typed(point.edition), cells.typed(one.code), cells.typed(one.title)),
        *(Cell(low, form), Cell(high, form), Cell(figure.target, form)),
        *(cells.typed(direction(figure) or ""), cells.typed("oui" if may_grow(figure) else "non")),
    )


# ---- Counts that cannot be added up --------------------------------------------------------------------------------


def _counts(facts: Facts) -> Table:
    rows = tuple(
        Row(f"{period.name} {key}", (cells.typed(period.name), cells.typed(key), cells.number(value)))
        for period in facts.periods
        for key, value in counts_of(facts, period)
    )
    return Table(
        "D_Chiffres",
        "Chiffres qui ne s'additionnent pas".replace("'", "’"),
        (_PERIOD, Column("key", "Chiffre", width=2), Column("value", "Valeur", Form.NUMBER)),
        rows,
    )


def counts_of(facts: Facts, period: Period) -> Iterator[tuple[str, float | None]]:
    """Yield the counts of people, organisations and groups in `period`, by what the other tables call them."""
    figures, own = facts.series.editions[period.name], facts.activities[period.name]
    for kind, figure in own.by_type.items():
        yield f"people {kind}", figure.people
    yield "people", own.total.people
    for name in ("actors", "organisations", "enrolled", "active_contributors", "groups"):
        yield name, getattr(figures, name)
    for name in figures.to_date.__slots__:
        yield f"ever {name}", getattr(figures.to_date, name)
    yield "actions_carried_over", figures.actions_carried_over
    low, high = _bounds(facts.costs[period.name].beneficiaries.people)
    yield "beneficiaries low", low
    yield "beneficiaries high", high


def _bounds(quantity: Quantity | None) -> tuple[float | None, float | None]:
    return (quantity.low, quantity.high) if quantity else (None, None)
