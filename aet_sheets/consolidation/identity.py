"""Which rows describe the same thing: the exact rules of the contract (Identity, 1 to 4).

Every row has keys; rows that share one are the same thing, and so are rows linked through a third. Nothing here
depends on the order of files, except which of two rows came first.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from aet_sheets.consolidation.names import organisation_key, person_key
from aet_sheets.schema import Actors, Measures, Table
from aet_sheets.schema.values import Value
from aet_sheets.text import fold

Key = tuple[Hashable, ...]
Columns = dict[str, list[Value | None]]
Naming = Callable[[Sequence[Key]], str]
"""Gives the code by which rows with some natural keys were made known outside, empty when they were not."""


@dataclass(slots=True)
class Identity:
    """The rows grouped by what they describe: `entities` lists row numbers, in the order of their first row.

    `keys[row]` are the natural keys of a row, its code left out. `written_over` lists the rows that carry the code
    of another thing.
    """

    entities: list[list[int]]
    keys: list[list[Key]]
    written_over: set[int] = field(default_factory=set)


def nameless(_keys: Sequence[Key]) -> str:
    """Know no row by a code that it does not state."""
    return ""


def identify(table: type[Table], columns: Columns, count: int, naming: Naming = nameless) -> Identity:
    """Return which of the `count` rows of `table` are the same thing; `naming` knows codes that rows do not state."""
    keys = _actor_keys(columns, count) if table is Actors else _natural_keys(table, columns, count)
    codes, written_over = _codes(table, columns, keys, naming)
    with_codes = [[*own, ("code", code)] if code else own for own, code in zip(keys, codes, strict=True)]
    return Identity(_connected(with_codes), keys, written_over)


def _connected(keys: Sequence[Sequence[Key]]) -> list[list[int]]:
    """Group the positions of `keys` that share a key, directly or through others (union-find, path halving)."""
    parent = list(range(len(keys)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    first: dict[Key, int] = {}
    for row, own in enumerate(keys):
        for key in own:
            one, other = root(first.setdefault(key, row)), root(row)
            parent[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for row in range(len(keys)):
        groups[root(row)].append(row)
    return list(groups.values())


def _natural_keys(table: type[Table], columns: Columns, count: int) -> list[list[Key]]:
    """Return one key a row: its identity columns, texts folded. Rows of a table without any stand alone by code.

    A measure without a value is a piece of evidence: two different quotations are two measures.
    """
    if not table.identity:
        return [[] for _ in range(count)]
    parts = [[_fold(value) for value in columns[column.name]] for column in table.identity]
    if table is Measures:
        values, quotations = columns[Measures.value.name], columns[Measures.quotation.name]
        parts.append([_fold(q) if v is None else "" for v, q in zip(values, quotations, strict=True)])
    return [[("same", *key)] for key in zip(*parts, strict=True)]


def _fold(value: Value | None) -> Hashable:
    if isinstance(value, str):
        return fold(value) or value
    return value.isoformat() if isinstance(value, dt.date) else value


def _actor_keys(columns: Columns, count: int) -> list[list[Key]]:
    """Return the keys of rules 2 (SIRET and person), 3 (e-mail) and 4 (organisation and person)."""
    people = _people(columns)
    mailboxes = _mailbox_people(columns, people)
    keys: list[list[Key]] = []
    for row in range(count):
        person = people[row]
        siret, email = columns[Actors.siret.name][row], columns[Actors.email.name][row]
        organisation = _text(columns[Actors.organisation.name][row])
        own: list[Key] = []
        if person[0]:
            if siret:
                own.append(("siret", siret, *person))
            if email:
                own.append(("email", email, *mailboxes.get((email, person), tuple(sorted(person)))))
            if organisation and organisation_key(organisation):
                own.append(("organisation", organisation_key(organisation), *person))
        keys.append(own)
    return keys


def _mailbox_people(columns: Columns, people: list[tuple[str, str]]) -> dict[Hashable, tuple[str, ...]]:
    """Return who a last name without first name is, where only one person of that name writes from the mailbox.

    Names that contradict each other share a mailbox, and stay two people (rule 3); swapped names do not.
    """
    writers: dict[Hashable, set[tuple[str, str]]] = defaultdict(set)
    for email, person in zip(columns[Actors.email.name], people, strict=True):
        if email and all(person):
            writers[email, person[0]].add(person)
    return {
        (email, person): tuple(sorted(next(iter(known))))
        for email, person in zip(columns[Actors.email.name], people, strict=True)
        if email and not person[1] and len(known := writers[email, person[0]]) == 1
    }


def _codes(
    table: type[Table], columns: Columns, keys: Sequence[Sequence[Key]], naming: Naming
) -> tuple[list[str], set[int]]:
    """Return the code of each row, empty for none, and the rows that were written over another thing's."""
    count = len(keys)
    column = table.code_column()
    if column is None:
        return [""] * count, set()
    stated = columns[column.name]
    codes = [fold(str(code) if code is not None else naming(own)) for code, own in zip(stated, keys, strict=True)]
    marks = _marks(table, columns, count)
    known: dict[str, list[tuple[Hashable, ...]]] = defaultdict(list)
    written_over = set()
    for row, code in enumerate(codes):
        if not code:
            continue
        if known[code] and all(_all_differ(marks[row], other) for other in known[code]):
            codes[row] = ""
            if stated[row] is not None:
                written_over.add(row)
        else:
            known[code].append(marks[row])
    return codes, written_over


def _marks(table: type[Table], columns: Columns, count: int) -> list[tuple[Hashable, ...]]:
    if table is Actors:
        organisations = columns[Actors.organisation.name]
        return [
            (person, organisation_key(str(organisation or "")))
            for person, organisation in zip(_people(columns), organisations, strict=True)
        ]
    groups = [[columns[column.name] for column in group] for group in table.marks]
    return [tuple(tuple(_fold(values[row]) for values in group) for group in groups) for row in range(count)]


def _all_differ(one: tuple[Hashable, ...], other: tuple[Hashable, ...]) -> bool:
    return bool(one) and all(mine != theirs for mine, theirs in zip(one, other, strict=True))


def _people(columns: Columns) -> list[tuple[str, str]]:
    names = zip(columns[Actors.last_name.name], columns[Actors.first_name.name], strict=True)
    return [person_key(_text(last), _text(first)) for last, first in names]


def _text(value: Value | None) -> str | None:
    return None if value is None else str(value)
