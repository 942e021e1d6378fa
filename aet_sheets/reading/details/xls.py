"""What the fast reader leaves out of old Excel workbooks (xls)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from aet_sheets.reading.details.details import Details, Dropped, Examined, Wanted
from aet_sheets.reading.errors import ProtectedFileError
from aet_sheets.reading.raw import CellError


def examine_xls(data: bytes, wanted: Wanted) -> Examined:
    """Look through the `wanted` sheets of the workbook `data`; its formulas always come with a value.

    Raises:
        ProtectedFileError: the workbook opens with a password only.
    """
    import xlrd  # noqa: PLC0415 - only old workbooks need it

    try:
        with (
            Path(os.devnull).open("w", encoding="utf-8") as silent,
            xlrd.open_workbook(file_contents=data, on_demand=True, logfile=silent, formatting_info=True) as book,
        ):
            return Examined([_details(book.sheet_by_name(name)) for name in book.sheet_names() if wanted(name)], data)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise ProtectedFileError from error
        raise


def _details(sheet: Any) -> Details:
    import xlrd  # noqa: PLC0415 - as above

    return Details(
        sheet.name,
        [
            Dropped(row, column, CellError(xlrd.error_text_from_code.get(sheet.cell_value(row, column), "#VALUE!")))
            for row in range(sheet.nrows)
            for column, kind in enumerate(sheet.row_types(row))
            if kind == xlrd.XL_CELL_ERROR
        ],
        [row + 1 for row, about in sorted(sheet.rowinfo_map.items()) if about.hidden],
        [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells],
        since_1904=bool(sheet.book.datemode),
    )
