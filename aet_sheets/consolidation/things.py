"""The things that rows describe, each under its code: what the exact rules found, then what people decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from aet_sheets.checking.records import Records
from aet_sheets.consolidation.dataset import Origin
from aet_sheets.consolidation.decisions import ACTORS, Decisions, Groups, Verdict
from aet_sheets.consolidation.digests import digest
from aet_sheets.consolidation.identity import Identity, Key
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.sources import Source, rows_of
from aet_sheets.schema import Actors, Column, Table
from aet_sheets.schema.values import Value
from aet_sheets.text import fold


@dataclass(slots=True)
class Rows:
    """The rows of one table from all sources, one after the other, in the order in which they became known."""

    columns: dict[str, list[Value | None]]
    extra: list[str | None] = field(default_factory=list)
    homes: list[tuple[Source, Records, int]] = field(default_factory=list)

    def origin(self, row: int) -> Origin:
        """Return where a row stands."""
        _, records, record = self.homes[row]
        return Origin(records.file, records.sheet, records.rows[record])

    def by_authority(self, entity: list[int]) -> list[int]:
        """Return the rows of one thing, the one that holds last."""
        return entity if len(entity) == 1 else sorted(entity, key=lambda row: self.homes[row][0].authority)

    def assumed(self, row: int, column: Column) -> bool:
        """Tell whether a value was filled in by the cover of its file."""
        _, records, record = self.homes[row]
        return records.assumed(column, record)


def gather(table: type[Table], sources: list[Source]) -> Rows:
    """Return the rows of `table` from all sources."""
    rows = Rows({column.name: [] for column in table.columns})
    for source, records in rows_of(table, sources):
        for name, values in records.columns.items():
            rows.columns[name] += values
        rows.extra += records.extra
        rows.homes += [(source, records, record) for record in range(len(records))]
    return rows


@dataclass(slots=True)
class Thing:
    """Rows that describe one thing, its code (empty in a table without codes), and the other codes it has had.

    `keys` are its natural keys; `parts` the things of which it was made by a decision.
    """

    rows: list[int]
    code: str = ""
    aliases: Sequence[str] = ()
    keys: Sequence[Key] = ()
    parts: Sequence[Thing] = ()

    def names(self) -> list[str]:
        """Return what may name the thing in a decision: its codes, or the digest of what makes it what it is."""
        return [self.code, *self.aliases] if self.code else [digest(self.keys[0])]


def name_things(table: type[Table], rows: Rows, identity: Identity, memory: Memory) -> list[Thing]:
    """Return the things of a table; in one with codes, each under the first that somebody wrote, or the register's.

    Codes given are added to the register, and those that it had lost are counted in `memory`.
    """
    register = memory.register
    things = [Thing(entity, keys=_keys(entity, identity)) for entity in identity.entities]
    column = table.code_column()
    if column is None:
        return things
    stated = [_stated_codes(rows.columns[column.name], thing.rows, identity) for thing in things]
    taken = {code for codes in stated for code in codes}
    memory.adopted += register.adopt(
        table, ((code, thing.keys) for thing, codes in zip(things, stated, strict=True) for code in codes)
    )
    for thing, codes in zip(things, stated, strict=True):
        former = register.former_codes(table, thing.keys)
        thing.code = codes[0] if codes else register.code_for(table, thing.keys, taken)
        taken.add(thing.code)
        thing.aliases = list(dict.fromkeys([*codes[1:], *former]))
    for thing in things:
        thing.aliases = [alias for alias in thing.aliases if alias not in taken]
    return things


def _keys(entity: list[int], identity: Identity) -> Sequence[Key]:
    return identity.keys[entity[0]] if len(entity) == 1 else [key for row in entity for key in identity.keys[row]]


def _stated_codes(values: list[Value | None], entity: list[int], identity: Identity) -> list[str]:
    """Return the codes that the rows of a thing carry, each as it was first written."""
    found: dict[str, str] = {}
    for row in entity:
        code = values[row]
        if code is not None and row not in identity.written_over:
            found.setdefault(fold(str(code)), str(code))
    return list(found.values())


def unite(things: list[Thing], decisions: Decisions) -> list[Thing]:
    """Return the actors once those that were decided to be the same are one, in the order of their first row.

    The code kept is one that staff wrote, otherwise the oldest; the others lead to it. Codes of the parts are given
    before, and stay theirs: a decision withdrawn restores them.
    """
    same = decisions.pairs(ACTORS, Verdict.SAME_ACTOR)
    if not same:
        return things
    by_name = {name: thing for thing in things for name in reversed(thing.names())}
    groups = Groups()
    for one, other in (decision.codes for decision in same):
        if one in by_name and other in by_name:
            groups.join(by_name[one].code, by_name[other].code)
    members: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        members[groups.root(thing.code)].append(thing)
    return [_united(own) for own in members.values()]


def _united(parts: list[Thing]) -> Thing:
    if len(parts) == 1:
        return parts[0]
    kept = min(parts, key=lambda part: seniority(part.code))
    others = [part for part in parts if part is not kept]
    return Thing(
        sorted(row for part in parts for row in part.rows),
        kept.code,
        list(dict.fromkeys([*kept.aliases, *_names_of(others)])),
        [key for part in parts for key in part.keys],
        parts,
    )


def _names_of(things: Iterable[Thing]) -> Iterator[str]:
    return (name for thing in things for name in thing.names())


def seniority(code: str) -> tuple[bool, int, str]:
    """Return what orders the codes of one actor: those that staff wrote first, then the oldest of the register's."""
    return code.startswith(f"{Actors.code_prefix}-R"), len(code), code
