"""The sheet *Arbitrages* of a consolidated workbook, as people left it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from aet_sheets.problems import Place
from aet_sheets.reading.addresses import cell_address
from aet_sheets.reading.raw import Raw, RawSheet
from aet_sheets.text import clean, fold

SHEET: Final = "Arbitrages"
DECISION, SOURCE_A, SOURCE_B = "Décision", "Source A", "Source B"
KEY, KNOWN, VALUE_A, VALUE_B, WRITTEN = "Clé", "Décision connue", "Empreinte A", "Empreinte B", "Écrit le"
HIDDEN: Final = (KEY, KNOWN, VALUE_A, VALUE_B, WRITTEN)
"""Headings of the columns that people do not see: what a line is about, and what was known when it was written."""


class Answer(NamedTuple):
    """What stands in one line: `given` is the decision that people see, `known` what it was when it was written.

    `key` says what the line is about; `values` are the digests of the two sides, `sources` what people read of where
    they come from; `workbook` is the moment at which the workbook was made.
    """

    place: Place
    given: str
    known: str
    key: str
    values: tuple[str, str]
    sources: tuple[str, str]
    workbook: str


def read_answers(sheets: Iterable[RawSheet], file: str) -> list[Answer]:
    """Return the lines of the sheet *Arbitrages* of `file`; nothing when it has none that we wrote."""
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows):
            columns = {fold(str(cell)): position for position, cell in enumerate(cells) if cell != ""}
            if all(fold(heading) in columns for heading in (DECISION, *HIDDEN)):
                return list(_answers(sheet, row + 1, columns, file))
    return []


def _answers(sheet: RawSheet, first: int, columns: dict[str, int], file: str) -> Iterable[Answer]:
    for number, cells in enumerate(sheet.rows[first:], first + 1):
        text = {
            heading: _text(cells, columns.get(fold(heading))) for heading in (DECISION, SOURCE_A, SOURCE_B, *HIDDEN)
        }
        if text[DECISION] or text[KEY]:
            yield Answer(
                Place(file, sheet.name, cell_address(number, columns[fold(DECISION)]), DECISION),
                text[DECISION],
                text[KNOWN],
                text[KEY],
                (text[VALUE_A], text[VALUE_B]),
                (text[SOURCE_A], text[SOURCE_B]),
                text[WRITTEN],
            )


def _text(cells: Sequence[Raw], position: int | None) -> str:
    return clean(str(cells[position])) if position is not None and position < len(cells) else ""
