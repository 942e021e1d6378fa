"""A process that weaves rows and links into segments, one after the other, until nobody sends any more."""

from __future__ import annotations

import gc
import signal
import sys
from contextlib import suppress

import msgspec

from aet_sheets.reading.isolation.frames import ANY_LENGTH, read_frame, write_frame
from aet_sheets.writing.weaving import Work, decode, woven


def main() -> None:
    """Answer each message, some work, with two: checksum and length of its segment, then its bytes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever sends the work is interrupted too, and ends its processes
    gc.disable()  # nothing here refers to itself
    with suppress(OSError):  # whoever sent the work is gone
        while (work := _next_work()) is not None:
            segment = woven(work)
            del work
            write_frame(sys.stdout.buffer, msgspec.msgpack.encode((segment.crc, segment.length)))
            write_frame(sys.stdout.buffer, segment.data)


def _next_work() -> Work | None:
    message = read_frame(sys.stdin.buffer, ANY_LENGTH)
    return None if message is None else decode(message)
