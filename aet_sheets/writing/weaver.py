"""A process that weaves rows and links into segments, one after the other, until nobody sends any more."""

from __future__ import annotations

import gc
import signal
import sys
from contextlib import suppress
from typing import Final

import msgspec

from aet_sheets.reading.isolation.frames import read_frame, write_frame
from aet_sheets.writing.weaving import decode, woven

ANY_LENGTH: Final = 2**63


def main() -> None:
    """Answer each message, some work, with its segment."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever sends the work is interrupted too, and ends its processes
    gc.disable()  # nothing here refers to itself
    with suppress(OSError):  # whoever sent the work is gone
        while (message := read_frame(sys.stdin.buffer, ANY_LENGTH)) is not None:
            write_frame(sys.stdout.buffer, msgspec.msgpack.encode(woven(decode(message))))
