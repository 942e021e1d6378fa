"""Opening the next edition of a dossier: the plan is made, the pilot workbook saved apart, then changed in one step."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from aet_sheets.consolidation.run import Consolidation, Progress, silent
from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.dossier.durable import write_whole
from aet_sheets.figures import compute
from aet_sheets.operations.create import edition_name, make_folders
from aet_sheets.operations.pilot_file import NOT_TOUCHED, keep_copy, refuse_open
from aet_sheets.operations.rollover.plan import Plan, following, plan_rollover
from aet_sheets.operations.rollover.unfinished import Unfinished
from aet_sheets.text import french
from aet_sheets.writing.editing import Edit, NotEditableError, apply_edits


@dataclass(frozen=True, slots=True)
class Rollover:
    """An edition that was opened, or that would be: `backup` is None where nothing was written.

    `unfinished` tells of the editions that close with it in which something is left to do, the oldest first.
    """

    dossier: Path
    pilot: str
    plan: Plan
    unfinished: tuple[Unfinished, ...]
    backup: str | None

    def as_json(self) -> dict[str, object]:
        """Return what `aet nouvelle-edition --format json` prints; its edits have codes, and name nobody."""
        plan = self.plan
        return {
            "edition": plan.new.edition,
            "previous": plan.old,
            "closed": list(plan.closed),
            "unfinished": [left.as_json() for left in self.unfinished],
            "enrolments": {"carried_over": plan.carried_over, "left_out": plan.left_out},
            "baselines": [
                {
                    "indicator": item.code,
                    "outcome": str(item.outcome),
                    "before": item.before,
                    "after": item.after,
                }
                for item in plan.baselines
            ],
            "edits": [edit.as_json() for edit in plan.edits],
            "backup": self.backup,
            "outputs": [self.pilot] if self.backup else [],
        }


_COMMAND: Final = "aet nouvelle-edition"
_Prepare = Callable[[Path, Sequence[Edit]], Callable[[], None]]
PrepareInExcel = Callable[[Sequence[Edit]], Callable[[], None]]
"""Looks at a workbook that Excel has open and returns what edits and saves it, or raises `NotEditableError`."""


def next_edition(path: Path | str) -> str:
    """Return the edition that comes after the last one of the dossier at `path`.

    Raises:
        DossierError: the dossier cannot be used, or declares no edition.
    """
    dossier = Dossier(path)
    pilot = dossier.pilot()
    dossier.edition(pilot, None)  # tells what to do where there is none
    return following(pilot.editions)


def roll_over(
    path: Path | str, edition: str, now: dt.datetime, *, rehearse: bool = False, progress: Progress = silent
) -> Rollover:
    """Close the last edition of the dossier at `path` and open `edition`, the year after.

    The pilot workbook keeps everything but the cells that this is about; as it was, it is kept among the backups
    under the time `now`. With `rehearse`, nothing is written at all.

    Raises:
        DossierError: the edition cannot be opened, or the pilot workbook is open elsewhere; nothing was changed.
        OSError: the folder cannot be written to.
    """
    dossier, name = Dossier(path), edition_name(edition)
    if rehearse:
        plan, unfinished = _plan(dossier, name, now.date(), progress, rehearse=True)
        return Rollover(dossier.path, dossier.pilot_path.name, plan, unfinished, None)
    with dossier.held(_COMMAND, progress):
        refuse_open(dossier.pilot_path)
        return _roll_over(dossier, name, now, _prepare_file, progress)


def roll_over_in_excel(
    path: Path | str, edition: str, now: dt.datetime, prepare: PrepareInExcel, progress: Progress = silent
) -> Rollover:
    """Do as `roll_over` where Excel has the pilot workbook open, just saved; `prepare` gives what edits it there.

    Raises:
        DossierError: the edition cannot be opened; nothing was changed.
        OSError: the folder cannot be written to.
    """
    dossier, name = Dossier(path), edition_name(edition)
    with dossier.held(_COMMAND, progress):
        return _roll_over(dossier, name, now, lambda _pilot, edits: prepare(edits), progress)


def _roll_over(dossier: Dossier, new: str, now: dt.datetime, prepare: _Prepare, progress: Progress) -> Rollover:
    plan, unfinished = _plan(dossier, new, now.date(), progress, rehearse=False)
    backup = _change(dossier, plan, now, prepare)
    make_folders(dossier.path, new)
    return Rollover(dossier.path, dossier.pilot_path.name, plan, unfinished, dossier.relative(backup))


def _plan(
    dossier: Dossier, new: str, today: dt.date, progress: Progress, *, rehearse: bool
) -> tuple[Plan, tuple[Unfinished, ...]]:
    """Return the plan, and what is unfinished in the editions that it closes.

    Codes given to people who are carried over are remembered, unless this is a rehearsal.
    """
    editions = dossier.pilot().editions
    last = max(editions, default=None)
    result = (dossier.rehearse if rehearse else dossier.consolidate)(last, progress)
    plan = plan_rollover(result, compute(result.dataset, result.edition).indicators, new)
    left = (Unfinished.of(_run_of(name, result, dossier, progress), today) for name in sorted(plan.closed))
    return plan, tuple(filter(None, left))


def _run_of(edition: str, result: Consolidation, dossier: Dossier, progress: Progress) -> Consolidation:
    """Return the consolidation of `edition`: `result`, or another one where several editions were still open."""
    return result if edition == result.edition.edition else Dossier(dossier.path).rehearse(edition, progress)


def _change(dossier: Dossier, plan: Plan, now: dt.datetime, prepare: _Prepare) -> Path:
    """Have the pilot workbook changed, a copy of what it was put aside first; return that copy."""
    pilot = dossier.pilot_path
    content = pilot.read_bytes()
    _refuse_changed(dossier, content)
    try:
        change = prepare(pilot, plan.written)
    except NotEditableError as error:
        raise DossierError(
            "Le classeur de pilotage n'a pas pu être modifié : {why}. {not_touched}",
            "Corrigez-le dans Excel, puis recommencez ; ou ajoutez l'édition à la main sur la feuille « Éditions ».",
            why=french(error.why),
            not_touched=french(NOT_TOUCHED),
        ) from error
    backup = keep_copy(pilot, content, now)
    change()
    return backup


def _prepare_file(pilot: Path, edits: Sequence[Edit]) -> Callable[[], None]:
    changed = apply_edits(pilot.read_bytes(), pilot.name, edits)
    return partial(write_whole, pilot, changed)


def _refuse_changed(dossier: Dossier, content: bytes) -> None:
    known = next(item for item in dossier.inputs if item.file == dossier.pilot_path.name)
    if known.sha256 != hashlib.sha256(content).hexdigest():
        raise DossierError(
            "Le classeur de pilotage a été enregistré pendant la préparation. {not_touched}",
            "Fermez-le, puis recommencez.",
            not_touched=french(NOT_TOUCHED),
        )
