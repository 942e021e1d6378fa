"""Tables on paper: columns as wide as their numbers, a smaller type or several parts where a page is too narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import Any, Final

from aet_sheets.reporting.model import Cell, Column, Row, Table
from aet_sheets.reporting.typeset.measure import LETTER, PADDING, PAGE_WIDTH, breakable
from aet_sheets.reporting.writing import shown
from aet_sheets.text import NO_BREAK, french

_NOTE_SIZE: Final = 8
SIZES: Final = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5)
_AT_EASE: Final = 1.5
"""How much wider than its longest word a column of text is beside many columns of numbers."""
_NARROW: Final = 0.6
_FINE: Final = 3
"""Which of these sizes is the largest for a table in small type."""
_LEAST, _LONGEST_WORD = 6, 22
"""Characters for which any column has room, and those from which a word may be broken."""


def printed_tables(table: Table) -> Iterator[dict[str, Any]]:
    """Yield the table as it is printed: in several parts when it has too many columns of one kind."""
    parts = list(_parts(table.without_empty_columns()))
    for number, part in enumerate(parts):
        yield _printed(part, first=number == 0, last=number == len(parts) - 1)


def _parts(table: Table) -> Iterator[Table]:
    """Yield the table cut before some of its series columns, the others repeated in each part."""
    series = [place for place, column in enumerate(table.columns) if column.series]
    most = _most_series(table, series)
    if len(series) <= most:
        yield table
        return
    count = ceil(len(series) / most)
    cuts = [len(series) * number // count for number in range(count + 1)]
    for start, stop in pairwise(cuts):
        kept = {place for place, column in enumerate(table.columns) if not column.series} | set(series[start:stop])
        yield table.with_columns(kept)


def _most_series(table: Table, series: Sequence[int]) -> int:
    if not series:
        return 0
    least = _least_widths(table, SIZES[0])
    widest = max(least[place] for place in series)
    others = sum(width * (1 if table.columns[place].form.numeric else _AT_EASE)
                 for place, width in enumerate(least) if place not in series)  # fmt: skip
    return max(1, int((PAGE_WIDTH - others) / widest))


def _printed(table: Table, *, first: bool, last: bool) -> dict[str, Any]:
    size = _size(table)
    widths = _widths(table, size)
    return {
        "kind": "table",
        "title": french(table.title) if first else french(f"{table.title} (suite)"),
        "size": size,
        "columns": [_column(column, width) for column, width in zip(table.columns, widths, strict=True)],
        "rows": [_row(row, widths, size) for row in table.rows],
        "note": breakable(table.note, PAGE_WIDTH, _NOTE_SIZE) if last else "",
        "empty": table.empty or "Aucune ligne.",
    }


def _column(column: Column, points: float) -> dict[str, Any]:
    return {"label": french(column.label), "right": column.form.numeric, "points": round(points, 1)}


def _row(row: Row, widths: Sequence[float], size: float) -> dict[str, Any]:
    cells = [
        {"text": breakable(text_of(cell), width, size), "tone": str(cell.tone)}
        for cell, width in zip(row.cells, widths, strict=True)
    ]
    return {"weight": row.weight.value, "cells": cells}


def text_of(cell: Cell) -> str:
    """Return what a cell shows, as French typography sets it."""
    return french(shown(cell))


# ---- Measuring -----------------------------------------------------------------------------------------------------


def _size(table: Table) -> float:
    """Return the largest type in which no number and no word is broken, within reason."""
    sizes = SIZES[_FINE:] if table.fine else SIZES
    return next((size for size in sizes if sum(_least_widths(table, size)) <= PAGE_WIDTH), sizes[-1])


def _widths(table: Table, size: float) -> list[float]:
    """Return the width of each column in points, as wide as the page together.

    Numbers get what they need; texts share the rest, none less than its longest word.
    """
    least = _least_widths(table, size)
    texts = [place for place, column in enumerate(table.columns) if not column.form.numeric]
    page = PAGE_WIDTH * (_NARROW if _is_narrow(table) else 1)
    left = page - sum(least)
    if not texts or left < 0:
        return [width * page / sum(least) for width in least]
    wanted = _shared(table, texts, sum(least[place] for place in texts) + left)
    short = {place for place in texts if wanted[place] < least[place]}
    if short:
        rest = [place for place in texts if place not in short]
        spare = sum(least[place] for place in rest) + left if rest else 0
        wanted = {place: least[place] for place in short} | _shared(table, rest, spare)
    return [wanted.get(place, width) for place, width in enumerate(least)]


def _is_narrow(table: Table) -> bool:
    """Tell whether a table is a list of names with one number each: far apart, they would be hard to read together."""
    return [column.form.numeric for column in table.columns] == [False, True]


def _shared(table: Table, places: Sequence[int], points: float) -> dict[int, float]:
    total = sum(table.columns[place].width for place in places)
    return {place: points * table.columns[place].width / total for place in places}


def _least_widths(table: Table, size: float) -> list[float]:
    return [_points(table, place, size) for place in range(len(table.columns))]


def _points(table: Table, place: int, size: float) -> float:
    """Return the least width of a column: that of its longest number or word, headings included."""
    column = table.columns[place]
    label = french(column.label).replace(NO_BREAK, " ").split()
    texts = [text_of(row.cells[place]) for row in table.rows]
    if not column.form.numeric:
        texts = [word for text in texts for word in text.split(" ")]
    longest = max([_LEAST, *map(len, texts), *(len(word) + 0.5 for word in label)])
    if not column.form.numeric:
        longest = min(longest, _LONGEST_WORD)
    return longest * LETTER * size + PADDING
