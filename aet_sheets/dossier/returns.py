"""Opening returns: those that changed are read and checked by other processes, the others are known from before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from aet_sheets.checking import task
from aet_sheets.checking.returns import CheckedReturn
from aet_sheets.checking.transport import decode_return
from aet_sheets.dossier.answers import Answers, key_of
from aet_sheets.dossier.files import Input, Named, OpenedFile, open_readers, opened
from aet_sheets.problems import Problem
from aet_sheets.reading.isolation.pool import Pool
from aet_sheets.reading.isolation.transport import TransportError
from aet_sheets.schema.calendar import Bounds


def open_returns(
    files: Sequence[Named], bounds: Bounds | None, answers: Answers | None = None
) -> Iterator[OpenedFile[CheckedReturn]]:
    """Open several returns at once, have them checked too, and yield what each gave, in their order.

    `bounds` are those of the edition that they are for; left out, each is checked as of the one that it states. What
    was answered on the same content before is taken from `answers`, and what is answered now is put there.

    Raises:
        DossierError: nothing can be read at all, whatever the file.
    """
    with open_readers() as pool:
        opening = _Opening(pool, bounds, answers)
        before = list(map(opening.found, files))
        unknown = [named for named, found in zip(files, before, strict=True) if found is None]
        asked = pool.map(opening.ask, unknown)
        for named, found in zip(files, before, strict=True):
            known = opening.recall(named, found) if found else None
            yield known or opening.note(named, opening.ask(named) if found else next(asked))


class _Found(NamedTuple):
    """A file that was answered on before, as it is now, and the key of the answer."""

    input: Input
    key: bytes


class _Answer(NamedTuple):
    """What a process answered, and what it stands for."""

    packed: bytes
    content: CheckedReturn


class _Opening:
    """Returns of one edition being opened. `ask` may be called in any thread, the rest in one."""

    def __init__(self, pool: Pool, bounds: Bounds | None, answers: Answers | None) -> None:
        self._pool, self._bounds, self._answers = pool, bounds, answers

    def found(self, named: Named) -> _Found | None:
        """Return a file if what it holds was answered on before."""
        if self._answers is None or not len(self._answers):
            return None
        file = opened(named, self._pool.limits, lambda _: None).input
        key = self._key(named, file) if file else b""
        return _Found(file, key) if file and key in self._answers else None

    def recall(self, named: Named, found: _Found) -> OpenedFile[CheckedReturn] | None:
        """Return what was answered on a file; None when that was damaged meanwhile."""
        packed = None if self._answers is None else self._answers.get(found.key)
        if packed is None:
            return None
        with suppress(TransportError):
            return OpenedFile(found.input, decode_return(packed, named.file))
        return None

    def ask(self, named: Named) -> OpenedFile[_Answer]:
        """Have a process read and check a file."""

        def understand(packed: bytes) -> _Answer:
            return _Answer(packed, decode_return(packed, named.file))

        known = task.known(named.path.name, self._bounds)
        return opened(named, self._pool.limits, lambda data: self._pool.run(task.TASK, known, data, understand))

    def note(self, named: Named, asked: OpenedFile[_Answer]) -> OpenedFile[CheckedReturn]:
        """Return what a process answered on a file, and have it remembered."""
        answer = asked.content
        if isinstance(answer, Problem):
            return OpenedFile(asked.input, answer)
        if asked.input and self._answers is not None:
            self._answers.put(self._key(named, asked.input), answer.packed)
        return OpenedFile(asked.input, answer.content)

    def _key(self, named: Named, file: Input) -> bytes:
        return key_of(file.sha256, task.known(named.path.name, self._bounds))
