"""A worksheet that takes whole columns at once: the rows of a table are written as XML directly.

XlsxWriter keeps an object for every cell and for every link; for a quarter of a million rows that costs ten times
what the rows themselves cost. So it writes everything else (headings, table, rules, page set-up, strings), and this
class writes the cells of one block of columns, in the same form. All use of what XlsxWriter keeps private is here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from types import NoneType
from typing import Any, Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from aet_sheets.schema.values import Value
from aet_sheets.writing.links import target_and_place

_CHUNK: Final = 4_000
"""Rows turned into text at a time: memory stays flat."""
_EPOCH: Final = dt.date(1899, 12, 30)
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DAY: Final = dt.timedelta(days=1)


class LinkedColumns(NamedTuple):
    """Adjacent columns that carry one link a row: what `file_link` and `sheet_link` return, or None."""

    first: int
    last: int
    links: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Block:
    """Columns of cells from column A: `columns[j][i]` is what `as_stored` gave, `formats[j][i]` how it looks.

    One format alone in `formats[j]` is that of the whole column.
    `first_row` counts from 0; `heights` are those of rows that do not follow their content, by number from 0.
    """

    first_row: int
    columns: Sequence[Sequence[Value | None]]
    formats: Sequence[Sequence[Any]]
    heights: Mapping[int, float] = field(default_factory=dict)
    links: Sequence[LinkedColumns] = ()

    @property
    def last_row(self) -> int:
        """The last row, from 0."""
        return self.first_row + len(self.columns[0]) - 1


class _TextFormula(NamedTuple):
    """A cell whose formula gives a text, empty perhaps: XlsxWriter would store an empty one as a number."""

    formula: str
    result: str

    def as_xml(self, address: str) -> str:
        formula, result = escape(self.formula, quote=False), _text_xml(self.result)
        return f'<c r="{address}" t="str"><f>{formula}</f><v>{result}</v></c>'


class DataSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter declares no types
    """A worksheet of XlsxWriter on which one `Block` may stand, below everything else."""

    block: Block | None = None
    dim_rowmax: int | None
    strings: Mapping[str, int] = {}

    def set_block(self, block: Block) -> None:
        """Put `block` on the sheet. Its texts join the workbook's table of strings now, its rows are written last."""
        self.block = block
        self._check_dimensions(block.first_row, 0)
        self._check_dimensions(block.last_row, len(block.columns) - 1)
        counted = [Counter(column) for column in block.columns]
        texts = dict.fromkeys(text for column in counted for text in column if isinstance(text, str))
        self.strings = {text: self.str_table._get_shared_string_index(text) for text in texts}  # noqa: SLF001
        uses = sum(count for column in counted for text, count in column.items() if isinstance(text, str))
        self.str_table.count += uses - len(texts)

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
        for rows in _rows_xml(self.block, self.strings):
            self.fh.write(rows)

    def _write_hyperlinks(self) -> None:
        if self.block is None or not any(any(columns.links) for columns in self.block.links):
            super()._write_hyperlinks()
            return
        self._xml_start_tag("hyperlinks")
        relations: dict[str, int] = {}
        for columns in self.block.links:
            first, last = xl_col_to_name(columns.first), xl_col_to_name(columns.last)
            for row, link in enumerate(columns.links, self.block.first_row + 1):
                if link is not None:
                    cells = f"{first}{row}" if first == last else f"{first}{row}:{last}{row}"
                    self.fh.write(f'<hyperlink ref="{cells}"{self._destination(link, relations)}/>')
        self._xml_end_tag("hyperlinks")

    def _destination(self, link: str, relations: dict[str, int]) -> str:
        """Return the attributes of a link; files that several links lead to are named once among the relations."""
        target, place = target_and_place(link)
        location = f' location="{escape(place)}"' if place else ""
        if not target:
            return location
        if target not in relations:
            self.rel_count += 1
            relations[target] = self.rel_count
            self.external_hyper_links.append(["/hyperlink", target, "External"])
        return f' r:id="rId{relations[target]}"{location}'


def _rows_xml(block: Block, strings: Mapping[str, int]) -> Iterator[str]:
    count = len(block.columns[0])
    letters = [xl_col_to_name(number) for number in range(len(block.columns))]
    styles = [_style_numbers(formats) for formats in block.formats]
    for start in range(0, count, _CHUNK):
        stop = min(start + _CHUNK, count)
        first = block.first_row + start + 1
        columns = [
            _column_xml(letter, first, values[start:stop], own if len(own) == 1 else own[start:stop], strings)
            for letter, values, own in zip(letters, block.columns, styles, strict=True)
        ]
        heights = (_height(block.heights.get(row)) for row in range(first - 1, first - 1 + stop - start))
        yield "".join(
            f'<row r="{row}"{height}>{"".join(cells)}</row>'
            for row, (height, *cells) in enumerate(zip(heights, *columns, strict=True), first)
        )


def _style_numbers(formats: Sequence[Any]) -> list[int]:
    numbers = {shape: shape._get_xf_index() for shape in dict.fromkeys(formats)}  # noqa: SLF001
    return [numbers[shape] for shape in formats]


def _height(height: float | None) -> str:
    return f' ht="{height:g}" customHeight="1"' if height else ""


def _column_xml(
    letter: str, first: int, values: Sequence[Value | None], styles: Sequence[int], strings: Mapping[str, int]
) -> list[str]:
    """Return the `<c>` elements of one column, from the row `first` as Excel counts; one style alone holds for all."""
    start, kinds = f'<c r="{letter}', set(map(type, values))
    if len(styles) > 1:
        cells = enumerate(zip(values, styles, strict=True), first)
        return [f"{start}{row}{_cell_end(value, style, strings)}" for row, (value, style) in cells]
    style = styles[0]
    if kinds == {str}:
        middle = f'" s="{style}" t="s"><v>'
        return [f"{start}{row}{middle}{strings[text]}</v></c>" for row, text in enumerate(values, first)]  # type: ignore[index]
    if len(kinds - {NoneType}) <= 1:  # values that are equal are the same: 1 and 1.0 do not meet
        ends = {value: _cell_end(value, style, strings) for value in set(values)}
        return [f"{start}{row}{ends[value]}" for row, value in enumerate(values, first)]
    return [f"{start}{row}{_cell_end(value, style, strings)}" for row, value in enumerate(values, first)]


def _cell_end(value: Value | None, style: int, strings: Mapping[str, int]) -> str:
    """Return a `<c>` element from behind its row number."""
    if value is None:
        return f'" s="{style}"/>'
    if isinstance(value, str):
        return f'" s="{style}" t="s"><v>{strings[value]}</v></c>'
    return f'" s="{style}"><v>{_number(value)}</v></c>'


def _text_xml(text: str) -> str:
    """Return a stored text; what XML cannot hold is written by its number, as Excel does (ECMA-376, ST_Xstring)."""
    return escape(_NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text), quote=False)


def _number(value: float | dt.date) -> str:
    """Return a number, or a day as the number of days that Excel counts."""
    if isinstance(value, dt.datetime):
        return repr((value - dt.datetime.combine(_EPOCH, dt.time())) / _DAY)
    if isinstance(value, dt.date):
        return str((value - _EPOCH).days)
    return repr(value)
