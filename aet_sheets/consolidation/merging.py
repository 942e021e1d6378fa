"""Rows that describe the same thing become one, which remembers all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from aet_sheets.consolidation.dataset import Consolidated, Disagreement, Index, Origin, Part, Statement
from aet_sheets.consolidation.decisions import Decision, Decisions, comparable
from aet_sheets.consolidation.identity import Identity, identify
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.names import organisation_key
from aet_sheets.consolidation.sources import Source
from aet_sheets.consolidation.things import Rows, Thing, gather, name_things, unite
from aet_sheets.problems import Verbatim, catalogue
from aet_sheets.schema import Actors, Column, Means, Measures, Table
from aet_sheets.schema.columns import Code
from aet_sheets.schema.values import Value
from aet_sheets.text import fold


def merge(table: type[Table], sources: list[Source], memory: Memory) -> tuple[Consolidated, Index]:
    """Return the rows of `table` over all `sources`, and the index by which other tables refer to them.

    Sources are given in the order in which they became known.

    Rows kept and merged are counted in their source; disagreements are added to the problems of the sources.
    """
    rows = gather(table, sources)
    code = table.code_column()
    naming = memory.register.naming(table, rows.columns[code.name] if code else ())
    identity = identify(table, rows.columns, len(rows.homes), naming)
    _report_written_over(table, rows, identity)
    things = name_things(table, rows, identity, memory)
    if table is Actors:
        things = unite(things, memory.decisions)
    _count(rows, things)
    merged = Consolidated(table)
    for thing in things:
        thing.rows = rows.by_authority(thing.rows)
    merged.columns = {
        column.name: _Column(column, rows, merged, memory.decisions).merged_values(things) for column in table.columns
    }
    merged.extra = [_joined(rows.extra[row] for row in sorted(thing.rows)) for thing in things]
    merged.origins = [[rows.origin(row) for row in reversed(thing.rows)] for thing in things]
    _put_codes(merged, things)
    merged.parts = _parts(table, rows, things)
    if table is Actors:
        names = merged.columns[Actors.organisation.name]
        merged.spellings = list(names)
        _one_spelling_each(names, lambda name: memory.decisions.body(organisation_key(name)))
    if table is Measures:
        _one_spelling_each(merged.columns[Measures.cohort.name], fold)
    if table is Means:
        _report_repeated(rows, things)
    return merged, _index(merged, rows, things, sources)


def _count(rows: Rows, things: list[Thing]) -> None:
    for thing in things:
        first, *others = sorted(thing.rows)
        rows.homes[first][0].kept += 1
        for row in others:
            rows.homes[row][0].merged += 1


class _Column:
    """One column being merged: what holds where sources disagree, who is told, and what there is to decide."""

    def __init__(self, column: Column, rows: Rows, merged: Consolidated, decisions: Decisions) -> None:
        self.column, self.rows, self.merged = column, rows, merged
        self.values = rows.columns[column.name]
        self.decided = decisions.values_of(merged.table.sheet, column.label)
        self.digest = decisions.value_digest
        self.bodies = decisions.body if column is Actors.organisation else None

    def merged_values(self, things: list[Thing]) -> list[Value | None]:
        """Return the value of each thing, whose rows stand in the order of their authority."""
        return [
            self.values[thing.rows[0]] if len(thing.rows) == 1 else self._held(position, thing)
            for position, thing in enumerate(things)
        ]

    def _held(self, position: int, thing: Thing) -> Value | None:
        """Return what was decided, otherwise the value of the last source that states one.

        What a cover filled in only serves for want of better, and the first cover holds: an action that is still under
        way in a later edition was not proposed anew.
        """
        filled = [row for row in thing.rows if self.values[row] is not None]
        stated = [row for row in filled if not self.rows.assumed(row, self.column)] or filled[:1]
        if not stated:
            return None
        latest = stated[-1]
        if isinstance(self.column, Code):  # two codes of one thing are aliases, not a disagreement
            return self.values[latest]
        others = [row for row in stated if self._said(row) != self._said(latest)]
        decision = next((self.decided[name] for name in thing.names() if name in self.decided), None)
        kept = self._last_stating(decision.value, stated) if decision else None
        if kept is not None:
            other = kept if kept in others else self._against(others) if others else None
            self._remember(position, thing, (latest, other), decision)
            return self.values[kept]
        current = [row for row in others if self.rows.homes[row][0].current]
        if current and self.rows.homes[latest][0].current:  # earlier editions are history, not a disagreement
            other = self._against(current)
            self._report(latest, other)
            values = len({self._said(row) for row in (latest, *current)})
            self._remember(position, thing, (latest, other), None, values)
        return self.values[latest]

    def _said(self, row: int) -> Value | None:
        """Return what a row says, in a form that another may equal: two spellings of one body are no disagreement."""
        value = self.values[row]
        return self.bodies(organisation_key(str(value))) if self.bodies else comparable(value)

    def _against(self, others: list[int]) -> int:
        """Return which row to show against the latest one: that of the pilot workbook, which staff look after."""
        return next((row for row in others if self.rows.homes[row][0].is_pilot), others[-1])

    def _last_stating(self, wanted: str, stated: list[int]) -> int | None:
        """Return the last row that states the value whose digest is `wanted`, None when no row does any more."""
        values = ((row, self.values[row]) for row in reversed(stated))
        return next((row for row, value in values if value is not None and self.digest(value) == wanted), None)

    def _remember(
        self, position: int, thing: Thing, sides: tuple[int, int | None], decision: Decision | None, values: int = 2
    ) -> None:
        latest, other = self._statement(sides[0]), None if sides[1] is None else self._statement(sides[1])
        subject = thing.names()[0]
        found = Disagreement(position, self.column, subject, latest, other, decision, values)
        self.merged.disagreements.append(found)

    def _statement(self, row: int) -> Statement:
        value = self.values[row]
        assert value is not None  # noqa: S101
        return Statement(value, self.rows.origin(row))

    def _report(self, held: int, other: int) -> None:
        """Tell the return that disagrees; the pilot workbook is only told what it disagrees with itself upon."""
        homes = self.rows.homes
        shown, against = (held, other) if not homes[held][0].is_pilot else (other, held)
        source, records, record = homes[shown]
        source.problems.append(
            catalogue.VALUE_CONFLICT.at(
                records.place(self.column, record),
                self.values[shown],
                other=self._told(against, shown),
                retained=self._told(held, other),
            )
        )

    def _told(self, row: int, beside: int) -> Verbatim:
        """Return the name of the file in which a row stands, and the row where the one `beside` is in that file too."""
        one, other = self.rows.origin(row), self.rows.origin(beside)
        name = one.file.rpartition("/")[2]
        return Verbatim(f"{name}, ligne {one.row}" if one.file == other.file else name)


def _joined(texts: Iterable[str | None]) -> str | None:
    return " · ".join(dict.fromkeys(text for text in texts if text)) or None


def _put_codes(merged: Consolidated, things: list[Thing]) -> None:
    column = merged.table.code_column()
    if column is not None:
        merged.columns[column.name] = [thing.code for thing in things]
        merged.aliases = [list(thing.aliases) for thing in things]


def _parts(table: type[Table], rows: Rows, things: list[Thing]) -> dict[int, list[Part]]:
    """Return what the things united by decisions were made of, each part by its latest row."""
    united = {position: thing for position, thing in enumerate(things) if thing.parts}
    if not united:
        return {}
    labels = table.labels(rows.columns)
    return {
        position: [
            Part(part.code, labels[(last := rows.by_authority(part.rows)[-1])], rows.origin(last))
            for part in thing.parts
        ]
        for position, thing in united.items()
    }


def _index(merged: Consolidated, rows: Rows, things: list[Thing], sources: list[Source]) -> Index:
    """Index rows by their codes, and by the label that each source would show for them."""
    index, table, code = Index(), merged.table, merged.table.code_column()
    if code is None or not table.label:
        return index
    shown, hints = table.labels(rows.columns), _hints(table, merged)
    told = [""] * len(things) if table is Actors else table.labels(merged.columns)
    for position, thing in enumerate(things):
        own = str(merged.columns[code.name][position])
        labels = {(rows.homes[row][0].file, shown[row]) for row in thing.rows}
        index.add(own, aliases=merged.aliases[position], labels=labels)
        index.add_hints(own, merged.origins[position][0], hints[position], told[position])
    for source in sources:
        for row in source.set_aside:
            if row.table is table:
                index.add_set_aside(row.names, Origin(row.file, row.sheet, row.row))
    return index


def _hints(table: type[Table], merged: Consolidated) -> list[tuple[str, ...]]:
    """Return other ways in which people name each row: one part of its label, a name turned round, an address."""
    parts = table.label_parts(merged.columns)
    if table is Actors:
        last, first, email = (merged.columns[c.name] for c in (Actors.last_name, Actors.first_name, Actors.email))
        parts += [
            [f"{one} {other or ''}" for one, other in zip(last, first, strict=True)],
            [str(own or "") for own in email],
        ]
    return [tuple(filter(None, own)) for own in zip(*parts, strict=True)]


def _one_spelling_each(names: list[Value | None], key: Callable[[str], str]) -> None:
    """Write each name as it was first written, so that one body, or one cohort, has one name throughout."""
    first: dict[str, Value] = {}
    for position, name in enumerate(names):
        if isinstance(name, str):
            names[position] = first.setdefault(key(name), name)


def _report_written_over(table: type[Table], rows: Rows, identity: Identity) -> None:
    code = table.code_column()
    if code is None:
        return
    for row in sorted(identity.written_over):
        source, records, record = rows.homes[row]
        if source.current:
            problem = catalogue.CODE_WRITTEN_OVER.at(
                records.place(code, record), rows.columns[code.name][row], thing=table.one
            )
            source.problems.append(problem)


def _report_repeated(rows: Rows, things: list[Thing]) -> None:
    for thing in things:
        for row in sorted(thing.rows)[1:]:
            source, records, record = rows.homes[row]
            if source.current:
                source.problems.append(catalogue.REPEATED_MEANS.at(records.place(Means.title, record)))
