"""Many files at once: in order, a bounded number ahead, and no process left behind, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from aet_sheets.reading.errors import ReadingImpossibleError, UnreadableFileError
from aet_sheets.reading.isolation.pool import Pool, reading_pool
from aet_sheets.reading.limits import MEBIBYTE, Limits
from tests.support.hostile import far_cell_out_of_order, number_cell, sheet, xlsx
from tests.support.reading_processes import eventually, is_running, once_given_a_file

HOME = Path(__file__).parents[3]


@pytest.fixture
def pool() -> Iterator[Pool]:
    with reading_pool(Limits(memory=256 * MEBIBYTE)) as started:
        yield started


def processes(pool: Pool) -> list[int]:
    return [child.process.pid for child in pool.children if child.process]


def test_results_come_in_order_and_bad_files_cost_themselves_only(pool: Pool) -> None:
    good = [xlsx(sheet(f'<row r="{n}">{number_cell(f"A{n}")}</row>')) for n in range(1, 41)]
    files = [data for one in good for data in (one, far_cell_out_of_order() if one in good[::10] else b"")]

    def rows(data: bytes) -> int | str:
        try:
            return len(pool.read(data, "a.xlsx").sheets[0].rows)
        except UnreadableFileError as error:
            return error.why[:9]

    results = list(pool.map(rows, files))
    assert results[::2] == list(range(1, 41))
    assert set(results[1::2]) == {"sa lectur", "il est vi"}


def test_only_a_few_results_are_made_ahead(pool: Pool) -> None:
    lock, started = threading.Lock(), 0

    def work(item: int) -> int:
        nonlocal started
        with lock:
            started += 1
        return item

    results = pool.map(work, range(1000))
    assert [next(results) for _ in range(10)] == list(range(10))
    assert started <= 10 + 12
    results.close()  # type: ignore[attr-defined]


def test_a_block_within_another_shares_its_processes() -> None:
    with reading_pool() as outer:
        with reading_pool() as inner:
            assert inner is outer
        with reading_pool(Limits(seconds=7)) as other:
            assert other is not outer
        outer.read(xlsx(), "a.xlsx")
        running = processes(outer)
        assert all(map(is_running, running))
    assert eventually(lambda: not any(map(is_running, running)))


def test_many_files_have_several_processes_and_few_have_one() -> None:
    with reading_pool() as pool:
        list(pool.map(lambda _: pool.read(xlsx(), "a.xlsx"), range(3)))
        assert len(processes(pool)) == 1
        list(pool.map(lambda _: pool.read(xlsx(), "a.xlsx"), range(200)))
        assert len(processes(pool)) == min(os.cpu_count() or 1, 4)


def test_processes_are_there_before_the_files_that_are_expected() -> None:
    with reading_pool() as pool:
        pool.expect(200)
        expected = processes(pool)
        assert len(expected) == min(os.cpu_count() or 1, 4)
        list(pool.map(lambda _: pool.read(xlsx(), "a.xlsx"), range(200)))
        assert processes(pool) == expected


def test_after_many_files_the_processes_end_and_after_a_few_they_stay() -> None:
    with reading_pool() as pool:
        before = processes(pool)
        pool.relax(3)
        assert processes(pool) == before
        pool.relax(1_000)
        assert pool.children == []
        assert len(pool.read(xlsx(sheet("")), "a.xlsx").sheets) == 1


def test_giving_up_does_not_wait_for_a_file_that_hangs() -> None:
    hanging = Pool(Limits(seconds=300), once_given_a_file("time.sleep(600)"))

    def work(item: int) -> int:
        if item:
            hanging.read(b"a", "a.csv")
        return item

    results = hanging.map(work, range(50))
    next(results)
    running = processes(hanging)
    results.close()  # type: ignore[attr-defined]
    assert eventually(lambda: not any(map(is_running, running)))
    hanging.close()


def test_processes_that_do_not_start_stop_everything() -> None:
    pool = Pool(Limits(), ["/nowhere/python"])
    with pytest.raises(ReadingImpossibleError):
        list(pool.map(lambda _: pool.read(b"", "a"), range(20)))
    pool.close()


_PARENT = """
import sys
from aet_sheets.reading.isolation.pool import Pool
from aet_sheets.reading.limits import Limits
pool = Pool(Limits(seconds=300), eval(sys.argv[1]))
try:
    for name in pool.map(lambda data: pool.read(data, "a.csv"), [b"a"] * 50):
        pass
finally:
    pool.close()
"""
_SAYS_WHO = "open(os.path.join({folder!r}, str(os.getpid())), 'w').close()\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("signal_sent", "busy"),
    [("SIGINT", "time.sleep(600)"), ("SIGTERM", "requests.read()"), ("SIGKILL", "requests.read()")],
)
def test_no_process_outlives_the_command(tmp_path: Path, signal_sent: str, busy: str) -> None:
    """Ctrl+C ends even a process that hangs; whatever else ends the command, a process that can still listen hears it.

    For one that computes without end while nobody is left to end it, `allow_time` has the system do so.
    """
    command = once_given_a_file(_SAYS_WHO.format(folder=str(tmp_path)) + busy)
    environment = os.environ | {"PYTHONPATH": str(HOME)}
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, repr(command)], env=environment, stderr=subprocess.DEVNULL
    )
    assert eventually(lambda: any(tmp_path.iterdir()))
    parent.send_signal(getattr(signal, signal_sent))
    assert parent.wait(30) != 0
    children = [int(path.name) for path in tmp_path.iterdir()]
    assert eventually(lambda: not any(map(is_running, children)))
