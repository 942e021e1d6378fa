"""Messages between two processes: a length, then that many bytes."""

from __future__ import annotations

import struct
from typing import Final, Protocol

READY: Final = b"ready"
"""The first message of a child."""
_LENGTH: Final = struct.Struct("<Q")
_PIECE: Final = 2**20


class BadFrameError(Exception):
    """A message that is longer than allowed, or that ends before its end."""


class Readable(Protocol):
    """Where messages come from."""

    def read(self, size: int, /) -> bytes: ...  # noqa: D102 - the method of files


class Writable(Protocol):
    """Where messages go."""

    def write(self, data: bytes, /) -> object: ...  # noqa: D102 - the methods of files
    def flush(self) -> object: ...  # noqa: D102


def write_frame(stream: Writable, content: bytes) -> None:
    """Send one message."""
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def read_frame(stream: Readable, most: int) -> bytes | None:
    """Return the next message, None at the end of the stream.

    Raises:
        BadFrameError: the message announces more than `most` bytes, or the stream ends within it.
    """
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise BadFrameError
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise BadFrameError
    return _read_whole(stream, length)


def _read_whole(stream: Readable, length: int) -> bytes:
    """Return `length` bytes, asked for piece by piece: room is only made for what really comes."""
    if length <= _PIECE:
        pieces = [stream.read(length)]
    else:
        pieces = []
        missing = length
        while missing and (piece := stream.read(min(missing, _PIECE))):
            pieces.append(piece)
            missing -= len(piece)
    content = pieces[0] if len(pieces) == 1 else b"".join(pieces)
    if len(content) != length:
        raise BadFrameError
    return content
