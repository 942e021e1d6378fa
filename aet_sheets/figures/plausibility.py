"""What is possible but unlikely: worth a second look at the cell, and kept as it is meanwhile.

A session outside its edition is told where dates are checked, a meaning that changed where editions are compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from aet_sheets.checking.values import excel_text
from aet_sheets.checking.values.numerals import counts_in, unit_written
from aet_sheets.consolidation.dataset import Origin
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.consolidation.sources import Source
from aet_sheets.figures.indicators import IndicatorFigure, indicator_figures
from aet_sheets.figures.placing import editions_of, within
from aet_sheets.problems import Kind, Place, Problem, Verbatim, catalogue
from aet_sheets.schema import Actors, Attendances, Column, Enrolments, Groups, Indicators, Measures, Sessions, Table
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.values import Value, across, coded
from aet_sheets.text import number, plural

_TIMES = 10
"""How many times last year's value, or what part of it, is worth a question."""
_SMALL = 10
"""Values that stay below it say nothing: from 1 to 10 is no leap."""


def unlikely(result: Consolidation) -> Iterator[Problem]:
    """Yield an alert for each unlikely value of the edition of `result`, at its cell."""
    yield from _leaps(result)
    yield from _other_units(result)
    yield from _crowded_sessions(result)
    yield from _pilots(result)


def place_of(result: Consolidation, table: type[Table], row: int, column: Column) -> Place | None:
    """Return the cell of `column` in a row of the dataset; None in a return of an earlier edition, long settled."""
    source, origin = _source_of(result, table, row)
    return source.place(table, origin, column) if source else None


def _source_of(result: Consolidation, table: type[Table], row: int) -> tuple[Source | None, Origin]:
    origin: Origin = result.dataset[table].origins[row][0]
    pilot = result.pilot.source
    return pilot if origin.file == pilot.file else result.sources.get(origin.file), origin


# ---- Indicators --------------------------------------------------------------------------------------------------


def _leaps(result: Consolidation) -> Iterator[Problem]:
    """Indicators that are ten times what they were in the edition before, or a tenth of it."""
    earlier = [one for one in editions_of(result.dataset).values() if one.start < result.edition.start]
    if not earlier:
        return
    last = max(earlier, key=lambda one: one.start)
    before, now = (indicator_figures(result.dataset, period) for period in (last, result.edition))
    for code, figure in now.items():
        kind = _leap(before[code], figure)
        place = _largest_report(result, code) if kind else None
        if kind and place:
            then, value = _shown(before[code]), _shown(figure)
            yield kind.at(place, indicator=Verbatim(code), edition=last.edition, before=then, now=value)


def _leap(before: IndicatorFigure, now: IndicatorFigure) -> Kind | None:
    """Return what a leap is called, if there is one. Ratios leap with their terms, which are looked at themselves."""
    then, value = before.quantity, now.quantity
    if then is None or value is None or now.aggregation == words.RATIO or max(then.high, value.high) <= _SMALL:
        return None
    if before.unknown or before.missing or now.unknown or now.missing:
        return None
    if then.high > 0 and value.low >= _TIMES * then.high:
        return catalogue.INDICATOR_LEAP
    return catalogue.INDICATOR_FALL if _TIMES * value.high <= then.low else None


def _largest_report(result: Consolidation, code: str) -> Place | None:
    """Return the cell of the largest value that was reported for an indicator in the edition."""
    names = (Measures.indicator, Measures.state, Measures.value)
    rows = zip(
        within(result.dataset, Measures, result.edition).verdicts,
        across(result.dataset[Measures].columns, *names),
        strict=True,
    )
    known = [
        (value, -row)
        for row, (inside, (indicator, state, value)) in enumerate(rows)
        if inside and indicator == code and state in words.VALUED and isinstance(value, (int, float))
    ]
    return place_of(result, Measures, -max(known)[1], Measures.value) if known else None


def _shown(figure: IndicatorFigure) -> str:
    quantity = figure.quantity
    assert quantity is not None  # noqa: S101 - only values that are known are compared
    low, high = number(round(quantity.low, 2)), number(round(quantity.high, 2))
    return low if quantity.exact else f"de {low} à {high}"


def _other_units(result: Consolidation) -> Iterator[Problem]:
    """Values written with a unit in which their indicator does not count, such as « 12 % » of a number of stages."""
    indicators = across(result.dataset[Indicators].columns, Indicators.code, Indicators.unit)
    units = {code: str(unit) for code, unit in indicators if unit}
    inside = within(result.dataset, Measures, result.edition).verdicts
    for row, (code, value) in enumerate(across(result.dataset[Measures].columns, Measures.indicator, Measures.value)):
        if not inside[row] or code not in units or not isinstance(value, (int, float)):
            continue
        source, origin = _source_of(result, Measures, row)
        typed = source.raw(Measures, origin, Measures.value) if source else ""
        written = unit_written(typed)
        if source and written and not counts_in(written, units[code]):
            place = source.place(Measures, origin, Measures.value)
            shown, unit = excel_text(typed), units[code]
            yield catalogue.VALUE_IN_OTHER_UNIT.at(
                place,
                shown,
                written=Verbatim(shown),
                indicator=Verbatim(str(code)),
                unit=Verbatim(unit),
                retained=number(value),
            )


# ---- Sessions ----------------------------------------------------------------------------------------------------


def _crowded_sessions(result: Consolidation) -> Iterator[Problem]:
    """Sessions of the edition at which more people are present than were announced."""
    sessions, attendance = coded(result.dataset[Attendances].columns, Attendances.session, Attendances.attendance)
    present = sessions.where(attendance.each(lambda value: value == words.PRESENT)).counts()
    inside = within(result.dataset, Sessions, result.edition).verdicts
    facts = across(result.dataset[Sessions].columns, Sessions.code, Sessions.announced)
    for row, (code, announced) in enumerate(facts):
        if not (inside[row] and isinstance(announced, int) and present[code] > announced):
            continue
        if place := place_of(result, Sessions, row, Sessions.announced):
            count = plural(present[code], "personne présente", "personnes présentes")
            yield catalogue.MORE_THAN_ANNOUNCED.at(place, announced, present=count, announced=number(announced))


# ---- Pilots ------------------------------------------------------------------------------------------------------

_PILOTS: dict[Column, str] = {Groups.association_pilot: "Association", Groups.company_pilot: "Entreprise"}
_PILOT_ROLES = {"Pilote association": "Association", "Pilote entreprise": "Entreprise"}


def _pilots(result: Consolidation) -> Iterator[Problem]:
    """Pilots whose type is not the one that their half of the *binôme* asks for, each told once."""
    actors = result.dataset[Actors].columns
    types = dict(zip(actors[Actors.code.name], actors[Actors.type.name], strict=True))
    told: set[tuple[Value | None, str]] = set()
    for table, row, column, actor, wanted in _piloting(result):
        kind = types.get(actor)
        if kind in {None, wanted} or (actor, wanted) in told:
            continue
        if place := place_of(result, table, row, column):
            told.add((actor, wanted))
            yield catalogue.PILOT_OF_OTHER_TYPE.at(place, actor, wanted=wanted, type=kind)


def _piloting(result: Consolidation) -> Iterator[tuple[type[Table], int, Column, Value | None, str]]:
    """Yield who pilots, by the rows of *Groupes* then by those of *Inscriptions* in the edition."""
    for column, wanted in _PILOTS.items():
        for row, actor in enumerate(result.dataset[Groups].columns[column.name]):
            yield Groups, row, column, actor, wanted
    inside = within(result.dataset, Enrolments, result.edition).verdicts
    for row, (actor, role) in enumerate(across(result.dataset[Enrolments].columns, Enrolments.actor, Enrolments.role)):
        if inside[row] and role in _PILOT_ROLES:
            yield Enrolments, row, Enrolments.actor, actor, _PILOT_ROLES[str(role)]
