"""A worksheet that takes whole columns at once: the rows of a table are written as XML directly.

XlsxWriter keeps an object for every cell and for every link; for a quarter of a million rows that costs ten times
what the rows themselves cost. So it writes everything else (headings, table, rules, page set-up, strings), and this
class writes the cells of one block of columns, in the same form. All use of what XlsxWriter keeps private is here.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from aet_sheets.writing.block import Block, Texts, is_varied, rows_xml
from aet_sheets.writing.links import followed, in_halves, target_and_place
from aet_sheets.writing.texts import text_xml


class _TextFormula(NamedTuple):
    """A cell whose formula gives a text, empty perhaps: XlsxWriter would store an empty one as a number."""

    formula: str
    result: str

    def as_xml(self, address: str) -> str:
        formula, result = escape(self.formula, quote=False), text_xml(self.result)
        return f'<c r="{address}" t="str"><f>{formula}</f><v>{result}</v></c>'


class DataSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter declares no types
    """A worksheet of XlsxWriter on which one `Block` may stand, below everything else."""

    block: Block | None = None
    texts: Sequence[Texts] = ()
    dim_rowmax: int | None

    def set_block(self, block: Block) -> None:
        """Put `block` on the sheet. Its texts join the workbook's table of strings now, its rows are written last."""
        self.block = block
        self._check_dimensions(block.first_row, 0)
        self._check_dimensions(block.last_row, len(block.columns) - 1)
        self.texts = [None if is_varied(column) else self.str_table.take(column) for column in block.columns]

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
        if self.block is None:
            super()._write_rows()
            return
        last_row, self.dim_rowmax = self.dim_rowmax, self.block.first_row - 1
        super()._write_rows()
        self.dim_rowmax = last_row
        styles = [_style_numbers(formats) for formats in self.block.formats]
        for rows in rows_xml(self.block, styles, self.texts):
            self.fh.write(rows)

    def _write_hyperlinks(self) -> None:
        if self.block is None or not any(any(columns.links) for columns in self.block.links):
            super()._write_hyperlinks()
            return
        self._xml_start_tag("hyperlinks")
        destinations = _Destinations(self)
        for columns in self.block.links:
            first, last = xl_col_to_name(columns.first), xl_col_to_name(columns.last)
            for row, link in enumerate(columns.links, self.block.first_row + 1):
                if followed(link):
                    cells = f"{first}{row}" if first == last else f"{first}{row}:{last}{row}"
                    self.fh.write(f'<hyperlink ref="{cells}"{destinations.of(link)}/>')
        self._xml_end_tag("hyperlinks")

    def _assemble_xml_file(self) -> None:
        super()._assemble_xml_file()
        self.block = None  # nobody needs these columns any more

    def add_relation(self, target: str) -> str:
        """Name `target`, a file or an address, among the relations of the sheet, and return its name there."""
        self.rel_count += 1
        self.external_hyper_links.append(["/hyperlink", target, "External"])
        return f"rId{self.rel_count}"


class _Destinations:
    """The attributes of the links of one sheet. Those into one sheet of a file share all but the cell."""

    def __init__(self, sheet: DataSheet) -> None:
        self._sheet = sheet
        self._relations: dict[str, str] = {}
        self._shared: dict[str, str] = {}

    def of(self, link: str) -> str:
        """Return the attributes of `link`; a file that several links lead to is named once among the relations."""
        sheet, _, cell = link.rpartition("!")
        if sheet in self._shared and cell.isalnum():
            return f'{self._shared[sheet]}{cell}"'
        shared, cell = in_halves(link)
        attributes = self._attributes(shared)
        if cell:
            self._shared[sheet] = attributes
        return f'{attributes}{cell}"'

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


def _style_numbers(formats: Sequence[Any]) -> list[int]:
    numbers = {shape: shape._get_xf_index() for shape in dict.fromkeys(formats)}  # noqa: SLF001
    return [numbers[shape] for shape in formats]
