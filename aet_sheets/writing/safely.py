"""Replacing a file without ever losing one: neither the old, nor the new when somebody has the old one open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from aet_sheets.dossier.durable import put, temporary_beside


def replace_safely(target: Path, write: Callable[[Path], None]) -> Path:
    """Have `write` make a new `target`, whole or not at all, and return where it now stands.

    `write` is given a temporary path of the same folder, with the suffix of `target`. Where `target` is open in
    Excel or LibreOffice it is left alone, and the new file is put beside it, under the free name that is returned.
    Missing folders are made. Raises what `write` raises, and `OSError` when the folder cannot be written to.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = temporary_beside(target)
    try:
        write(temporary)
        return _put(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def is_open_elsewhere(target: Path) -> bool:
    """Tell whether Excel or LibreOffice left its mark beside `target`: somebody has it open."""
    marks = (f"~${target.name}", f".~lock.{target.name}#")
    return any(target.with_name(mark).exists() for mark in marks)


def _put(temporary: Path, target: Path) -> Path:
    if not target.exists():
        return put(temporary, target)
    if not is_open_elsewhere(target):
        shutil.copymode(target, temporary)
        with suppress(PermissionError):  # what Windows says of a file that is open
            return put(temporary, target)
    return put(temporary, _free_name(target))


def _free_name(target: Path) -> Path:
    return next(path for path in names_beside(target) if not path.exists())


def names_beside(target: Path) -> Iterator[Path]:
    """Yield the names, one after the other, of what takes place beside `target`."""
    yield target.with_name(f"{target.stem} (nouvelle version){target.suffix}")
    for number in count(2):
        yield target.with_name(f"{target.stem} (nouvelle version {number}){target.suffix}")
