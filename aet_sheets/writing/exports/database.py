"""SQLite: one database, whose columns have types and whose references are foreign keys."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from aet_sheets.consolidation.open_data import OpenTable
from aet_sheets.schema import LINKING_ORDER, Column
from aet_sheets.schema.columns import Date, Integer, Number, YesNo
from aet_sheets.schema.table_schema import key_column, resource_name, target_of
from aet_sheets.schema.values import Value
from aet_sheets.writing.exports.names import field_name

_TYPES: Final[tuple[tuple[type[Column], str], ...]] = (
    (Date, "DATE"), (Integer, "INTEGER"), (YesNo, "BOOLEAN"), (Number, "REAL"), (Column, "TEXT"),
)  # fmt: skip
"""The first that fits. SQLite keeps days as 2016-10-12, and yes and no as 1 and 0."""


def write_sqlite(path: Path, tables: Iterable[OpenTable]) -> None:
    """Write all `tables` into a new database at `path`.

    Raises:
        sqlite3.Error: the database cannot be written.
    """
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # the file takes its place once it is whole, or never
        database.execute("PRAGMA foreign_keys = ON")
        with database:
            database.execute("BEGIN")
            for opened in sorted(tables, key=lambda opened: LINKING_ORDER.index(opened.table)):
                database.execute(_creation(opened))
                database.executemany(_insertion(opened), _rows(opened))


def _creation(opened: OpenTable) -> str:
    lines = [*map(_column_line, opened.columns)]
    if key := key_column(opened.table):
        lines.append(f'PRIMARY KEY ("{field_name(key)}")')
    for column in opened.columns:
        target = target_of(column, opened.table)
        if target and (key := key_column(target)):
            lines.append(
                f'FOREIGN KEY ("{field_name(column)}") REFERENCES "{resource_name(target)}" ("{field_name(key)}")'
                " DEFERRABLE INITIALLY DEFERRED"  # rows of one table may refer to each other
            )
    return f'CREATE TABLE "{resource_name(opened.table)}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _column_line(column: Column) -> str:
    kind = next(name for column_type, name in _TYPES if isinstance(column, column_type))
    return f'"{field_name(column)}" {kind}{" NOT NULL" if column.required else ""}'


def _insertion(opened: OpenTable) -> str:
    marks = ", ".join("?" * len(opened.columns))
    return f'INSERT INTO "{resource_name(opened.table)}" VALUES ({marks})'  # noqa: S608 - names of our own


def _rows(opened: OpenTable) -> Iterator[tuple[Value | None, ...]]:
    columns = [[value.isoformat() if isinstance(value, dt.date) else value for value in own] for own in opened.values]
    return zip(*columns, strict=True)
