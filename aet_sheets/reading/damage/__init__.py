"""Cells that the fast reader drops without a word: errors, and formulas whose value was never saved.

calamine gives an empty text for both. Taking that for an empty cell would be a silent wrong answer, so each file is
looked through once more, only for those cells, and they are put back where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from aet_sheets.reading.damage.dropped import Dropped
from aet_sheets.reading.damage.ods import dropped_in_ods
from aet_sheets.reading.damage.xls import dropped_in_xls
from aet_sheets.reading.damage.xlsb import dropped_in_xlsb
from aet_sheets.reading.damage.xlsx import dropped_in_xlsx
from aet_sheets.reading.raw import RawSheet, RawWorkbook

_FINDERS: dict[str, Callable[[bytes], Iterable[Dropped]]] = {
    "xlsx": dropped_in_xlsx,
    "xls": dropped_in_xls,
    "xlsb": dropped_in_xlsb,
    "ods": dropped_in_ods,
}


def restore_dropped_cells(workbook: RawWorkbook, data: bytes) -> None:
    """Put error cells and unsaved formulas back into `workbook`, whose file content is `data`."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for dropped in _FINDERS[workbook.format](data):
        if dropped.sheet in sheets:
            _put(sheets[dropped.sheet], dropped)


def _put(sheet: RawSheet, dropped: Dropped) -> None:
    while len(sheet.rows) <= dropped.row:
        sheet.rows.append([])
    cells = sheet.rows[dropped.row]
    cells.extend([""] * (dropped.column + 1 - len(cells)))
    cells[dropped.column] = dropped.value
