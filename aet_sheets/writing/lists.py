"""The hidden sheet that feeds the drop-downs.

Excel accepts at most 255 characters in a list written inside a validation; a named range has no such limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from xlsxwriter.utility import xl_range_abs

from aet_sheets.schema import Column, ColumnSet
from aet_sheets.text import fold

LISTS_SHEET: Final = "Listes"


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one workbook by their defined names, in the order in which they were asked for."""

    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, name: str, values: Sequence[str]) -> str:
        """Keep the list `name` and return it; raises `ValueError` when it is empty or already holds others."""
        kept = tuple(values)
        if not kept or self.lists.setdefault(name, kept) != kept:
            raise ValueError(name)
        return name

    def write(self, workbook: Any) -> None:
        """Write the hidden sheet, one column a list headed by its name, and define the names."""
        if not self.lists:
            return
        worksheet = workbook.add_worksheet(LISTS_SHEET)
        worksheet.hide()
        for number, (name, values) in enumerate(self.lists.items()):
            worksheet.set_column(number, number, 28)
            for row, text in enumerate((name, *values)):
                worksheet.write_string(row, number, text)
            cells = xl_range_abs(1, number, len(values), number)
            workbook.define_name(name, f"={LISTS_SHEET}!{cells}")


def list_name(table: type[ColumnSet], column: Column) -> str:
    """Return the defined name of a column's list, such as `Liste_Acteurs_Mobilisation`."""
    return "_".join(("Liste", *(word.capitalize() for word in fold(f"{table.sheet} {column.label}").split())))
