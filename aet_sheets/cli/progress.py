"""Showing how far a command has come: on the error stream, and only to somebody who watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from aet_sheets.consolidation.run import Progress, silent
from aet_sheets.text import number

if TYPE_CHECKING:
    from rich.progress import Progress as Lines
    from rich.progress import TaskID

_MOST_LINES: Final = 8
_BAR: Final = 10
"""Width of a bar, in columns: the longest name of a stage fits beside it in a window of 80."""


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Give what an operation reports its progress to: lines in a terminal, nobody elsewhere."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield silent
        return
    from rich import progress as rich  # noqa: PLC0415 - slow to load
    from rich.console import Console  # noqa: PLC0415

    columns = (
        rich.TextColumn("{task.description}", markup=False),
        rich.BarColumn(_BAR),
        rich.TextColumn("{task.fields[count]}", justify="right", markup=False),
        rich.TimeElapsedColumn(),
    )
    with rich.Progress(*columns, console=Console(stderr=True), transient=True) as lines:
        yield _Stages(lines).report


class _Stages:
    """The stages of a command, a line each: those that are over, then the one under way. No bar ever goes back."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._shown: list[TaskID] = []
        self._step = ""
        self._total = 1

    def report(self, step: str, done: int, total: int) -> None:
        """Show that `done` parts of `total` of `step` are done; where there is but one, that it is under way."""
        if step != self._step:
            self._show(self._total)  # the stage before is over
            self._step = step
            self._add(step)
        self._total = total
        self._show(done)

    def _add(self, step: str) -> None:
        self._shown.append(self._lines.add_task(step, total=None, count=""))
        if len(self._shown) > _MOST_LINES:
            self._lines.remove_task(self._shown.pop(0))

    def _show(self, done: int) -> None:
        if not self._shown:
            return
        counted, total = self._total > 1, self._total
        self._lines.update(
            self._shown[-1],
            completed=done,
            total=total if counted or done else None,  # without a total, the bar moves to and fro
            count=f"{number(done)}/{number(total)}" if counted else "",
        )
