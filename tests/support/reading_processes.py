"""Reading processes that misbehave, and what the system says of processes."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from aet_sheets.reading.isolation.child import reading_command

_READY = """
import os, sys, time
sys.path[:] = sys.argv[1:]
from aet_sheets.reading.isolation.frames import READY, read_frame, write_frame
requests, answers = sys.stdin.buffer, sys.stdout.buffer
read_frame(requests, 2**40)
write_frame(answers, READY)
"""
_ONE_FILE = """
task, name, data = (read_frame(requests, 2**40) for _ in range(3))
"""


def python(code: str) -> list[str]:
    """Return the command line of a reading process that runs `code` instead."""
    program, *rest = reading_command()
    place = rest.index("-c") + 1
    return [program, *rest[:place], code, *rest[place + 1 :]]


def once_ready(code: str) -> list[str]:
    """Return the command line of a process that gets ready, then runs `code`."""
    return python(_READY + code)


def once_given_a_file(code: str) -> list[str]:
    """Return the command line of a process that takes one file, then runs `code` instead of reading it."""
    return python(_READY + _ONE_FILE + code)


def is_running(process: int) -> bool:
    """Tell whether a process is there; one that ended and that nobody has asked about is not."""
    stat = Path(f"/proc/{process}/stat")
    if Path("/proc/self/stat").exists():
        return stat.exists() and stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] != "Z"
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, check=False).stdout
    return bool(shown.strip()) and not shown.startswith(b"Z")


def eventually(condition: Callable[[], bool]) -> bool:
    """Tell whether `condition` comes true, within a time that no machine needs."""
    deadline = time.monotonic() + 30
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()
