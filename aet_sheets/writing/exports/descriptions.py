"""Table Schema: what each column of an export is, one JSON file a table."""

from __future__ import annotations

import json
from pathlib import Path

from aet_sheets.consolidation.open_data import OpenTable
from aet_sheets.schema.table_schema import table_schema


def write_table_schema(path: Path, opened: OpenTable) -> None:
    """Write the schema of one table to `path`; raises `OSError` when it cannot be written."""
    schema = table_schema(opened.table, opened.columns, opened.notes)
    path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
