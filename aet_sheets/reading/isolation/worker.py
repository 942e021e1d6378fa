"""The child process: it reads files that it is sent, one after the other, until nobody sends any more.

It is started by `isolation.child`. First comes a message with the limits; the child sets them on itself and says that
it is ready. Then come messages by three: the task, what it has to know (for the task of reading, the name of the file),
and the bytes of the file; each three are met with one answer.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO, Final

import msgspec

from aet_sheets.reading.errors import DAMAGED, RESEND, NotASpreadsheetError, UnreadableFileError
from aet_sheets.reading.isolation import answers
from aet_sheets.reading.isolation.confinement import OUT_OF_MEMORY, allow_time, confine
from aet_sheets.reading.isolation.frames import ANY_LENGTH, READING, READY, Wanted, read_frame, write_frame
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.workbook import read_workbook

_LIKELY: Final = "aet_sheets.checking.task"
"""What a file is most often sent for; loaded while the parent gets ready."""


def main() -> None:
    """Serve until the parent closes the stream of requests, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends its children
    requests, output = sys.stdin.buffer, _own_output()
    gc.set_threshold(100_000, 50, 50)  # many small values that live briefly
    settings = read_frame(requests, ANY_LENGTH)
    if settings is None:
        return
    limits = msgspec.msgpack.decode(settings, type=Limits)
    confine(limits)
    import_module("python_calamine")  # inside the limits, and before the first file comes
    write_frame(output, READY)
    with suppress(ImportError):  # one that is incomplete says so when it is asked for
        import_module(_LIKELY)
    try:
        _serve(requests, output, limits)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except OSError:
        pass  # the parent is gone


def _serve(requests: BinaryIO, output: BinaryIO, limits: Limits) -> None:
    while (task := read_frame(requests, ANY_LENGTH)) is not None:
        known, data = read_frame(requests, ANY_LENGTH), read_frame(requests, ANY_LENGTH)
        if known is None or data is None:
            return
        allow_time(limits)
        write_frame(output, answer_to(task.decode(), known, data, limits))


def answer_to(task: str, known: bytes, data: bytes, limits: Limits) -> bytes:
    """Do a task on a file and return the answer; raises `MemoryError` only.

    What no reader foresaw is the file's doing: nothing else varies from one call to the next.
    """
    try:
        if task != READING:
            return answers.with_result(_function(task)(known, data, limits))
        name, only, passed_over = Wanted.of(known)
        return answers.with_workbook(read_workbook(data, name, limits, only=only, passed_over=passed_over))
    except MemoryError:
        raise
    except UnreadableFileError as error:
        return answers.with_refusal(error.why, error.remedy)
    except NotASpreadsheetError:
        return answers.foreign()
    except Exception:  # noqa: BLE001
        return answers.with_refusal(DAMAGED, RESEND)


def _function(task: str) -> Callable[[bytes, bytes, Limits], bytes]:
    """Return the function that the parent, which is trusted, calls by its module and its name."""
    module, _, name = task.partition(":")
    function: Callable[[bytes, bytes, Limits], bytes] = getattr(import_module(module), name)
    return function


def _own_output() -> BinaryIO:
    """Return the stream of answers, out of reach for a library that prints: that goes where errors go."""
    sys.stdout.flush()
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own
