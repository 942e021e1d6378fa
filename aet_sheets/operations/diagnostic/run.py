"""The diagnostic of a computer and of a dossier, after a repair if one is asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from aet_sheets.operations.diagnostic.checks import diagnose
from aet_sheets.operations.diagnostic.gathering import look
from aet_sheets.operations.diagnostic.verdict import State, Verdict


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What was found; `backup` is the copy of the workbook that a repair put aside, relative to the dossier."""

    dossier: Path | None
    verdicts: tuple[Verdict, ...]
    backup: str | None = None

    @property
    def problems(self) -> int:
        """Return how many lines tell a problem."""
        return sum(verdict.state is State.PROBLEM for verdict in self.verdicts)

    def as_json(self) -> dict[str, object]:
        """Return what `aet diagnostic --format json` prints."""
        return {
            "dossier": self.dossier and self.dossier.as_posix(),
            "checks": [verdict.as_json() for verdict in self.verdicts],
            "repaired": self.backup is not None,
            "backup": self.backup,
        }


def diagnostic(dossier: Path | None, repair_at: dt.datetime | None = None) -> Diagnostic:
    """Look at this computer and at `dossier`, if there is one, once its workbook is repaired if a time is given.

    Raises:
        DossierError: the repair could not be made.
        OSError: the folder cannot be written to.
    """
    backup = None
    if dossier and repair_at:
        from aet_sheets.operations.diagnostic.repair import repair  # noqa: PLC0415 - a diagnostic needs little to load

        backup = repair(dossier, repair_at).relative_to(dossier).as_posix()
    return Diagnostic(dossier, tuple(diagnose(look(dossier))), backup)
