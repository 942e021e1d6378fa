"""Ending what lasts too long: one thread, nearly always asleep, for many things that are done one after the other."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable


class Watch:
    """Calls `end`, in a thread of its own, when what was begun is not finished in time. One thing at a time."""

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._changed = threading.Condition()
        self._until = math.inf
        self._wakes_at = math.inf
        self._thread: threading.Thread | None = None

    def begin(self, seconds: float) -> None:
        """Begin to count `seconds`."""
        with self._changed:
            self._until = time.monotonic() + seconds
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, daemon=True)
                self._thread.start()
            elif self._until < self._wakes_at:
                self._changed.notify()

    def finish(self) -> bool:
        """Stop counting, and return whether it came too late."""
        with self._changed:
            late, self._until = self._until == -math.inf, math.inf
            return late

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._thread = None
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while self._thread is threading.current_thread():
                now = time.monotonic()
                if -math.inf < self._until <= now:
                    self._until = -math.inf
                    self._end()
                self._wakes_at = self._until if self._until > now else math.inf
                self._changed.wait(None if self._wakes_at == math.inf else self._wakes_at - now)
