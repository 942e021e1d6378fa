"""Which row of a sheet holds the headings, and which column of the model each heading names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from aet_sheets.reading.raw import Raw
from aet_sheets.schema import Column, Table
from aet_sheets.text import clean, fold_heading, french_date

_ROWS_SEARCHED: Final = 60
_LEAST_HEADINGS: Final = 2
_LEAST_SHARE: Final = 0.5
_NEAR: Final = 82
"""Likeness, out of 100, above which an unknown heading is worth a proposal."""


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The headings of a sheet: `row` counts from 0, `found` gives the position of each column of the model.

    `extra` holds the positions and texts of headings out of the model; `repeated` those that name a column
    found before. `reminder` is the position of the column that only recalls something, if there is one.
    """

    row: int
    found: Mapping[str, int]
    extra: Mapping[int, str]
    repeated: Mapping[int, Column]
    reminder: int | None = None


def find_heading_row(table: type[Table], rows: Sequence[Sequence[Raw]]) -> HeadingRow | None:
    """Return the row among the first 60 that holds most headings of `table`, or None when no row holds two."""
    enough = len(table.return_columns()) * _LEAST_SHARE
    best, most = None, _LEAST_HEADINGS - 1
    for index, row in enumerate(rows[:_ROWS_SEARCHED]):
        match = _match_texts if set(map(type, row)) == {str} else _match
        headings = match(table, tuple(row))  # type: ignore[arg-type]  # a class is told from another by its hash
        if len(headings.found) > most:
            best, most = replace(headings, row=index), len(headings.found)
        if most > enough:
            break
    return best


def _match(table: type[Table], row: tuple[Raw, ...]) -> HeadingRow:
    known, recalls = table.headings(), fold_heading(table.reminder.heading) if table.reminder else None
    found: dict[str, int] = {}
    extra: dict[int, str] = {}
    repeated: dict[int, Column] = {}
    reminder = None
    for position, cell in enumerate(row):
        if not (text := shown(cell)):
            continue
        key = fold_heading(text)
        column = known.get(key) if isinstance(cell, str) else None
        if column is None and key == recalls:
            reminder = position
        elif column is None:
            extra[position] = text
        elif column.name in found:
            repeated[position] = column
        else:
            found[column.name] = position
    return HeadingRow(0, found, extra, repeated, reminder)


_match_texts = lru_cache(maxsize=1_000)(_match)
"""The same for a row of nothing but texts, as headings are: they come back from file to file."""


def shown(cell: Raw) -> str:
    """Return a cell out of the model as its sender sees it, near enough."""
    match cell:
        case str():
            return clean(cell)
        case bool():
            return "VRAI" if cell else "FAUX"
        case int() | float():
            return f"{cell:.15g}".replace(".", ",")
        case dt.date():
            return french_date(cell)
        case _:
            return str(cell)


def guess_table(tables: Iterable[type[Table]], rows: Sequence[Sequence[Raw]]) -> type[Table] | None:
    """Return the one table whose headings stand on the sheet: most of its required columns, and half of all headings.

    None when no table or more than one fits equally well: a sheet is never taken for another on a doubt.
    """
    scores: dict[type[Table], int] = {}
    for table in tables:
        headings = find_heading_row(table, rows)
        if headings is None:
            continue
        required = {column.name for column in table.return_columns() if column.required}
        share = len(headings.found) / (len(headings.found) + len(headings.extra) + len(headings.repeated))
        if len(required - headings.found.keys()) * 2 < len(required) and share > _LEAST_SHARE:
            scores[table] = len(headings.found)
    best = [table for table, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 else None


def near_misses(table: type[Table], headings: HeadingRow) -> dict[int, Column]:
    """Return, for the positions of unknown headings that look like a column not yet found, that column."""
    if not headings.extra:
        return {}
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only unknown headings need it

    free = {text: column for text, column in table.headings().items() if column.name not in headings.found}
    near = {}
    for position, text in headings.extra.items():
        heading = fold_heading(text)
        match = process.extractOne(heading, free.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        begun = [column for known, column in free.items() if column.required and heading.startswith(f"{known} ")]
        if match or begun:
            near[position] = free[match[0]] if match else begun[0]
    return near
