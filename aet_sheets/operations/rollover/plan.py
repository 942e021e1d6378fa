"""What opening the next edition changes in the pilot workbook: values in, edits out, no file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aet_sheets.consolidation.erasure import erased_name
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.dossier import DossierError
from aet_sheets.figures.indicators import IndicatorFigure
from aet_sheets.figures.quantity import tidy
from aet_sheets.operations.rollover.labels import Labels, as_people_write, labels_for_pilot
from aet_sheets.schema import Actors, Editions, Enrolments, Groups, Indicators, Settings, Table
from aet_sheets.schema.calendar import DEFAULT_FIRST_MONTH, Bounds, school_year
from aet_sheets.schema.values import Value, across
from aet_sheets.schema.vocabulary import ACTIVE_GROUP, CLOSED, NO_AGGREGATION, OPEN, WITHDRAWN
from aet_sheets.text import french_date, plural
from aet_sheets.writing.editing.edits import AppendRow, Edit, SetCell


class BaselineOutcome(StrEnum):
    """What becomes of the baseline of an indicator."""

    SET = "reprise"
    SAME = "inchangée"
    INTERVAL = "gardée : le résultat est un intervalle"
    UNKNOWN = "gardée : le résultat n'est pas connu"
    NOT_AT_HAND = "gardée : la ligne n'est pas dans le classeur de pilotage"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The baseline of one indicator: before, and after."""

    code: str
    title: str
    outcome: BaselineOutcome
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The edits that close the edition `old` and open `new`; `closed` are the editions that were still open.

    `carried_over` counts the enrolments, `left_out` those of people who withdrew or were erased, or of closed groups.
    Edits have codes for references; `labels` are what people see instead.
    """

    old: str
    new: Bounds
    closed: tuple[str, ...]
    carried_over: int
    left_out: int
    baselines: tuple[Baseline, ...]
    edits: tuple[Edit, ...]
    labels: Labels

    @property
    def written(self) -> list[Edit]:
        """Return the edits as they are made in the workbook."""
        return [as_people_write(edit, self.labels) if isinstance(edit, AppendRow) else edit for edit in self.edits]

    def told(self) -> Iterator[str]:
        """Yield what the plan does, in French sentences."""
        if self.closed:
            yield f"Close : {', '.join(self.closed)}."
        yield f"Ouverte : {self.new.edition}, du {french_date(self.new.start)} au {french_date(self.new.end)}."
        carried = plural(self.carried_over, "inscription reconduite", "inscriptions reconduites")
        left_out = plural(self.left_out, "laissée", "laissées")
        yield f"{carried}" + (f" ; {left_out} (acteur retiré ou groupe clos)." if self.left_out else ".")
        yield "Pilotes et cibles : inchangés, ils restent en place."


def following(editions: Collection[str]) -> str:
    """Return the edition after the last of `editions`; raises `ValueError` when there is none."""
    year = int(max(editions)[:4]) + 1
    return f"{year}-{year + 1}"


_CITED: Final[tuple[type[Table], ...]] = (Groups, Actors)
"""The tables that new enrolments refer to."""


def plan_rollover(result: Consolidation, indicators: Mapping[str, IndicatorFigure], new: str) -> Plan:
    """Return what opening the edition `new`, written `2017-2018`, changes, from the last edition as consolidated.

    Raises:
        DossierError: `new` is declared already, is not the year after the last edition, or has no sheet to stand on.
    """
    old = result.edition.edition
    _refuse_out_of_turn(result, new)
    bounds = school_year(new, _first_month(result))
    statuses = tuple(_close_editions(result))
    enrolments, left_out = _carry_over(result, new)
    baselines, cells = _baselines(result, indicators)
    closed = tuple(str(result.dataset[Editions].columns[Editions.edition.name][row]) for row, _ in statuses)
    edits = (*(edit for _, edit in statuses), _open(result, bounds), *enrolments, *cells)
    labels = {table: labels_for_pilot(result, table) for table in _CITED}
    return Plan(old, bounds, closed, len(enrolments), left_out, baselines, edits, labels)


def _refuse_out_of_turn(result: Consolidation, new: str) -> None:
    declared = result.pilot.editions
    if new in declared:
        raise DossierError(
            "L'édition {new} est déjà déclarée dans le classeur de pilotage : rien n'a été modifié.",
            "Vérifiez l'année demandée. Pour rouvrir une édition, changez son statut sur la feuille « Éditions ».",
            wrong_use=True,
            new=new,
        )
    due = following(declared)
    if new != due:
        raise DossierError(
            "L'édition {new} ne suit pas la dernière, {last} : rien n'a été modifié.",
            "L'édition suivante est {following}. Pour sauter une année, ajoutez-la d'abord à la feuille « Éditions ».",
            wrong_use=True,
            new=new,
            last=max(declared),
            following=due,
        )


def _first_month(result: Consolidation) -> int:
    month = result.pilot.settings.values.get(Settings.first_month.name)
    return month if isinstance(month, int) else DEFAULT_FIRST_MONTH


def _sheet(result: Consolidation, table: type[Table]) -> str:
    """Return the name that the sheet of `table` has in the pilot workbook, the last one if there are several."""
    names = [checked.records.sheet for checked in result.pilot.source.of(table)]
    if not names:
        raise DossierError(
            "Le classeur de pilotage n'a pas de feuille « {sheet} » : rien n'a été modifié.",
            "Rétablissez cette feuille, avec ses titres de colonnes, puis recommencez.",
            sheet=table.sheet,
        )
    return names[-1]


def _set(result: Consolidation, table: type[Table], row: int, name: str, value: Value) -> SetCell | None:
    """Return the edit of a cell of a row of the dataset, None when the row does not stand in the pilot workbook."""
    origins = (origin for origin in result.dataset[table].origins[row] if origin.file == result.pilot.source.file)
    origin = next(origins, None)
    return SetCell(table, origin.sheet, origin.row, table.column(name), value) if origin else None


def _close_editions(result: Consolidation) -> Iterator[tuple[int, Edit]]:
    for row, status in enumerate(result.dataset[Editions].columns[Editions.status.name]):
        edit = _set(result, Editions, row, Editions.status.name, CLOSED) if status == OPEN else None
        if edit:
            yield row, edit


def _open(result: Consolidation, bounds: Bounds) -> AppendRow:
    values: dict[str, Value] = {
        Editions.edition.name: bounds.edition,
        Editions.start.name: bounds.start,
        Editions.end.name: bounds.end,
        Editions.status.name: OPEN,
    }
    carrier = result.pilot.settings.values.get(Settings.carrier.name)
    has_carrier = any(
        Editions.carrier.name in checked.records.positions for checked in result.pilot.source.of(Editions)
    )
    if carrier and has_carrier:
        values[Editions.carrier.name] = carrier
    return AppendRow(Editions, _sheet(result, Editions), values)


def _carry_over(result: Consolidation, new: str) -> tuple[list[AppendRow], int]:
    """Return the enrolments of the last edition as those of the next, and how many are not taken over."""
    dataset, sheet = result.dataset, _sheet(result, Enrolments)
    active = _codes_where(result, Groups, Groups.status.name, lambda status: status == ACTIVE_GROUP)
    there = _codes_where(result, Actors, Actors.mobilisation.name, lambda value: value != WITHDRAWN)
    there -= _codes_erased(result)
    rows, left_out = [], 0
    for group, actor, edition, role in across(
        dataset[Enrolments].columns, Enrolments.group, Enrolments.actor, Enrolments.edition, Enrolments.role
    ):
        if edition != result.edition.edition or group is None or actor is None or role is None:
            continue
        if group not in active or actor not in there:
            left_out += 1
            continue
        values = {
            Enrolments.group.name: group,
            Enrolments.actor.name: actor,
            Enrolments.edition.name: new,
            Enrolments.role.name: role,
        }
        rows.append(AppendRow(Enrolments, sheet, values))
    return rows, left_out


def _codes_erased(result: Consolidation) -> set[Value | None]:
    pairs = across(result.dataset[Actors].columns, Actors.code, Actors.last_name)
    return {code for code, name in pairs if name == erased_name(str(code))}


def _codes_where(
    result: Consolidation, table: type[Table], name: str, wanted: Callable[[Value | None], bool]
) -> set[Value | None]:
    code = table.columns[0].name
    columns = result.dataset[table].columns
    return {own for own, value in zip(columns[code], columns[name], strict=True) if wanted(value)}


def _baselines(
    result: Consolidation, indicators: Mapping[str, IndicatorFigure]
) -> tuple[tuple[Baseline, ...], list[Edit]]:
    """Return what becomes of each baseline: the last result where it is one known number, itself otherwise."""
    found: list[Baseline] = []
    edits: list[Edit] = []
    for row, code in enumerate(result.dataset[Indicators].columns[Indicators.code.name]):
        figure = indicators[str(code)]
        if figure.aggregation == NO_AGGREGATION:
            continue
        quantity = figure.quantity
        after, edit = figure.baseline, None
        if quantity is None:
            outcome = BaselineOutcome.UNKNOWN
        elif not quantity.exact:
            outcome = BaselineOutcome.INTERVAL
        elif tidy(quantity.low) == figure.baseline:
            outcome = BaselineOutcome.SAME
        else:
            edit = _set(result, Indicators, row, Indicators.baseline.name, tidy(quantity.low))
            outcome = BaselineOutcome.SET if edit else BaselineOutcome.NOT_AT_HAND
            after = tidy(quantity.low) if edit else after
        found.append(Baseline(figure.code, figure.title, outcome, figure.baseline, after))
        edits += [edit] if edit else []
    return tuple(found), edits
