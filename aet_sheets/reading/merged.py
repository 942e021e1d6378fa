"""Merged cells: what they say of each row, and what can only be guessed."""

from __future__ import annotations

from collections.abc import Iterator

from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.addresses import cell_address
from aet_sheets.reading.headings import HeadingRow
from aet_sheets.reading.raw import Raw, RawSheet, is_blank
from aet_sheets.schema import Table
from aet_sheets.text import plural


def unmerged(sheet: RawSheet) -> RawSheet:
    """Return `sheet`, the value of each cell merged downwards written into every row that it spans.

    A row that holds nothing else stays empty: it is the same record, drawn over two rows. Cells merged sideways keep
    their value in the first one.
    """
    if not sheet.merged:
        return sheet
    rows = [list(row) for row in sheet.rows]
    filled = [not is_blank(row) for row in rows]
    for top, column, bottom, _ in sheet.merged:
        value = _cell(rows, top, column)
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if filled[row] and value != "":
                rows[row].extend([""] * (column + 1 - len(rows[row])))
                rows[row][column] = value
    return RawSheet(sheet.name, rows, sheet.hidden, sheet.hidden_rows, sheet.merged)


def _cell(rows: list[list[Raw]], row: int, column: int) -> Raw:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def merge_problems(
    table: type[Table], sheet: RawSheet, headings: HeadingRow, records: set[int], file: str
) -> Iterator[Problem]:
    """Yield what is to be said of the merged cells of the rows whose numbers are `records`."""
    labels = {position: table.column(name).label for name, position in headings.found.items()}
    for top, left, bottom, right in sheet.merged:
        spanned = records.intersection(range(top + 1, bottom + 2))
        if _cell(sheet.rows, top, left) == "" or not spanned:
            continue
        place = Place(file, sheet.name, cell_address(top + 1, left), labels.get(left, ""))
        area = f"{place.cell}:{cell_address(bottom + 1, right)}"
        if top > headings.row and len(spanned) > 1:
            yield catalogue.MERGED_DOWN.at(place, area=area, rows=plural(len(spanned), "ligne"))
        across = [labels[position] for position in range(left, right + 1) if position in labels]
        if len(across) > 1:
            yield catalogue.MERGED_ACROSS.at(place, area=area, others=", ".join(across[1:]))
