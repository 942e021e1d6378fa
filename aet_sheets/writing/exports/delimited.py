"""csv: one file a table, as spreadsheets and data portals take it.

UTF-8 with a byte order mark, `;` between values, days as 2016-10-12, numbers with a point, `Oui` and `Non`.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Final

from aet_sheets.consolidation.open_data import Columnar
from aet_sheets.figures.quantity import tidy
from aet_sheets.schema.table_schema import NO, YES
from aet_sheets.schema.values import Value

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of a text that a spreadsheet would take for a formula (OWASP, CSV injection)."""
_GUARD: Final = "'"


def write_csv(path: Path, opened: Columnar) -> None:
    """Write one table to `path`; raises `OSError` when it cannot be written."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(column.label for column in opened.columns)
        writer.writerows([_shown(value) for value in row] for row in zip(*opened.values, strict=True))


def _shown(value: Value | None) -> str | int | float | None:
    match value:
        case bool():
            return YES if value else NO
        case str():
            return neutralised(value)
        case dt.date():
            return value.isoformat()
        case float():
            return tidy(value)
        case _:
            return value


def neutralised(text: str) -> str:
    """Return `text` with an apostrophe before it where it could be taken for a formula.

    A text that begins with an apostrophe gets one more, so that nothing is lost: whoever reads the file takes one
    apostrophe away wherever a text begins with it (`restored`).
    """
    return _GUARD + text if text.startswith((*_DANGEROUS, _GUARD)) else text


def restored(text: str) -> str:
    """Return the text that `neutralised` was given."""
    return text.removeprefix(_GUARD)
