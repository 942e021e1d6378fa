"""The one declaration of tables, columns, choices and synonyms that the whole program reads."""

from aet_sheets.schema.columns import Column
from aet_sheets.schema.forms import Cover, Settings, nil_column
from aet_sheets.schema.table import ColumnSet, Form, Table
from aet_sheets.schema.tables import (
    LINKING_ORDER,
    PILOT_TABLES,
    REFERENCED,
    RETURN_TABLES,
    Actions,
    Actors,
    Attendances,
    Editions,
    Enrolments,
    Groups,
    Indicators,
    Means,
    Measures,
    Programmes,
    Sessions,
    table_named,
)

__all__ = [
    "LINKING_ORDER",
    "PILOT_TABLES",
    "REFERENCED",
    "RETURN_TABLES",
    "Actions",
    "Actors",
    "Attendances",
    "Column",
    "ColumnSet",
    "Cover",
    "Editions",
    "Enrolments",
    "Form",
    "Groups",
    "Indicators",
    "Means",
    "Measures",
    "Programmes",
    "Sessions",
    "Settings",
    "Table",
    "nil_column",
    "table_named",
]
