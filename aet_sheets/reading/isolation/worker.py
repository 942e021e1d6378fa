"""The child process: it reads files that it is sent, one after the other, until nobody sends any more.

It is started by `isolation.child`. First comes a message with the limits; the child sets them on itself and says that
it is ready. Then come messages by two, a name and the bytes of the file; each pair is met with one answer.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import BinaryIO, Final

import msgspec

from aet_sheets.reading.isolation.answers import answer_to
from aet_sheets.reading.isolation.confinement import OUT_OF_MEMORY, allow_time, confine
from aet_sheets.reading.isolation.frames import read_frame, write_frame
from aet_sheets.reading.limits import Limits

READY: Final = b"ready"
_ANY_LENGTH: Final = 2**63


def main() -> None:
    """Serve until the parent closes the stream of requests, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends its children
    requests, answers = sys.stdin.buffer, _own_output()
    gc.set_threshold(100_000, 50, 50)  # many small values that live briefly
    settings = read_frame(requests, _ANY_LENGTH)
    if settings is None:
        return
    limits = msgspec.msgpack.decode(settings, type=Limits)
    confine(limits)
    import python_calamine  # noqa: PLC0415 - inside the limits, and before the first file comes

    assert python_calamine  # noqa: S101
    write_frame(answers, READY)
    try:
        _serve(requests, answers, limits)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except OSError:
        pass  # the parent is gone


def _serve(requests: BinaryIO, answers: BinaryIO, limits: Limits) -> None:
    while (name := read_frame(requests, _ANY_LENGTH)) is not None:
        data = read_frame(requests, _ANY_LENGTH)
        if data is None:
            return
        allow_time(limits)
        write_frame(answers, answer_to(data, name.decode(), limits))


def _own_output() -> BinaryIO:
    """Return the stream of answers, out of reach for a library that prints: that goes where errors go."""
    sys.stdout.flush()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers
