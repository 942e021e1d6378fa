"""The consolidated tables as they leave the dossier: with the identities, or without anybody in them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from aet_sheets.consolidation.dataset import Consolidated, Dataset
from aet_sheets.consolidation.masking import Mask, Person
from aet_sheets.consolidation.names import organisation_key
from aet_sheets.schema import PILOT_TABLES, Actors, Attendances, Column, Enrolments, Table
from aet_sheets.schema.columns import Reference, Text
from aet_sheets.schema.values import Value, across

KEPT_OF_ACTORS: Final = (Actors.code, Actors.type, Actors.organisation, Actors.mobilisation, Actors.entered_on)
"""All that is told of people without their identities. A list of what is kept: a new column stays inside by itself.

A function, a town or a SIRET beside a kind of organisation often says who somebody is.
"""
NOTES: Final[Mapping[Column, str]] = {
    Actors.code: "Numéro sans signification, propre à cet export.",
    Actors.organisation: "Numéro sans signification : les acteurs d'une même organisation ont le même.",
}
"""What replaces the help text of columns whose values were replaced."""
_LISTS_OF_PEOPLE: Final = (Actors, Enrolments, Attendances)


class Columnar(Protocol):
    """What a file of rows is written from: `values[i]` are those of `columns[i]`."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """How each column is declared."""

    @property
    def values(self) -> Sequence[Sequence[Value | None]]:
        """What stands in each column, from the first row to the last."""


@dataclass(frozen=True, slots=True)
class OpenTable:
    """One table to export: `values[i]` are those of `columns[i]`; `notes` replaces the help of some columns."""

    table: type[Table]
    columns: tuple[Column, ...]
    values: Sequence[Sequence[Value | None]]
    notes: Mapping[Column, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.values[0])


def exported_columns(table: type[Table], *, identities: bool) -> tuple[Column, ...]:
    """Return the columns of `table` that are exported."""
    return KEPT_OF_ACTORS if table is Actors and not identities else table.columns


def with_identities(dataset: Dataset) -> list[OpenTable]:
    """Return every table as it is."""
    return [
        OpenTable(table, table.columns, [dataset[table].columns[column.name] for column in table.columns])
        for table in PILOT_TABLES
    ]


def without_identities(dataset: Dataset, chance: random.Random) -> list[OpenTable]:
    """Return every table without anybody in it: counts stay right, since each person stays one, under a number.

    Numbers are given, and lists of people put in order, by `chance`: an alphabetical list would say who is who.
    Known people are taken out of free texts, and so is every address or telephone number.
    """
    actors = dataset[Actors]
    people = _numbers(actors.columns[Actors.code.name], "P", chance)
    bodies = _numbers(map(_body, actors.columns[Actors.organisation.name]), "ORG", chance)
    named = across(actors.columns, Actors.last_name, Actors.first_name)
    mask = Mask.over(Person(str(last or ""), str(first or "")) for last, first in named)
    replacements: dict[Column, Callable[[Value], Value]] = {
        Actors.code: people.__getitem__,
        Actors.organisation: lambda value: bodies[_body(value)],
    }
    return [_opened(dataset[table], replacements, people, mask) for table in PILOT_TABLES]


def _numbers(values: Iterable[Value | None], prefix: str, chance: random.Random) -> dict[Value, str]:
    distinct = sorted({value for value in values if value is not None}, key=str)
    chance.shuffle(distinct)
    width = max(3, len(str(len(distinct))))
    return {value: f"{prefix}{number:0{width}d}" for number, value in enumerate(distinct, 1)}


def _body(name: Value | None) -> str:
    return organisation_key(str(name))


def _opened(
    merged: Consolidated,
    replacements: Mapping[Column, Callable[[Value], Value]],
    people: Mapping[Value, str],
    mask: Mask,
) -> OpenTable:
    columns = exported_columns(merged.table, identities=False)
    values: list[Sequence[Value | None]] = []
    for column in columns:
        own: Sequence[Value | None] = merged.columns[column.name]
        if replace := replacements.get(column) or _replacement(column, people, mask):
            own = [None if value is None else replace(value) for value in own]
        values.append(own)
    if merged.table in _LISTS_OF_PEOPLE:
        return OpenTable(merged.table, columns, _in_order(values), NOTES)
    return OpenTable(merged.table, columns, values, NOTES)


def _replacement(column: Column, people: Mapping[Value, str], mask: Mask) -> Callable[[Value], Value] | None:
    if isinstance(column, Reference) and column.to == Actors.__name__:
        return people.__getitem__
    if isinstance(column, Text):
        return lambda value: mask(str(value))
    return None


def _in_order(values: Sequence[Sequence[Value | None]]) -> list[list[Value | None]]:
    """Return the rows in the order of what they say: the order in which people were listed says who they are."""
    rows = sorted(zip(*values, strict=True), key=lambda row: tuple(map(str, row)))
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in values]
