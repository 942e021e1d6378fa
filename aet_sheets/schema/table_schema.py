"""The tables as Frictionless Table Schemas, for programs that read the exports (specs.frictionlessdata.io)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from aet_sheets.schema.columns import (
    Choice,
    Code,
    Column,
    Date,
    Edition,
    Email,
    Integer,
    Number,
    PostalCode,
    Reference,
    Rna,
    Siret,
    Text,
    YesNo,
)
from aet_sheets.schema.table import Table
from aet_sheets.schema.tables import Editions, table_named
from aet_sheets.text import fold, french

YES, NO = "Oui", "Non"
_PATTERNS: Final = {Siret: r"\d{14}", Rna: r"W\d{9}", PostalCode: r"\d{5}", Edition: r"\d{4}-\d{4}"}


def resource_name(table: type[Table]) -> str:
    """Return the name of `table` outside of Excel: `seances` for *Séances*."""
    return fold(table.sheet).replace(" ", "_")


def table_schema(
    table: type[Table], columns: Sequence[Column] | None = None, notes: Mapping[Column, str] | None = None
) -> dict[str, Any]:
    """Return the Table Schema of `table`, of some of its `columns` only if they are given.

    The names of fields are the headings of the sheets; `notes` replaces the help text of some columns.
    """
    shown = table.columns if columns is None else tuple(columns)
    schema: dict[str, Any] = {
        "name": resource_name(table),
        "title": table.sheet,
        "fields": [_field(column, (notes or {}).get(column, column.help), table) for column in shown],
        "missingValues": [""],
    }
    if key := key_column(table):
        schema["primaryKey"] = [key.label]
    if foreign := [_foreign_key(column, target) for column in shown if (target := target_of(column, table))]:
        schema["foreignKeys"] = foreign
    return schema


def key_column(table: type[Table]) -> Column | None:
    """Return the column that tells the rows of `table` apart by itself, if there is one."""
    return Editions.edition if table is Editions else table.code_column()


def target_of(column: Column, table: type[Table]) -> type[Table] | None:
    """Return the table to a row of which `column`, of `table`, points."""
    if isinstance(column, Reference):
        return table_named(column.to)
    return Editions if isinstance(column, Edition) and table is not Editions else None


def _field(column: Column, description: str, table: type[Table]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.label, **_type(column)}
    if description:
        field["description"] = french(description)
    constraints = _constraints(column)
    if column is key_column(table):
        constraints["required"] = constraints["unique"] = True
    if constraints:
        field["constraints"] = constraints
    return field


def _type(column: Column) -> dict[str, Any]:
    match column:
        case Email():
            return {"type": "string", "format": "email"}
        case Date():
            return {"type": "date", "format": "%Y-%m-%d"}
        case Integer():
            return {"type": "integer"}
        case Number():
            return {"type": "number"}
        case YesNo():
            return {"type": "boolean", "trueValues": [YES], "falseValues": [NO]}
        case _:
            return {"type": "string"}


def _constraints(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {"required": True} if column.required else {}
    match column:
        case Choice():
            found["enum"] = list(column.choices)
        case Text() | Code():
            found["maxLength"] = column.max_length
        case Number():
            bounds = {"minimum": column.minimum, "maximum": column.maximum}
            found |= {name: bound for name, bound in bounds.items() if bound is not None}
        case _ if type(column) in _PATTERNS:
            found["pattern"] = _PATTERNS[type(column)]
    return found


def _foreign_key(column: Column, target: type[Table]) -> dict[str, Any]:
    key = key_column(target)
    assert key is not None  # noqa: S101 - references point to tables whose rows have codes
    return {"fields": [column.label], "reference": {"resource": resource_name(target), "fields": [key.label]}}
