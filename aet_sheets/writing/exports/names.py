"""Names for those who write queries: ASCII, one word."""

from __future__ import annotations

from aet_sheets.schema import Column
from aet_sheets.text import fold


def field_name(column: Column) -> str:
    """Return the name of `column` in a query: `date_du_consentement` for *Date du consentement*."""
    return fold(column.label).replace(" ", "_")
