"""Marks on the faulty cells of the pilot workbook: a conditional format that looks each cell up among the anomalies.

The look that people gave to a cell is never touched, so that there is nothing to give back: a mark goes when its line
leaves the sheet of anomalies.
"""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from aet_sheets.problems import Severity
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.state import ANOMALIES_TABLE, CELL, SEVERITY, SHEET
from aet_sheets.writing.table_sheet import Cells

MARKED: Final = (Severity.BLOCKING, Severity.ALERT)
"""What is marked: an information is about no cell that anybody should correct."""
NAMES: Final = {heading: f"AET_Anomalies_{heading.replace('é', 'e')}" for heading in (SEVERITY, SHEET, CELL)}
"""The defined names of the columns looked into: the format of a cell may not name another sheet's table."""


def define_names(book: Book) -> None:
    """Name the columns of the table of anomalies that the marks look into."""
    for heading, name in NAMES.items():
        book.workbook.define_name(name, f"={ANOMALIES_TABLE}[{heading}]")


def add_marks(book: Book, worksheet: Any, cells: Cells) -> None:
    """Have `cells` be marked while they are listed among the anomalies; formats added later give way to the mark."""
    first_row, first_column, _, _ = cells
    for severity in MARKED:
        rule = {
            "type": "formula",
            "criteria": criteria(worksheet.name, severity, xl_rowcol_to_cell(first_row, first_column)),
            "format": book.styles.badge(severity),
        }
        done(worksheet.conditional_format(*cells, rule))


def criteria(sheet: str, severity: Severity, cell: str) -> str:
    """Return the formula that says whether `cell` of `sheet` is listed with that `severity`."""
    return (
        f'=COUNTIFS({NAMES[SHEET]},"{sheet}",{NAMES[CELL]},ADDRESS(ROW({cell}),COLUMN({cell}),4),'
        f'{NAMES[SEVERITY]},"{severity}")>0'
    )
