"""Edits applied to the bytes of a workbook: cells set, rows appended, tables stretched over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aet_sheets.reading.headings import HeadingRow, find_heading_row
from aet_sheets.reading.raw import RawSheet, RawWorkbook, is_blank
from aet_sheets.reading.rows import is_total
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.schema import Column, Table
from aet_sheets.writing.editing.archive import Archive, NotEditableError
from aet_sheets.writing.editing.cells import Cells, ends_of, reference_of
from aet_sheets.writing.editing.edits import AppendRow, Edit, SetCell


def apply_edits(content: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the workbook `content`, a file called `name`, once `edits` are made; formulas are computed on opening.

    Only the sheets that edits are about change, their tables, and the workbook's note that it is to be calculated.

    Raises:
        NotEditableError: a sheet, a table or a column that an edit is about is not there, or what is there would be
            lost; nothing was changed.
        UnreadableFileError, NotASpreadsheetError: the file is no workbook.
    """
    archive, raw = Archive(content), read_workbook(content, name)
    targets: dict[tuple[type[Table], str], _Target] = {}
    for edit in edits:
        key = edit.table, edit.sheet
        target = targets.get(key) or targets.setdefault(key, _Target.of(archive, raw, *key))
        if isinstance(edit, SetCell):
            target.set(edit)
        else:
            target.append(edit)
    for target in targets.values():
        target.stretch()
    if edits:
        _calculate_on_opening(archive)
    return archive.to_bytes()


@dataclass(slots=True)
class _Target:
    """The sheet of a table being edited; `last_row`, as Excel counts, is the last one that holds anything."""

    table: type[Table]
    cells: Cells
    headings: HeadingRow
    last_row: int
    excel_table: Any | None
    appended: bool = False

    @classmethod
    def of(cls, archive: Archive, raw: RawWorkbook, table: type[Table], sheet: str) -> _Target:
        rows = _sheet(raw, sheet).rows
        headings = find_heading_row(table, rows)
        if headings is None:
            raise NotEditableError(f"la feuille « {sheet} » n'a plus de ligne de titres")
        part = archive.sheet(sheet)
        last_row = max((number for number, row in enumerate(rows, 1) if not is_blank(row)), default=1)
        excel_table = _excel_table(archive, part, headings)
        _refuse_totals(sheet, rows[last_row - 1], excel_table)
        return cls(table, Cells(archive, part), headings, last_row, excel_table)

    def set(self, edit: SetCell) -> None:
        self.cells.set((edit.row, self._position(edit.column)), edit.value)

    def append(self, edit: AppendRow) -> None:
        """Write a row under the last one, each of its cells dressed as the one above."""
        model = max(self.last_row, self.headings.row + 2)  # without any row, the first blank one
        self.last_row += 1
        self.appended = True
        for position in self.headings.found.values():
            self.cells.dress((self.last_row, position), (model, position))
        for name, value in edit.values.items():
            self.cells.set((self.last_row, self._position(self.table.column(name))), value)

    def stretch(self) -> None:
        """Have the table, its filter and the sheet reach down to the rows that were appended."""
        if not self.appended:
            return
        self.cells.stretch((self.last_row, max(self.headings.found.values())))
        owners = [self.cells.root] if self.excel_table is None else [self.cells.root, self.excel_table]
        for owner in owners:
            for node in (owner, *owner.iterchildren("{*}autoFilter")):
                self._stretch_reference(node)

    def _stretch_reference(self, node: Any) -> None:
        reference = node.get("ref")
        if not reference:
            return
        first, last = ends_of(reference)
        if first[0] == self.headings.row + 1 and last[0] < self.last_row:
            node.set("ref", reference_of(first, (self.last_row, last[1])))

    def _position(self, column: Column) -> int:
        position = self.headings.found.get(column.name)
        if position is None:
            raise NotEditableError(f"la feuille « {self.table.sheet} » n'a pas de colonne « {column.label} »")
        return position


def _sheet(raw: RawWorkbook, name: str) -> RawSheet:
    found = next((sheet for sheet in raw.sheets if sheet.name == name), None)
    if found is None:
        raise NotEditableError(f"la feuille « {name} » n'y est plus")
    return found


def _excel_table(archive: Archive, part: str, headings: HeadingRow) -> Any | None:
    """Return the Excel table of which the row of headings is the first, None when there is none."""
    for name in archive.related(part, "table"):
        table = archive.root(name)
        (row, first), (_, last) = ends_of(table.get("ref"))
        if row == headings.row + 1 and any(first <= position <= last for position in headings.found.values()):
            return table
    return None


def _refuse_totals(sheet: str, row: Sequence[Any], excel_table: Any | None) -> None:
    counted = excel_table is not None and int(excel_table.get("totalsRowCount") or 0)
    if counted or is_total(row):
        raise NotEditableError(f"la feuille « {sheet} » se termine par une ligne de total : retirez-la d'abord")


def _calculate_on_opening(archive: Archive) -> None:
    """Ask for every formula to be computed anew: some count the rows that were just added."""
    properties = archive.root(archive.workbook).find("{*}calcPr")
    if properties is not None:
        properties.set("fullCalcOnLoad", "1")
