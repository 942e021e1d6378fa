"""The problems of the pilot workbook on its sheet of anomalies; faulty cells are marked by what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import xlwings as xw

from aet_sheets.excel.tables import stretch, table_of, unfiltered, write_rows
from aet_sheets.problems import Problem, Severity
from aet_sheets.problems.values import public_value
from aet_sheets.writing.links import cell_place
from aet_sheets.writing.state import ANOMALIES_SHEET, ANOMALIES_TABLE, ANOMALY_COLUMNS, CELL, MAX_ANOMALIES
from aet_sheets.writing.styles import GENERAL

_LONGEST_VALUE: Final = 250
"""Longer texts of cells that are formatted as text used to be shown as a row of #."""
_CELL: Final = list(ANOMALY_COLUMNS).index(CELL)
_NO_CELL: Final = "–"
_ORDER: Final = tuple(Severity)


def list_anomalies(book: xw.Book, problems: Sequence[Problem]) -> int:
    """Have the sheet of anomalies list `problems` and nothing else, the gravest first; return how many did not fit.

    Raises `NotEditableError` when the sheet or its table is not there any more.
    """
    table = table_of(book, ANOMALIES_SHEET, ANOMALIES_TABLE)
    in_order = sorted(problems, key=lambda problem: _ORDER.index(problem.severity))
    rows = [_line(problem) for problem in in_order[:MAX_ANOMALIES]]
    left_over = table.range.rows.count - 1 - len(rows)
    blank = [[None] * len(ANOMALY_COLUMNS)] * left_over
    with unfiltered(table):
        written = table.range[1, 0].resize(row_size=len(rows) + len(blank))
        written.offset(column_offset=_CELL).number_format = GENERAL  # a text would not become the formula of its link
        write_rows(table.parent, (written.row, written.column), [*rows, *blank])
        written.rows.autofit()
        stretch(table, len(rows))
    return len(problems) - len(rows)


def show_anomalies(book: xw.Book) -> None:
    """Bring the sheet of anomalies to the front."""
    book.sheets[ANOMALIES_SHEET].activate()


def _line(problem: Problem) -> list[str]:
    """Return the line of `problem`: a value for each of `ANOMALY_COLUMNS`."""
    return [
        str(problem.severity),
        problem.sheet,
        _link(problem),
        problem.column,
        public_value(problem, _LONGEST_VALUE),  # the link leads to the others
        problem.message,
        problem.remedy,
    ]


def _link(problem: Problem) -> str:
    """Return a formula that shows the address of the cell and leads there: links that are none wear out less."""
    text = problem.cell or _NO_CELL
    target = cell_place(problem.sheet or ANOMALIES_SHEET, problem.cell or "A1").replace('"', '""')
    return f'=HYPERLINK("#{target}","{text}")'
