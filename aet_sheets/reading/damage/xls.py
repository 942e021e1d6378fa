"""Error cells of old Excel workbooks (xls)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from aet_sheets.reading.damage.dropped import Dropped
from aet_sheets.reading.raw import CellError


def dropped_in_xls(data: bytes) -> Iterator[Dropped]:
    """Yield the error cells of the workbook `data`; its formulas always come with a value."""
    import xlrd  # noqa: PLC0415 - only old workbooks need it

    with (
        Path(os.devnull).open("w", encoding="utf-8") as silent,
        xlrd.open_workbook(file_contents=data, on_demand=True, logfile=silent) as book,
    ):
        for name in book.sheet_names():
            sheet = book.sheet_by_name(name)
            for row in range(sheet.nrows):
                for column, kind in enumerate(sheet.row_types(row)):
                    if kind == xlrd.XL_CELL_ERROR:
                        code = sheet.cell_value(row, column)
                        yield Dropped(name, row, column, CellError(xlrd.error_text_from_code.get(code, "#VALUE!")))
