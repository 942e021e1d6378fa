"""Limits that a reading process sets on itself, before it is given anything to read.

Each system has its own way: Linux bounds the address space, Windows puts the process into a job, and macOS, which does
not enforce the former, has the process watch itself.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import Final

from aet_sheets.reading.limits import Limits

OUT_OF_MEMORY: Final = 77
"""The exit code of a reading process that ran out of the memory it may use."""
_GRACE: Final = 5
"""Seconds of computing beyond the time limit after which the system ends a process whose parent is gone."""
_WATCH_EVERY: Final = 0.02


def confine(limits: Limits) -> None:
    """Bound the memory of this process for good, and let it leave no copy of its memory behind when it crashes."""
    if sys.platform == "win32":
        from aet_sheets.reading.isolation.windows import join_limited_job  # noqa: PLC0415 - only there

        join_limited_job(limits.memory)
        return
    import resource  # noqa: PLC0415 - Windows has none

    _lower(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        _lower(resource.RLIMIT_AS, limits.memory)
    else:
        watch_memory(limits.memory)


def allow_time(limits: Limits) -> None:
    """Bound the computing time until the next call: the parent keeps the time, unless it was killed meanwhile."""
    if sys.platform == "win32":
        return  # the system has no such limit that can be raised again
    import resource  # noqa: PLC0415 - Windows has none

    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + limits.seconds) + _GRACE)


def _lower(limit: int, value: int) -> None:
    """Set the soft limit, which this process itself heeds; one that was lower already stays."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    _, hard = resource.getrlimit(limit)
    within = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (within, hard))


def watch_memory(most: int) -> None:
    """Have a thread end this process as soon as it has used more than `most` bytes."""
    threading.Thread(target=_watch, args=(most,), daemon=True).start()


def _watch(most: int) -> None:
    while memory_used() <= most:
        time.sleep(_WATCH_EVERY)
    os._exit(OUT_OF_MEMORY)


def memory_used() -> int:
    """Return the most memory that this process has held at once, in bytes.

    On Linux `ru_maxrss` begins with what the parent held when it started the process, so it is no measure there.
    """
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    import resource  # noqa: PLC0415 - Windows has none

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
