"""Closed editions on disk: one seal each, in `.aet/editions-closes/`, written once and never over.

An edition that staff reopen has its seal put aside under another name, and is sealed anew when they close it.
"""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path
from typing import Final

from msgspec import MsgspecError

from aet_sheets.dossier.durable import put, write_whole
from aet_sheets.figures.sealing import Seal

FOLDER: Final = "editions-closes"


def seal_path(memory: Path, edition: str) -> Path:
    """Return where the seal of `edition` is kept."""
    return memory / FOLDER / f"{edition}.json"


def load_seal(memory: Path, edition: str) -> Seal | None:
    """Return the seal of `edition`, None when it has none.

    Raises:
        OSError: the file cannot be read.
        ValueError: it holds no seal, or that of another edition.
    """
    path = seal_path(memory, edition)
    if not path.exists():
        return None
    try:
        seal = Seal.from_json(path.read_bytes())
    except MsgspecError as error:
        raise ValueError(path.name) from error
    if seal.edition != edition:
        raise ValueError(path.name)
    return seal


def save_seal(memory: Path, seal: Seal) -> None:
    """Write a seal; raises `FileExistsError` rather than write over another."""
    path = seal_path(memory, seal.edition)
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, seal.to_json())


def put_aside(memory: Path, edition: str) -> Path | None:
    """Put the seal of an edition that was reopened under another name, which is returned; None when it has none."""
    path = seal_path(memory, edition)
    if not path.exists():
        return None
    names = (path.with_name(f"{edition} avant réouverture {number}.json") for number in count(1))
    return put(path, next(name for name in names if not name.exists()))


def forget_seals(memory: Path) -> None:
    """Remove every seal: for a dossier that is written anew from its beginning."""
    shutil.rmtree(memory / FOLDER, ignore_errors=True)
