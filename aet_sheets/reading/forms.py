"""Sheets filled in line by line: the cover of a return, the settings of a dossier, hidden metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from aet_sheets.reading.addresses import cell_address
from aet_sheets.reading.raw import Raw, RawSheet
from aet_sheets.schema import Column, Form
from aet_sheets.text import fold, fold_heading

METADATA_SHEET: Final = "_aet"
MODEL, GROUP, EDITION, PERIOD = "modele", "groupe", "edition", "periode"
PART: Final = "partie"
"""In the copy of a csv file, the one table that it holds."""
CORRECTS: Final = "corrige"
"""In an annotated copy, the sha256 of the file that it corrects, then of those that this one corrected."""


@dataclass(slots=True)
class RawForm:
    """The values of a form, by column name, and the A1 addresses where they stand or should stand."""

    sheet: str = ""
    values: dict[str, Raw] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)


def read_form(form: type[Form], sheet: RawSheet) -> RawForm:
    """Return what stands beside each label of `form` on `sheet`.

    Values stand in one column: the first one right of the labels that holds anything but the help that the program
    writes there. What stands further right is help, or a remark.
    """
    lines = _lines(form, sheet)
    offset = _offset({form.column(name): sheet.rows[row][place + 1 :] for name, (row, place) in lines.items()})
    raw = RawForm(sheet.name)
    for name, (row, position) in lines.items():
        cells, place = sheet.rows[row], position + offset
        raw.values[name] = cells[place] if place < len(cells) else ""
        raw.cells[name] = cell_address(row + 1, place)
    return raw


def _lines(form: type[Form], sheet: RawSheet) -> dict[str, tuple[int, int]]:
    """Return, by column name, the row and the position of each label found on the sheet, both from 0."""
    known = form.headings()
    lines: dict[str, tuple[int, int]] = {}
    for index, row in enumerate(sheet.rows):
        position = next((p for p, cell in enumerate(row) if isinstance(cell, str) and cell.strip()), None)
        column = known.get(fold_heading(str(row[position]))) if position is not None else None
        if column is not None and position is not None:
            lines.setdefault(column.name, (index, position))
    return lines


def _offset(beside: Mapping[Column, Sequence[Raw]]) -> int:
    """Return how far right of the labels the first value stands; 1 when nothing is filled in.

    `beside` gives what stands right of each label. Where one line holds its own help, so does the whole column.
    """
    filled, helping = set(), set()
    for column, cells in beside.items():
        help_text, own = column.help_text, fold(column.help_text)
        for distance, cell in enumerate(cells, 1):
            if _filled(cell):
                filled.add(distance)
            if isinstance(cell, str) and own and (cell == help_text or fold(cell) == own):
                helping.add(distance)
    return min(filled - helping, default=1)


def _filled(cell: Raw) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True


def read_metadata(sheets: Sequence[RawSheet]) -> dict[str, str]:
    """Return the hidden key and value pairs that the program wrote into a return; empty when there are none."""
    for sheet in sheets:
        if sheet.name == METADATA_SHEET:
            pairs = (row[:2] for row in sheet.rows if len(row) > 1)
            return {fold(str(key)): str(value).strip() for key, value in pairs if str(value).strip()}
    return {}
