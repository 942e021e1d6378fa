"""What a row under the headings is, if it is no record: a total, hints, the headings again, a row prepared in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import add
from typing import Final

from aet_sheets.reading.headings import HeadingRow
from aet_sheets.reading.raw import Raw, is_blank, is_empty
from aet_sheets.schema import Column, Table
from aet_sheets.schema.columns import Choice, Reference
from aet_sheets.text import fold, fold_heading

_TOTAL: Final = re.compile(r"(?:sous )?(?:total|totaux)(?: general| generaux| de .*| des .*| du .*)?")
_FIGURE: Final = re.compile(r"[-+\s0-9.,'’%€]*(?:h|j|eur|euros?)?", re.IGNORECASE)
"""A number as a text file keeps it, or nothing."""
_HINTS: Final = re.compile(
    r"\b(obligatoire|facultatif|jj mm aaaa|choisir|saisir|liste deroulante|ex|exemple|format|oui non)\b"
)
_TEXT, _DATUM = 1, 101
"""What a text counts for that may be a heading of its column, and one that is none; no table has a hundred columns."""
_PLAIN: Final = _TEXT + _DATUM
"""Two texts, one of which is no heading, show a record, whatever stands beside them: a total has one, and headings that
are said again have no other."""


def plain_records(table: type[Table], headings: HeadingRow, rows: Sequence[Sequence[Raw]]) -> list[bool]:
    """Tell which of the `rows` under the headings are plainly records; the others have to be looked at one by one.

    Columns that lists help to fill in tell nearly every row, a look at their few distinct values each. The first row
    is never told: it may be help.
    """
    told = [0] * len(rows)
    for column in _filled_from_lists(table, headings):
        if min(told[1:], default=_PLAIN) >= _PLAIN:
            break
        place = headings.found[column.name]
        cells = [row[place] if place < len(row) else "" for row in rows]
        tells = {cell: _told(cell, column, table) for cell in set(cells)}
        told = list(map(add, told, map(tells.__getitem__, cells)))
    return [place > 0 and sum_told >= _PLAIN for place, sum_told in enumerate(told)]


def _filled_from_lists(table: type[Table], headings: HeadingRow) -> Iterator[Column]:
    """Yield the columns that a list helps to fill in, fixed lists first; not the one that prepared rows hold."""
    prepared = table.reminder.of if table.reminder and headings.reminder is not None else None
    for kind in (Choice, Reference):
        for column in table.columns:
            if isinstance(column, kind) and column is not prepared and column.name in headings.found:
                yield column


def _told(cell: Raw, column: Column, table: type[Table]) -> int:
    if not isinstance(cell, str) or _FIGURE.fullmatch(cell.strip()):
        return 0
    named = table.headings().get(fold_heading(cell))
    return _DATUM if named is None or named.name != column.name else _TEXT


def is_total(row: Sequence[Raw]) -> bool:
    """Tell whether `row` is a total: one text, « Total » or its like, and nothing but numbers beside it."""
    label = None
    for cell in row:
        if not isinstance(cell, str) or _FIGURE.fullmatch(cell.strip()):
            continue
        if label is not None:
            return False
        label = cell
    return label is not None and _TOTAL.fullmatch(fold(label)) is not None


def is_prepared(table: type[Table], headings: HeadingRow, row: Sequence[Raw]) -> bool:
    """Tell whether `row` is one that we had prepared, and nobody filled in: its reminder, what it is about, no more.

    A row without the reminder is somebody's own: what it lacks is a problem.
    """
    if table.reminder is None or headings.reminder is None or headings.reminder >= len(row):
        return False
    ours = {headings.reminder, headings.found.get(table.reminder.of.name)}
    others = (cell for position, cell in enumerate(row) if position not in ours)
    return not is_empty(row[headings.reminder]) and is_blank(others)


def repeats_headings(table: type[Table], headings: HeadingRow, row: Sequence[Raw]) -> bool:
    """Tell whether `row` says the headings again, as people do at the top of each printed page: two, and no other."""
    known = table.headings()
    again = 0
    for name, place in headings.found.items():
        if place >= len(row) or is_empty(cell := row[place]):
            continue
        column = known.get(fold_heading(cell)) if isinstance(cell, str) else None
        if column is None or column.name != name:
            return False  # as nearly every row does, at its first cell
        again += 1
    return again > 1


def is_help(table: type[Table], headings: HeadingRow, row: Sequence[Raw]) -> bool:
    """Tell whether `row` repeats the help of the columns, or is made of hints such as « jj/mm/aaaa »."""
    helps = {fold(column.help) for column in table.columns if column.help}
    cells = [row[position] for position in headings.found.values() if position < len(row) and row[position] != ""]
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) != len(cells) or not texts:
        return False
    hints = [text for text in texts if fold(text) in helps or _HINTS.search(fold(text))]
    return len(hints) * 2 > len(texts)
