"""The decisions on disk: one line of JSON each, only ever added to, so that a person can read what was decided when."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from secrets import token_hex
from typing import Final

from msgspec import MsgspecError

from aet_sheets.consolidation.decisions import ACTORS, Decision
from aet_sheets.dossier.durable import write_whole
from aet_sheets.paths import MEMORY
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.text import fold

DECISIONS: Final = "decisions.jsonl"
SALT: Final = "sel.txt"
_PLACE: Final = Place(f"{MEMORY}/{DECISIONS}")


def load_salt(folder: Path, *, new: bool = False) -> str:
    """Return the salt of the digests of values, which no decision holds; empty when `folder` has none.

    `new` has one drawn and written then. Raises `OSError` when it cannot be read or written.
    """
    path = folder / SALT
    if not path.exists() and new:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, f"{token_hex(16)}\n".encode())
    return path.read_text(encoding="ascii", errors="replace").strip() if path.exists() else ""


def load_decisions(folder: Path) -> tuple[list[Decision], list[Problem]]:
    """Return the decisions kept in `folder`, oldest first, and what is wrong with the lines that hold none.

    A last line without its end is what a kill leaves behind: it was never a decision.
    """
    try:
        content = (folder / DECISIONS).read_bytes()
    except FileNotFoundError:
        return [], []
    decisions, problems = [], []
    whole = content.endswith(b"\n")
    lines = content.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decisions.append(Decision.from_json(line))
        except (MsgspecError, UnicodeDecodeError):
            cut_short = number == len(lines) and not whole
            kind = catalogue.DECISION_CUT_SHORT if cut_short else catalogue.DECISION_DAMAGED
            problems.append(kind.at(_PLACE, line=number))
    return decisions, problems


def append_decisions(decisions: Iterable[Decision], folder: Path) -> None:
    """Add `decisions` to those kept in `folder`; they are on the disk when this returns."""
    added = b"".join(decision.to_json() + b"\n" for decision in decisions)
    if not added:
        return
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / DECISIONS
    _end_last_line(path)
    with path.open("ab") as file:
        file.write(added)
        file.flush()
        os.fsync(file.fileno())


def forget_values(codes: Collection[str], columns: Collection[str], folder: Path) -> None:
    """Take out of the log what was decided on the values of erased actors, called `codes`, in `columns` (labels).

    Nothing else ever leaves it. Raises `OSError` when the log cannot be written.
    """
    path = folder / DECISIONS
    if not path.exists():
        return
    wanted = {(fold(code), column) for code in codes for column in columns}
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if _subject_of(line) not in wanted]
    if len(kept) < len(lines):
        write_whole(path, b"".join(kept))


def forget_decisions(folder: Path) -> None:
    """Remove the log: for a dossier that is written anew from its beginning."""
    (folder / DECISIONS).unlink(missing_ok=True)


def _subject_of(line: bytes) -> tuple[str, str] | None:
    """Return the code and the column of the actor's value that a line decides on, None for any other line."""
    try:
        decision = Decision.from_json(line)
    except (MsgspecError, UnicodeDecodeError):
        return None
    return (fold(decision.codes[0]), decision.column) if decision.sheet == ACTORS and decision.column else None


def _end_last_line(path: Path) -> None:
    """Have what is added begin on a line of its own: a last line cut short goes, a whole one gets its end."""
    if not path.exists():
        return
    content = path.read_bytes()
    kept, end, last = content.rpartition(b"\n")
    if not last:
        return
    try:
        Decision.from_json(last)
    except (MsgspecError, UnicodeDecodeError):
        os.truncate(path, len(kept + end))
    else:
        with path.open("ab") as file:
            file.write(b"\n")
