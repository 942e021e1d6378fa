"""Checking a raw table: every value by its column, then every row by the rules of its table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from aet_sheets.checking.records import Checked, Records, set_aside
from aet_sheets.checking.rows import row_problems
from aet_sheets.checking.values import Verdict, excel_text, parse
from aet_sheets.problems import Finding, Problem, catalogue
from aet_sheets.reading.raw import Raw
from aet_sheets.reading.tables import RawTable
from aet_sheets.schema import Actions, Column, Sessions, Table
from aet_sheets.schema.calendar import Bounds
from aet_sheets.schema.coded import Coded
from aet_sheets.schema.columns import Choice
from aet_sheets.schema.values import Value
from aet_sheets.schema.vocabulary import STEERING, WORKING_GROUP
from aet_sheets.text import fold


@dataclass(frozen=True, slots=True)
class Context:
    """Where a table stands: in a return, whose cover speaks for its rows, or in a pilot workbook.

    `bounds` are the days of the edition of a return; a pilot workbook has rows of all editions.
    """

    bounds: Bounds | None = None
    in_return: bool = False

    def expected(self, table: type[Table]) -> tuple[Column, ...]:
        """Return the columns that a sheet of `table` must have here."""
        return table.return_columns() if self.in_return else table.columns


_MOST_REMEMBERED: Final = 2_000
"""Values of a column that are remembered from one file to the next: dates and choices come back, names hardly do."""


class ValueReader:
    """Reads values column by column; each distinct value of a column is looked at once, or little more often."""

    def __init__(self) -> None:
        self._known: dict[Column, _Verdicts] = {}

    def read(self, column: Column, raws: Sequence[Raw]) -> tuple[list[Value | None], list[Finding | None]]:
        """Return what became of each raw value of `column`: its value, and what was found about it."""
        known = self._known.setdefault(column, _Verdicts(column))
        verdicts = list(map(known.__getitem__, zip(map(type, raws), raws, strict=True)))
        return [verdict.value for verdict in verdicts], [verdict.finding for verdict in verdicts]


class _Verdicts(dict[tuple[type, Raw], Verdict]):
    """The verdict on each distinct value of a column; by its type too, or 1, 1.0 and True would be one."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self._column = column

    def __missing__(self, key: tuple[type, Raw]) -> Verdict:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        verdict = self[key] = parse(self._column, key[1])
        return verdict


def check_table(raw: RawTable, file: str, context: Context, reader: ValueReader) -> Checked:
    """Return the typed records of `raw`, the rows set aside and the problems (contract, What a wrong value does)."""
    count = len(raw.rows)
    records = Records(raw.table, file, raw.sheet, raw.rows, {}, raw.positions, list(raw.cells), Coded.of(raw.extra))
    found: list[tuple[int, Problem]] = []
    for column in raw.table.columns:
        raws = raw.columns.get(column.name)
        if raws is None:
            records.columns[column.name] = Coded.nothing(count)
        else:
            values, findings = reader.read(column, raws)
            records.columns[column.name] = Coded.of(values)
            if any(findings):
                found += _value_problems(records, column, raws, findings)
    if context.in_return:
        _leave_to_cover(records)
    found += _missing_values(records, context.expected(raw.table), raw, {(i, p.column) for i, p in found})
    found += row_problems(records, context.bounds)
    found += _repeated_codes(records)
    blocking = _blocking(found)
    if any(column.required and column.name not in raw.columns for column in context.expected(raw.table)):
        blocking |= {record: blocking.get(record, []) for record in range(count)}
    return Checked(records, set_aside(records, blocking), [problem for _, problem in found])


def _blocking(found: Iterable[tuple[int, Problem]]) -> dict[int, list[Problem]]:
    blocking: dict[int, list[Problem]] = defaultdict(list)
    for record, problem in found:
        if problem.blocking:
            blocking[record].append(problem)
    return dict(blocking)


def _value_problems(
    records: Records, column: Column, raws: Sequence[Raw], findings: Sequence[Finding | None]
) -> list[tuple[int, Problem]]:
    values = records.columns[column.name]
    return [
        (
            record,
            finding.at(
                records.place(column, record),
                excel_text(raws[record]),
                required=column.required and values[record] is None,
            ),
        )
        for record, finding in enumerate(findings)
        if finding
    ]


def _missing_values(
    records: Records, expected: Iterable[Column], raw: RawTable, reported: set[tuple[int, str]]
) -> list[tuple[int, Problem]]:
    return [
        (record, catalogue.MISSING_VALUE.at(records.place(column, record), choices=_choices(column)))
        for column in expected
        if column.required and column.name in raw.columns and None in records.columns[column.name]
        for record, value in enumerate(records.columns[column.name])
        if value is None and (record, column.label) not in reported
    ]


def _choices(column: Column) -> str:
    """Return what may be written in a column of a closed list, as it follows « la cellule »."""
    return f" (valeurs possibles : {', '.join(column.choices)})" if isinstance(column, Choice) else ""


def _leave_to_cover(records: Records) -> None:
    """Note which rows do not say themselves what the cover says for them."""
    for column in records.table.columns:
        if column.from_context:
            own = records.columns[column.name]
            records.by_cover[column.name] = bytes(
                value is None and _takes_context(records, column, record) for record, value in enumerate(own)
            )


def _takes_context(records: Records, column: Column, record: int) -> bool:
    """Tell whether a row without a group belongs to the group of its return.

    A plenary or a sequence is nobody's own, and an action declared transverse has no group.
    """
    if records.table is Sessions and column is Sessions.group:
        return records.columns[Sessions.type.name][record] in {WORKING_GROUP, STEERING}
    if records.table is Actions and column is Actions.group:
        return records.columns[Actions.cross_cutting.name][record] is not True
    return True


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
