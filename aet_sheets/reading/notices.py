"""Rows that are worth a word to their sender: those that nobody sees, those that stand where no data is looked for."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import groupby
from typing import Final

from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.addresses import cell_address
from aet_sheets.reading.headings import HeadingRow
from aet_sheets.reading.raw import Raw, RawSheet, is_empty
from aet_sheets.schema import Table
from aet_sheets.text import fold_heading, plural

_MOST_SHOWN: Final = 8
_LEAST_FILLED: Final = 3


def hidden_rows(sheet: RawSheet, records: Iterable[int], file: str) -> list[Problem]:
    """Return one notice of the rows among `records` that are hidden on `sheet`; they count like any other."""
    hidden = sorted(set(sheet.hidden_rows).intersection(records))
    if not hidden:
        return []
    count = plural(len(hidden), "ligne masquée ou filtrée", "lignes masquées ou filtrées")
    return [catalogue.HIDDEN_ROWS.at(_first(sheet, hidden, file), count=count, rows=_runs(hidden))]


def rows_above(table: type[Table], sheet: RawSheet, headings: HeadingRow, file: str) -> list[Problem]:
    """Return one notice of the rows above the headings that are filled like records: sorted away, perhaps.

    A title fills a cell or two, a first row of headings says « Intitulé »; a record fills half of the columns with
    something else, and three at least.
    """
    known = table.headings().keys()
    least = max(_LEAST_FILLED, len(headings.found) / 2)
    above = [line for line, row in enumerate(sheet.rows[: headings.row], 1) if _filled(row, headings, known) >= least]
    if not above:
        return []
    return [catalogue.ROWS_ABOVE_HEADINGS.at(_first(sheet, above, file), rows=_runs(above), headings=headings.row + 1)]


def _filled(row: Sequence[Raw], headings: HeadingRow, known: Container[str]) -> int:
    cells = (row[position] for position in headings.found.values() if position < len(row))
    return sum(not is_empty(cell) and fold_heading(str(cell)) not in known for cell in cells)


def _first(sheet: RawSheet, rows: Sequence[int], file: str) -> Place:
    return Place(file, sheet.name, cell_address(rows[0], 0))


def _runs(numbers: Sequence[int]) -> str:
    """Return numbers as people list them: « 4, 6 à 9, 12 »."""
    followed = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in run] for _, run in followed]
    shown = [f"{run[0]} à {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_MOST_SHOWN]]
    return ", ".join(shown) + (", …" if len(runs) > _MOST_SHOWN else "")
