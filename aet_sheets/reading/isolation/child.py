"""A reading process, seen from its parent: started when needed, killed when it is late, replaced when it died."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from typing import Final, TypeVar

import msgspec

from aet_sheets.own_process import own_command, pipe, started
from aet_sheets.reading.errors import RESEND, ReadingImpossibleError, UnreadableFileError
from aet_sheets.reading.isolation.answers import result_of, workbook_of
from aet_sheets.reading.isolation.confinement import OUT_OF_MEMORY
from aet_sheets.reading.isolation.frames import READING, READY, FrameTooLongError, Wanted, read_frame, write_frame
from aet_sheets.reading.isolation.transport import TransportError
from aet_sheets.reading.isolation.watch import Watch
from aet_sheets.reading.limits import Limits, mebibytes
from aet_sheets.reading.raw import RawWorkbook
from aet_sheets.text import number

Result = TypeVar("Result")

_SECONDS_TO_START: Final = 60
"""An antivirus may look long at a new process."""
_SECONDS_TO_DIE: Final = 2
_HEAVY: Final = 8 * 2**20
"""Bytes of a file or of its cells above which its reader is let go, and the memory it holds with it."""


class Child:
    """One reading process. One thread at a time asks it to read; any thread may `kill` it.

    `command` starts another program that speaks the same way, for tests.
    """

    def __init__(self, limits: Limits, command: Sequence[str] | None = None) -> None:
        self._limits = limits
        self._command = command
        self.process: subprocess.Popen[bytes] | None = None
        """The process, None before it is started and after it was closed."""
        self._ready = False
        self._killed = False
        self._watch = Watch(self.kill)

    def start(self) -> None:
        """Start the process unless it runs already, and do not wait until it is ready.

        Raises:
            ReadingImpossibleError: the system does not start it.
        """
        if self.process is not None and not self._killed and self.process.poll() is None:
            return
        self.close()
        try:
            self.process = started(self._command or reading_command())
            write_frame(pipe(self.process.stdin), msgspec.msgpack.encode(self._limits))
        except OSError as error:
            raise _cannot_start() from error

    def read(self, data: bytes, name: str, only: str | None = None, passed_over: Collection[str] = ()) -> RawWorkbook:
        """Return the worksheets of a file whose content is `data`, as `read_workbook` does.

        Raises:
            UnreadableFileError, NotASpreadsheetError: as `read_workbook` does; also when the process did not survive.
            ReadingImpossibleError: the process does not start, whatever the file.
        """
        return self._ask(READING, Wanted(name, only, passed_over).to_bytes(), data, workbook_of)

    def run(self, task: str, known: bytes, data: bytes) -> bytes:
        """Return what the function `task` makes of a file whose content is `data`, `known` being what it has to know.

        `task` is written `module:name`; the function takes `known`, `data` and the limits, and returns bytes. Raises
        what `read` does.
        """
        return self._ask(task, known, data, result_of)

    def _ask(self, task: str, known: bytes, data: bytes, understand: Callable[[bytes], Result]) -> Result:
        self.start()
        self._await_ready()
        try:
            answer, late = self._exchange((task.encode(), known, data), self._limits.seconds)
            if answer is None:
                raise self._refusal(late=late)
            if late or max(len(answer), len(data)) > _HEAVY:
                self.close()
            return understand(answer)
        except (FrameTooLongError, TransportError) as error:
            self.close()
            raise crashed() from error

    def distrust(self) -> None:
        """Have the process replaced before it is asked again: what it answered made no sense. Any thread may do so."""
        self._killed = True

    def kill(self) -> None:
        """End the process, whatever it is doing; whoever waits for its answer learns that it died."""
        self._killed = True
        if (process := self.process) is not None:
            process.kill()

    def close(self) -> None:
        """End the process and give back what it held; `read` starts another."""
        self._watch.close()
        process, self.process, self._ready, self._killed = self.process, None, False, False
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):  # what was not yet sent goes nowhere
                pipe(stream).close()
        process.wait()

    def _await_ready(self) -> None:
        if self._ready:
            return
        try:
            ready, _ = self._exchange((), _SECONDS_TO_START)
        except FrameTooLongError:
            ready = None
        if ready != READY:
            self.close()
            raise _cannot_start()
        self._ready = True

    def _exchange(self, messages: Iterable[bytes], seconds: float) -> tuple[bytes | None, bool]:
        """Send `messages` and return the answer, None if none came, and whether the process was killed for delay."""
        process = self.process
        assert process is not None  # noqa: S101 - it was started, and only this thread closes it
        self._watch.begin(seconds)
        try:
            answer = self._answer_of(process, messages)
        except BaseException:
            self.close()  # somebody interrupts: the answer must not be taken for that to the next file
            raise
        return answer, self._watch.finish()

    def _answer_of(self, process: subprocess.Popen[bytes], messages: Iterable[bytes]) -> bytes | None:
        try:
            for message in messages:
                write_frame(pipe(process.stdin), message)
            return read_frame(pipe(process.stdout), self._limits.memory // 4)
        except OSError:  # the process is gone, or was killed
            return None

    def _refusal(self, *, late: bool) -> UnreadableFileError:
        """Return why no answer came, once the process is gone."""
        code = self._exit_code()
        if late or (sys.platform != "win32" and code == -signal.SIGXCPU):
            return UnreadableFileError(
                f"sa lecture a duré plus de {number(self._limits.seconds)} secondes et a été arrêtée",
                f"{_LIGHTER} {_RAISE.format('AET_LECTURE_DELAI', 'en secondes')}",
            )
        if code in _OUT_OF_MEMORY:
            return UnreadableFileError(
                f"sa lecture demande plus de {mebibytes(self._limits.memory)} de mémoire et a été arrêtée",
                f"{_LIGHTER} {_RAISE.format('AET_LECTURE_MEMOIRE', 'en Mio')}",
            )
        return crashed()

    def _exit_code(self) -> int | None:
        process = self.process
        if process is None:
            return None
        with suppress(subprocess.TimeoutExpired):
            process.wait(_SECONDS_TO_DIE)
        code = process.poll()
        self.close()
        return code


def reading_command() -> list[str]:
    """Return the command line of a reading process; raises what `own_command` does."""
    return own_command("aet_sheets.reading.isolation.worker")


def crashed() -> UnreadableFileError:
    """Return what is said of a file whose reader died, or answered nonsense."""
    return UnreadableFileError("il fait échouer le programme qui le lit, comme un fichier endommagé ou piégé", RESEND)


def _cannot_start() -> ReadingImpossibleError:
    return ReadingImpossibleError(
        "Le programme qui lit les fichiers n'a pas pu démarrer. Aucun fichier n'a été lu.",
        "Vérifiez que l'antivirus laisse Python lancer un autre programme et que la machine a de la mémoire libre, "
        "puis recommencez.",
    )


_LIGHTER: Final = "Copiez les données, et elles seules, dans un nouveau classeur, ou demandez-le ainsi."
_RAISE: Final = "Si la machine le permet, la limite se règle par la variable {} ({})."
_OUT_OF_MEMORY: Final = frozenset(
    {OUT_OF_MEMORY, -getattr(signal, "SIGABRT", 6), -getattr(signal, "SIGKILL", 9), 3, 0xC0000409}
)
"""How a process ends that could not get memory: by itself, by a reader that aborts (the last two are how Windows says
it), or by the system, which needs the memory for others."""
