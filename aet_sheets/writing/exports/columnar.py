"""Parquet: one file a table, each column with its type."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from pyarrow import parquet

from aet_sheets.consolidation.open_data import Columnar
from aet_sheets.schema import Column
from aet_sheets.schema.columns import Date, Integer, Number, YesNo
from aet_sheets.writing.exports.names import field_name

_TOGETHER: Final = 100_000
"""Rows of a group: memory stays flat."""


def write_parquet(path: Path, opened: Columnar) -> None:
    """Write one table to `path`; raises `OSError` when it cannot be written."""
    schema = pa.schema([_field(column) for column in opened.columns])
    rows = len(opened.values[0])
    with parquet.ParquetWriter(path, schema) as writer:
        for start in range(0, max(rows, 1), _TOGETHER):
            some = (values[start : start + _TOGETHER] for values in opened.values)
            arrays = [pa.array(values, field.type) for values, field in zip(some, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _field(column: Column) -> Any:
    return pa.field(field_name(column), _type(column), nullable=not column.required, metadata={"title": column.label})


def _type(column: Column) -> Any:
    match column:
        case Date():
            return pa.date32()
        case Integer():
            return pa.int64()
        case Number():
            return pa.float64()
        case YesNo():
            return pa.bool_()
        case _:
            return pa.string()
