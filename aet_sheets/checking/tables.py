"""Checking a raw table: every value by its column, then every row by the rules of its table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import and_
from typing import Any, Final, cast

from aet_sheets.checking.records import Checked, RawRows, Records, set_aside
from aet_sheets.checking.rows import row_problems
from aet_sheets.checking.values import excel_text, parse, taken_as_they_are
from aet_sheets.problems import Finding, Problem, catalogue
from aet_sheets.reading.isolation.distinct import Distinct, key_of, keys, value_of
from aet_sheets.reading.raw import Raw
from aet_sheets.reading.tables import RawTable
from aet_sheets.schema import Actions, Column, Sessions, Table
from aet_sheets.schema.calendar import Bounds
from aet_sheets.schema.coded import NOTHING, Coded
from aet_sheets.schema.columns import Choice
from aet_sheets.schema.values import Value
from aet_sheets.schema.vocabulary import STEERING, WORKING_GROUP
from aet_sheets.text import fold


@dataclass(frozen=True, slots=True)
class Context:
    """Where a table stands: in a return, whose cover speaks for its rows, or in a pilot workbook.

    `bounds` are the days of the edition of a return; a pilot workbook has rows of all editions. `distinct` are the
    values of the file, over which the columns of all its tables are coded.
    """

    bounds: Bounds | None = None
    in_return: bool = False
    distinct: Distinct = field(default_factory=Distinct)

    def expected(self, table: type[Table]) -> tuple[Column, ...]:
        """Return the columns that a sheet of `table` must have here."""
        return table.return_columns() if self.in_return else table.columns


_MOST_REMEMBERED: Final = 2_000
"""Values of a column that are remembered from one file to the next: dates and choices come back, names hardly do."""


class ValueReader:
    """Reads values column by column; each distinct value of a column is looked at once, or little more often."""

    def __init__(self) -> None:
        self._known: dict[Column, _Known] = {}

    def read(self, column: Column, typed: Coded[Raw], distinct: Distinct) -> tuple[Coded[Value], dict[int, Finding]]:
        """Return what became of the cells of `column`, and what was found about them, by the number of what was typed.

        `distinct` are the values of the file, those of `typed` among them; what cells became is added to them.
        """
        numbers = list(typed.numbers())
        if not numbers:
            return Coded.nothing(len(typed)), {}
        known = self._known.get(column) or self._known.setdefault(column, _Known(column))
        told = keys(list(map(distinct.values.__getitem__, numbers)))
        meant = known.meanings_of(told)
        findings = known.findings_of(zip(numbers, told, strict=True)) if known.findings else {}
        if meant == told:  # as mostly: it is just what was typed
            return cast("Coded[Value]", typed), findings
        return typed.renumbered(numbers, distinct.numbers(meant), distinct.values), findings


class _Known:
    """What became of the values of a column that were met before, all by their keys, and what was found about some."""

    def __init__(self, column: Column) -> None:
        self.findings: dict[Any, Finding] = {}
        self._column = column
        self._meanings: dict[Any, Any] = {}

    def meanings_of(self, told: Sequence[Any]) -> list[Any]:
        """Return the keys of what the values of the keys `told` mean."""
        try:
            return list(map(self._meanings.__getitem__, told))
        except KeyError:
            self._learn(told)
            return list(map(self._meanings.__getitem__, told))

    def findings_of(self, told: Iterable[tuple[int, Any]]) -> dict[int, Finding]:
        """Return what was found, by the numbers that stand before the keys `told`."""
        return {number: self.findings[key] for number, key in told if key in self.findings}

    def _learn(self, told: Sequence[Any]) -> None:
        if len(self._meanings) >= _MOST_REMEMBERED:
            self._meanings, self.findings = {}, {}
        new = [key for key in told if key not in self._meanings]
        plain = taken_as_they_are(self._column, new)
        self._meanings.update(zip(plain, plain, strict=True))
        for key in new if len(plain) < len(new) else ():
            if key not in self._meanings:
                value, finding = parse(self._column, value_of(key))
                self._meanings[key] = key_of(value)
                if finding:
                    self.findings[key] = finding


def check_table(raw: RawTable, file: str, context: Context, reader: ValueReader) -> Checked:
    """Return the typed records of `raw`, the rows set aside and the problems (contract, What a wrong value does)."""
    distinct = context.distinct
    *cells, extra = distinct.coded(*raw.cells, raw.extra)
    records = Records(raw.table, file, raw.sheet, raw.rows, {}, raw.positions, RawRows(cells), extra)
    found: list[tuple[int, Problem]] = []
    for column in raw.table.columns:
        changed = raw.changed.get(column.name)
        typed = distinct.coded(changed)[0] if changed else records.typed(column)
        records.columns[column.name], findings = reader.read(column, typed, distinct)
        if findings:
            found += _value_problems(records, column, typed, findings)
    if context.in_return:
        _leave_to_cover(records)
    found += _missing_values(records, context.expected(raw.table), {(i, p.column) for i, p in found})
    found += row_problems(records, context.bounds)
    found += _repeated_codes(records)
    blocking = _blocking(found)
    if any(column.required and column.name not in raw.positions for column in context.expected(raw.table)):
        blocking |= {record: blocking.get(record, []) for record in range(len(records))}
    return Checked(records, set_aside(records, blocking), [problem for _, problem in found])


def _blocking(found: Iterable[tuple[int, Problem]]) -> dict[int, list[Problem]]:
    blocking: dict[int, list[Problem]] = defaultdict(list)
    for record, problem in found:
        if problem.blocking:
            blocking[record].append(problem)
    return dict(blocking)


def _value_problems(
    records: Records, column: Column, typed: Coded[Raw], findings: Mapping[int, Finding]
) -> list[tuple[int, Problem]]:
    values = records.columns[column.name]
    distinct = cast("Sequence[Raw]", typed.values)  # nothing is ever found about an empty cell
    return [
        (
            record,
            finding.at(
                records.place(column, record),
                excel_text(distinct[number]),
                required=column.required and values[record] is None,
            ),
        )
        for record, number in enumerate(typed.codes)
        if (finding := findings.get(number))
    ]


def _missing_values(
    records: Records, expected: Iterable[Column], reported: set[tuple[int, str]]
) -> list[tuple[int, Problem]]:
    return [
        (record, catalogue.MISSING_VALUE.at(records.place(column, record), choices=_choices(column)))
        for column in expected
        if column.required and column.name in records.positions and NOTHING in records.columns[column.name].codes
        for record, code in enumerate(records.columns[column.name].codes)
        if code == NOTHING and (record, column.label) not in reported
    ]


def _choices(column: Column) -> str:
    """Return what may be written in a column of a closed list, as it follows « la cellule »."""
    return f" (valeurs possibles : {', '.join(column.choices)})" if isinstance(column, Choice) else ""


_GROUP_TAKEN_FROM_COVER: Final[dict[Column, tuple[Column, Callable[[Value | None], bool]]]] = {
    Sessions.group: (Sessions.type, {WORKING_GROUP, STEERING}.__contains__),
    Actions.group: (Actions.cross_cutting, lambda cross_cutting: cross_cutting is not True),
}
"""Which rows without a group belong to the group of their return, by the value of another column.

A plenary or a sequence is nobody's own, and an action declared transverse has no group.
"""


def _leave_to_cover(records: Records) -> None:
    """Note which rows do not say themselves what the cover says for them."""
    for column in records.table.columns:
        if column.from_context:
            unsaid = map(NOTHING.__eq__, records.columns[column.name].codes)
            records.by_cover[column.name] = bytes(map(and_, unsaid, _taken_from_cover(records, column)))


def _taken_from_cover(records: Records, column: Column) -> Iterable[bool]:
    if column not in _GROUP_TAKEN_FROM_COVER:
        return repeat(True)  # noqa: FBT003 - for every row
    other, test = _GROUP_TAKEN_FROM_COVER[column]
    values = records.columns[other.name]
    return map(values.numbers_where(test).__contains__, values.codes)


def _repeated_codes(records: Records) -> list[tuple[int, Problem]]:
    """Report a code that names two different rows of a sheet where codes are required; word for word is harmless."""
    code = records.table.code_column()
    if code is None or not code.required:
        return []
    first: dict[str, int] = {}
    found = []
    for record, value in enumerate(records.columns[code.name]):
        other = first.setdefault(fold(str(value)), record) if value is not None else record
        if any(values[record] != values[other] for values in records.columns.values()):
            place = records.place(code, record)
            found.append((record, catalogue.REPEATED_CODE.at(place, value, first=records.rows[other])))
    return found
