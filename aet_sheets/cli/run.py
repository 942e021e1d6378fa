"""One run of the command line: how it ends, and what its parts know of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from pathlib import Path


class ExitStatus(IntEnum):
    """How a command ends (contract, Commands)."""

    DONE = 0
    BLOCKING = 1
    WRONG_USE = 2
    IMPOSSIBLE = 3

    @classmethod
    def of(cls, blocking: int) -> ExitStatus:
        """Return the status of a command that was carried out and found `blocking` problems in the data."""
        return cls.BLOCKING if blocking else cls.DONE


@dataclass(slots=True)
class Run:
    """What is known before arguments are understood (whether JSON was asked for), and the dossier once it is."""

    as_json: bool = False
    dossier: Path | None = None


def asks_for_json(arguments: Sequence[str]) -> bool:
    """Tell whether JSON is asked for, even where the rest of the line cannot be understood."""
    words = [word.lower() for word in arguments]
    return "--format=json" in words or ("--format", "json") in pairwise(words)
