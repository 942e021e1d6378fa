"""Rows that describe the same thing become one, which remembers all of them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from aet_sheets.consolidation.dataset import Consolidated, Disagreement, Origins, Part, Statement
from aet_sheets.consolidation.decisions import Decision, Decisions, comparable
from aet_sheets.consolidation.identity import Identity, identify
from aet_sheets.consolidation.index import Index, Labels
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.names import organisation_key, organisation_keys
from aet_sheets.consolidation.rows import Rows
from aet_sheets.consolidation.things import Things, name_things, unite
from aet_sheets.problems import Verbatim, catalogue
from aet_sheets.schema import Actors, Column, Means, Measures, Table
from aet_sheets.schema.coded import NOTHING, Coded
from aet_sheets.schema.columns import Code
from aet_sheets.schema.long_column import LongColumn
from aet_sheets.schema.values import Value
from aet_sheets.text import fold_all


def merge(table: type[Table], rows: Rows, memory: Memory) -> tuple[Consolidated, Index]:
    """Return the things of `table` that its `rows` describe, and the index by which other tables refer to them.

    Rows kept and merged are counted in their source; disagreements are added to the problems of the sources.
    """
    code = table.code_column()
    sent = memory.register.sent(table, rows.columns[code.name]) if code else {}
    identity = identify(table, rows.columns, len(rows), sent)
    _report_written_over(table, rows, identity)
    things = name_things(table, rows, identity, memory)
    if table is Actors:
        things = unite(things, memory.decisions)
    _count(rows, things)
    merged = _merged(table, rows, things, memory.decisions)
    if table is Means:
        _report_repeated(rows, things)
    return merged, _index(merged, rows, things)


def _count(rows: Rows, things: Things) -> None:
    for source, checked in rows.sheets:
        source.kept += len(checked.records)
    for own in things.several.values():
        for row in own[1:]:
            rows.source(row).kept -= 1
            rows.source(row).merged += 1


def _merged(table: type[Table], rows: Rows, things: Things, decisions: Decisions) -> Consolidated:
    """Return the things of a table, each by the rows that describe it; a column without repetition is taken whole."""
    ranked = _Ranked(rows, things)
    merged = Consolidated(table, rows=rows if table.code_column() else None)
    merged.columns = {
        column.name: _Column(column, rows, merged, decisions).merged_values(things, ranked) for column in table.columns
    }
    merged.extra = rows.extra
    if ranked.several:
        joined = {place: _joined(rows.extra[row] for row in own) for place, own in things.several.items()}
        merged.extra = rows.extra.at(ranked.held).changed(joined)
    places = [(checked.records.file, checked.records.sheet) for _, checked in rows.sheets]
    merged.origins = Origins(places, rows.sheet, rows.numbers, ranked.held, ranked.several)
    if things.codes:
        merged.columns[table.columns[0].name] = LongColumn.over(things.codes, range(len(things)), compact=True)
        merged.aliases = [things.aliases.get(position, _NONE) for position in range(len(things))]
    merged.parts = _parts(table, rows, things)
    if table is Actors:
        merged.spellings = merged.columns[Actors.organisation.name]
        _spell_alike(merged, Actors.organisation, lambda names: map(decisions.body, organisation_keys(names)))
    if table is Measures:
        _spell_alike(merged, Measures.cohort, fold_all)
    return merged


_NONE: Sequence[str] = []


def _joined(texts: Iterable[str | None]) -> str | None:
    return " · ".join(dict.fromkeys(text for text in texts if text)) or None


def _spell_alike(merged: Consolidated, column: Column, keys: Callable[[Sequence[str]], Iterable[str]]) -> None:
    """Write names that have one key as the first was written, so that one body, or one cohort, has one name."""
    values = merged.columns[column.name]
    names = [str(values.values[code]) for code in dict.fromkeys(values.codes) if code != NOTHING]
    first: dict[str, str] = {}
    spelt: dict[Value, Value] = {
        name: first.setdefault(key, name) for name, key in zip(names, keys(names), strict=True)
    }
    if len(first) < len(names):
        merged.columns[column.name] = values.mapped(partial(map, spelt.__getitem__))


class _Ranked:
    """The rows of things by authority: `held[i]` is the one that holds for thing i, `several[i]` has it last.

    `others` are the rows that do not hold, `places` the things that they describe.
    """

    def __init__(self, rows: Rows, things: Things) -> None:
        self.several = {position: rows.by_authority(own) for position, own in things.several.items()}
        self.held = things.first
        if self.several:
            self.held = [self.several[i][-1] if i in self.several else row for i, row in enumerate(things.first)]
        self.others = array("I", (row for own in self.several.values() for row in own[:-1]))
        self.places = array("I", (place for place, own in self.several.items() for _ in own[:-1]))


class _Column:
    """One column being merged: what holds where sources disagree, who is told, and what there is to decide."""

    def __init__(self, column: Column, rows: Rows, merged: Consolidated, decisions: Decisions) -> None:
        self.column, self.rows, self.merged = column, rows, merged
        self.values = rows.columns[column.name]
        self.decided = decisions.values_of(merged.table.sheet, column.label)
        self.digest = decisions.value_digest
        self.bodies = decisions.body if column is Actors.organisation else None

    def merged_values(self, things: Things, ranked: _Ranked) -> Coded[Value]:
        """Return the value of each thing, looked into where its rows do not say the same, or somebody decided."""
        if not ranked.several:
            return self.values
        merged, numbers = self.values.at(ranked.held), self.values.codes
        others = zip(ranked.others, ranked.places, strict=True)
        unlike = {place for row, place in others if numbers[row] != merged.codes[place]}
        doubtful = ranked.several if self.decided else sorted(unlike)
        held = {place: self._held(place, ranked.several[place], things) for place in doubtful}
        return merged.changed(held) if held else merged

    def _held(self, position: int, own: Sequence[int], things: Things) -> Value | None:
        """Return what was decided, otherwise the value of the last source that states one.

        What a cover filled in only serves for want of better, and the first cover holds: an action that is still under
        way in a later edition was not proposed anew.
        """
        filled = [row for row in own if self.values[row] is not None]
        stated = [row for row in filled if not self.rows.assumed(row, self.column)] or filled[:1]
        if not stated:
            return None
        latest = stated[-1]
        if isinstance(self.column, Code):  # two codes of one thing are aliases, not a disagreement
            return self.values[latest]
        others = [row for row in stated if self._said(row) != self._said(latest)]
        decision = next((self.decided[name] for name in things.names(position) if name in self.decided), None)
        kept = self._last_stating(decision.value, stated) if decision else None
        if kept is not None:
            other = kept if kept in others else self._against(others) if others else None
            self._remember(position, things, (latest, other), decision)
            return self.values[kept]
        current = [row for row in others if self.rows.source(row).current]
        if current and self.rows.source(latest).current:  # earlier editions are history, not a disagreement
            other = self._against(current)
            self._report(latest, other)
            values = len({self._said(row) for row in (latest, *current)})
            self._remember(position, things, (latest, other), None, values)
        return self.values[latest]

    def _said(self, row: int) -> Value | None:
        """Return what a row says, in a form that another may equal: two spellings of one body are no disagreement."""
        value = self.values[row]
        return self.bodies(organisation_key(str(value))) if self.bodies else comparable(value)

    def _against(self, others: list[int]) -> int:
        """Return which row to show against the latest one: that of the pilot workbook, which staff look after."""
        return next((row for row in others if self.rows.source(row).is_pilot), others[-1])

    def _last_stating(self, wanted: str, stated: list[int]) -> int | None:
        """Return the last row that states the value whose digest is `wanted`, None when no row does any more."""
        values = ((row, self.values[row]) for row in reversed(stated))
        return next((row for row, value in values if value is not None and self.digest(value) == wanted), None)

    def _remember(
        self, position: int, things: Things, sides: tuple[int, int | None], decision: Decision | None, values: int = 2
    ) -> None:
        latest, other = self._statement(sides[0]), None if sides[1] is None else self._statement(sides[1])
        subject = things.names(position)[0]
        found = Disagreement(position, self.column, subject, latest, other, decision, values)
        self.merged.disagreements.append(found)

    def _statement(self, row: int) -> Statement:
        value = self.values[row]
        assert value is not None  # noqa: S101
        return Statement(value, self.rows.origin(row))

    def _report(self, held: int, other: int) -> None:
        """Tell the return that disagrees; the pilot workbook is only told what it disagrees with itself upon."""
        shown, against = (held, other) if not self.rows.source(held).is_pilot else (other, held)
        source, records, record = self.rows.home(shown)
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


def _parts(table: type[Table], rows: Rows, things: Things) -> dict[int, list[Part]]:
    """Return what the things united by decisions were made of, each part by its latest row."""
    if not things.parts:
        return {}
    labels = table.labels(rows.columns)

    def part(code: str, own: Sequence[int]) -> Part:
        last = rows.by_authority(own)[-1]
        return Part(code, labels[last], rows.origin(last))

    return {position: [part(*known) for known in parts] for position, parts in things.parts.items()}


def _index(merged: Consolidated, rows: Rows, things: Things) -> Index:
    """Index rows by their codes, and by the label that each source would show for them."""
    table = merged.table
    if table.code_column() is None or not table.label:
        return Index()
    return Index(
        things.codes,
        Labels(table.labels(rows.columns), things.code_of_rows(), rows.files()),
        aliases=((alias, things.codes[i]) for i, aliases in things.aliases.items() for alias in aliases),
        set_aside=(row for _, checked in rows.sheets for row in checked.set_aside),
        merged=merged,
    )


def _report_written_over(table: type[Table], rows: Rows, identity: Identity) -> None:
    code = table.code_column()
    if code is None:
        return
    for row in sorted(identity.written_over):
        source, records, record = rows.home(row)
        if source.current:
            problem = catalogue.CODE_WRITTEN_OVER.at(
                records.place(code, record), rows.columns[code.name][row], thing=table.one
            )
            source.problems.append(problem)


def _report_repeated(rows: Rows, things: Things) -> None:
    for own in things.several.values():
        for row in own[1:]:
            source, records, record = rows.home(row)
            if source.current:
                source.problems.append(catalogue.REPEATED_MEANS.at(records.place(Means.title, record)))
