"""Ctrl+C: what is under way is put in order and a sentence says so; whoever presses it again does not wait for that."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


def end_at_once() -> None:
    """Have an interruption end this process without a word, until something is under way that has to be put in order.

    A process that was started with interruptions ignored (`nohup`, say) goes on ignoring them.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def interruptible() -> Iterator[None]:
    """Have the first interruption within a block of code raise `KeyboardInterrupt`, and the next end the process.

    The next one comes while things are put in order, or because the first was lost: in a method `__del__`, say, from
    which nothing is raised. Files are whole at every moment, so that costs nothing but the sentence.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    raise KeyboardInterrupt
