"""Several reading processes at once: started early, used again and again, ended together."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, TypeVar

from aet_sheets.reading.isolation.child import Child, crashed
from aet_sheets.reading.isolation.transport import TransportError
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.raw import RawWorkbook

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST_AT_ONCE: Final = 4
_AT_THE_DOOR: Final = 1
"""Threads with the next file in their hands when a process has done with one."""
_WORTH_ANOTHER: Final = 30
"""Starting a process takes as long as reading some fifteen files: with fewer than twice as many it comes too late."""


class Pool:
    """Reading processes with the same limits; any thread may read. `command` is that of `Child`, for tests."""

    def __init__(self, limits: Limits, command: Sequence[str] | None = None) -> None:
        self.limits = limits
        self._command = command
        self._lock = threading.Condition()
        self.children: list[Child] = []
        self._idle: list[Child] = []
        self._given_up = False

    def start(self, count: int = 1) -> None:
        """Start `count` processes, unless as many are there already: they get ready while the caller does other things.

        Raises:
            ReadingImpossibleError: the system does not start them.
        """
        with self._lock:
            for _ in range(count - len(self.children)):
                child = Child(self.limits, self._command)
                self.children.append(child)
                self._idle.append(child)
                child.start()

    def expect(self, items: int) -> None:
        """Start the processes among which `map` would share so many `items`: they are ready by the time it does.

        Raises what `start` does.
        """
        self.start(_worth_having(items))

    def relax(self, items: int) -> None:
        """After reading so many `items`, end the processes, for memory is needed elsewhere; few leave theirs ready."""
        if items >= _WORTH_ANOTHER:
            self.close()

    def read(self, data: bytes, name: str, only: str | None = None, passed_over: Collection[str] = ()) -> RawWorkbook:
        """Return the worksheets of a file, as `Child.read` does."""
        with self._taken() as child:
            return child.read(data, name, only, passed_over)

    def run(self, task: str, known: bytes, data: bytes, understand: Callable[[bytes], Result]) -> Result:
        """Return what another task makes of a file, as `Child.run` does.

        `understand` makes sense of the bytes, or raises `TransportError`; the process goes on with others meanwhile.
        """
        with self._taken() as child:
            answer = child.run(task, known, data)
        try:
            return understand(answer)
        except TransportError as error:
            child.distrust()
            raise crashed() from error

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield `work(item)` for every item, in order; `work`, which calls `read`, runs in several threads.

        Only a few results are made ahead of the one that is asked for, so memory stays flat.
        """
        at_once = _worth_having(len(items))
        self.start(at_once)
        if at_once > 1:
            yield from self._map_in_threads(work, items, at_once)
        else:
            yield from map(work, items)

    def close(self) -> None:
        """End every process."""
        with self._lock:
            children, self.children, self._idle = self.children, [], []
        for child in children:
            child.close()

    def _map_in_threads(self, work: Callable[[Item], Result], items: Sequence[Item], at_once: int) -> Iterator[Result]:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - one file does without

        ahead: deque[Future[Result]] = deque()
        try:
            with ThreadPoolExecutor(at_once + _AT_THE_DOOR) as executor:
                try:
                    for item in items:
                        ahead.append(executor.submit(work, item))
                        if len(ahead) > 2 * at_once:
                            yield ahead.popleft().result()
                    while ahead:
                        yield ahead.popleft().result()
                finally:
                    if ahead:  # interrupted, or nobody asks any more: nothing is worth waiting for
                        self._give_up(ahead)
        finally:
            self._given_up = False

    @contextmanager
    def _taken(self) -> Iterator[Child]:
        """Give a process that nobody else uses meanwhile."""
        child = self._take()
        try:
            yield child
        finally:
            with self._lock:
                self._idle.append(child)
                self._lock.notify()

    def _take(self) -> Child:
        """Return a process that nobody uses, waiting for one if need be."""
        with self._lock:
            if not self.children:
                self.children.append(Child(self.limits, self._command))
                self._idle.append(self.children[0])
            self._lock.wait_for(lambda: self._idle or self._given_up)
            if self._given_up:
                raise crashed()
            return self._idle.pop()

    def _give_up(self, futures: Iterable[Future[Result]]) -> None:
        for future in futures:
            future.cancel()
        with self._lock:
            self._given_up = True
            self._lock.notify_all()
            for child in self.children:
                child.kill()


def _worth_having(items: int) -> int:
    """Return how many processes do `items` soonest."""
    return min(os.cpu_count() or 1, _MOST_AT_ONCE, 1 + items // _WORTH_ANOTHER)


_CURRENT: ContextVar[Pool | None] = ContextVar("reading_pool", default=None)


@contextmanager
def reading_pool(limits: Limits | None = None) -> Iterator[Pool]:
    """Give the pool through which files are read; it ends with the outermost block.

    A block within another shares its processes, unless it asks for limits of its own. Without any, those of the
    environment hold.

    Raises:
        ReadingImpossibleError: the environment sets limits that make no sense, or no process can be started.
    """
    outer = _CURRENT.get()
    if outer is not None and limits in {None, outer.limits}:
        yield outer
        return
    pool = Pool(limits or Limits.from_environment())
    token = _CURRENT.set(pool)
    try:
        pool.start()
        yield pool
    finally:
        _CURRENT.reset(token)
        pool.close()
