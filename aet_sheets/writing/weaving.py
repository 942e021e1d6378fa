"""Rows and links of a worksheet woven into its XML, whole columns at once: nothing is done cell by cell.

All that is needed are texts and numbers, so that it can be done anywhere.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import compress, repeat
from operator import add
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import msgspec

from aet_sheets.reading.addresses import column_letters
from aet_sheets.writing.segments import Segment, compressed

if TYPE_CHECKING:
    Codes: TypeAlias = array[int]
else:
    Codes = array  # msgspec looks at it, and Python 3.11 does not know what an array is of

_CHUNK: Final = 1_000
"""Rows turned into text at a time: memory stays flat."""


class Cells(NamedTuple):
    """The cells of a column, as XML from behind their row numbers: row i has the one numbered `codes[i]`.

    A cell is `contents[number]` between `before` and `after`, which most of them share; the one numbered 0, which is
    empty, stands whole in its place.
    """

    contents: list[str | int]
    codes: Codes
    before: str = ""
    after: str = ""

    def pieces(self, after: str) -> Callable[[slice], Iterable[str]]:
        """Return what gives the cells of some rows, each followed by `after`."""
        before, end, contents = self.before, f"{self.after}{after}", self.contents
        empty = f"{contents[0]}{after}"
        if len(contents) > len(self.codes) // 2:  # each is needed about once: they are made as they are
            return lambda rows: [f"{before}{contents[code]}{end}" if code else empty for code in self.codes[rows]]
        pieces = [empty, *(f"{before}{content}{end}" for content in contents[1:])]
        return lambda rows: map(pieces.__getitem__, self.codes[rows])


class Rows(msgspec.Struct, array_like=True, tag=True, frozen=True):
    """Rows of cells from column A on, the first one numbered `first`; `heights` are those of rows that have one."""

    first: int
    columns: list[Cells]
    heights: dict[int, float]

    def __len__(self) -> int:
        return len(self.columns[0].codes)

    def xml(self) -> Iterator[str]:
        """Yield the `<row>` elements, some at a time."""
        columns = [cells.pieces(after) for cells, after in zip(self.columns, self._afters(), strict=True)]
        for places in _chunks(len(self)):
            numbers = range(self.first + places.start, self.first + places.stop)
            pieces = zip(repeat('<row r="'), self._starts(numbers), *(cells(places) for cells in columns), strict=False)
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


class Hyperlinks(msgspec.Struct, array_like=True, tag=True, frozen=True):
    """The links of rows, the first one numbered `first`, from the column with the letters `left` to `right`.

    Row i leads to `cells[cell_codes[i]]` of what the attributes `starts[start_codes[i]]`, all but their last quote, say
    before it; it has no link where the latter number is 0.
    """

    first: int
    left: str
    right: str
    starts: list[str]
    start_codes: Codes
    cells: list[str]
    cell_codes: Codes

    def __len__(self) -> int:
        return len(self.start_codes)

    def xml(self) -> Iterator[str]:
        """Yield the `<hyperlink>` elements, some at a time."""
        corners = [f'<hyperlink ref="{self.left}', *([f":{self.right}"] if self.left != self.right else [])]
        starts, cells = [f'"{start}' for start in self.starts], [f'{cell}"/>' for cell in self.cells]
        for places in _chunks(len(self)):
            linked = self.start_codes[places]
            numbers = compress(range(self.first + places.start, self.first + places.stop), linked)
            pieces = zip(*map(repeat, corners), map(starts.__getitem__, filter(None, linked)), strict=False)
            before_cells = map(str.join, map(str, numbers), pieces)
            ends = map(cells.__getitem__, compress(self.cell_codes[places], linked))
            yield "".join(map(add, before_cells, ends))


Work: TypeAlias = Rows | Hyperlinks
"""What can be woven."""


def woven(work: Work) -> Segment:
    """Return the XML of `work`, compressed."""
    return compressed(work.xml())


def encode(work: Work) -> bytes:
    """Return `work` as a message to another process."""
    return _ENCODER.encode(work)


def decode(message: bytes) -> Work:
    """Return what was encoded."""
    return _DECODER.decode(message)


def _codes_as_bytes(codes: array[int]) -> memoryview:
    return memoryview(codes).cast("B")


def _codes_of_bytes(_kind: Any, content: bytes) -> array[int]:
    return array("I", content)


_ENCODER: Final = msgspec.msgpack.Encoder(enc_hook=_codes_as_bytes)
_DECODER: Final[msgspec.msgpack.Decoder[Work]] = msgspec.msgpack.Decoder(Work, dec_hook=_codes_of_bytes)


def _chunks(count: int) -> Iterator[slice]:
    return (slice(start, min(start + _CHUNK, count)) for start in range(0, count, _CHUNK))
