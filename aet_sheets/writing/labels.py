"""Labels that follow the rows of a table as people fill it in: what the drop-down of a reference shows.

Each row of the table has one formula beside it on a hidden sheet, that writes its label as `Table.labels` does. The
formulas use what every Excel since 2010, LibreOffice and their translations compute alike: no structured reference,
no dynamic array, and no `TEXT` of a date, whose letters change with the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from xlsxwriter.utility import quote_sheetname, xl_col_to_name, xl_range_abs

from aet_sheets.schema import Column, Table
from aet_sheets.schema.columns import Date
from aet_sheets.writing.cells import cell_text
from aet_sheets.writing.rows import Row

LABEL_ROOM: Final = 3_000
"""How many rows may be added to a table and still be offered by the drop-downs."""
FIRST_ROW: Final = 1
"""The first row of labels, from 0: each label stands on the row of the sheet that it tells."""
_SPACES: Final = re.compile(" +")


@dataclass(frozen=True, kw_only=True, slots=True)
class RowLabels:
    """The labels of the rows of `table`, on the sheet of that name in the same workbook.

    `columns` are those of the sheet, from column A; `rows` are its first ones, under its headings, and `room` is how
    many more may come. A row without a label gives an empty text.
    """

    table: type[Table]
    columns: Sequence[Column]
    rows: Sequence[Row]
    room: int = LABEL_ROOM

    def formula(self) -> str:
        """Return the formula of a label, the same in each row.

        Whole columns are looked into by row number: rows may be sorted, inserted and deleted, columns moved.
        """
        parts = ["TRIM({})".format('&" "&'.join(map(self._text, group))) for group in self.table.label]
        joined = reduce(lambda left, right: f'{left}&IF(OR({left}="",{right}=""),""," — ")&{right}', parts)
        return f'IFERROR({joined},"")'

    def results(self) -> list[str]:
        """Return what the formula gives in each row, empty in the rows to come."""
        labels = map(self.table.row_label, self.rows)
        return [*(_SPACES.sub(" ", cell_text(label)) for label in labels), *[""] * self.room]

    def filled(self, sheet: str, number: int) -> str:
        """Return the reference to the labels, in the column `number` of `sheet`, down to the last that is not empty."""
        last_row = FIRST_ROW + len(self.rows) + self.room - 1
        every = f"{sheet}!{xl_range_abs(FIRST_ROW, number, last_row, number)}"
        height = f'SUMPRODUCT(MAX(({every}<>"")*(ROW({every})-{FIRST_ROW})))'
        return f"{every.partition(':')[0]}:INDEX({every},MAX(1,{height}))"

    def _text(self, column: Column) -> str:
        """Return the formula of one word of the label, as people would write it."""
        letter = xl_col_to_name(list(self.columns).index(column))
        cell = f"INDEX({quote_sheetname(self.table.sheet)}!${letter}:${letter},ROW())"
        if isinstance(column, Date):
            day = f'TEXT(DAY({cell}),"00")&"/"&TEXT(MONTH({cell}),"00")&"/"&YEAR({cell})'
            return f'IF(ISNUMBER({cell}),{day},{cell}&"")'
        return cell
