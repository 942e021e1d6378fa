"""What is woven elsewhere is what would have been woven here; whatever becomes of those who weave, nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from array import array
from contextlib import suppress
from pathlib import Path

import pytest

import aet_sheets
from aet_sheets.own_process import own_command
from aet_sheets.writing.loom import MANY, WORTH_A_PROCESS, Loom, Promise
from aet_sheets.writing.segments import Segment
from aet_sheets.writing.weaving import Cells, Rows, woven
from tests.support.reading_processes import eventually, is_running

WORK = Rows(2, [Cells([f'" s="{style}"/>' for style in range(9)], array("I", range(9)) * MANY)], {})
EXPECTED = [woven(WORK)]
FEW = Rows(2, [Cells(['" s="1"/>'], array("I", bytes(4 * 9)))], {})


class Part:
    """A part of a workbook being written."""

    def __init__(self) -> None:
        self.written: list[str | Segment] = []

    def write(self, text: str) -> None:
        self.written.append(text)

    def splice(self, segment: Segment) -> None:
        self.written.append(segment)


def put(promise: Promise) -> list[str | Segment]:
    """Return what a promise puts into a part."""
    part = Part()
    promise.put(part)
    return part.written


@pytest.fixture(autouse=True)
def _several_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)


def program(code: str) -> list[str]:
    """Return the command line of a process that runs `code` in place of weaving."""
    command = own_command("aet_sheets.writing.weaver")
    return [code if part.startswith("import sys") else part for part in command]


def test_it_makes_no_difference_where_rows_are_woven() -> None:
    with Loom() as loom:
        loom.expect(len(WORK))
        assert len(loom.processes) == 2
        assert list(map(put, [loom.weave(WORK) for _ in range(5)])) == [EXPECTED] * 5
    assert not any(map(is_running, loom.processes))


def test_few_rows_are_written_as_they_are() -> None:
    with Loom() as loom:
        loom.expect(len(WORK))
        assert put(loom.weave(FEW)) == list(FEW.xml())


def test_no_process_is_started_for_few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    with Loom() as loom:
        loom.expect(WORTH_A_PROCESS - 1)
        assert not loom.processes
        assert put(loom.weave(WORK)) == EXPECTED
        monkeypatch.setattr(os, "cpu_count", lambda: 1)
        loom.expect(len(WORK))
        assert not loom.processes


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit",
        "import os; os.read(0, 9); os.abort()",
        "import sys; sys.stdin.buffer.read(9); sys.stdout.buffer.write(b'\\x02' + bytes(7) + b'??')",
        "import sys; sys.stdin.buffer.read(9); sys.stdout.buffer.write(b'\\xff' * 8)",
    ],
)
def test_what_others_do_not_weave_is_woven_here(code: str) -> None:
    with Loom(program(code)) as loom:
        loom.expect(len(WORK))
        assert list(map(put, [loom.weave(WORK) for _ in range(4)])) == [EXPECTED] * 4


def test_where_no_process_starts_all_is_woven_here(tmp_path: Path) -> None:
    with Loom([str(tmp_path / "absent")]) as loom:
        loom.expect(len(WORK))
        assert not loom.processes
        assert put(loom.weave(WORK)) == EXPECTED


def test_what_nobody_has_begun_is_woven_here() -> None:
    with Loom(program("import time; time.sleep(60)")) as loom:
        loom.expect(len(WORK))
        *_, last = [loom.weave(WORK) for _ in range(3)]  # two processes are busy, for ever
        assert put(last) == EXPECTED


def test_nobody_waits_for_a_process_when_something_goes_wrong() -> None:
    with suppress(KeyboardInterrupt), Loom(program("import time; time.sleep(600)")) as loom:
        loom.expect(len(WORK))
        assert all(loom.weave(WORK) for _ in range(4))
        raise KeyboardInterrupt
    assert not any(map(is_running, loom.processes))


_INTERRUPTED = """
import time
from array import array
from types import SimpleNamespace
from aet_sheets.writing import loom
from aet_sheets.writing.weaving import Cells, Rows
loom.os.cpu_count = lambda: 3
with loom.Loom() as own:
    own.expect(10**6)
    promises = [own.weave(Rows(2, [Cells(["x"], array("I", bytes(4 * 10**7)))], {})) for _ in range(3)]
    print(*own.processes, flush=True)
    promises[0].put(SimpleNamespace(splice=len))
    time.sleep(600)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_after_an_interruption_no_process_is_left() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        cwd=Path(aet_sheets.__file__).parents[1],
        start_new_session=True,
    )
    assert process.stdout is not None
    workers = list(map(int, process.stdout.readline().split()))
    assert len(workers) == 2
    assert all(map(is_running, workers))
    os.killpg(process.pid, signal.SIGINT)  # as Ctrl+C does: to all of them
    process.communicate()
    assert process.returncode == -signal.SIGINT
    assert not any(map(is_running, workers))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_processes_end_with_one_that_was_killed() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTED],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=Path(aet_sheets.__file__).parents[1],
    )
    assert process.stdout is not None
    workers = list(map(int, process.stdout.readline().split()))
    process.kill()
    process.communicate()
    assert eventually(lambda: not any(map(is_running, workers)))
