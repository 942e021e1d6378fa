"""Rows that describe the same thing become one, which remembers all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from aet_sheets.checking.records import Records
from aet_sheets.consolidation.dataset import Consolidated, Index, Origin
from aet_sheets.consolidation.identity import Identity, identify
from aet_sheets.consolidation.names import organisation_key
from aet_sheets.consolidation.register import Register
from aet_sheets.consolidation.sources import Source, rows_of
from aet_sheets.problems import Verbatim, catalogue
from aet_sheets.schema import Actors, Column, Means, Measures, Table
from aet_sheets.schema.columns import Code
from aet_sheets.schema.values import Value
from aet_sheets.text import fold


@dataclass(slots=True)
class _Rows:
    """The rows of one table from all sources, one after the other, in the order in which they became known."""

    columns: dict[str, list[Value | None]]
    extra: list[str | None] = field(default_factory=list)
    homes: list[tuple[Source, Records, int]] = field(default_factory=list)

    def origin(self, row: int) -> Origin:
        _, records, record = self.homes[row]
        return Origin(records.file, records.sheet, records.rows[record])

    def by_authority(self, entity: list[int]) -> list[int]:
        """Return the rows of one thing, the one that holds last."""
        return entity if len(entity) == 1 else sorted(entity, key=lambda row: self.homes[row][0].authority)

    def assumed(self, row: int, column: Column) -> bool:
        _, records, record = self.homes[row]
        return record in records.assumed.get(column.name, ())


def merge(table: type[Table], sources: list[Source], register: Register) -> tuple[Consolidated, Index]:
    """Return the rows of `table` over all `sources`, and the index by which other tables refer to them.

    Sources are given in the order in which they became known.

    Rows kept and merged are counted in their source; disagreements are added to the problems of the sources.
    """
    rows = _gather(table, sources)
    identity = identify(table, rows.columns, len(rows.homes))
    _report_written_over(table, rows, identity)
    _count(rows, identity)
    merged = Consolidated(table)
    by_authority = [rows.by_authority(entity) for entity in identity.entities]
    merged.columns = {column.name: _merge_column(column, rows, by_authority) for column in table.columns}
    merged.extra = [_joined(rows.extra[row] for row in entity) for entity in identity.entities]
    merged.origins = [[rows.origin(row) for row in reversed(entity)] for entity in by_authority]
    _give_codes(merged, rows, identity, register)
    if table is Actors:
        _one_spelling_each(merged.columns[Actors.organisation.name], organisation_key)
    if table is Measures:
        _one_spelling_each(merged.columns[Measures.cohort.name], fold)
    if table is Means:
        _report_repeated(rows, identity)
    return merged, _index(merged, rows, identity, sources)


def _gather(table: type[Table], sources: list[Source]) -> _Rows:
    rows = _Rows({column.name: [] for column in table.columns})
    for source, records in rows_of(table, sources):
        for name, values in records.columns.items():
            rows.columns[name] += values
        rows.extra += records.extra
        rows.homes += [(source, records, record) for record in range(len(records))]
    return rows


def _count(rows: _Rows, identity: Identity) -> None:
    for entity in identity.entities:
        rows.homes[entity[0]][0].kept += 1
        for row in entity[1:]:
            rows.homes[row][0].merged += 1


def _merge_column(column: Column, rows: _Rows, by_authority: list[list[int]]) -> list[Value | None]:
    values = rows.columns[column.name]
    return [values[entity[0]] if len(entity) == 1 else _held_value(column, rows, entity) for entity in by_authority]


def _held_value(column: Column, rows: _Rows, entity: list[int]) -> Value | None:
    """Return the value of the last source that states one; what a cover filled in only serves for want of better."""
    values = rows.columns[column.name]
    filled = [row for row in entity if values[row] is not None]
    stated = [row for row in filled if not rows.assumed(row, column)]
    if not filled:
        return None
    held = (stated or filled)[-1]
    if not isinstance(column, Code):  # two codes of one thing are aliases, not a disagreement
        _report_conflict(column, rows, stated, held)
    return values[held]


def _report_conflict(column: Column, rows: _Rows, stated: Iterable[int], held: int) -> None:
    """Tell the sources of this run that they disagree. Earlier editions are history, not a disagreement."""
    values = rows.columns[column.name]
    disagreeing = [
        row for row in stated if _comparable(values[row]) != _comparable(values[held]) and rows.homes[row][0].current
    ]
    if not disagreeing or not rows.homes[held][0].current:
        return
    other = disagreeing[-1]
    shown, against = (held, other) if not rows.homes[held][0].is_pilot else (other, held)
    source, records, record = rows.homes[shown]
    place = records.place(column, record)
    source.problems.append(
        catalogue.VALUE_CONFLICT.at(
            place,
            values[shown],
            other=_file_name(rows.homes[against][0]),
            retained=_file_name(rows.homes[held][0]),
        )
    )


def _comparable(value: Value | None) -> Hashable:
    return fold(value) if isinstance(value, str) else value


def _file_name(source: Source) -> Verbatim:
    return Verbatim(source.file.rpartition("/")[2])


def _joined(texts: Iterable[str | None]) -> str | None:
    return " · ".join(dict.fromkeys(text for text in texts if text)) or None


def _give_codes(merged: Consolidated, rows: _Rows, identity: Identity, register: Register) -> None:
    """Give every row of a table with codes its code: the first that somebody wrote, otherwise one of the register's."""
    column = merged.table.code_column()
    if column is None:
        return
    stated = [_stated_codes(rows.columns[column.name], entity, identity) for entity in identity.entities]
    taken = {codes[0] for codes in stated if codes}
    for position, (entity, codes) in enumerate(zip(identity.entities, stated, strict=True)):
        keys = [key for row in entity for key in identity.keys[row]]
        if codes:
            code, aliases = codes[0], [*codes[1:], *register.former_codes(merged.table, keys)]
        else:
            code, aliases = register.code_for(merged.table, keys, taken), []
            taken.add(code)
        merged.columns[column.name][position] = code
        merged.aliases.append([alias for alias in aliases if alias not in taken])


def _index(merged: Consolidated, rows: _Rows, identity: Identity, sources: list[Source]) -> Index:
    """Index rows by their codes, and by the label that each source would show for them."""
    index, table, code = Index(), merged.table, merged.table.code_column()
    if code is None or not table.label:
        return index
    shown, hints = table.labels(rows.columns), _hints(table, merged)
    for position, entity in enumerate(identity.entities):
        own = str(merged.columns[code.name][position])
        labels = {(rows.homes[row][0].file, shown[row]) for row in entity}
        index.add(own, aliases=merged.aliases[position], labels=labels)
        index.add_hints(own, merged.origins[position][0], hints[position])
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


def _stated_codes(values: list[Value | None], entity: list[int], identity: Identity) -> list[str]:
    codes = (values[row] for row in entity if row not in identity.written_over)
    return list(dict.fromkeys(str(code) for code in codes if code is not None))


def _one_spelling_each(names: list[Value | None], key: Callable[[str], str]) -> None:
    """Write each name as it was first written, so that one body, or one cohort, has one name throughout."""
    first: dict[str, Value] = {}
    for position, name in enumerate(names):
        if isinstance(name, str):
            names[position] = first.setdefault(key(name), name)


def _report_written_over(table: type[Table], rows: _Rows, identity: Identity) -> None:
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


def _report_repeated(rows: _Rows, identity: Identity) -> None:
    for entity in identity.entities:
        for row in entity[1:]:
            source, records, record = rows.homes[row]
            if source.current:
                source.problems.append(catalogue.REPEATED_MEANS.at(records.place(Means.title, record)))
