"""Which row of a sheet holds the headings, and which column of the model each heading names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from aet_sheets.reading.raw import Raw
from aet_sheets.schema import Column, Table
from aet_sheets.schema.table import Reminder
from aet_sheets.text import clean, fold_heading, french_date

_ROWS_SEARCHED: Final = 60
_LEAST_HEADINGS: Final = 2
_LEAST_SHARE: Final = 0.5
_NEAR: Final = 82
"""Likeness, out of 100, above which an unknown heading is worth a proposal."""


@dataclass(slots=True)
class HeadingRow:
    """The headings of a sheet: `row` counts from 0, `found` gives the position of each column of the model.

    `extra` holds the positions and texts of headings out of the model; `repeated` those that name a column
    found before. `reminder` is the position of the column that only recalls something, if there is one.
    """

    row: int
    found: dict[str, int] = field(default_factory=dict)
    extra: dict[int, str] = field(default_factory=dict)
    repeated: dict[int, Column] = field(default_factory=dict)
    reminder: int | None = None


def find_heading_row(table: type[Table], rows: Sequence[Sequence[Raw]]) -> HeadingRow | None:
    """Return the row among the first 60 that holds most headings of `table`, or None when no row holds two."""
    known = table.headings()
    enough = len(table.return_columns()) * _LEAST_SHARE
    best, most = None, _LEAST_HEADINGS - 1
    for index, row in enumerate(rows[:_ROWS_SEARCHED]):
        found = {known[key].name for cell in row if isinstance(cell, str) and (key := fold_heading(cell)) in known}
        if len(found) > most:
            best, most = index, len(found)
        if most > enough:
            break
    return None if best is None else _match(best, rows[best], known, table.reminder)


def _match(index: int, row: Sequence[Raw], known: Mapping[str, Column], reminder: Reminder | None) -> HeadingRow:
    match, recalls = HeadingRow(index), fold_heading(reminder.heading) if reminder else None
    for position, cell in enumerate(row):
        if not (text := shown(cell)):
            continue
        column = known.get(fold_heading(text))
        if column is None and fold_heading(text) == recalls:
            match.reminder = position
        elif column is None:
            match.extra[position] = text
        elif column.name in match.found:
            match.repeated[position] = column
        else:
            match.found[column.name] = position
    return match


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
