"""The things that rows describe, each under its code: what the exact rules found, then what people decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from aet_sheets.consolidation.decisions import ACTORS, Decisions, Groups, Verdict
from aet_sheets.consolidation.digests import digest
from aet_sheets.consolidation.identity import Identity, NaturalKeys
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.rows import Rows
from aet_sheets.schema import Actors, Table
from aet_sheets.schema.coded import Coded
from aet_sheets.schema.values import Value
from aet_sheets.text import fold


class Part(NamedTuple):
    """A thing that is now part of another by a decision: its code and its rows."""

    code: str
    rows: Sequence[int]


class Things:
    """The things that the rows of a table describe, in the order of their first row.

    Most are described by one row alone: what is seldom there is kept by position. `first[i]` is the first row of thing
    i, `several` gives all rows of the things that have more than one. `codes` are empty in a table without codes;
    `aliases` are the other codes that a thing has had, `parts` the things of which it was made by a decision.
    """

    def __init__(self, count: int, several: Sequence[list[int]], keys: NaturalKeys) -> None:
        self.first: Sequence[int] = range(count)
        self.place: Sequence[int] = range(count)
        """The thing that each row describes."""
        self.several: dict[int, list[int]] = {}
        self.codes: list[str] = []
        self.aliases: dict[int, list[str]] = {}
        self.parts: dict[int, list[Part]] = {}
        self.keys = keys
        if several:
            self._group(count, several)

    def _group(self, count: int, several: Sequence[list[int]]) -> None:
        first_of = {row: rows[0] for rows in several for row in rows}
        self.first = [row for row in range(count) if first_of.get(row, row) == row]
        place = {row: position for position, row in enumerate(self.first)}
        self.place = [place[first_of.get(row, row)] for row in range(count)]
        self.several = {place[rows[0]]: rows for rows in several}

    def __len__(self) -> int:
        return len(self.first)

    def rows(self, position: int) -> Sequence[int]:
        """Return the rows that describe a thing, in order."""
        return self.several.get(position) or (self.first[position],)

    def code_of_rows(self) -> list[str]:
        """Return the code of the thing that each row describes."""
        return [self.codes[position] for position in self.place] if self.several else self.codes

    def names(self, position: int) -> list[str]:
        """Return what may name a thing in a decision: its codes, or the digest of what makes it what it is."""
        if self.codes:
            return [self.codes[position], *self.aliases.get(position, ())]
        return [digest(self.keys.of(self.first[position])[0])]


def name_things(table: type[Table], rows: Rows, identity: Identity, memory: Memory) -> Things:
    """Return the things of a table; in one with codes, each under the first that somebody wrote, or the register's.

    Codes given are added to the register, and those that it had lost are counted in `memory`. A code that already names
    another thing of this run is not given twice.
    """
    things, column = Things(len(rows), identity.several, identity.keys), table.code_column()
    if column is None:
        return things
    register, stated = memory.register, _stated_codes(rows.columns[column.name], things, identity.written_over)
    taken = {code for codes in stated.values() for code in codes}
    if lost := register.adopt(table, taken):
        memory.adopted += len(lost)
        register.remember(table, _bearers(lost, stated, things))
    former, new = _former_codes(register.known(table), things), register.new_codes(table, taken)
    named = _named_before(stated, former, taken)
    things.codes = [named[position] if position in named else next(new) for position in range(len(things))]
    things.aliases = _aliases(stated, former, taken)
    if len(stated) < len(things):
        register.remember(table, _named(stated, things))
    return things


def _named_before(
    stated: Mapping[int, Sequence[str]], former: Mapping[int, Sequence[str]], taken: set[str]
) -> dict[int, str]:
    """Return the code of each thing that has one already, and add it to those `taken`; what is taken is not former."""
    named = {position: codes[0] for position, codes in stated.items()}
    for position in sorted(former.keys() - stated.keys()):
        code = next((code for code in former[position] if code not in taken), None)
        if code is not None:
            taken.add(code)
            named[position] = code
    return named


def _aliases(
    stated: Mapping[int, Sequence[str]], former: Mapping[int, Sequence[str]], taken: set[str]
) -> dict[int, list[str]]:
    """Return the codes of each thing that it had besides its own, and that nothing else bears."""
    several = {position for own in (stated, former) for position, codes in own.items() if len(codes) > 1}
    found = {}
    for position in sorted(several | (stated.keys() & former.keys())):
        others = [*stated.get(position, ())[1:], *former.get(position, ())]
        if own := [code for code in dict.fromkeys(others) if code not in taken]:
            found[position] = own
    return found


def _stated_codes(values: Coded[Value], things: Things, written_over: set[int]) -> dict[int, list[str]]:
    """Return the codes that the rows of a thing carry, each as it was first written, for the things that have some."""
    found: dict[int, list[str]] = defaultdict(list)
    for row, value in enumerate(() if values.is_empty else values):
        if value is not None and row not in written_over:
            code, known = str(value), found[things.place[row]]
            if not known or fold(code) not in map(fold, known):
                known.append(code)
    return dict(found)


def _bearers(lost: set[str], stated: Mapping[int, list[str]], things: Things) -> Iterator[tuple[str, str]]:
    """Yield the digests of the things that bear a code of those `lost`, with that code."""
    bearing = {position: own[0] for position, codes in stated.items() if (own := [c for c in codes if c in lost])}
    for row, key in things.keys.digests():
        if things.place[row] in bearing:
            yield key, bearing[things.place[row]]


def _former_codes(known: Mapping[str, str], things: Things) -> dict[int, Sequence[str]]:
    """Return the codes once given to each thing, in order, for the things that had some."""
    found: dict[int, Sequence[str]] = {}
    for row, key in things.keys.digests() if known else ():
        if (code := known.get(key)) is not None:
            own = found.setdefault(things.place[row], (code,))
            if code not in own:
                found[things.place[row]] = sorted((*own, code))
    return found


def _named(stated: Mapping[int, list[str]], things: Things) -> Iterator[tuple[str, str]]:
    """Yield the digests of the things that state no code, with the code that they got."""
    for row, key in things.keys.digests():
        position = things.place[row]
        if position not in stated:
            yield key, things.codes[position]


def unite(things: Things, decisions: Decisions) -> Things:
    """Return the actors once those that were decided to be the same are one, in the order of their first row.

    The code kept is one that staff wrote, otherwise the oldest; the others lead to it. Codes of the parts are given
    before, and stay theirs: a decision withdrawn restores them.
    """
    same = decisions.pairs(ACTORS, Verdict.SAME_ACTOR)
    if not same:
        return things
    by_name = {name: code for i, code in enumerate(things.codes) for name in reversed(things.names(i))}
    groups = Groups()
    for one, other in (decision.codes for decision in same):
        if one in by_name and other in by_name:
            groups.join(by_name[one], by_name[other])
    members: dict[str, list[int]] = defaultdict(list)
    for position, code in enumerate(things.codes):
        members[groups.root(code)].append(position)
    return _united(things, list(members.values()))


def _united(things: Things, members: Sequence[Sequence[int]]) -> Things:
    rows = [sorted(row for part in own for row in things.rows(part)) for own in members]
    united = Things(len(things.place), [own for own in rows if len(own) > 1], things.keys)
    for position, own in enumerate(members):
        kept = min(own, key=lambda part: seniority(things.codes[part]))
        others = [name for part in own if part != kept for name in things.names(part)]
        united.codes.append(things.codes[kept])
        if aliases := list(dict.fromkeys([*things.aliases.get(kept, ()), *others])):
            united.aliases[position] = aliases
        if len(own) > 1:
            united.parts[position] = [Part(things.codes[part], things.rows(part)) for part in own]
    return united


def seniority(code: str) -> tuple[bool, int, str]:
    """Return what orders the codes of one actor: those that staff wrote first, then the oldest of the register's."""
    return code.startswith(f"{Actors.code_prefix}-R"), len(code), code
