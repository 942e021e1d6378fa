"""Changing the file of the pilot workbook: never while somebody has it open, never without a copy of what it was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from aet_sheets.dossier.durable import write_whole
from aet_sheets.dossier.errors import DossierError
from aet_sheets.paths import BACKUPS, MEMORY
from aet_sheets.text import french
from aet_sheets.writing.safely import is_open_elsewhere

NOT_TOUCHED: Final = "Rien n'a été modifié."


def refuse_open(pilot: Path) -> None:
    """Raise `DossierError` when Excel or LibreOffice has the workbook open."""
    if is_open_elsewhere(pilot):
        raise DossierError(
            "Le classeur de pilotage « {name} » est ouvert dans Excel ou LibreOffice. {not_touched}",
            "Enregistrez-le, fermez-le, puis recommencez.",
            name=pilot.name,
            not_touched=french(NOT_TOUCHED),
        )


def keep_copy(pilot: Path, content: bytes, now: dt.datetime) -> Path:
    """Keep `content`, what the workbook is at the time `now`, among the backups of its dossier; return where."""
    backup = pilot.parent / MEMORY / BACKUPS / f"{pilot.stem} {now:%Y-%m-%d %Hh%Mm%Ss}{pilot.suffix}"
    backup.parent.mkdir(parents=True, exist_ok=True)
    write_whole(backup, content)
    return backup
