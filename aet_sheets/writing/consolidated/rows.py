"""From a figure to its rows: the sheet on which they stand, and the columns to filter there to see them alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aet_sheets.schema import Column, Table
from aet_sheets.text import NO_BREAK
from aet_sheets.writing.links import sheet_link


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that made a figure: a sheet, the columns that choose among its rows, and a second sheet if need be.

    Headings and sheets are named as they stand there: people look for them.
    """

    sheet: str
    columns: tuple[str, ...] = ()
    also: Rows | None = None

    @property
    def link(self) -> str:
        """Return the link to the sheet."""
        return sheet_link(self.sheet)

    @property
    def text(self) -> str:
        """Return « Séances : Type de séance, Date », on one line: LibreOffice does not wrap a link."""
        own = f"{self.sheet}{NO_BREAK}: {', '.join(self.columns)}" if self.columns else self.sheet
        return f"{own}{NO_BREAK}; {self.also.text}" if self.also else own

    def and_of(self, table: type[Table], *columns: Column) -> Rows:
        """Return these rows and, on a second sheet, those of `table`."""
        return replace(self, also=rows_of(table, *columns))


def rows_of(table: type[Table], *columns: Column) -> Rows:
    """Return the rows of `table` that `columns` choose."""
    return Rows(table.sheet, tuple(column.label for column in columns))
