"""Runs a command and tells how long it took, and how much memory all its processes held together."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_LEAST_PAUSE, _MOST_PAUSE = 0.002, 0.05
"""Seconds between two looks at the memory: a fiftieth of the time that has passed, within these bounds."""


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
        start = time.perf_counter()
        pause = _LEAST_PAUSE
        while not self._over.wait(pause):
            self.peak = max(self.peak, _held_together(_family(self._pid)))
            pause = min(max((time.perf_counter() - start) / 50, _LEAST_PAUSE), _MOST_PAUSE)


def _family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    found = [pid]
    for one in found:
        with suppress(OSError):  # it has just ended
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                found += map(int, children.read_text().split())
    return found


def _held_together(processes: Iterable[int]) -> int:
    """Return the memory of several processes in KiB: what each has for itself, and once what they share.

    They share no more than the one that shares most. What strangers share with them (another Python) is theirs too.
    """
    held = [_held(process) for process in processes]
    return sum(own for own, _ in held) + max((shared for _, shared in held), default=0)


def _held(process: int) -> tuple[int, int]:
    """Return the memory of one process in KiB: what it has for itself, and what it shares with others."""
    with suppress(OSError):  # it has just ended
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
        sizes = {name: int(size.split()[0]) for name, _, size in (line.partition(":") for line in lines)}
        own = sizes["Private_Clean"] + sizes["Private_Dirty"]
        return own, sizes["Rss"] - own
    return 0, 0
