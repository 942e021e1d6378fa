"""A Windows process that bounds its own memory: it joins a job that has a limit.

The structures are those of the Windows API (JOBOBJECT_EXTENDED_LIMIT_INFORMATION and what it holds).
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any, ClassVar, Final

_EXTENDED_LIMITS: Final = 9
_DIE_ON_UNHANDLED_EXCEPTION: Final = 0x400
_PROCESS_MEMORY: Final = 0x100
_NO_ERROR_BOXES: Final = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX: a crash shows no window."""


class _BasicLimits(ctypes.Structure):
    _fields_: ClassVar[list[tuple[str, Any]]] = [
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    ]


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_: ClassVar[list[tuple[str, Any]]] = [
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    ]


def memory_limit(most: int) -> ExtendedLimits:
    """Return the limits of a job whose processes may hold `most` bytes each."""
    limits = ExtendedLimits()
    limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
    limits.ProcessMemoryLimit = most
    return limits


def join_limited_job(most: int) -> None:
    """Put this process into a job whose processes may hold `most` bytes each.

    Where the system refuses (a job of some other program that allows no other), the process goes on without: time
    and crashes stay bounded.
    """
    if sys.platform != "win32":
        return
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.SetErrorMode(_NO_ERROR_BOXES)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32]
    kernel.AssignProcessToJobObject.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    limits = memory_limit(most)
    job = kernel.CreateJobObjectW(None, None)
    if job and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)):
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
