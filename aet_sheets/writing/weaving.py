"""Rows and links of a worksheet woven into its XML, whole columns at once: nothing is done cell by cell.

All that is needed are texts and numbers, so that it can be done anywhere.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain, compress, repeat
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


class Pieces(NamedTuple):
    """A piece of text for each row: row i has `texts[codes[i]]`."""

    texts: list[str]
    codes: Codes

    def of(self, rows: slice) -> Iterator[str]:
        """Return those of some rows."""
        return map(self.texts.__getitem__, self.codes[rows])


class Rows(msgspec.Struct, array_like=True, tag=True, frozen=True):
    """Rows of cells from column A on, the first one numbered `first`; `heights` are those of rows that have one.

    The cells of a column are their `<c>` elements from behind their row numbers.
    """

    first: int
    columns: list[Pieces]
    heights: dict[int, float]

    def __len__(self) -> int:
        return len(self.columns[0].codes)

    def xml(self) -> Iterator[str]:
        """Yield the `<row>` elements, some at a time."""
        columns = [
            Pieces([end + after for end in cells.texts], cells.codes)
            for cells, after in zip(self.columns, self._afters(), strict=True)
        ]
        for places in _chunks(len(self)):
            numbers = range(self.first + places.start, self.first + places.stop)
            ends = [cells.of(places) for cells in columns]
            pieces = zip(repeat('<row r="'), self._starts(numbers), *ends, strict=False)
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

    A link is what its attributes say before the cell that it leads to, all but the last quote, and that cell. A row
    without a link has the number 0 in `starts`.
    """

    first: int
    left: str
    right: str
    starts: Pieces
    cells: Pieces

    def __len__(self) -> int:
        return len(self.starts.codes)

    def xml(self) -> Iterator[str]:
        """Yield the `<hyperlink>` elements, some at a time."""
        corners = [f'<hyperlink ref="{self.left}', *([f":{self.right}"] if self.left != self.right else [])]
        starts = Pieces([f'"{start}' for start in self.starts.texts], self.starts.codes)
        for places in _chunks(len(self)):
            linked = starts.codes[places]
            numbers = compress(range(self.first + places.start, self.first + places.stop), linked)
            pieces = zip(*map(repeat, corners), compress(starts.of(places), linked), strict=False)
            before_cells = map(str.join, map(str, numbers), pieces)
            cells = compress(self.cells.of(places), linked)
            yield "".join(chain.from_iterable(zip(before_cells, cells, repeat('"/>'), strict=False)))


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
