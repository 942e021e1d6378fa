"""A block of columns to write on a worksheet, and its cells as XML: each different cell of a column once."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import NoneType
from typing import Any, Final, NamedTuple

from aet_sheets.schema.coded import Coded
from aet_sheets.schema.values import Value
from aet_sheets.writing.links import Links
from aet_sheets.writing.texts import stand_as_they_are, text_element
from aet_sheets.writing.weaving import Cells

_EPOCH: Final = dt.date(1899, 12, 30)
_DAY: Final = dt.timedelta(days=1)
_MANY: Final = 10_000
"""Texts that are each another are not worth a place in the workbook's table of texts when there are that many."""


class LinkedColumns(NamedTuple):
    """Adjacent columns that carry one link a row."""

    first: int
    last: int
    links: Links


class BlockColumn(NamedTuple):
    """A column of cells: `values` are what `as_stored` gave, without any that no row has.

    Row i looks as `formats[looks[i]]` says of the kind of its value. Where all rows look alike, `looks` is None, and
    `formats[0]` holds.
    """

    values: Coded[Value]
    formats: Sequence[Mapping[type, Any]]
    looks: Sequence[int] | None = None

    def is_varied(self) -> bool:
        """Tell whether a long column says something else in most of its rows.

        Its texts then stand in its cells: in the workbook's table of texts, which is all kept in memory until the last
        sheet is written, they would take much room and save none.
        """
        rows = len(self.values)
        return rows >= _MANY and len(self.values.values) - 1 > rows // 2


@dataclass(frozen=True, slots=True)
class Block:
    """Columns of cells from column A, all of one length, at least one row.

    `first_row` counts from 0; `heights` are those of rows that do not follow their content, by number from 0.
    """

    first_row: int
    columns: Sequence[BlockColumn]
    heights: Mapping[int, float] = field(default_factory=dict)
    links: Sequence[LinkedColumns] = ()

    @property
    def last_row(self) -> int:
        """The last row, from 0."""
        return self.first_row + len(self.columns[0].values) - 1


Texts = Mapping[str, int] | None
"""The numbers of texts in the workbook's table of texts; None for those that stand in their cells themselves."""


def cells_of(column: BlockColumn, styles: Sequence[Mapping[type, int]], texts: Texts) -> Cells:
    """Return a column as XML: each different cell once; `styles` are the numbers of its formats."""
    values, codes = column.values.values, column.values.codes
    if column.looks is None:
        return _alike(values[1:], codes, styles[0], texts) or Cells(_whole_ends(values, styles[0], texts), codes)
    ends = [end for look in styles for end in _whole_ends(values, look, texts)]
    numbers = (code + look * len(values) for code, look in zip(codes, column.looks, strict=True))
    return Cells(ends, array(codes.typecode, numbers))


def _alike(values: Sequence[Any], codes: array[int], styles: Mapping[type, int], texts: Texts) -> Cells | None:
    """Return cells that differ in their values alone, of one kind, as these values between what they share.

    None where they differ otherwise.
    """
    kinds = set(map(type, values))
    if len(kinds) != 1:
        return None
    (kind,) = kinds
    nothing, start = _cell_end(None, styles[NoneType], None), f'" s="{styles[kind]}"'
    if not issubclass(kind, str):
        return Cells([nothing, *map(_number, values)], codes, f"{start}><v>", "</v></c>")
    if texts is not None:
        return Cells([nothing, *map(texts.__getitem__, values)], codes, f'{start} t="s"><v>', "</v></c>")
    if stand_as_they_are(values):
        return Cells([nothing, *values], codes, f'{start} t="inlineStr"><is><t>', "</t></is></c>")
    return None


def _whole_ends(values: Sequence[Value | None], styles: Mapping[type, int], texts: Texts) -> list[str | int]:
    return [_cell_end(value, styles[type(value)], texts) for value in values]


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
