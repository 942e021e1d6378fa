"""What checking a file gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from aet_sheets.consolidation.returns import ReturnFile, Status
from aet_sheets.consolidation.sources import Source
from aet_sheets.operations.annotate import SentBack
from aet_sheets.operations.as_json import problem_as_json
from aet_sheets.problems import Problem


class Kind(StrEnum):
    """What a file is meant to be."""

    RETURN = "retour"
    PILOT = "pilotage"


class RowCount(NamedTuple):
    """How many rows a file holds, and how many of them would count nowhere."""

    read: int
    set_aside: int

    @classmethod
    def of(cls, source: Source) -> RowCount:
        """Return how many rows `source` holds."""
        return cls(source.read, len(source.set_aside))


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What was found in one file; `file` is its path as it was given, with `/`.

    `kind` is None for a file that is neither a return nor a pilot workbook, `rows` for one that would not be taken.
    `unchecked` counts the references to things that are not in the file, where no dossier could tell what they are.
    `item` is the return that was recognised in it, as far as it could be; `theme` is what its group is known by.
    """

    file: str
    kind: Kind | None
    status: Status
    rows: RowCount | None = None
    problems: tuple[Problem, ...] = ()
    unchecked: int = 0
    item: ReturnFile | None = None
    theme: str = ""

    @property
    def blocking(self) -> int:
        """Return how many problems keep a row, or the file, out of the figures."""
        return sum(problem.blocking for problem in self.problems)

    def as_json(self) -> dict[str, object]:
        """Return the file as `aet verifier --format json` lists it; its problems stand apart."""
        return {
            "file": self.file,
            "kind": self.kind and str(self.kind),
            "status": str(self.status),
            "rows": self.rows and self.rows._asdict(),
            "unchecked_references": self.unchecked,
        }


def checks_as_json(checks: Iterable[FileCheck], sent_back: Iterable[SentBack] | None = None) -> dict[str, object]:
    """Return what `aet verifier --format json` prints; where copies were asked for, it lists what was written."""
    checks = list(checks)
    outputs = {} if sent_back is None else {"outputs": [path.as_posix() for sent in sent_back for path in sent.outputs]}
    return {
        "files": [check.as_json() for check in checks],
        "problems": [problem_as_json(problem) for check in checks for problem in check.problems],
        **outputs,
    }
