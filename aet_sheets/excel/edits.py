"""The edits of a rollover made where Excel has the workbook open: all is looked at first, then all is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import xlwings as xw
from xlwings.main import Table as ExcelTable

from aet_sheets.dossier import DossierError
from aet_sheets.excel.tables import rows_of, stretch, table_of, unfiltered, write_rows
from aet_sheets.failures import pass_on
from aet_sheets.reading.headings import find_heading_row
from aet_sheets.schema import Table
from aet_sheets.schema.values import Value
from aet_sheets.technical_log import write_log
from aet_sheets.text import french
from aet_sheets.writing.cells import as_stored
from aet_sheets.writing.editing import Edit, NotEditableError, SetCell


def prepare_edits(book: xw.Book, dossier: Path, edits: Sequence[Edit]) -> Callable[[], None]:
    """Look at all that `edits` are about in `book`, and return what makes them and saves it.

    That raises `DossierError` when Excel refuses on the way: what it shows then is not to be kept.

    Raises:
        NotEditableError: a table or a column is not there, or what is there would be lost; nothing was changed.
    """
    places = [(edit.table, edit.sheet) for edit in edits]
    targets = [
        _Target.of(book, table, sheet, [edit for edit in edits if (edit.table, edit.sheet) == (table, sheet)])
        for table, sheet in dict.fromkeys(places)
    ]
    return partial(_edit, book, dossier, targets)


def _edit(book: xw.Book, dossier: Path, targets: Sequence[_Target]) -> None:
    try:
        for target in targets:
            target.write()
        book.save()
    except Exception as error:
        raise DossierError(
            "Excel n'a pas pu modifier ce classeur jusqu'au bout ; sur le disque, il est tel qu'avant.",
            "Fermez-le sans l'enregistrer, rouvrez-le, vérifiez qu'aucune feuille n'est protégée, puis cliquez à "
            "nouveau.{pass_on}",
            pass_on=pass_on(write_log(error, dossier)),
        ) from error


@dataclass(slots=True)
class _Target:
    """A table to edit; `columns` are those of its sheet, from 1, and `filled` is the last row that holds anything."""

    table: ExcelTable
    columns: dict[str, int]
    filled: int
    cells: list[tuple[int, int, Value]] = field(default_factory=list)
    rows: list[dict[int, Value]] = field(default_factory=list)

    @classmethod
    def of(cls, book: xw.Book, model: type[Table], sheet: str, edits: Sequence[Edit]) -> _Target:
        table = table_of(book, sheet, model.excel_name)
        if table.show_totals:
            raise NotEditableError(f"la feuille « {sheet} » se termine par une ligne de total : retirez-la d'abord")
        headings, *rows = rows_of(table.range)
        target = cls(table, _columns(model, sheet, headings, table.range.column), _last_filled(table.range.row, rows))
        for edit in edits:
            target.add(edit)
        target.refuse_cells_below()
        return target

    def add(self, edit: Edit) -> None:
        if isinstance(edit, SetCell):
            self.cells.append((edit.row, self._column(edit.table, edit.column.name), edit.value))
        else:
            self.rows.append({self._column(edit.table, name): value for name, value in edit.values.items()})

    def _column(self, model: type[Table], name: str) -> int:
        if name not in self.columns:
            label = model.column(name).label
            raise NotEditableError(f"la feuille « {model.sheet} » n'a pas de colonne « {label} »")
        return self.columns[name]

    @property
    def _below(self) -> int:
        """How many rows the table has to grow by."""
        last: int = self.table.range.last_cell.row
        return max(self.filled + len(self.rows) - last, 0)

    def refuse_cells_below(self) -> None:
        """Raise `NotEditableError` when the table would grow over something that people wrote under it."""
        if not self._below:
            return
        last = self.table.range.last_cell
        sheet = self.table.parent
        under = sheet.range((last.row + 1, self.table.range.column), (last.row + self._below, last.column))
        if any(not _is_blank(row) for row in rows_of(under)):
            raise NotEditableError(
                french("sous le tableau de la feuille « {sheet} », des cellules sont remplies", sheet=sheet.name)
            )

    def write(self) -> None:
        """Set the cells, stretch the table and write the new rows, column by column."""
        sheet, first = self.table.parent, self.filled + 1
        with unfiltered(self.table):
            for row, column, value in self.cells:
                sheet.range((row, column)).value = as_stored(value)
            if self._below:
                stretch(self.table, first + len(self.rows) - 1 - self.table.range.row)
            for column in sorted({column for row in self.rows for column in row}):
                write_rows(sheet, (first, column), [[as_stored(row.get(column))] for row in self.rows])


def _columns(model: type[Table], sheet: str, headings: Sequence[Any], first: int) -> dict[str, int]:
    found = find_heading_row(model, [["" if heading is None else heading for heading in headings]])
    if found is None:
        raise NotEditableError(f"la feuille « {sheet} » n'a plus de ligne de titres")
    return {name: first + position for name, position in found.found.items()}


def _last_filled(heading_row: int, rows: Sequence[Sequence[Any]]) -> int:
    filled = [row for row, values in enumerate(rows, heading_row + 1) if not _is_blank(values)]
    return filled[-1] if filled else heading_row


def _is_blank(row: Sequence[Any]) -> bool:
    return all(value is None or (isinstance(value, str) and not value.strip()) for value in row)
