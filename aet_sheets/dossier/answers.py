"""What reading processes said of returns in the last run, so that the next one only reads what changed.

It stands in one file of `.aet`, which may be deleted at any time: `answer, answer, …, index, tail`. The index gives, by
the key of each answer, where it starts, how long it is, and its digest; the tail how long the index is, and its own.
Nothing is believed that does not have its digest, or comes from another version of the program. Whatever else goes
wrong with the file, whoever asks learns that nothing is known.

Where little changed, it does so in place: what is forgotten is blotted out, new answers go over the old index, and a
new one after them. A program that is killed meanwhile leaves a file without an index, which says nothing.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final, NamedTuple, Self

import msgspec

from aet_sheets.dossier.durable import temporary_beside

ANSWERS: Final = "lectures.cache"
_TAIL: Final = struct.Struct("<Q32s")
_DIGEST_BYTES: Final = 16
_TOGETHER: Final = 2**20
"""Bytes of answers that are written at once."""
_MOST_IN_PLACE: Final = 0.25
"""New and forgotten answers, to those that stay, up to which the file is changed in place."""


class _Entry(NamedTuple):
    start: int
    length: int
    digest: bytes

    @property
    def end(self) -> int:
        return self.start + self.length


class _Index(msgspec.Struct, array_like=True):
    version: str
    entries: dict[bytes, _Entry]


class Answers:
    """The answers of the last run at hand for this one, within a `with` block.

    `version` tells, when it is asked, what answers are worth something: those of the same. With `keep`, the answers of
    this run may be kept for the next, and those that nobody asked for are forgotten.
    """

    def __init__(self, path: Path, version: Callable[[], str], *, keep: bool) -> None:
        self._path = path
        self._version = version
        self._keep = keep
        self._last: IO[bytes] | None = None
        self._entries: dict[bytes, _Entry] = {}
        self._asked: dict[bytes, _Entry] = {}
        self._temporary: Path | None = None
        self._new: IO[bytes] | None = None
        self._new_entries: dict[bytes, _Entry] = {}
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        with suppress(OSError):
            self._last = self._opened.enter_context(self._path.open("rb"))
            self._entries = _entries(self._last, self._version)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._opened.close()
        self._drop_new()

    def __len__(self) -> int:
        """Return how many answers of the last run are at hand."""
        return len(self._entries)

    def __contains__(self, key: bytes) -> bool:
        return key in self._entries

    def get(self, key: bytes) -> bytes | None:
        """Return the answer that has the key `key`; None when there is none, or it was damaged since."""
        entry = self._entries.get(key)
        answer = _read(self._last, entry) if entry and self._last else None
        if entry and answer is not None:
            self._asked[key] = entry
        return answer

    def put(self, key: bytes, answer: bytes) -> None:
        """Remember `answer` until it is saved, if it may be."""
        if not self._keep:
            return
        try:
            self._write(key, answer)
        except OSError:  # the disk is full, or nothing can be written there
            self._keep = False
            self._drop_new()

    def save(self) -> None:
        """Keep the answers of this run, new ones and those of the last that somebody asked for, and no others."""
        if not self._keep or (not self._new_entries and self._asked.keys() == self._entries.keys()):
            return
        kept = {key: entry for key, entry in self._asked.items() if key not in self._new_entries}
        end = max((entry.end for entry in kept.values()), default=0)
        length = sum(entry.length for entry in kept.values())
        unused, new = end - length, sum(entry.length for entry in self._new_entries.values())
        with suppress(OSError):
            if kept and unused + new <= length * _MOST_IN_PLACE:
                self._change(kept, end)
            else:
                self._replace(kept)

    def _write(self, key: bytes, answer: bytes) -> None:
        if self._new is None:
            self._temporary = temporary_beside(self._path)
            self._new = self._temporary.open("w+b", buffering=_TOGETHER)
        entry = _Entry(self._new.tell(), len(answer), _digest(answer))
        self._new.write(answer)
        self._new_entries[key] = entry

    def _change(self, kept: dict[bytes, _Entry], end: int) -> None:
        """Have the file hold the answers `kept`, which end at `end`, and the new ones after them."""
        self._opened.close()
        new = b""
        if self._new is not None:
            self._new.seek(0)
            new = self._new.read()
        moved = {key: entry._replace(start=end + entry.start) for key, entry in self._new_entries.items()}
        with self._path.open("r+b") as file:
            for key in self._entries.keys() - kept.keys():
                file.seek(self._entries[key].start)
                file.write(bytes(self._entries[key].length))
            file.seek(end)
            file.write(new + self._index(kept | moved))
            file.truncate()

    def _replace(self, kept: dict[bytes, _Entry]) -> None:
        """Put a new file in the place of the last one. It is not seen onto the disk: a damaged one is no loss."""
        for key in kept:
            if (answer := self.get(key)) is not None:
                self._write(key, answer)
        self._opened.close()  # Windows replaces no file that is open
        if self._new is None or self._temporary is None:
            forget_answers(self._path.parent)
            return
        self._new.write(self._index(self._new_entries))
        self._new.close()
        self._temporary.replace(self._path)

    def _index(self, entries: dict[bytes, _Entry]) -> bytes:
        """Return the index and the tail of a file with these answers."""
        index = msgspec.msgpack.encode(_Index(self._version(), entries))
        return index + _TAIL.pack(len(index), hashlib.sha256(index).digest())

    def _drop_new(self) -> None:
        if self._new is not None:
            with suppress(OSError):
                self._new.close()
        if self._temporary is not None:
            with suppress(OSError):
                self._temporary.unlink(missing_ok=True)
        self._new, self._temporary, self._new_entries = None, None, {}


def key_of(sha256: str, known: bytes) -> bytes:
    """Return the key of the answer on a file by its sha256, `known` being what its process had to know besides."""
    return hashlib.sha256(f"{sha256} ".encode() + known).digest()


def forget_answers(folder: Path) -> None:
    """Forget every answer kept in `folder`: they hold what the returns hold.

    Where the file is in use, it is emptied; raises `OSError` when it cannot be either.
    """
    path = folder / ANSWERS
    if path.is_file():
        os.truncate(path, 0)
        with suppress(OSError):
            path.unlink()


def _entries(file: IO[bytes], version: Callable[[], str]) -> dict[bytes, _Entry]:
    """Return where the answers of a file stand; nothing when it is damaged, or of another version."""
    size = file.seek(0, os.SEEK_END)
    if size < _TAIL.size:
        return {}
    file.seek(size - _TAIL.size)
    length, digest = _TAIL.unpack(file.read(_TAIL.size))
    if length > size - _TAIL.size:
        return {}
    file.seek(size - _TAIL.size - length)
    content = file.read(length)
    if hashlib.sha256(content).digest() != digest:
        return {}
    try:
        index = msgspec.msgpack.decode(content, type=_Index)
    except msgspec.MsgspecError:
        return {}
    return index.entries if index.version == version() else {}


def _read(file: IO[bytes], entry: _Entry) -> bytes | None:
    try:
        file.seek(entry.start)
        answer = file.read(entry.length)
    except OSError:
        return None
    return answer if _digest(answer) == entry.digest else None


def _digest(answer: bytes) -> bytes:
    return hashlib.blake2b(answer, digest_size=_DIGEST_BYTES).digest()
