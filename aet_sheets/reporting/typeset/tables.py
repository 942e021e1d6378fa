"""Tables on paper: columns as wide as their numbers, a smaller type or several parts where a page is too narrow."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Any, Final

from aet_sheets.reporting.model import Cell, Column, Row, Table
from aet_sheets.reporting.writing import shown
from aet_sheets.text import NO_BREAK, french

PAGE_WIDTH: Final = 482
"""Points between the margins of an A4 page."""
SIZES: Final = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5)
_FINE: Final = 3
"""Which of these sizes is the largest for a table in small type."""
_LETTER: Final = 0.52
"""The width of an average letter, and of a digit, over the size of the type."""
_PADDING: Final = 9
_LEAST_TEXT: Final = 30
"""Points that a column of text needs, for a share of one."""
_LEAST_NUMBER: Final = 6
"""Characters that a column of numbers has room for at least."""


def printed_tables(table: Table) -> Iterator[dict[str, Any]]:
    """Yield the table as it is printed: in several parts when it has too many columns of one kind."""
    parts = list(_parts(_without_empty_columns(table)))
    for number, part in enumerate(parts):
        yield _printed(part, first=number == 0, last=number == len(parts) - 1)


def _without_empty_columns(table: Table) -> Table:
    """Return the table without the columns of text in which nothing stands."""
    said = {
        place
        for place, column in enumerate(table.columns)
        if column.form.numeric or not table.rows or any(row.cells[place].value is not None for row in table.rows)
    }
    return _with_columns(table, said)


def _with_columns(table: Table, kept: Container[int]) -> Table:
    return replace(
        table,
        columns=tuple(column for place, column in enumerate(table.columns) if place in kept),
        rows=tuple(
            replace(row, cells=tuple(cell for place, cell in enumerate(row.cells) if place in kept))
            for row in table.rows
        ),
    )


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
        yield _with_columns(table, kept)


def _most_series(table: Table, series: Sequence[int]) -> int:
    if not series:
        return 0
    widest = max(_points(table, place, SIZES[0]) for place in series)
    others = sum(
        _points(table, place, SIZES[0]) if column.form.numeric else column.width * _LEAST_TEXT * 1.4
        for place, column in enumerate(table.columns)
        if not column.series
    )
    return max(1, int((PAGE_WIDTH - others) / widest))


def _printed(table: Table, *, first: bool, last: bool) -> dict[str, Any]:
    size = _size(table)
    widths = [
        _points(table, place, size) if column.form.numeric else None for place, column in enumerate(table.columns)
    ]
    left = PAGE_WIDTH - sum(width for width in widths if width is not None)
    shares = sum(column.width for column, width in zip(table.columns, widths, strict=True) if width is None) or 1
    rooms = [left * column.width / shares if width is None else None
             for column, width in zip(table.columns, widths, strict=True)]  # fmt: skip
    return {
        "kind": "table",
        "narrow": len(table.columns) == 2 and table.columns[1].form.numeric,  # noqa: PLR2004 - a name and its number
        "title": french(table.title) if first else french(f"{table.title} (suite)"),
        "size": size,
        "columns": [_column(column, width) for column, width in zip(table.columns, widths, strict=True)],
        "rows": [_row(row, rooms, size) for row in table.rows],
        "note": table.note if last else "",
        "empty": table.empty or "Aucune ligne.",
    }


def _column(column: Column, points: float | None) -> dict[str, Any]:
    return {
        "label": french(column.label),
        "right": column.form.numeric,
        "points": points,
        "share": column.width,
    }


def _row(row: Row, rooms: Sequence[float | None], size: float) -> dict[str, Any]:
    cells = [
        {"text": text_of(cell) if room is None else breakable(text_of(cell), room, size), "tone": str(cell.tone)}
        for cell, room in zip(row.cells, rooms, strict=True)
    ]
    return {"weight": row.weight.value, "cells": cells}


def text_of(cell: Cell) -> str:
    """Return what a cell shows, as French typography sets it."""
    return french(shown(cell))


def breakable(text: str, room: float, size: float) -> str:
    """Let words that are wider than their column break anywhere."""
    longest = max(4, int((room - _PADDING) / (size * _LETTER)))
    if max(map(len, text.split(" ")), default=0) <= longest:
        return text
    return " ".join(
        "\u200b".join(word[start : start + longest] for start in range(0, len(word), longest)) or word
        for word in text.split(" ")
    )


# ---- Measuring -----------------------------------------------------------------------------------------------------


def _size(table: Table) -> float:
    """Return the largest type in which numbers stand on one line and texts have some room."""
    texts = sum(column.width * _LEAST_TEXT for column in table.columns if not column.form.numeric)
    for size in SIZES if not table.fine else SIZES[_FINE:]:
        numbers = sum(_points(table, place, size) for place, column in enumerate(table.columns) if column.form.numeric)
        if numbers + texts <= PAGE_WIDTH:
            return size
    return SIZES[-1]


def _points(table: Table, place: int, size: float) -> float:
    """Return the width of a column of numbers: that of its longest one, or of the longest word of its heading."""
    words = french(table.columns[place].label).replace(NO_BREAK, " ").split()
    texts = [shown(row.cells[place]) for row in table.rows]
    longest = max(_LEAST_NUMBER, *(len(word) + 0.5 for word in words), *(len(text) for text in texts))
    return round(longest * _LETTER * size + _PADDING, 1)
