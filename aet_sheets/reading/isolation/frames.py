"""Messages between two processes: a length, then that many bytes."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple, Protocol

READY: Final = b"ready"
"""The first message of a child."""
READING: Final = ""
"""The task of giving the cells of a file; any other is a function of bytes, by its `module:name`."""
ANY_LENGTH: Final = 2**63
"""For messages of a process that is trusted."""
_LENGTH: Final = struct.Struct("<Q")
_PIECE: Final = 2**20


_SEPARATOR: Final = "\0"


class Wanted(NamedTuple):
    """What the task of reading has to know, as `read_workbook` takes it."""

    name: str
    only: str | None = None
    passed_over: Collection[str] = ()

    def to_bytes(self) -> bytes:
        """Return it as a message."""
        return _SEPARATOR.join((self.name, self.only or "", *self.passed_over)).encode("utf-8", "replace")

    @classmethod
    def of(cls, message: bytes) -> Wanted:
        """Return what was written as `message`."""
        name, only, *passed_over = message.decode().split(_SEPARATOR)
        return cls(name, only or None, passed_over)


class FrameTooLongError(Exception):
    """A message that announces more than is allowed."""


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
    """Return the next message; None when the stream ends before it does.

    Raises:
        FrameTooLongError: the message announces more than `most` bytes.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise FrameTooLongError
    return _read_whole(stream, length)


def _read_whole(stream: Readable, length: int) -> bytes | None:
    """Return `length` bytes, asked for piece by piece: room is only made for what really comes."""
    content = stream.read(length) if length <= _PIECE else b"".join(_pieces(stream, length))
    return content if len(content) == length else None


def _pieces(stream: Readable, missing: int) -> Iterator[bytes]:
    while missing and (piece := stream.read(min(missing, _PIECE))):
        yield piece
        missing -= len(piece)
