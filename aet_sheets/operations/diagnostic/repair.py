"""Linking the pilot workbook to the Python that runs now: its hidden sheet of settings is written anew."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final

from aet_sheets.dossier.durable import write_whole
from aet_sheets.dossier.errors import DossierError
from aet_sheets.excel.conf import CONF_SHEET, conf_for_this_machine
from aet_sheets.operations.diagnostic.gathering import apple_script
from aet_sheets.operations.diagnostic.machine import MAC, WINDOWS
from aet_sheets.operations.diagnostic.pilot import settings_rows
from aet_sheets.operations.pilot_file import NOT_TOUCHED, keep_copy, refuse_open
from aet_sheets.paths import pilot_of
from aet_sheets.text import french

_INTERPRETER: Final = "Interpreter_"


def repair(dossier: Path, now: dt.datetime) -> Path:
    """Link the pilot workbook of `dossier` to this program; return the copy of what it was.

    The Python that it names for the other system stays: the dossier may be shared.

    Raises:
        DossierError: there is no Excel for this system, or the workbook is open or cannot be changed.
        OSError: the folder cannot be written to.
    """
    if sys.platform not in {WINDOWS, MAC}:
        raise DossierError(
            "Ce système n'a pas d'Excel : il n'y a rien à y réparer.",
            "Lancez cette commande sur l'ordinateur où les boutons servent.",
        )
    pilot = pilot_of(dossier)
    if pilot is None or pilot.suffix != ".xlsm":
        raise DossierError(
            "Il n'y a pas de classeur pilotage.xlsm dans « {path} ».",
            "Donnez le dossier dont les boutons ne fonctionnent pas : aet diagnostic DOSSIER --reparer",
            path=dossier,
        )
    if sys.platform == MAC:
        install_apple_script(apple_script())
    conf = conf_for_this_machine()
    return link(pilot, {name: value for name, value in conf.items() if value or _INTERPRETER not in name}, now)


def link(pilot: Path, settings: Mapping[str, str], now: dt.datetime) -> Path:
    """Write `settings` into the hidden sheet of `pilot`, a copy put aside first; return the copy.

    Raises:
        DossierError: the workbook is open, or cannot be changed; it is as it was.
    """
    from aet_sheets.writing.editing import NotEditableError  # noqa: PLC0415 - lxml is slow to load

    refuse_open(pilot)
    content = pilot.read_bytes()
    try:
        changed = _with_settings(content, pilot.name, settings)
    except NotEditableError as error:
        raise DossierError(
            "Le classeur de pilotage n'a pas pu être réparé : {why}. {not_touched}",
            "Reprenez une copie saine du classeur, par exemple dans .aet/sauvegardes.",
            why=french(error.why),
            not_touched=french(NOT_TOUCHED),
        ) from error
    backup = keep_copy(pilot, content, now)
    write_whole(pilot, changed)
    return backup


def _with_settings(content: bytes, name: str, settings: Mapping[str, str]) -> bytes:
    from aet_sheets.writing.editing.archive import Archive  # noqa: PLC0415 - lxml is slow to load
    from aet_sheets.writing.editing.cells import Cells  # noqa: PLC0415

    archive = Archive(content)
    cells = Cells(archive, archive.sheet(CONF_SHEET))
    rows = settings_rows(content, name)
    where = {known.lower(): row for row, (known, _) in enumerate(rows, 1) if known}
    last = max(where.values(), default=0)
    for setting, value in settings.items():
        row = where.get(setting.lower())
        if row is None:
            row = last = last + 1
            cells.set((row, 0), setting)
        cells.set((row, 1), value)
    return archive.to_bytes()


def install_apple_script(target: Path) -> None:
    """Put the script by which Excel for Mac starts Python in its place, as `xlwings runpython install` does."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with files("xlwings").joinpath(target.name).open("rb") as source, target.open("wb") as script:
        shutil.copyfileobj(source, script)
