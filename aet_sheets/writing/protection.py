"""Sheets whose structure is locked, and on which people still type, sort, filter and add rows.

What Excel allows on a protected sheet decides the rest:

- Sorting needs every cell that moves to be unlocked, whatever the option says: the cells of a table are, those of its
  headings are not.
- A table neither grows under the last row nor takes an inserted row. So it has blank rows in it from the start, which
  the reader passes over; below them, cells are unlocked too, and what is typed there is read all the same.
- Filters work because the table had them before the sheet was protected.

There is no password: protection keeps headings from accidents, and nothing from anybody.
"""

from __future__ import annotations

from typing import Any, Final

SPARE_ROWS: Final = 200
"""Blank rows that belong to a table from the start."""

_ALLOWED: Final = (
    "select_locked_cells",
    "select_unlocked_cells",
    "sort",
    "autofilter",
    "insert_rows",
    "delete_rows",
    "format_cells",
    "format_columns",
    "format_rows",
)


def protect(worksheet: Any) -> None:
    """Lock the structure of `worksheet`: headings, titles and explanations, not the cells to fill in."""
    worksheet.protect("", dict.fromkeys(_ALLOWED, True))
