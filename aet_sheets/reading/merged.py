"""Merged cells: what they say of each row, and what can only be guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.addresses import cell_address
from aet_sheets.reading.headings import HeadingRow
from aet_sheets.reading.raw import Raw, RawSheet, Span, is_blank, is_empty
from aet_sheets.schema import Table
from aet_sheets.text import plural


def unmerged(sheet: RawSheet) -> RawSheet:
    """Return `sheet`, the value of each cell merged downwards written into every row that it spans.

    A row that holds nothing else stays empty: it is the same record, drawn over two rows. Cells merged sideways keep
    their value in the first one. `merged` keeps only what holds a value.
    """
    if not sheet.merged:
        return sheet
    rows = [list(row) for row in sheet.rows]
    filled = [not is_blank(row) for row in rows]
    merged = tuple(_with_value(sheet.merged, sheet.rows))
    for top, column, bottom, _ in merged:
        for row in range(top + 1, bottom + 1):
            if filled[row]:
                rows[row].extend([""] * (column + 1 - len(rows[row])))
                rows[row][column] = sheet.rows[top][column]
    return replace(sheet, rows=rows, merged=merged)


def _with_value(merged: Iterable[Span], rows: Sequence[Sequence[Raw]]) -> Iterator[Span]:
    """Yield the merged cells that hold a value, within the sheet.

    Cells are merged once at most: spans that cover more rows than the sheet has cells are a trap, and left out.
    """
    cells = len(rows) * max(map(len, rows), default=0)
    for top, left, bottom, right in merged:
        if top < len(rows) and left < len(rows[top]) and not is_empty(rows[top][left]):
            last = min(bottom, len(rows) - 1)
            cells -= last - top + 1
            if cells < 0:
                return
            yield top, left, last, right


def merge_problems(
    table: type[Table], sheet: RawSheet, headings: HeadingRow, records: set[int], file: str
) -> Iterator[Problem]:
    """Yield what is to be said of the merged cells of the rows whose numbers are `records`; `sheet` is `unmerged`."""
    if not sheet.merged:
        return
    labels = {position: table.column(name).label for name, position in headings.found.items()}
    for top, left, bottom, right in sheet.merged:
        spanned = records.intersection(range(top + 1, bottom + 2))
        if not spanned:
            continue
        place = Place(file, sheet.name, cell_address(top + 1, left), labels.get(left, ""))
        area = f"{place.cell}:{cell_address(bottom + 1, right)}"
        if top > headings.row and len(spanned) > 1:
            yield catalogue.MERGED_DOWN.at(place, area=area, rows=plural(len(spanned), "ligne"))
        across = [label for position, label in sorted(labels.items()) if left <= position <= right]
        if len(across) > 1:
            yield catalogue.MERGED_ACROSS.at(place, area=area, others=", ".join(across[1:]))
