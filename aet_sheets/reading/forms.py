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


@dataclass(slots=True)
class RawForm:
    """The values of a form, by column name, and the A1 addresses where they stand or should stand."""

    sheet: str = ""
    values: dict[str, Raw] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)


def read_form(form: type[Form], sheet: RawSheet) -> RawForm:
    """Return what stands beside each label of `form` on `sheet`: the first filled cell to its right."""
    known = form.headings()
    raw = RawForm(sheet.name)
    for index, row in enumerate(sheet.rows):
        found = _label(row, known)
        if found is None or found[1].name in raw.values:
            continue
        position, column = found
        value_position = next((p for p in range(position + 1, len(row)) if _filled(row[p])), position + 1)
        raw.values[column.name] = row[value_position] if value_position < len(row) else ""
        raw.cells[column.name] = cell_address(index + 1, value_position)
    return raw


def _label(row: Sequence[Raw], known: Mapping[str, Column]) -> tuple[int, Column] | None:
    for position, cell in enumerate(row):
        if isinstance(cell, str) and cell:
            column = known.get(fold_heading(cell))
            return (position, column) if column else None
    return None


def _filled(cell: Raw) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True


def read_metadata(sheets: Sequence[RawSheet]) -> dict[str, str]:
    """Return the hidden key and value pairs that the program wrote into a return; empty when there are none."""
    for sheet in sheets:
        if sheet.name == METADATA_SHEET:
            pairs = (row[:2] for row in sheet.rows if len(row) > 1)
            return {fold(str(key)): str(value).strip() for key, value in pairs if str(value).strip()}
    return {}
