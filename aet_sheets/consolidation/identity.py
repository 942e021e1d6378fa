"""Which rows describe the same thing: the exact rules of the contract (Identity, 1 to 4).

Every row has keys; rows that share one are the same thing, and so are rows linked through a third. Nothing here
depends on the order of files, except which of two rows came first. Most rows share nothing: keys stay columns, and only
rows that share one are looked at one by one.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from aet_sheets.consolidation.digests import digests
from aet_sheets.consolidation.names import organisation_keys, person_names
from aet_sheets.schema import Actors, Measures, Table
from aet_sheets.schema.coded import NOTHING, Coded
from aet_sheets.schema.long_column import LongColumn, as_numbers, combined, rows_with
from aet_sheets.schema.values import Value
from aet_sheets.text import fold_all

Key = tuple[Hashable, ...]
Columns = Mapping[str, Coded[Value]]


class KeyColumn:
    """One kind of natural key: the `rows` that have it, in order, and its `parts`, each a column over these rows."""

    def __init__(self, name: str, rows: Sequence[int], parts: Iterable[Coded[Hashable]]) -> None:
        self.name = name
        self.rows = rows
        self.parts = tuple(parts)

    def of(self, row: int) -> Key | None:
        """Return the key of a row, None when it has none of this kind."""
        place = bisect_left(self.rows, row)
        if place == len(self.rows) or self.rows[place] != row:
            return None
        return (self.name, *("" if (own := part[place]) is None else own for part in self.parts))

    def repeated(self) -> Iterator[tuple[int, int]]:
        """Yield each row whose key a row before has, after the first row that has it."""
        keys = combined(self.parts, len(self.rows))
        different, first, key = np.unique(keys, return_index=True, return_inverse=True)
        if len(different) < len(self.rows):
            first_with_key = first[key]
            for place in np.flatnonzero(first_with_key != np.arange(len(self.rows))).tolist():
                yield self.rows[first_with_key[place]], self.rows[place]

    @cached_property
    def digests(self) -> list[str]:
        """The digest of the key of each of the rows."""
        return digests(self.name, self.parts)


class NaturalKeys:
    """The natural keys of the rows of a table, by kind, codes left out."""

    def __init__(self, kinds: Sequence[KeyColumn]) -> None:
        self.kinds = kinds

    def of(self, row: int) -> list[Key]:
        """Return the keys of one row."""
        return [key for kind in self.kinds if (key := kind.of(row)) is not None]

    def digests(self) -> Iterator[tuple[int, str]]:
        """Yield the rows with the digests of their keys, kind by kind."""
        for kind in self.kinds:
            yield from zip(kind.rows, kind.digests, strict=True)


@dataclass(slots=True)
class Identity:
    """The rows grouped by what they describe, `keys` being their natural keys.

    `several` lists, in order, the rows of each thing that more than one row describes, the thing whose first row comes
    first before the others. `written_over` are the rows that carry the code of another thing.
    """

    keys: NaturalKeys
    several: list[list[int]]
    written_over: set[int] = field(default_factory=set)


def identify(table: type[Table], columns: Columns, count: int, sent: Mapping[str, str] | None = None) -> Identity:
    """Return which of the `count` rows of `table` are the same thing.

    `sent` gives codes by which rows that do not state one were made known outside, by the digest of a natural key.
    """
    keys = natural_keys(table, columns, count)
    codes = _Codes(table, columns, keys, sent or {})
    links = [link for kind in keys.kinds for link in kind.repeated()]
    return Identity(keys, _connected(links + codes.links), codes.written_over)


def _connected(links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Group the rows that are linked, directly or through others (union-find, path halving)."""
    parent: dict[int, int] = {}

    def root(row: int) -> int:
        while (above := parent.setdefault(row, row)) != row:
            parent[row] = row = parent[above]
        return row

    for link in links:
        one, other = map(root, link)
        parent[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for row in sorted(parent):
        groups[root(row)].append(row)
    return list(groups.values())


# ---- Natural keys ------------------------------------------------------------------------------------------------


def natural_keys(table: type[Table], columns: Columns, count: int) -> NaturalKeys:
    """Return the natural keys of the rows: of actors, those of the contract's rules 2 to 4, else of their columns."""
    if table is Actors:
        return _actor_keys(columns)
    return NaturalKeys([_column_key(table, columns, count)] if table.identity else [])


def _column_key(table: type[Table], columns: Columns, count: int) -> KeyColumn:
    """Return one key a row: its identity columns, texts folded.

    A measure without a value is a piece of evidence: two different quotations are two measures.
    """
    parts = [columns[column.name].mapped(folded) for column in table.identity]
    if table is Measures:
        values, quotations = columns[Measures.value.name], columns[Measures.quotation.name]
        with_value = (row for row, number in enumerate(values.codes) if number != NOTHING)
        parts.append(quotations.changed(dict.fromkeys(with_value, "")).mapped(folded))
    return KeyColumn("same", range(count), parts)


def folded(values: Sequence[Value]) -> list[Hashable]:
    """Return what makes values the same: texts folded, unless nothing would be left of them."""
    texts = [value for value in values if isinstance(value, str)]
    keys: dict[Value, Hashable] = {text: key or text for text, key in zip(texts, fold_all(texts), strict=True)}
    return [keys.get(value, value.isoformat() if isinstance(value, dt.date) else value) for value in values]


def _actor_keys(columns: Columns) -> NaturalKeys:
    """Return the keys of rules 2 (SIRET and person), 3 (e-mail) and 4 (organisation and person)."""
    last, first, bodies = _people(columns)
    sirets, emails = columns[Actors.siret.name], columns[Actors.email.name]

    def keys(name: str, stated: Coded[Any], people: Sequence[Coded[str]]) -> KeyColumn:
        rows = rows_with(last, stated)
        return KeyColumn(name, rows, [part.at(rows) for part in (stated, *people)])

    return NaturalKeys(
        [
            keys("siret", sirets, (last, first)),
            keys("email", emails, _writers(emails, last, first)),
            keys("organisation", bodies, (last, first)),
        ]
    )


def _people(columns: Columns) -> tuple[Coded[str], Coded[str], Coded[str]]:
    """Return the keys of the last names, of the first names and of the organisations, nothing where there is none."""
    return (
        _keyed(columns[Actors.last_name.name], person_names),
        _keyed(columns[Actors.first_name.name], person_names),
        _keyed(columns[Actors.organisation.name], organisation_keys),
    )


def _keyed(values: Coded[Value], keys: Callable[[Sequence[str]], list[str]]) -> Coded[str]:
    return values.mapped(lambda names: (key or None for key in keys(list(map(str, names)))))


def _writers(emails: Coded[Value], last: Coded[str], first: Coded[str]) -> tuple[Coded[str], Coded[str]]:
    """Return the names, in the order of the alphabet, of the person who writes from the mailbox of each row.

    A last name without first name is the only person of that name who writes from there, if there is only one. Names
    that contradict each other share a mailbox, and stay two people (rule 3); swapped names do not.
    """
    lacking = [row for row in rows_with(emails, last) if first[row] is None]
    if lacking:
        named: dict[tuple[Value | None, str | None], set[str]] = defaultdict(set)
        for row in rows_with(emails, last, first):
            named[emails[row], last[row]].add(first[row] or "")
        known = {row: named.get((emails[row], last[row]), ()) for row in lacking}
        first = first.changed({row: next(iter(own)) for row, own in known.items() if len(own) == 1})
    return _in_order(last, first)


def _in_order(one: Coded[str], other: Coded[str]) -> tuple[Coded[str], Coded[str]]:
    """Return the texts of two columns, no text being an empty one, such that the first comes first in each row."""
    texts = sorted({"", *one.distinct(), *other.distinct()})
    places = {text: place for place, text in enumerate(texts)}
    ranks = [
        np.array([places.get(text or "", 0) for text in own.values])[as_numbers(own.codes)] for own in (one, other)
    ]
    return LongColumn.over(texts, np.minimum(*ranks)), LongColumn.over(texts, np.maximum(*ranks))


# ---- Codes -------------------------------------------------------------------------------------------------------


class _Codes:
    """What codes say: `links` between rows of one code, and the rows that were `written_over` another thing's."""

    def __init__(self, table: type[Table], columns: Columns, keys: NaturalKeys, sent: Mapping[str, str]) -> None:
        self.links: list[tuple[int, int]] = []
        self.written_over: set[int] = set()
        column = table.code_column()
        if column is None:
            return
        stated = columns[column.name]
        rows_of: dict[str, list[int]] = defaultdict(list)
        for row, code in _coded(stated, keys, sent):
            rows_of[code].append(row)
        shared = [rows for rows in rows_of.values() if len(rows) > 1]
        marks = _marks(table, columns, [row for rows in shared for row in rows])
        for rows in shared:
            self._link(rows, marks, stated)

    def _link(self, rows: list[int], marks: Mapping[int, Key], stated: Sequence[Value | None]) -> None:
        """Link the rows that carry one code, but for those that differ from every row before in all that marks them."""
        known = rows[:1]
        for row in rows[1:]:
            if all(_all_differ(marks[row], marks[other]) for other in known):
                if stated[row] is not None:
                    self.written_over.add(row)
            else:
                self.links.append((known[0], row))
                known.append(row)


def _coded(stated: Coded[Value], keys: NaturalKeys, sent: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield, in order, the rows that state a code or were made known by one, with that code, folded."""
    codes = {} if stated.is_empty else {row: str(code) for row, code in enumerate(stated) if code is not None}
    if sent:
        for row, digest in keys.digests():
            if digest in sent:
                codes.setdefault(row, sent[digest])
    rows = sorted(codes)
    known = zip(rows, fold_all([codes[row] for row in rows]), strict=True)
    return ((row, code) for row, code in known if code)


def _marks(table: type[Table], columns: Columns, rows: Sequence[int]) -> dict[int, Key]:
    """Return what marks each of the `rows` to the eye, in groups."""
    marking = {column.name for group in table.marks for column in group}
    own = {name: values.at(rows) for name, values in columns.items() if name in marking}
    if table is Actors:
        last, first, bodies = _people(own)
        groups = [zip(last, first, strict=True), bodies]
    else:
        groups = [zip(*(own[column.name].mapped(folded) for column in group), strict=True) for group in table.marks]
    return dict(zip(rows, zip(*groups, strict=True), strict=True)) if groups else dict.fromkeys(rows, ())


def _all_differ(one: Key, other: Key) -> bool:
    return bool(one) and all(mine != theirs for mine, theirs in zip(one, other, strict=True))
