"""References: from what people wrote to the code of the row they meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import partial

import numpy as np

from aet_sheets.consolidation.index import Index, Match
from aet_sheets.consolidation.rows import Rows
from aet_sheets.consolidation.scope import Scope
from aet_sheets.problems import Finding, Problem, catalogue
from aet_sheets.schema import Editions, Sessions, Table, table_named
from aet_sheets.schema.coded import NOTHING
from aet_sheets.schema.columns import Edition, Reference
from aet_sheets.schema.long_column import LongColumn, as_numbers
from aet_sheets.schema.values import Value
from aet_sheets.schema.vocabulary import SEQUENCE, WORKING_GROUP

_NEEDED_BY_TYPE = {Sessions.group: WORKING_GROUP, Sessions.programme: SEQUENCE}


def link(table: type[Table], rows: Rows, indexes: Mapping[type[Table], Index], scope: Scope) -> None:
    """Replace every reference of the `rows` of a table by the code it means; rows that need it are set aside.

    What is written anywhere is looked up once; only what is not found that way is looked at row by row.
    """
    found: list[tuple[int, Problem]] = []
    for column in table.references():
        found += _link_column(rows, column, indexes[table_named(column.to)], scope)
    if scope.editions is not None and table is not Editions:
        for edition in (column for column in table.columns if isinstance(column, Edition)):
            found += _undeclared(rows, edition, scope.editions)
    blocking: dict[int, list[Problem]] = defaultdict(list)
    for row, problem in found:
        rows.report(row, problem)
        if problem.blocking:
            blocking[row].append(problem)
    rows.set_aside(blocking)


def _link_column(rows: Rows, column: Reference, index: Index, scope: Scope) -> list[tuple[int, Problem]]:
    written = rows.columns[column.name]
    index.learn(written.distinct())
    linked = LongColumn.of(written.mapped(partial(map, index.meanings.get)))
    texts, codes = written.vector, linked.vector
    unclear = np.flatnonzero((texts != NOTHING) & (codes == NOTHING))
    places = np.uint64(len(written.values)) * as_numbers(rows.sheet)[unclear] + texts[unclear]
    cited, place = np.unique(places, return_inverse=True)
    search = _Search(rows, column, index, scope)
    matches = [search.match(*divmod(own, len(written.values))) for own in cited.tolist()]
    meant: LongColumn[Value] = LongColumn.of([match.codes[0] if len(match.codes) == 1 else None for match in matches])
    meant = meant.at(place)
    rows.columns[column.name] = linked.with_rows(unclear, meant)
    lost = np.flatnonzero(meant.vector == NOTHING)
    found = zip(unclear[lost].tolist(), place[lost].tolist(), strict=True)
    return [(row, search.problem(matches[own], str(written[row]), row)) for row, own in found]


class _Search:
    """What a reference means in the file in which it stands, and what is wrong with one that means nothing there."""

    def __init__(self, rows: Rows, column: Reference, index: Index, scope: Scope) -> None:
        self._rows, self._column, self._index, self._scope = rows, column, index, scope
        self._written = rows.columns[column.name]
        self._target = table_named(column.to)
        self._needed_by = _NEEDED_BY_TYPE.get(column)
        self._findings: dict[tuple[int, str], Finding] = {}

    def match(self, sheet: int, number: int) -> Match:
        text, file = str(self._written.values[number]), self._rows.sheets[sheet][1].records.file
        return self._scope.find(text, self._target, self._index, file)

    def problem(self, match: Match, text: str, row: int) -> Problem:
        _, records, record = self._rows.home(row)
        known = self._rows.sheet[row], text
        if known not in self._findings:
            self._findings[known] = _unresolved(match, self._target, self._index, text)
        place, needed = records.place(self._column, record), self._column.required or self._is_needed(row)
        return self._findings[known].at(place, text, required=needed)

    def _is_needed(self, row: int) -> bool:
        return self._needed_by is not None and self._rows.columns[Sessions.type.name][row] == self._needed_by


def _unresolved(match: Match, target: type[Table], index: Index, text: str) -> Finding:
    """Return why a reference has no one meaning. A proposal names nobody."""
    if match.codes:
        details = {"count": str(len(match.codes)), "table": target.sheet, "codes": ", ".join(match.codes)}
        return Finding(catalogue.REFERENCE_AMBIGUOUS, details)
    if match.set_aside:
        return Finding(catalogue.REFERENCE_SET_ASIDE, {"table": target.sheet, "target": str(match.set_aside.row)})
    details = {"table": target.sheet, "form": target.label_form, "proposal": index.proposal(text, target)}
    return Finding(catalogue.REFERENCE_UNKNOWN, details)


def _undeclared(rows: Rows, column: Edition, editions: Collection[str]) -> list[tuple[int, Problem]]:
    """Take out the editions that are not declared."""
    stated = rows.columns[column.name]
    unknown = {edition for edition in stated.distinct() if edition not in editions}
    if not unknown:
        return []
    problems = []
    for row, edition in enumerate(stated):
        if edition in unknown:
            _, records, record = rows.home(row)
            place = records.place(column, record)
            problems.append((row, catalogue.UNKNOWN_EDITION.at(place, edition, required=column.required, proposal="")))
    rows.columns[column.name] = stated.changed(dict.fromkeys(row for row, _ in problems))
    return problems
