"""Where rows and links are woven: in processes beside this one while it does other things, or here.

Wherever it is done, it is the same work and gives the same bytes. What others cannot do is done here.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from subprocess import Popen
from types import TracebackType
from typing import TYPE_CHECKING, Final, Protocol, Self

import msgspec

from aet_sheets.own_process import own_command, pipe, started
from aet_sheets.reading.isolation.frames import ANY_LENGTH, FrameTooLongError, read_frame, write_frame
from aet_sheets.writing.segments import Segment
from aet_sheets.writing.weaving import Work, decode, encode, woven

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

MANY: Final = 5_000
"""Rows that take longer to weave than to send."""
WORTH_A_PROCESS: Final = 25_000
"""Rows that take longer to weave than a process takes to start."""
_MOST_AT_ONCE: Final = 3
_SECONDS: Final = 60
"""After which a process that does not answer is not waited for."""


class Part(Protocol):
    """A part of a workbook, being written."""

    def write(self, text: str, /) -> object:
        """Go on with `text`."""

    def splice(self, segment: Segment, /) -> object:
        """Go on with what was compressed apart."""


class Promise(Protocol):
    """What is woven, or will be."""

    def put(self, part: Part) -> None:
        """Write it into `part`, as soon as it is there. Nobody asks twice."""


class Loom:
    """The place where all of a workbook is woven. Its processes, if any, end with the block that it opens.

    `command` starts another program than the one that weaves, for tests.
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = command
        self._workers: list[_Worker] = []
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._threads: ThreadPoolExecutor | None = None

    @property
    def processes(self) -> list[int]:
        """The numbers that the system gave to the processes that were started."""
        return [worker.number for worker in self._workers]

    def expect(self, rows: int) -> None:
        """Start processes if so many rows are worth it: they get ready while the caller does other things."""
        count = min((os.cpu_count() or 1) - 1, _MOST_AT_ONCE)
        if rows < WORTH_A_PROCESS or count < 1 or self._threads:
            return
        with suppress(OSError):  # the system starts none: there is still this one
            for _ in range(count):
                self._workers.append(_Worker(self._command or own_command("aet_sheets.writing.weaver")))
                self._idle.put(self._workers[-1])
        if self._workers:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - small workbooks do without

            self._threads = ThreadPoolExecutor(len(self._workers))

    def weave(self, work: Work) -> Promise:
        """Have `work` woven: elsewhere if somebody is there, else at once; what is little, when it is written."""
        if len(work) < MANY:
            return _Little(work)
        if self._threads is None:
            return _Done(woven(work))
        return _Ordered(encode(work), self._threads, self._idle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every process, whatever it is doing."""
        for worker in self._workers:
            worker.kill()
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.close()


class _Little:
    """Work that is not worth compressing apart."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def put(self, part: Part) -> None:
        for text in self._work.xml():
            part.write(text)


class _Done:
    """A segment that was made here."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def put(self, part: Part) -> None:
        part.splice(self._segment)


class _Ordered:
    """A segment that is asked for elsewhere; it is made here if it was not begun when it is wanted, or went wrong."""

    def __init__(self, message: bytes, threads: ThreadPoolExecutor, idle: SimpleQueue[_Worker]) -> None:
        self._message = message
        self._future = threads.submit(self._await, idle)

    def _await(self, idle: SimpleQueue[_Worker]) -> Segment:
        worker = idle.get()
        try:
            segment = worker.weave(self._message)
        finally:
            idle.put(worker)
        self._message = b""  # nobody needs it any more
        return segment

    def put(self, part: Part) -> None:
        part.splice(self._made())

    def _made(self) -> Segment:
        if not self._future.cancel():
            with suppress(_LostError, TimeoutError):
                return self._future.result(_SECONDS)
        return woven(decode(self._message))


class _LostError(Exception):
    """A process that gives no answer."""


class _Worker:
    """One weaving process; one thread at a time asks it."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process: Popen[bytes] = started(command)
        self.number = self._process.pid

    def weave(self, message: bytes) -> Segment:
        """Return what is made of some work; raises `_LostError` when it is not."""
        try:
            write_frame(pipe(self._process.stdin), message)
            facts, data = (read_frame(pipe(self._process.stdout), ANY_LENGTH) or b"" for _ in range(2))
            return Segment(data, *msgspec.msgpack.decode(facts, type=tuple[int, int]))
        except (OSError, FrameTooLongError, msgspec.DecodeError) as error:
            raise _LostError from error

    def kill(self) -> None:
        """End the process; whoever waits for its answer learns that it is gone."""
        self._process.kill()

    def close(self) -> None:
        """Give back what the process that was killed leaves."""
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was not yet sent goes nowhere
                pipe(stream).close()
        self._process.wait()
