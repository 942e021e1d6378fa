"""What is to be changed in a workbook, as plain data: whoever applies it, to a file or in Excel, finds all in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aet_sheets.schema import Column, Table
from aet_sheets.schema.values import Value
from aet_sheets.writing.cells import shown


@dataclass(frozen=True, slots=True)
class SetCell:
    """A value to put into the column of a table, in the row `row` of its sheet, as Excel counts."""

    table: type[Table]
    sheet: str
    row: int
    column: Column
    value: Value

    def as_json(self) -> dict[str, object]:
        """Return the edit with its table and its column under the names that Excel has for them."""
        return {
            "kind": "set_cell",
            "table": self.table.excel_name,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column.label,
            "value": plain(self.value),
        }


@dataclass(frozen=True, slots=True)
class AppendRow:
    """A row to add under the last one of a table; `values` by the names of its columns, the others stay empty."""

    table: type[Table]
    sheet: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Return the edit with its table and its columns under the names that Excel has for them."""
        values = {self.table.column(name).label: plain(value) for name, value in self.values.items()}
        return {"kind": "append_row", "table": self.table.excel_name, "sheet": self.sheet, "values": values}


Edit = SetCell | AppendRow


def plain(value: Value) -> object:
    """Return `value` as JSON holds it: a day as people write it."""
    return value if isinstance(value, (str, int, float)) else shown(value)
