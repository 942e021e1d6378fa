"""A table that people fill in: prompts, drop-downs and reminders, on its rows and on those to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from aet_sheets.schema import Column, Table
from aet_sheets.schema.columns import Choice, LongText
from aet_sheets.text import french
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.marks import add_marks
from aet_sheets.writing.protection import SPARE_ROWS, protect
from aet_sheets.writing.rows import Row, check_names
from aet_sheets.writing.rules import add_prompt, add_rule
from aet_sheets.writing.sheet_column import SheetColumn
from aet_sheets.writing.table_sheet import SheetTable, TableRange, add_badges, add_table

ROOM: Final = 500
"""How many rows below the last one are ready to be filled in."""


def add_entry_table(
    book: Book, worksheet: Any, table: type[Table], columns: Sequence[Column], rows: Sequence[Row]
) -> None:
    """Write the `columns` of `table` with `rows`, ready to be completed; a check marks its cells.

    Raises `KeyError` when a row names a column that the table does not have.
    """
    drawn = _drawn(table, columns, rows)
    place = add_table(book, worksheet, SheetTable(name=table.excel_name, columns=drawn))
    add_marks(book, worksheet, place.block(room=ROOM))
    _guide(book, worksheet, (table, columns), place, range(len(columns)))


def add_protected_table(
    book: Book, worksheet: Any, table: type[Table], rows: Sequence[Row], recalled: Sequence[str | None] = ()
) -> None:
    """Write the columns of `table` that a return has with `rows`, its headings locked, ready to be completed.

    `recalled` is what the reminder of the table says in each row, if it has one and there is anything to recall.
    Raises `KeyError` when a row names a column that the table does not have.
    """
    columns = table.return_columns()
    drawn = _drawn(table, columns, rows)
    numbers = list(range(len(columns)))
    if table.reminder and any(recalled):
        beside = columns.index(table.reminder.of) + 1
        drawn.insert(beside, _reminder(table.reminder.heading, recalled))
        numbers = [number + (number >= beside) for number in numbers]
    place = add_table(book, worksheet, SheetTable(name=table.excel_name, columns=drawn, spare_rows=SPARE_ROWS))
    _guide(book, worksheet, (table, columns), place, numbers)
    if len(drawn) > len(columns):
        add_prompt(
            worksheet, place.column(beside), (drawn[beside].heading, french("Pour mémoire : rien à écrire ici."))
        )
    protect(worksheet)


def _drawn(table: type[Table], columns: Sequence[Column], rows: Sequence[Row]) -> list[SheetColumn]:
    for row in rows:
        check_names(table, row)
    return [SheetColumn.of(column, [row.get(column.name) for row in rows]) for column in columns]


def _reminder(heading: str, recalled: Sequence[str | None]) -> SheetColumn:
    return SheetColumn(heading=heading, values=recalled, width=LongText.width, wrap=True, required=False)


def _guide(
    book: Book,
    worksheet: Any,
    declared: tuple[type[Table], Sequence[Column]],
    place: TableRange,
    numbers: Sequence[int],
) -> None:
    """Give each column, which stands under its number, what helps to fill it in."""
    table, columns = declared
    for number, column in zip(numbers, columns, strict=True):
        cells = place.column(number, room=ROOM)
        add_rule(book, worksheet, cells, (table, column))
        if isinstance(column, Choice):
            add_badges(book, worksheet, cells, column.choices)
        if column.required:
            _remind(book, worksheet, place, number)
    text = xl_range(place.first_data_row, 0, place.last_row + ROOM, place.last_column)
    done(worksheet.ignore_errors({"number_stored_as_text": text}))


def _remind(book: Book, worksheet: Any, place: TableRange, number: int) -> None:
    """Tint the empty required cells of the rows that somebody has started."""
    first = place.first_data_row
    start = xl_rowcol_to_cell(first, 0, col_abs=True)
    end = xl_rowcol_to_cell(first, place.last_column, col_abs=True)
    cell = xl_rowcol_to_cell(first, number, col_abs=True)
    rule = {
        "type": "formula",
        "criteria": f"=AND(COUNTA({start}:{end})>0,LEN({cell})=0)",
        "format": book.styles.missing(),
    }
    done(worksheet.conditional_format(*place.column(number, room=ROOM), rule))
