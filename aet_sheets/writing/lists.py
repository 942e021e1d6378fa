"""The hidden sheet that feeds the drop-downs: closed lists, and the labels of the rows that references may name.

Excel accepts at most 255 characters in a list written inside a validation; a named range has no such limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from xlsxwriter.utility import xl_range_abs

from aet_sheets.schema import Column, ColumnSet, Table
from aet_sheets.text import fold
from aet_sheets.writing.data_sheet import DataSheet
from aet_sheets.writing.labels import FIRST_ROW, RowLabels

LISTS_SHEET: Final = "Listes"
_WIDTH: Final = 28


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one workbook by their defined names, in the order in which they were asked for.

    `labels` are those that follow the rows of a sheet of the workbook. Which tables references may name is said
    before the sheets are drawn, with `follow` or `offer`: a sheet may refer to one that comes after it.
    """

    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    labels: dict[str, RowLabels] = field(default_factory=dict)

    def add(self, name: str, values: Sequence[str]) -> str:
        """Keep the list `name` and return it; raises `ValueError` when it is empty or already holds others."""
        kept = tuple(map(str, values))
        if not kept or self.lists.setdefault(name, kept) != kept:
            raise ValueError(name)
        return name

    def follow(self, labels: RowLabels) -> None:
        """Let references name the rows of a sheet of this workbook, those to come included."""
        self.labels[reference_list_name(labels.table)] = labels

    def offer(self, table: type[Table], labels: Sequence[str]) -> None:
        """Let references name rows of `table` that stand in another workbook, by the `labels` that they have now."""
        known = tuple(dict.fromkeys(filter(None, labels)))
        if known:
            self.add(reference_list_name(table), known)

    def reference(self, table: type[Table]) -> str | None:
        """Return the name of the list of labels of `table`, None when this workbook has none."""
        name = reference_list_name(table)
        return name if name in self.labels or name in self.lists else None

    def write(self, workbook: Any) -> None:
        """Write the hidden sheet, one column a list headed by its name, and define the names."""
        if not self.lists and not self.labels:
            return
        worksheet = workbook.add_worksheet(LISTS_SHEET, worksheet_class=DataSheet)
        worksheet.hide()
        for number, name in enumerate((*self.lists, *self.labels)):
            worksheet.set_column(number, number, _WIDTH)
            worksheet.write_string(0, number, name)
            if name in self.labels:
                cells = _write_labels(worksheet, number, self.labels[name])
            else:
                cells = _write_list(worksheet, number, self.lists[name])
            workbook.define_name(name, f"={cells}")


def _write_labels(worksheet: DataSheet, number: int, labels: RowLabels) -> str:
    worksheet.fill_down((FIRST_ROW, number), labels.formula(), labels.results())
    return labels.filled(LISTS_SHEET, number)


def _write_list(worksheet: Any, number: int, values: Sequence[str]) -> str:
    for row, text in enumerate(values, 1):
        worksheet.write_string(row, number, text)
    return f"{LISTS_SHEET}!{xl_range_abs(1, number, len(values), number)}"


def list_name(table: type[ColumnSet], column: Column) -> str:
    """Return the defined name of a column's list, such as `Liste_Acteurs_Mobilisation`."""
    return _name(f"{table.sheet} {column.label}")


def reference_list_name(table: type[Table]) -> str:
    """Return the defined name of the labels of a table's rows, such as `Liste_Acteurs`."""
    return _name(table.sheet)


def _name(text: str) -> str:
    return "_".join(("Liste", *(word.capitalize() for word in fold(text).split())))
