"""The decisions on disk: one line of JSON each, only ever added to, so that a person can read what was decided when."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import MsgspecError

from aet_sheets.consolidation.decisions import Decision
from aet_sheets.paths import MEMORY
from aet_sheets.problems import Place, Problem, catalogue

DECISIONS: Final = "decisions.jsonl"
_PLACE: Final = Place(f"{MEMORY}/{DECISIONS}")


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
