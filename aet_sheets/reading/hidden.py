"""Rows that the sender of a file does not see: hidden by hand, or by a filter."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.addresses import cell_address
from aet_sheets.reading.raw import RawSheet
from aet_sheets.text import plural

_MOST_SHOWN: Final = 8


def hidden_rows(sheet: RawSheet, records: Iterable[int], file: str) -> list[Problem]:
    """Return one notice of the rows among `records` that are hidden on `sheet`; they count like any other."""
    hidden = sorted(set(sheet.hidden_rows).intersection(records))
    if not hidden:
        return []
    place = Place(file, sheet.name, cell_address(hidden[0], 0))
    count = plural(len(hidden), "ligne masquée ou filtrée", "lignes masquées ou filtrées")
    return [catalogue.HIDDEN_ROWS.at(place, count=count, rows=_runs(hidden))]


def _runs(numbers: list[int]) -> str:
    """Return numbers as people list them: « 4, 6 à 9, 12 »."""
    followed = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in run] for _, run in followed]
    shown = [f"{run[0]} à {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_MOST_SHOWN]]
    return ", ".join(shown) + (", …" if len(runs) > _MOST_SHOWN else "")
