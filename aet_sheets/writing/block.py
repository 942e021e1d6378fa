"""A block of columns, and its rows as the XML of a worksheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from types import NoneType
from typing import Any, Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from aet_sheets.schema.values import Value
from aet_sheets.writing.texts import stand_as_they_are, text_element

_CHUNK: Final = 1_000
"""Rows turned into text at a time: memory stays flat."""
_EPOCH: Final = dt.date(1899, 12, 30)
_DAY: Final = dt.timedelta(days=1)
_MANY: Final = 10_000
"""Texts that are each another are not worth a place in the workbook's table of texts when there are that many."""


class LinkedColumns(NamedTuple):
    """Adjacent columns that carry one link a row: what `file_link` and `sheet_link` return, or None."""

    first: int
    last: int
    links: Collection[str | None]


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


Texts = Mapping[str, int] | None
"""The numbers of texts in the workbook's table of texts; None for those that stand in their cells themselves."""


def is_varied(column: Sequence[Value | None]) -> bool:
    """Tell whether a long column says something else in most of its rows.

    Its texts then stand in its cells: in the workbook's table of texts, which is all kept in memory until the last
    sheet is written, they would take much room and save none.
    """
    return len(column) >= _MANY and len(set(column)) > len(column) // 2


def rows_xml(block: Block, styles: Sequence[Sequence[int]], texts: Sequence[Texts]) -> Iterator[str]:
    """Yield the rows of a block, some at a time; `styles` are the numbers of its formats, `texts` go by column."""
    count = len(block.columns[0])
    for start in range(0, count, _CHUNK):
        stop = min(start + _CHUNK, count)
        columns = [
            _cell_ends(values[start:stop], own if len(own) == 1 else own[start:stop], numbers)
            for values, own, numbers in zip(block.columns, styles, texts, strict=True)
        ]
        rows = range(block.first_row + start, block.first_row + stop)
        yield _woven(rows, [_height(block.heights.get(row)) for row in rows], columns)


def _height(height: float | None) -> str:
    """Return what follows the number of a row in its tag."""
    return f'" ht="{height:g}" customHeight="1">' if height else '">'


def _woven(rows: range, heights: Sequence[str], columns: Sequence[Iterable[str]]) -> str:
    """Return `rows`, counted from 0, as XML; `columns` are what `_cell_ends` gave.

    A row is made of pieces, all pieces of a column are put in their places at once: nothing is done cell by cell.
    """
    numbers = [str(row + 1) for row in rows]
    parts: list[Iterable[str]] = [repeat('<row r="', len(rows)), numbers, heights]
    for number, ends in enumerate(columns):
        parts += (repeat(f'<c r="{xl_col_to_name(number)}', len(rows)), numbers, ends)
    parts.append(repeat("</row>", len(rows)))
    pieces = [""] * (len(parts) * len(rows))
    for place, part in enumerate(parts):
        pieces[place :: len(parts)] = part
    return "".join(pieces)


def _cell_ends(values: Sequence[Value | None], styles: Sequence[int], texts: Texts) -> Iterable[str]:
    """Return the `<c>` elements of one column from behind their row numbers; one style alone holds for all."""
    if len(styles) > 1:
        return [_cell_end(value, style, texts) for value, style in zip(values, styles, strict=True)]
    style, kinds = styles[0], set(map(type, values))
    if len(kinds - {NoneType}) > 1:
        return [_cell_end(value, style, texts) for value in values]
    if kinds == {str}:
        return _text_ends(values, style, texts)  # type: ignore[arg-type]  # they are texts
    ends = {value: _cell_end(value, style, texts) for value in set(values)}  # of one kind: 1 and 1.0 do not meet
    return map(ends.__getitem__, values)


def _text_ends(column: Sequence[str], style: int, texts: Texts) -> Iterable[str]:
    """Return the same for texts alone."""
    if texts is not None:
        ends = {text: f'" s="{style}" t="s"><v>{texts[text]}</v></c>' for text in set(column)}
        return map(ends.__getitem__, column)
    if stand_as_they_are(column):
        return [f'" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>' for text in column]
    return [_cell_end(text, style, None) for text in column]


def _cell_end(value: Value | None, style: int, texts: Texts) -> str:
    """Return a `<c>` element from behind its row number."""
    if value is None:
        return f'" s="{style}"/>'
    if not isinstance(value, str):
        return f'" s="{style}"><v>{_number(value)}</v></c>'
    if texts is None:
        return f'" s="{style}" t="inlineStr"><is>{text_element(value)}</is></c>'
    return f'" s="{style}" t="s"><v>{texts[value]}</v></c>'


def _number(value: float | dt.date) -> str:
    """Return a number, or a day as the number of days that Excel counts."""
    if isinstance(value, dt.datetime):
        return repr((value - dt.datetime.combine(_EPOCH, dt.time())) / _DAY)
    if isinstance(value, dt.date):
        return str((value - _EPOCH).days)
    return repr(value)
