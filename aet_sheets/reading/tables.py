"""From a worksheet to a raw table: the columns of the model, row by row, with the addresses of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress, count, zip_longest
from typing import Final

from aet_sheets.problems import Kind, Place, Problem, Verbatim, catalogue
from aet_sheets.reading.addresses import cell_address, column_letters
from aet_sheets.reading.headings import HeadingRow, find_heading_row, near_misses, shown
from aet_sheets.reading.merged import merge_problems, unmerged
from aet_sheets.reading.notices import hidden_rows, rows_above
from aet_sheets.reading.raw import Raw, RawSheet, is_blank
from aet_sheets.reading.rows import is_help, is_prepared, is_total, plain_records, repeats_headings
from aet_sheets.schema import Column, Table
from aet_sheets.schema.columns import Date
from aet_sheets.text import plural

_DAYS_TO_1904: Final = 1462
"""Days from the first day that most workbooks count to the first that those of old Macintoshes do."""
_SERIALS: Final = range(10_000, 100_000)
_SERIAL_TEXT: Final = re.compile(r"[1-9][0-9]{4}")


@dataclass(slots=True)
class RawTable:
    """The records of one sheet, column by column.

    `rows[i]` is the row number, as the sender sees it, of record i; `cells[position][i]` its raw cell in a column of
    the sheet, counted from 0; `positions[name]` the position of a column of the model; `changed[name]` its cells where
    they had to be changed to mean what they should; `extra[i]` what stands in columns out of the model, as text.
    """

    table: type[Table]
    sheet: str
    rows: list[int] = field(default_factory=list)
    positions: dict[str, int] = field(default_factory=dict)
    cells: list[Sequence[Raw]] = field(default_factory=list)
    changed: dict[str, Sequence[Raw]] = field(default_factory=dict)
    extra: list[str | None] = field(default_factory=list)

    def address(self, column: Column, record: int) -> str:
        """Return the A1 address of a value; the row's first cell when the sheet lacks the column."""
        return cell_address(self.rows[record], self.positions.get(column.name, 0))


def read_table(
    table: type[Table], sheet: RawSheet, file: str, expected: Iterable[Column]
) -> tuple[RawTable, list[Problem]]:
    """Return the records that `sheet` holds for `table`, and the problems met on the way.

    Blank rows, totals, headings said again and a row of hints under them are passed over. `file` names the source in
    problems; `expected` are the columns that a sheet of this kind should have.
    """
    raw = RawTable(table, sheet.name)
    sheet = unmerged(sheet)
    headings = find_heading_row(table, sheet.rows)
    if headings is None:
        return raw, _refuse(raw, sheet, file)
    near = near_misses(table, headings)
    problems = _heading_problems(headings, near, sheet, file)
    problems += _collect_rows(raw, headings, sheet, file)
    if raw.rows:
        problems += _absent_columns(expected, headings, near, sheet, file)
    problems += merge_problems(table, sheet, headings, set(raw.rows), file)
    problems += hidden_rows(sheet, raw.rows, file) + rows_above(table, sheet, headings, file)
    raw.positions = dict(headings.found)
    if sheet.since_1904:
        _count_from_1900(raw)
    outside = {**headings.extra, **{p: column.label for p, column in headings.repeated.items()}}
    nameless = _nameless(raw.cells, headings)
    problems += _nameless_columns(nameless, headings, sheet, file)
    raw.extra = _texts_out_of_model(raw, outside | nameless)
    return raw, problems


def _by_column(rows: Iterable[Sequence[Raw]]) -> list[Sequence[Raw]]:
    return list(zip_longest(*rows, fillvalue=""))


def _count_from_1900(raw: RawTable) -> None:
    """Make the dates that stand as plain numbers count from 1900, as those of any other workbook do."""
    for name, position in raw.positions.items():
        if isinstance(raw.table.column(name), Date) and position < len(raw.cells):
            raw.changed[name] = list(map(_since_1900, raw.cells[position]))


def _since_1900(value: Raw) -> Raw:
    match value:
        case bool():
            return value
        case int() | float():
            return value + _DAYS_TO_1904 if _SERIALS.start <= value < _SERIALS.stop else value
        case str():
            return str(int(value) + _DAYS_TO_1904) if _SERIAL_TEXT.fullmatch(value.strip()) else value
        case _:
            return value


def _nameless(whole: Sequence[Sequence[Raw]], headings: HeadingRow) -> dict[int, str]:
    """Return the columns that hold something under no heading: a remark in the margin, a heading wiped out."""
    named = {*headings.found.values(), *headings.extra, *headings.repeated, headings.reminder}
    return {
        position: f"colonne {column_letters(position)}"
        for position, cells in enumerate(whole)
        if position not in named and not is_blank(cells)
    }


def _nameless_columns(nameless: Iterable[int], headings: HeadingRow, sheet: RawSheet, file: str) -> list[Problem]:
    return [
        catalogue.COLUMN_WITHOUT_HEADING.at(
            Place(file, sheet.name, cell_address(headings.row + 1, position)), letters=column_letters(position)
        )
        for position in nameless
    ]


def _refuse(raw: RawTable, sheet: RawSheet, file: str) -> list[Problem]:
    """Keep every row of a sheet without headings, so that none is lost, and say why none is understood."""
    raw.rows = [line for line, row in enumerate(sheet.rows, 1) if not is_blank(row)]
    raw.cells = _by_column(sheet.rows[line - 1] for line in raw.rows)
    raw.extra = [None] * len(raw.rows)
    if not raw.rows:
        return []
    return [catalogue.NO_HEADINGS.at(Place(file, sheet.name, cell_address(raw.rows[0], 0)))]


def _collect_rows(raw: RawTable, headings: HeadingRow, sheet: RawSheet, file: str) -> list[Problem]:
    passed_over: list[tuple[int, Kind]] = []
    prepared: list[int] = []
    first = headings.row + 2
    rows = sheet.rows[first - 1 :]
    records = plain_records(raw.table, headings, rows)
    for place in [place for place, plain in enumerate(records) if not plain]:
        line, row = first + place, rows[place]
        if is_blank(row):
            continue
        if is_total(row):
            passed_over.append((line, catalogue.TOTAL_ROW))
        elif line == first and is_help(raw.table, headings, row):
            passed_over.append((line, catalogue.HELP_ROW))
        elif repeats_headings(raw.table, headings, row):
            passed_over.append((line, catalogue.HEADINGS_AGAIN))
        elif is_prepared(raw.table, headings, row):
            prepared.append(line)
        else:
            records[place] = True
    raw.rows = list(compress(count(first), records))
    raw.cells = _by_column(compress(rows, records))
    problems = [kind.at(Place(file, sheet.name, cell_address(line, 0))) for line, kind in passed_over]
    return problems + _left_unfilled(prepared, raw.table, headings, sheet, file)


def _left_unfilled(
    lines: Sequence[int], table: type[Table], headings: HeadingRow, sheet: RawSheet, file: str
) -> list[Problem]:
    """Tell, once a sheet, which of the rows that we had prepared were left as they were sent."""
    if not lines or table.reminder is None:
        return []
    column = table.reminder.of
    position = headings.found.get(column.name, 0)
    names = (sheet.rows[line - 1][position] for line in lines if position < len(sheet.rows[line - 1]))
    return [
        catalogue.PREPARED_ROWS_UNFILLED.at(
            Place(file, sheet.name, cell_address(lines[0], position), column.label),
            rows=plural(len(lines), "ligne préparée n'a pas été remplie", "lignes préparées n'ont pas été remplies"),
            names=Verbatim(", ".join(dict.fromkeys(str(name) for name in names if name != ""))),
        )
    ]


def _texts_out_of_model(raw: RawTable, outside: dict[int, str]) -> list[str | None]:
    """Return, for each row, « heading : value » for every value that stands in a column out of the model."""
    kept = [
        [f"{heading}\u00a0: {text}" if (text := shown(cell)) else "" for cell in raw.cells[position]]
        for position, heading in outside.items()
        if position < len(raw.cells)
    ]
    return [" · ".join(filter(None, texts)) or None for texts in zip(*kept, strict=True)] or [None] * len(raw.rows)


def _heading_problems(headings: HeadingRow, near: dict[int, Column], sheet: RawSheet, file: str) -> list[Problem]:
    def place(position: int, text: str) -> Place:
        return Place(file, sheet.name, cell_address(headings.row + 1, position), text)

    near_misses = [
        catalogue.HEADING_NEAR_MISS.at(place(position, headings.extra[position]), proposal=column.label)
        for position, column in near.items()
    ]
    out_of_model = [
        catalogue.COLUMN_OUT_OF_MODEL.at(place(position, text))
        for position, text in headings.extra.items()
        if position not in near
    ]
    repeated = [
        catalogue.REPEATED_COLUMN.at(
            place(position, column.label), first=cell_address(headings.row + 1, headings.found[column.name])
        )
        for position, column in headings.repeated.items()
    ]
    return near_misses + out_of_model + repeated


def _absent_columns(
    expected: Iterable[Column], headings: HeadingRow, near: dict[int, Column], sheet: RawSheet, file: str
) -> list[Problem]:
    """Report each required column that the sheet lacks, with the heading that may be a misspelling of it."""
    row = headings.row + 1
    look_alikes = {column.name: cell_address(row, position) for position, column in near.items()}
    return [
        catalogue.REQUIRED_COLUMN_ABSENT.at(
            Place(file, sheet.name, cell_address(row, 0), column.label),
            proposal=f"Le titre en {look_alikes[column.name]} y ressemble. " if column.name in look_alikes else "",
        )
        for column in expected
        if column.required and column.name not in headings.found
    ]
