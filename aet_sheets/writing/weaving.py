"""Rows and links of a worksheet woven into its XML, whole columns at once: nothing is done cell by cell.

All that is needed are texts and numbers, so that it can be done anywhere.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, repeat
from typing import Final, NamedTuple

from aet_sheets.reading.addresses import column_letters

_CHUNK: Final = 1_000
"""Rows turned into text at a time: memory stays flat."""
_CLOSED: Final = '"/>'


class Cells(NamedTuple):
    """The cells of a column: `ends[codes[i]]` is the `<c>` element of row i from behind its row number."""

    ends: Sequence[str]
    codes: array[int]


class Rows(NamedTuple):
    """Rows of cells from column A on, the first one numbered `first`; `heights` are those of rows that have one."""

    first: int
    columns: Sequence[Cells]
    heights: Mapping[int, float]

    def xml(self) -> Iterator[str]:
        """Yield the `<row>` elements, some at a time."""
        columns = [
            Cells([end + after for end in cells.ends], cells.codes)
            for cells, after in zip(self.columns, self._afters(), strict=True)
        ]
        for places in _chunks(len(columns[0].codes)):
            numbers = range(self.first + places.start, self.first + places.stop)
            parts = [map(cells.ends.__getitem__, cells.codes[places]) for cells in columns]
            pieces = zip(repeat('<row r="'), self._starts(numbers), *parts, strict=False)
            yield "".join(map(str.join, map(str, numbers), pieces))  # the number of its row stands between all pieces

    def _afters(self) -> Iterator[str]:
        """Yield what stands behind the cells of each column, up to the next row number."""
        yield from (f'<c r="{column_letters(number)}' for number in range(1, len(self.columns)))
        yield "</row>"

    def _starts(self, numbers: range) -> Iterable[str]:
        """Return what stands between the number of each row and that in its first cell."""
        cell = '<c r="A'
        if not self.heights:
            return repeat(f'">{cell}')
        heights = map(self.heights.get, numbers)
        return (f'" ht="{height:g}" customHeight="1">{cell}' if height else f'">{cell}' for height in heights)


class Hyperlinks(NamedTuple):
    """The links of rows, the first one numbered `first`, from the column with the letters `left` to `right`.

    Row i leads to the cell `cells[i]` of what the attributes `starts[codes[i]]`, all but their last quote, say before
    it; it has no link where `codes[i]` is 0.
    """

    first: int
    left: str
    right: str
    starts: Sequence[str]
    codes: array[int]
    cells: Sequence[object]

    def xml(self) -> Iterator[str]:
        """Yield the `<hyperlink>` elements, some at a time."""
        corners = [f'<hyperlink ref="{self.left}', *([f":{self.right}"] if self.left != self.right else [])]
        starts = [f'"{start}' for start in self.starts]
        for places in _chunks(len(self.codes)):
            codes = self.codes[places]
            numbers = compress(range(self.first + places.start, self.first + places.stop), codes)
            pieces = zip(*map(repeat, corners), map(starts.__getitem__, filter(None, codes)), strict=False)
            before_cells = map(str.join, map(str, numbers), pieces)
            cells = map(str, compress(self.cells[places], codes))
            yield "".join(chain.from_iterable(zip(before_cells, cells, repeat(_CLOSED), strict=False)))


def _chunks(count: int) -> Iterator[slice]:
    return (slice(start, min(start + _CHUNK, count)) for start in range(0, count, _CHUNK))
