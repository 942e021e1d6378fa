"""Ending what lasts too long, and nothing else."""

from __future__ import annotations

import threading

from aet_sheets.reading.isolation.watch import Watch


def test_what_is_finished_in_time_is_left_alone() -> None:
    ended = threading.Event()
    watch = Watch(ended.set)

    for _ in range(3):
        watch.begin(60)
        assert not watch.finish()

    assert not ended.is_set()
    watch.close()


def test_what_comes_too_late_is_ended_and_the_next_thing_has_its_own_time() -> None:
    ended = threading.Event()
    watch = Watch(ended.set)

    watch.begin(60)
    assert not watch.finish()
    watch.begin(0.01)
    assert ended.wait(10)
    assert watch.finish()

    ended.clear()
    watch.begin(60)
    assert not watch.finish()
    assert not ended.is_set()
    watch.close()


def test_its_thread_ends_with_it() -> None:
    before = set(threading.enumerate())
    watch = Watch(lambda: None)
    watch.begin(60)
    (own,) = set(threading.enumerate()) - before

    watch.close()

    own.join(10)
    assert not own.is_alive()
