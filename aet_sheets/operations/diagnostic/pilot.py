"""What the pilot workbook says of its link to Python: its hidden settings, and the macros in it."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from aet_sheets.excel.conf import CONF_SHEET

_PROJECT: Final = "xl/vbaProject.bin"


def macro_project(pilot: Path) -> bytes | None:
    """Return the VBA project of a workbook, None when it has none or is none."""
    try:
        with zipfile.ZipFile(pilot) as archive:
            return archive.read(_PROJECT)
    except (OSError, KeyError, zipfile.BadZipFile):
        return None


def settings_of(pilot: Path) -> dict[str, str] | None:
    """Return the settings of xlwings in a workbook by name, none without its sheet; None when it cannot be read."""
    try:
        rows = settings_rows(pilot.read_bytes(), pilot.name)
    except Exception:  # noqa: BLE001 - a library may be missing, the file damaged: other lines say it
        return None
    return {name: value for name, value in rows if name}


def settings_rows(content: bytes, name: str) -> list[tuple[str, str]]:
    """Return the rows of the hidden sheet of a workbook: name and value, down to the last one; none without it."""
    from aet_sheets.dossier.files import open_readers  # noqa: PLC0415 - what it needs may be what is missing

    with open_readers() as pool:
        workbook = pool.read(content, name, only=CONF_SHEET)
    sheets = (sheet for sheet in workbook.sheets if sheet.name == CONF_SHEET)
    return [(_text(row, 0), _text(row, 1)) for sheet in sheets for row in sheet.rows]


def _text(row: Sequence[object], position: int) -> str:
    return str(row[position]).strip() if position < len(row) else ""
