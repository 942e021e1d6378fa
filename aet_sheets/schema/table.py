"""What a table and a form are: named, ordered columns, and how their rows are recognised and cited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from aet_sheets.schema.coded import Coded
from aet_sheets.schema.columns import Code, Column, Reference
from aet_sheets.text import fold, fold_heading, french_date


class ColumnSet:
    """Columns declared as class attributes, in the order in which they stand on the sheet.

    A declaration never changes once its module is loaded: what follows from it is worked out once.
    """

    sheet: ClassVar[str]
    aliases: ClassVar[tuple[str, ...]] = ()
    columns: ClassVar[tuple[Column, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = tuple(value for value in vars(cls).values() if isinstance(value, Column))
        cls.columns = cls.columns + own

    @classmethod
    def column(cls, name: str) -> Column:
        """Return the column declared as `name`; raises `KeyError` when there is none."""
        for column in cls.columns:
            if column.name == name:
                return column
        raise KeyError(f"{cls.__name__}.{name}")

    @classmethod
    @cache
    def headings(cls) -> Mapping[str, Column]:
        """Return every way of writing a heading of this table that is known, folded, with its column."""
        known = {fold_heading(alias): column for column in cls.columns for alias in column.aliases}
        return MappingProxyType(known | {fold_heading(column.label): column for column in cls.columns})

    @classmethod
    @cache
    def sheet_names(cls) -> frozenset[str]:
        """Return the folded names under which the sheet is recognised."""
        return frozenset(map(fold, (cls.sheet, *cls.aliases)))


class Form(ColumnSet):
    """A sheet that is filled in line by line: a label in one cell, its value beside it."""


class Reminder(NamedTuple):
    """A column that the program adds for people to read, under `heading`, beside the column `of`: it holds no data."""

    heading: str
    of: Column


class Table(ColumnSet):
    """A sheet with one heading row and one row a record.

    `excel_name` names the Excel table. `code_prefix` starts the codes that consolidation gives to new rows.
    `identity` lists the columns by which two rows without a common code are the same thing (contract, Identity).
    `label` lists the columns shown by a drop-down that refers to a row, in groups: words of a group are joined by a
    space, groups by ` — `; `label_form` says in French how that label is written.
    `marks` lists what tells rows apart to the eye, grouped: when all of it has changed under a code, somebody wrote
    over the row. `in_return` tells whether working groups fill the table in;
    `reminder` is what a return recalls beside one of its columns.
    """

    excel_name: ClassVar[str]
    code_prefix: ClassVar[str | None] = None
    identity: ClassVar[tuple[Column, ...]] = ()
    label: ClassVar[tuple[tuple[Column, ...], ...]] = ()
    label_form: ClassVar[str] = ""
    marks: ClassVar[tuple[tuple[Column, ...], ...]] = ()
    in_return: ClassVar[bool] = False
    reminder: ClassVar[Reminder | None] = None
    one: ClassVar[str]
    """The French noun for one row, with its article (« l'acteur »), for messages."""

    @classmethod
    def code_column(cls) -> Code | None:
        """Return the table's own code column, its first, if it has one."""
        first = cls.columns[0]
        return first if isinstance(first, Code) else None

    @classmethod
    @cache
    def references(cls) -> tuple[Reference, ...]:
        """Return the columns that point to rows of a table."""
        return tuple(column for column in cls.columns if isinstance(column, Reference))

    @classmethod
    @cache
    def return_columns(cls) -> tuple[Column, ...]:
        """Return the columns of the sheet in a return: all but those that its cover fills in."""
        return tuple(column for column in cls.columns if not column.from_context)

    @classmethod
    def row_label(cls, row: Mapping[str, object]) -> str:
        """Return the text by which a drop-down shows `row`, a mapping of column names to values."""
        labels = cls.labels({column.name: [row.get(column.name)] for group in cls.label for column in group})
        return labels[0] if labels else ""

    @classmethod
    def labels(cls, columns: Mapping[str, Sequence[object]]) -> list[str]:
        """Return the text by which a drop-down shows each row of `columns`; nothing for a table without labels."""
        return _joined(cls.label_parts(columns), " — ")

    @classmethod
    def label_parts(cls, columns: Mapping[str, Sequence[object]]) -> list[list[str]]:
        """Return the parts of the labels, each for all rows: names, then organisations, say."""
        return [_joined([_shown(columns[column.name]) for column in group], " ") for group in cls.label]


def _joined(parts: Sequence[list[str]], between: str) -> list[str]:
    """Return the parts of each row as one text, empty ones left out."""
    if len(parts) == 1:
        return parts[0]
    return [between.join(filter(None, own)) for own in zip(*parts, strict=True)]


def _shown(values: Sequence[object]) -> list[str]:
    column = Coded.of(values)
    texts = ["", *map(_shown_alone, column.values[1:])]
    return list(map(texts.__getitem__, column.codes))


def _shown_alone(value: object) -> str:
    return french_date(value) if isinstance(value, dt.date) else str(value).strip()
