"""Rules that hold between the values of one row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from aet_sheets.checking.records import Records
from aet_sheets.checking.values import excel_text
from aet_sheets.checking.values.numerals import counts_in, unit_written
from aet_sheets.problems import Problem, Verbatim, catalogue
from aet_sheets.schema import Actions, Column, Editions, Means, Sessions, Table
from aet_sheets.schema.calendar import Bounds
from aet_sheets.schema.columns import Date
from aet_sheets.schema.vocabulary import SEQUENCE, WORKING_GROUP
from aet_sheets.text import french_date

Found = Iterator[tuple[int, Problem]]
_LAST_SEQUENCE = 7


def row_problems(records: Records, bounds: Bounds | None) -> list[tuple[int, Problem]]:
    """Return the problems between values of a row, each with the position of its record."""
    found = list(_outside_edition(records, bounds)) if bounds else []
    for rule in _RULES.get(records.table, ()):
        found += rule(records)
    return found


def _outside_edition(records: Records, bounds: Bounds) -> Found:
    for column in records.table.columns:
        if not (isinstance(column, Date) and column.within_edition):
            continue
        days = records.columns[column.name]
        outside: dict[object, str] = {
            day: french_date(day) for day in days.distinct() if isinstance(day, dt.date) and not bounds.holds(day)
        }
        for record in days.rows_where(outside.__contains__):
            yield (
                record,
                catalogue.OUTSIDE_EDITION.at(
                    records.place(column, record),
                    outside[days[record]],
                    edition=bounds.edition,
                    start=french_date(bounds.start),
                    end=french_date(bounds.end),
                ),
            )


def _session_links(records: Records) -> Found:
    """A working-group meeting has a group, a sequence a programme (contract, Séances)."""
    needed: dict[object, tuple[Column, str]] = {
        WORKING_GROUP: (Sessions.group, "groupe"),
        SEQUENCE: (Sessions.programme, "programme"),
    }
    kinds = records.columns[Sessions.type.name]
    for record in kinds.rows_where(needed.__contains__):
        kind = kinds[record]
        column, what = needed[kind]
        if records.lacks(column, record):
            yield record, catalogue.REQUIRED_FOR_TYPE.at(records.place(column, record), type=kind, what=what)


def _sequence_numbers(records: Records) -> Found:
    """A sequence is numbered from 1 to 7."""
    kinds, numbers = (records.columns[column.name] for column in (Sessions.type, Sessions.number))
    beyond = numbers.rows_where(lambda number: isinstance(number, int) and number > _LAST_SEQUENCE)
    wrong = [record for record in beyond if kinds[record] == SEQUENCE]
    for record in wrong:
        place = records.place(Sessions.number, record)
        bounds = f"comprise entre 1 et {_LAST_SEQUENCE}"
        yield record, catalogue.OUT_OF_BOUNDS.at(place, numbers[record], bounds=bounds)
    records.columns[Sessions.number.name] = numbers.without(wrong)


def _quantities_in_their_unit(records: Records) -> Found:
    """« 3 jours » are not 3 of the hours that the row says it counts in."""
    quantities, units = (records.columns[column.name] for column in (Means.quantity, Means.unit))
    wrong = []
    for record in records.typed(Means.quantity).rows_where(lambda cell: cell is not None and unit_written(cell) != ""):
        unit, typed = units[record], records.raw(Means.quantity, record)
        if unit and quantities[record] is not None and not counts_in(unit_written(typed), str(unit)):
            wrong.append(record)
            place, shown = records.place(Means.quantity, record), excel_text(typed)
            yield record, catalogue.OTHER_UNIT.at(place, shown, written=Verbatim(shown), unit=unit)
    records.columns[Means.quantity.name] = quantities.without(wrong)


def _in_order(first: Column, last: Column) -> Callable[[Records], Found]:
    def rule(records: Records) -> Found:
        starts, ends = records.columns[first.name], records.columns[last.name]
        for record, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if isinstance(start, dt.date) and isinstance(end, dt.date) and end < start:
                yield record, catalogue.END_BEFORE_START.at(records.place(last, record), french_date(end))

    return rule


_RULES: dict[type[Table], tuple[Callable[[Records], Found], ...]] = {
    Sessions: (_session_links, _sequence_numbers),
    Actions: (_in_order(Actions.start, Actions.due),),
    Means: (_quantities_in_their_unit,),
    Editions: (_in_order(Editions.start, Editions.end),),
}
