"""A block of columns to write on a worksheet, and its cells as XML: each different cell of a column once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import NoneType
from typing import Any, Final, NamedTuple

from aet_sheets.schema.coded import Coded
from aet_sheets.schema.values import Value
from aet_sheets.writing.links import Links
from aet_sheets.writing.texts import stand_as_they_are, text_element

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


def cell_ends(values: Sequence[Value | None], styles: Mapping[type, int], texts: Texts) -> list[str]:
    """Return the `<c>` elements of different cells from behind their row numbers; `values[0]` alone is None.

    `styles` are the numbers of formats, by the kinds of values that there are.
    """
    if set(map(type, values[1:])) == {str}:
        ends = _text_ends(values[1:], styles[str], texts)  # type: ignore[arg-type]  # they are texts
        return [_cell_end(None, styles[NoneType], None), *ends]
    return [_cell_end(value, styles[type(value)], texts) for value in values]


def _text_ends(column: Sequence[str], style: int, texts: Texts) -> list[str]:
    """Return the same for texts alone."""
    if texts is not None:
        return [f'" s="{style}" t="s"><v>{texts[text]}</v></c>' for text in column]
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
