"""Where things are in a dossier: the names of its files and folders. Loaded by everybody, it loads nothing itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PILOT: Final = "pilotage.xlsm"
PILOT_NAMES: Final = (PILOT, "pilotage.xlsx")
"""The names of the pilot workbook: with its buttons, or without where macros are forbidden."""
RETURNS: Final = "retours"
TO_SEND: Final = "a-envoyer"
TO_SEND_BACK: Final = "a-renvoyer"
CONSOLIDATED: Final = "consolidation"
REPORTS: Final = "rapports"
EXPORTS: Final = "exports"
MEMORY: Final = ".aet"
"""The folder in which the program keeps what it has to remember."""
BACKUPS: Final = "sauvegardes"
"""Its folder of workbooks as they were before a command changed them."""


def pilot_of(folder: Path) -> Path | None:
    """Return the pilot workbook of the dossier at `folder`, None when it has none."""
    return next((folder / name for name in PILOT_NAMES if (folder / name).is_file()), None)


def dossier_above(path: Path) -> Path | None:
    """Return the nearest folder above `path`, which is absolute, that is a dossier; None when it lies in none."""
    return next((folder for folder in path.parents if pilot_of(folder)), None)
