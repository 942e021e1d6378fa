"""What the program writes to be sent, without ever touching what people did with it since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Final

import msgspec

from aet_sheets.dossier.durable import flush_folder, write_whole
from aet_sheets.paths import MEMORY
from aet_sheets.writing.safely import is_open_elsewhere, names_beside

MEMORY_FILE: Final = "copies.json"


class Written(msgspec.Struct, frozen=True):
    """A file that the program wrote: its sha256, that of the return it is about, and whether somebody asked for it.

    `recipe` is what it was made from and how, where that is worth knowing.
    """

    sha256: str
    source: str
    asked: bool = False
    recipe: str = ""


class _Memory(msgspec.Struct):
    files: dict[str, Written] = msgspec.field(default_factory=dict)
    format: int = 1


class Outbox:
    """The files written so far. In a dossier they are remembered, so that our own can be told from what people changed.

    Elsewhere (`dossier` is None) nothing is remembered, and nothing is ever replaced.
    """

    def __init__(self, dossier: Path | None) -> None:
        self.dossier = dossier
        self._start = f"{dossier.as_posix()}/" if dossier else ""
        self._memory = _load(dossier) if dossier else _Memory()
        self._put: set[str] = set()
        self._folders: set[Path] = set()

    def put(self, target: Path, content: bytes, source: str, *, asked: bool = False, recipe: str = "") -> Path:
        """Write `content` to `target`, or beside it where somebody changed or opened what is there; return where.

        `source` is the sha256 of the return that it is about; `recipe` is for `keep`. Raises `OSError` when it cannot
        be written.
        """
        target.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(content).hexdigest()
        path, there = next(self._free(target, digest))
        if there != digest:
            write_whole(path, content, one_of_many=True)
            self._folders.add(path.parent)
        self._note(path, Written(digest, source, asked, recipe))
        return path

    def keep(self, target: Path, recipe: str, *, asked: bool = False) -> Path | None:
        """Leave what stands at `target`, or beside it, if it was made by `recipe` and is whole; return where it is."""
        for path in chain([target], names_beside(target)):
            key = self._key(path)
            known = self._memory.files.get(key)
            if known is None or key in self._put or _sha256(path) != known.sha256:
                if path.exists():
                    continue  # somebody's own
                return None
            if known.recipe != recipe:
                return None
            self._note(path, Written(known.sha256, known.source, asked, recipe))
            return path
        return None

    def _note(self, path: Path, written: Written) -> None:
        key = self._key(path)
        self._memory.files[key] = written
        self._put.add(key)

    def _free(self, target: Path, digest: str) -> Iterator[tuple[Path, str]]:
        """Yield the names that may be taken, and the sha256 of what is there.

        That is nothing, or the very same file, or ours as we left it.
        """
        for path in chain([target], names_beside(target)):
            if self._key(path) in self._put:
                continue
            there = _sha256(path)
            if there == digest or self._is_untouched(path, there) or not path.exists():
                yield path, there

    def _is_untouched(self, path: Path, there: str) -> bool:
        """Tell whether what is there, by its sha256, is ours as we left it, and nobody has it open."""
        known = self._memory.files.get(self._key(path))
        return known is not None and there == known.sha256 and not is_open_elsewhere(path)

    def withdraw(self, folder: Path, still_asked: frozenset[str]) -> None:
        """Remove from `folder` what was written in former runs and not in this one, unless somebody changed it.

        What was asked for stays as long as the return that it is about is among `still_asked`, by sha256.
        """
        start = f"{self._key(folder)}/"
        for key, written in list(self._memory.files.items()):
            stays = key in self._put or (written.asked and written.source in still_asked)
            if not key.startswith(start) or stays:
                continue
            path = self._path(key)
            if self._is_untouched(path, _sha256(path)):
                with suppress(OSError):  # it stays, then, and is removed another time
                    path.unlink()
            if not path.exists() or _sha256(path) != written.sha256:
                del self._memory.files[key]

    def save(self) -> None:
        """See what was written onto the disk, and remember it for the next run."""
        while self._folders:
            flush_folder(self._folders.pop())
        if self.dossier is None:
            return
        target = self.dossier / MEMORY / MEMORY_FILE
        content = msgspec.json.format(msgspec.json.encode(self._memory, order="sorted"), indent=1) + b"\n"
        if self._memory.files or target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, content)

    def _key(self, path: Path) -> str:
        """Return what a file is remembered by: its path in the dossier, with `/`."""
        return path.as_posix().removeprefix(self._start)

    def _path(self, key: str) -> Path:
        return self.dossier / key if self.dossier else Path(key)


def _load(dossier: Path) -> _Memory:
    """Return what was remembered; without it, every file that is there counts as somebody's own."""
    try:
        return msgspec.json.decode((dossier / MEMORY / MEMORY_FILE).read_bytes(), type=_Memory)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return _Memory()


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
