"""A worksheet that takes whole columns at once: the rows of a table are written as XML directly.

XlsxWriter keeps an object for every cell and for every link; for a quarter of a million rows that costs ten times
what the rows themselves cost. So it writes everything else (headings, table, rules, page set-up, strings), and this
class writes the cells of one block of columns, in the same form. All use of what XlsxWriter keeps private is here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from aet_sheets.writing.block import Block, BlockColumn, LinkedColumns, cells_of
from aet_sheets.writing.links import target_and_place
from aet_sheets.writing.loom import Loom, Promise
from aet_sheets.writing.texts import text_xml
from aet_sheets.writing.weaving import Cells, Hyperlinks, Rows


class _TextFormula(NamedTuple):
    """A cell whose formula gives a text, empty perhaps: XlsxWriter would store an empty one as a number."""

    formula: str
    result: str

    def as_xml(self, address: str) -> str:
        formula, result = escape(self.formula, quote=False), text_xml(self.result)
        return f'<c r="{address}" t="str"><f>{formula}</f><v>{result}</v></c>'


class DataSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter declares no types
    """A worksheet of XlsxWriter on which one `Block` may stand, below everything else."""

    block_at: int | None = None
    block_rows: Promise
    block_links: Sequence[Promise] = ()
    dim_rowmax: int | None

    def set_block(self, block: Block, loom: Loom) -> None:
        """Put `block` on the sheet. Its texts join the workbook's table of strings now, and `loom` begins its rows."""
        self._check_dimensions(block.first_row, 0)
        self._check_dimensions(block.last_row, len(block.columns) - 1)
        self.block_at = block.first_row
        heights = {row + 1: height for row, height in block.heights.items()}
        self.block_rows = loom.weave(Rows(block.first_row + 1, list(map(self._cells, block.columns)), heights))
        destinations = _Destinations(self)
        self.block_links = [loom.weave(destinations.of(linked, block.first_row + 1)) for linked in block.links]

    def _cells(self, column: BlockColumn) -> Cells:
        texts = None if column.is_varied() else self.str_table.take(column.values)
        return cells_of(column, list(map(_style_numbers, column.formats)), texts)

    def stretch_table(self, last_row: int) -> None:
        """Let the last table added reach down to `last_row`, from 0.

        Declared at its full height, XlsxWriter would remember each of its cells to find overlaps.
        """
        table = self.tables[-1]
        first, _, last = table["range"].partition(":")
        letters = last.rstrip("0123456789")
        table["range"] = table["a_range"] = table["autofilter"] = f"{first}:{letters}{last_row + 1}"

    def fill_down(self, place: tuple[int, int], formula: str, results: Sequence[str]) -> None:
        """Write `formula`, which gives a text in every row, from `place` (row, column, from 0) down.

        `results` are its stored values. It stands in every cell: Excel shares no formula that looks at other sheets.
        """
        first_row, column = place
        for row, result in enumerate(results, first_row):
            self._check_dimensions(row, column)
            self.table[row][column] = _TextFormula(formula, result)

    def _write_cell(self, row: int, column: int, cell: Any) -> None:
        if isinstance(cell, _TextFormula):
            self.fh.write(cell.as_xml(f"{xl_col_to_name(column)}{row + 1}"))
        else:
            super()._write_cell(row, column, cell)

    def _write_rows(self) -> None:
        if self.block_at is None:
            super()._write_rows()
            return
        last_row, self.dim_rowmax = self.dim_rowmax, self.block_at - 1
        super()._write_rows()
        self.dim_rowmax = last_row
        self.block_rows.put(self.fh)

    def _write_hyperlinks(self) -> None:
        if not self.block_links:
            super()._write_hyperlinks()
            return
        self._xml_start_tag("hyperlinks")
        for links in self.block_links:
            links.put(self.fh)
        self._xml_end_tag("hyperlinks")

    def _assemble_xml_file(self) -> None:
        super()._assemble_xml_file()
        if self.block_at is not None:
            del self.block_rows, self.block_links  # nobody needs them any more

    def add_relation(self, target: str) -> str:
        """Name `target`, a file or an address, among the relations of the sheet, and return its name there."""
        self.rel_count += 1
        self.external_hyper_links.append(["/hyperlink", target, "External"])
        return f"rId{self.rel_count}"


class _Destinations:
    """The attributes of the links of one sheet. A file that several links lead to is named once among its relations."""

    def __init__(self, sheet: DataSheet) -> None:
        self._sheet = sheet
        self._relations: dict[str, str] = {}

    def of(self, columns: LinkedColumns, first_row: int) -> Hyperlinks:
        """Return the links of `columns`, whose first row is numbered `first_row`, from 1."""
        left, right = xl_col_to_name(columns.first), xl_col_to_name(columns.last)
        shared, cells = columns.links.shared.compact(), columns.links.cells
        starts = [self._attributes(link) if link else "" for link in shared.values]
        return Hyperlinks(first_row, left, right, starts, shared.codes, list(map(str, cells.values)), cells.codes)

    def _attributes(self, link: str) -> str:
        """Return the attributes of `link`, all but the last quote."""
        target, place = target_and_place(link)
        location = f' location="{escape(place)}' if place else ""
        if not target:
            return location
        if target not in self._relations:
            self._relations[target] = self._sheet.add_relation(target)
        relation = f' r:id="{self._relations[target]}'
        return f'{relation}"{location}' if location else relation


def _style_numbers(formats: Mapping[type, Any]) -> dict[type, int]:
    return {kind: shape._get_xf_index() for kind, shape in formats.items()}  # noqa: SLF001
