"""References: from what people wrote to the code of the row they meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from aet_sheets.checking.records import Checked, Records, set_aside
from aet_sheets.consolidation.index import Index, Match
from aet_sheets.problems import Finding, Problem, catalogue
from aet_sheets.schema import Editions, Sessions, Table, table_named
from aet_sheets.schema.coded import Coded
from aet_sheets.schema.columns import Edition, Reference
from aet_sheets.schema.values import Value
from aet_sheets.schema.vocabulary import SEQUENCE, WORKING_GROUP

_NEEDED_BY_TYPE = {Sessions.group: WORKING_GROUP, Sessions.programme: SEQUENCE}


@dataclass(slots=True)
class Scope:
    """What the rows at hand may refer to, besides each other.

    `editions` are those that the pilot workbook declares; None where it is not at hand, and nobody can tell. Tables in
    `open` may have rows in files that are not at hand: references that are not found there are taken for granted, and
    remembered in `unchecked`.
    """

    editions: frozenset[str] | None
    open: frozenset[type[Table]] = frozenset()
    unchecked: set[tuple[type[Table], str]] = field(default_factory=set)

    def find(self, text: str, target: type[Table], index: Index, file: str) -> Match:
        """Return what `text`, written in `file`, refers to in the table `target`, of which `index` knows the rows."""
        match = index.find(text, file)
        if match.codes or match.set_aside or target not in self.open:
            return match
        self.unchecked.add((target, text))
        return Match((text,))


def link(table: type[Table], sheets: Sequence[Checked], indexes: Mapping[type[Table], Index], scope: Scope) -> None:
    """Replace every reference of the `sheets` of a table by the code it means.

    Rows that cannot do without one are set aside. What is written throughout is looked up first, all at once.
    """
    for column in table.references():
        index = indexes[table_named(column.to)]
        index.learn(chain.from_iterable(checked.records.columns[column.name] for checked in sheets))
    for checked in sheets:
        _link_sheet(checked, indexes, scope)


def _link_sheet(checked: Checked, indexes: Mapping[type[Table], Index], scope: Scope) -> None:
    records = checked.records
    found: list[tuple[int, Problem]] = []
    for column in records.table.references():
        found += _link_column(records, column, indexes[table_named(column.to)], scope)
    if scope.editions is not None:
        found += _undeclared_editions(records, scope.editions)
    blocking: dict[int, list[Problem]] = defaultdict(list)
    for record, problem in found:
        checked.problems.append(problem)
        if problem.blocking:
            blocking[record].append(problem)
    checked.set_aside += set_aside(records, blocking)


def _link_column(records: Records, column: Reference, index: Index, scope: Scope) -> Iterable[tuple[int, Problem]]:
    values, target = records.columns[column.name], table_named(column.to)
    codes: list[Value | None] = list(map(index.meanings.get, values))
    if codes.count(None) == values.count(None):
        records.columns[column.name] = Coded.of(codes)
        return
    matches: dict[str, Match] = {}
    findings: dict[str, Finding] = {}
    for record, value in enumerate(values):
        if value is None or codes[record] is not None:
            continue
        text = str(value)
        match = matches.get(text) or matches.setdefault(text, scope.find(text, target, index, records.file))
        if len(match.codes) == 1:
            codes[record] = match.codes[0]
            continue
        finding = findings.get(text) or findings.setdefault(text, _unresolved(match, target, index, text))
        place, needed = records.place(column, record), _needed(records, column, record)
        yield record, finding.at(place, text, required=needed)
    records.columns[column.name] = Coded.of(codes)


def _needed(records: Records, column: Reference, record: int) -> bool:
    kind = _NEEDED_BY_TYPE.get(column)
    return column.required or (kind is not None and records.columns[Sessions.type.name][record] == kind)


def _unresolved(match: Match, target: type[Table], index: Index, text: str) -> Finding:
    """Return why a reference has no one meaning. A proposal names nobody."""
    if match.codes:
        details = {"count": str(len(match.codes)), "table": target.sheet, "codes": ", ".join(match.codes)}
        return Finding(catalogue.REFERENCE_AMBIGUOUS, details)
    if match.set_aside:
        return Finding(catalogue.REFERENCE_SET_ASIDE, {"table": target.sheet, "target": str(match.set_aside.row)})
    details = {"table": target.sheet, "form": target.label_form, "proposal": index.proposal(text, target)}
    return Finding(catalogue.REFERENCE_UNKNOWN, details)


def _undeclared_editions(records: Records, editions: frozenset[str]) -> Iterable[tuple[int, Problem]]:
    if records.table is Editions:
        return
    for column in records.table.columns:
        if not isinstance(column, Edition):
            continue
        values = list(records.columns[column.name])
        if editions.issuperset(filter(None, values)):
            continue
        for record, value in enumerate(values):
            if value is not None and value not in editions:
                values[record] = None
                place = records.place(column, record)
                yield record, catalogue.UNKNOWN_EDITION.at(place, value, required=column.required, proposal="")
        records.columns[column.name] = Coded.of(values)
