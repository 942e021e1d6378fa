"""The child process: it reads files that it is sent, one after the other, until nobody sends any more.

It is started by `isolation.child`. First comes a message with the limits; the child sets them on itself and says that
it is ready. Then come messages by two, a name and the bytes of the file; each pair is met with one answer.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module
from typing import BinaryIO, Final

import msgspec

from aet_sheets.reading.errors import DAMAGED, RESEND, NotASpreadsheetError, UnreadableFileError
from aet_sheets.reading.isolation import answers
from aet_sheets.reading.isolation.confinement import OUT_OF_MEMORY, allow_time, confine
from aet_sheets.reading.isolation.frames import READY, read_frame, write_frame
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.workbook import read_workbook

_ANY_LENGTH: Final = 2**63


def main() -> None:
    """Serve until the parent closes the stream of requests, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends its children
    requests, output = sys.stdin.buffer, _own_output()
    gc.set_threshold(100_000, 50, 50)  # many small values that live briefly
    settings = read_frame(requests, _ANY_LENGTH)
    if settings is None:
        return
    limits = msgspec.msgpack.decode(settings, type=Limits)
    confine(limits)
    import_module("python_calamine")  # inside the limits, and before the first file comes
    write_frame(output, READY)
    try:
        _serve(requests, output, limits)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except OSError:
        pass  # the parent is gone


def _serve(requests: BinaryIO, output: BinaryIO, limits: Limits) -> None:
    while (name := read_frame(requests, _ANY_LENGTH)) is not None:
        data = read_frame(requests, _ANY_LENGTH)
        if data is None:
            return
        allow_time(limits)
        write_frame(output, answer_to(data, name.decode(), limits))


def answer_to(data: bytes, name: str, limits: Limits) -> bytes:
    """Read a file and return the answer; raises `MemoryError` only.

    What no reader foresaw is the file's doing: nothing else varies from one call to the next.
    """
    try:
        return answers.with_workbook(read_workbook(data, name, limits))
    except MemoryError:
        raise
    except UnreadableFileError as error:
        return answers.with_refusal(error.why, error.remedy)
    except NotASpreadsheetError:
        return answers.foreign()
    except Exception:  # noqa: BLE001
        return answers.with_refusal(DAMAGED, RESEND)


def _own_output() -> BinaryIO:
    """Return the stream of answers, out of reach for a library that prints: that goes where errors go."""
    sys.stdout.flush()
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own
