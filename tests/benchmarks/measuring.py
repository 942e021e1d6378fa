"""Runs a command and tells how long it took, and how much memory all its processes held together."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

_EVERY: Final = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Timing:
    """One run of one program: wall clock in seconds, peak memory of all its processes together in MiB.

    Where the system has no `/proc`, the memory is that of the largest process.
    """

    program: str
    seconds: float
    mebibytes: float


def run(program: str, command: list[str]) -> Timing:
    """Run `command` and return what it took; raises `CalledProcessError` when it fails (statuses 0 and 1 are fine)."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        with _Watch(process.pid) as watch:
            errors = process.stderr.read() if process.stderr else b""
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=errors)
    return Timing(program, seconds, (watch.peak or usage.ru_maxrss) / 1024)


class _Watch:
    """Looks, as long as its block lasts, at the memory of a process and of those that it started."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        """In KiB; 0 when the system does not tell."""
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self.peak = max(self.peak, sum(map(_held, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    found = [pid]
    for one in found:
        with suppress(OSError):  # it has just ended
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                found += map(int, children.read_text().split())
    return found


def _held(pid: int) -> int:
    """Return the memory of one process in KiB, its part of what it shares with others."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return 0
