"""What the fast reader leaves out: errors, formulas never calculated, hidden rows, merged cells.

calamine gives an empty text for an error and for a formula whose value was never saved. Taking that for an empty cell
would be a silent wrong answer, so each file is looked through once more, only for such things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from aet_sheets.reading.archives import Archive
from aet_sheets.reading.details.details import Details, Dropped, Examined, Wanted
from aet_sheets.reading.details.ods import examine_ods
from aet_sheets.reading.details.xls import examine_xls
from aet_sheets.reading.details.xlsb import examine_xlsb
from aet_sheets.reading.details.xlsx import examine_xlsx
from aet_sheets.reading.formats import Sniffed
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.raw import RawSheet

_OF_ARCHIVES: Final[dict[str, Callable[[Archive, Limits, Wanted], Examined]]] = {
    "xlsx": examine_xlsx,
    "xlsb": examine_xlsb,
    "ods": examine_ods,
}


def examine(sniffed: Sniffed, data: bytes, limits: Limits, wanted: Wanted) -> Examined:
    """Return what the fast reader would leave out of the sheets of the workbook `data` that are `wanted`.

    Raises:
        UnreadableFileError: the file uses a variant of its format that cannot be read whole, or asks for more cells
            than `limits` allow.
    """
    if sniffed.archive is None:
        return examine_xls(data, wanted)
    return _OF_ARCHIVES[sniffed.format](sniffed.archive, limits, wanted)


def complete(sheets: Iterable[RawSheet], details: Iterable[Details]) -> None:
    """Put what the fast reader left out back into `sheets`."""
    by_name = {sheet.name: sheet for sheet in sheets}
    for found in details:
        if sheet := by_name.get(found.sheet):
            sheet.hidden_rows = tuple(found.hidden_rows)
            sheet.merged = tuple(found.merged)
            sheet.since_1904 = found.since_1904
            for dropped in found.cells:
                _put(sheet, dropped)


def _put(sheet: RawSheet, dropped: Dropped) -> None:
    while len(sheet.rows) <= dropped.row:
        sheet.rows.append([])
    cells = sheet.rows[dropped.row]
    cells.extend([""] * (dropped.column + 1 - len(cells)))
    cells[dropped.column] = dropped.value
