"""A column to write on a sheet: its heading, its values, and the room that they take."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import wrap as folded
from typing import Final, NamedTuple, Self

from aet_sheets.schema.coded import Coded
from aet_sheets.schema.columns import Column, Reference, Text
from aet_sheets.schema.values import Value
from aet_sheets.writing.cells import all_as_stored, shown_stored
from aet_sheets.writing.links import Links

MAX_WIDTH: Final = 60

_HEADING_LINES = 2
_BUTTON = 5
"""What the filter button and the indent add to a heading."""
_BOLD = 1.05
_PADDING = 3
LETTERS: Final = 1.2
"""Letters for each unit of width: the unit is a digit, and French prose runs narrower."""
_CAPITALS = 1.3
"""How much wider a line of capitals is."""


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """A column to write: its heading, its values from the first row to the last, and how they look.

    `width` is the least width, in characters; the content may ask for more, up to `widest`. `number_format` None is
    text. `required` only sets the shade of the heading. `links`, if any, gives the link of each row, or None: what
    `file_link` and `sheet_link` return, or an address. What there is to find out of values is found out of each
    distinct one once.
    """

    heading: str
    values: Sequence[Value | None]
    width: float = 18
    widest: float = MAX_WIDTH
    number_format: str | None = None
    wrap: bool = False
    required: bool = True
    links: Links | Sequence[str | None] | None = None

    @classmethod
    def of(cls, column: Column, values: Sequence[Value | None], *, required: bool | None = None) -> Self:
        """Return the column that the schema declares as `column`, `required` being what it says or what you say."""
        return cls(
            heading=column.label,
            values=values,
            width=column.width,
            number_format=column.number_format,
            wrap=isinstance(column, (Text, Reference)),
            required=column.required if required is None else required,
        )

    @cached_property
    def stored(self) -> Coded[Value]:
        """The values as Excel can hold them, without any that no row has."""
        return Coded[Value].of(self.values).mapped(all_as_stored)

    @cached_property
    def fitted_width(self) -> float:
        """The width that shows the heading and the content, at most `MAX_WIDTH` or the declared width."""
        most = max(self.widest, self.width)
        return min(max(self.width, self._extent.breadth + _PADDING, _heading_width(self.heading)), most)

    @property
    def heading_lines(self) -> int:
        """How many lines the heading takes."""
        return 1 if len(self.heading) * _BOLD + _BUTTON <= self.fitted_width else _HEADING_LINES

    def lines(self) -> list[int] | None:
        """Return how many lines each value takes once wrapped; None when all take one."""
        room = math.floor(self.fitted_width * LETTERS)
        if not self.wrap or (self._extent.breadth <= room and not self._extent.several_lines):
            return None
        counted = [_count_lines(self._shown(value), room) for value in self.stored.values]
        return list(map(counted.__getitem__, self.stored.codes))

    @cached_property
    def _extent(self) -> _Extent:
        """The room that the different values take."""
        values = self.stored.values[1:]
        if set(map(type, values)) == {str}:
            return _Extent.of(values)  # type: ignore[arg-type]  # texts are shown as they are
        return _Extent.of(list(map(self._shown, values)))

    def _shown(self, stored: Value | None) -> str:
        return shown_stored(stored, self.number_format)


class _Extent(NamedTuple):
    """The breadth of the longest line of texts, as `_breadth` gives it, and whether any text has several lines."""

    breadth: float
    several_lines: bool

    @classmethod
    def of(cls, texts: Collection[str]) -> _Extent:
        together = "\n".join(texts)
        several_lines = together.count("\n") >= len(texts) > 0
        lines = together.split("\n") if several_lines else texts
        capitals = list(filter(str.isupper, lines))
        breadth = max(max(map(len, lines), default=0), max(map(len, capitals), default=0) * _CAPITALS)
        return cls(breadth, several_lines)


def _heading_width(heading: str) -> float:
    """Return the least width at which `heading` stands on `_HEADING_LINES`, beside its filter button."""
    widths = range(max(map(len, heading.split()), default=1), len(heading))
    fits = (width for width in widths if len(folded(heading, width)) <= _HEADING_LINES)
    return next(fits, len(heading)) * _BOLD + _BUTTON


def _count_lines(text: str, room: int) -> int:
    return sum(max(1, math.ceil(_breadth(line) / room)) for line in text.split("\n"))


def _breadth(line: str) -> float:
    return len(line) * _CAPITALS if line.isupper() else len(line)
