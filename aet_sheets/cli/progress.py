"""Showing how far a command has come: on the error stream, and only to somebody who watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from aet_sheets.consolidation.run import Progress, silent


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Give what an operation reports its progress to: a bar in a terminal, nobody elsewhere."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield silent
        return
    from rich import progress as rich  # noqa: PLC0415 - slow to load
    from rich.console import Console  # noqa: PLC0415

    columns = (rich.TextColumn("{task.description}", markup=False), rich.BarColumn(), rich.MofNCompleteColumn())
    with rich.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda step, done, total: bar.update(task, description=step, completed=done, total=total)
