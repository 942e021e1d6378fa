"""The limits that a reading process sets on itself, each in a process of its own."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from aet_sheets.reading.isolation.confinement import OUT_OF_MEMORY, memory_used
from aet_sheets.reading.isolation.windows import memory_limit
from tests.support.reading_processes import python

SETUP = """
import sys
sys.path[:] = sys.argv[1:]
from aet_sheets.reading.isolation.confinement import *
from aet_sheets.reading.limits import *
"""


def ended(code: str) -> int:
    return subprocess.run(python(SETUP + code), check=False, capture_output=True, timeout=60).returncode


def test_a_process_that_watches_itself_ends_when_it_holds_too_much() -> None:
    grow = "held = []\nfor _ in range(40):\n    held.append(bytearray(b'x') * (8 * MEBIBYTE)); time.sleep(0.02)\n"
    assert ended("watch_memory(100 * MEBIBYTE)\n" + grow) == OUT_OF_MEMORY
    assert ended("watch_memory(1000 * MEBIBYTE)\n" + grow) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the address space")
def test_memory_beyond_the_limit_is_not_given() -> None:
    assert ended("confine(Limits(memory=256 * MEBIBYTE))\nbytearray(100 * MEBIBYTE)") == 0
    assert ended("confine(Limits(memory=256 * MEBIBYTE))\nbytearray(300 * MEBIBYTE)") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_computing_that_nobody_waits_for_ends_by_itself() -> None:
    import resource  # noqa: PLC0415 - Windows has none
    import signal  # noqa: PLC0415

    code = "import resource\nallow_time(Limits(seconds=3))\nprint(resource.getrlimit(resource.RLIMIT_CPU)[0])"
    shown = subprocess.run(python(SETUP + code), check=True, capture_output=True).stdout
    assert 8 <= int(shown) <= 10
    endless = "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, -1))\nwhile True: pass"
    assert ended(endless) == -signal.SIGXCPU
    assert resource.getrlimit(resource.RLIMIT_CPU)[0] == resource.RLIM_INFINITY


def test_memory_used_is_in_bytes() -> None:
    assert 10 * 2**20 < memory_used() < 2**40


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes of a 64-bit system")
def test_the_structure_that_windows_expects() -> None:
    limits = memory_limit(2**30)
    assert ctypes.sizeof(limits) == 144
    assert bytes(limits)[16:20] == (0x500).to_bytes(4, "little")
    assert bytes(limits)[112:120] == (2**30).to_bytes(8, "little")
