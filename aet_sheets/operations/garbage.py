"""Python's search for cycles of dead objects, made rare while a long run builds millions of living ones."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_RARELY: Final = (1_000_000, 50, 100)
"""New objects before a look at the youngest, looks before one at the older ones. Rows, records and problems die without
cycles, as soon as nobody holds them; usual thresholds spend a third of a run on looking at them."""


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Look for dead cycles less often within a block of code."""
    usual = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
