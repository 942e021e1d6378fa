"""Parts of a file compressed apart, wherever that is done, and joined afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from isal import isal_zlib

_LEVEL: Final = 2
"""Deflates ten times faster than zlib, into files a quarter larger."""


class Segment(NamedTuple):
    """Compressed bytes that refer to nothing before them and may be followed by others.

    `crc` and `length` are the checksum and the length of what was compressed.
    """

    data: bytes
    crc: int
    length: int


def compressor() -> Any:
    """Return an object that deflates as the archives of workbooks do, `flush` with `END_OF_SEGMENT` included."""
    return isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, -isal_zlib.MAX_WBITS)


END_OF_SEGMENT: Final = isal_zlib.Z_FULL_FLUSH


def compressed(texts: Iterable[str]) -> Segment:
    """Return texts as a segment; equal ones give equal bytes."""
    deflate, pieces, crc, length = compressor(), [], 0, 0
    for text in texts:
        data = text.encode()
        crc, length = isal_zlib.crc32(data, crc), length + len(data)
        pieces.append(deflate.compress(data))
    pieces.append(deflate.flush(END_OF_SEGMENT))
    return Segment(b"".join(pieces), crc, length)


def joined_crc(crc: int, segment: Segment) -> int:
    """Return the checksum of what has the checksum `crc`, followed by what is in `segment`."""
    return isal_zlib.crc32_combine(crc, segment.crc, segment.length)
