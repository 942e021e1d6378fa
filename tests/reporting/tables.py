"""Reading a report as a person would: its tables by key, their rows as the texts that are shown."""

from __future__ import annotations

from aet_sheets.reporting.model import Report, Table
from aet_sheets.reporting.writing import shown


def table(report: Report, key: str) -> Table:
    """Return the table called `key`."""
    (found,) = [own for section in report.sections for own in section.tables if own.key == key]
    return found


def rows(report: Report, key: str) -> list[list[str]]:
    """Return what each row of a table shows, ordinary spaces in the place of narrow ones."""
    return [
        [shown(cell).replace("\u00a0", " ").replace("\u202f", " ") for cell in row.cells]
        for row in table(report, key).rows
    ]
