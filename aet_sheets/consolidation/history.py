"""The history of a code: where its rows come from, what was merged into it and why, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aet_sheets.consolidation.dataset import Consolidated, Origin
from aet_sheets.consolidation.decisions import ACTORS, Decision, Decisions, Nature, Verdict
from aet_sheets.consolidation.identity import Identity, Key, identify
from aet_sheets.consolidation.rows import Rows
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.schema import Table, table_named
from aet_sheets.text import fold, french_date


@dataclass(frozen=True, slots=True)
class Trace:
    """One row that describes the thing: the edition of its file (None for the pilot workbook), and why it is there."""

    origin: Origin
    edition: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Use:
    """A column that refers to the thing, and the rows in which it does."""

    table: type[Table]
    column: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a code. `code` is the one that holds now; `table` is None when no row bears it any more."""

    asked: str
    code: str
    table: type[Table] | None = None
    traces: tuple[Trace, ...] = ()
    former_codes: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    uses: tuple[Use, ...] = ()

    @property
    def first_edition(self) -> str | None:
        """Return the edition of the first return that holds the thing, None when no return does."""
        return min((trace.edition for trace in self.traces if trace.edition), default=None)


def history(result: Consolidation, code: str) -> History | None:
    """Return the history of `code`, whatever its case, over a consolidation; None when nothing ever bore it."""
    for merged in result.dataset.values():
        position = _position(merged, code)
        if position is not None:
            return _history(result, merged, position, code)
    decisions = _decisions_about(result.decisions, ACTORS, [code])
    return History(code, code, decisions=decisions) if decisions else None


def known_codes(result: Consolidation) -> list[str]:
    """Return every code that a row of a consolidation bears."""
    columns = ((merged, table.code_column()) for table, merged in result.dataset.items())
    return [str(code) for merged, column in columns if column for code in merged.columns[column.name]]


def _position(merged: Consolidated, code: str) -> int | None:
    column, wanted = merged.table.code_column(), fold(code)
    if column is None:
        return None
    codes = [fold(str(own)) for own in merged.columns[column.name]]
    if wanted in codes:
        return codes.index(wanted)
    return next((row for row, own in enumerate(merged.aliases) if wanted in map(fold, own)), None)


def _history(result: Consolidation, merged: Consolidated, position: int, asked: str) -> History:
    table, column = merged.table, merged.table.code_column()
    assert column is not None  # noqa: S101 - the row was found by its code
    code, aliases = str(merged.columns[column.name][position]), merged.aliases[position]
    return History(
        asked,
        code,
        table,
        tuple(_traces(result, merged, position)),
        tuple(aliases),
        _decisions_about(result.decisions, table.sheet, [code, *aliases]),
        tuple(_uses(result, table, code)),
    )


def _decisions_about(decisions: Decisions, sheet: str, codes: list[str]) -> tuple[Decision, ...]:
    """Return every decision about the codes, those withdrawn since included, oldest first."""
    wanted = {fold(code) for code in codes}
    return tuple(d for d in decisions.log if d.sheet == sheet and not wanted.isdisjoint(map(fold, d.codes)))


def _uses(result: Consolidation, target: type[Table], code: str) -> Iterator[Use]:
    for table, merged in result.dataset.items():
        for column in table.references():
            if table_named(column.to) is target:
                values = merged.columns[column.name]
                origins = tuple(merged.origins[row][0] for row, value in enumerate(values) if value == code)
                if origins:
                    yield Use(table, column.label, origins)


# ---- Why rows are one --------------------------------------------------------------------------------------------

_FIRST: Final = "première source"
_REASONS: Final = {
    "code": "même code",
    "siret": "même SIRET et même personne",
    "email": "même adresse électronique",
    "organisation": "même organisation et même personne",
}


def _traces(result: Consolidation, merged: Consolidated, position: int) -> Iterator[Trace]:
    """Yield the rows of a thing, the first one known first, each with what links it to one before."""
    rows = merged.rows
    assert rows is not None  # noqa: S101 - the table has codes
    identity = identify(merged.table, rows.columns, len(rows))
    wanted = set(merged.origins[position])
    own = [row for row in range(len(rows)) if rows.origin(row) in wanted]
    keys = {row: _keys(merged.table, rows, identity, row) for row in own}
    decided = _united_by(result.decisions, merged, position)
    for row, reason in _linked(keys, merged.table, decided):
        yield Trace(rows.origin(row), rows.source(row).edition, reason)


def _keys(table: type[Table], rows: Rows, identity: Identity, row: int) -> list[Key]:
    column = table.code_column()
    code = rows.columns[column.name][row] if column and row not in identity.written_over else None
    own = identity.keys.of(row)
    return [("code", fold(str(code))), *own] if code is not None else own


def _linked(keys: dict[int, list[Key]], table: type[Table], decided: str) -> Iterator[tuple[int, str]]:
    """Yield each row with its reason: a key that it shares with one yielded before, otherwise what was decided."""
    left, known = list(keys), set[Key]()
    while left:
        row = next((row for row in left if not known.isdisjoint(keys[row])), left[0])
        shared = next((key for key in keys[row] if key in known), None)
        left.remove(row)
        yield row, _reason(table, shared) if shared else decided if known else _FIRST
        known |= set(keys[row])


def _reason(table: type[Table], key: Key) -> str:
    known = _REASONS.get(str(key[0]))
    return known or f"mêmes valeurs : {', '.join(column.label for column in table.identity)}"


def _united_by(decisions: Decisions, merged: Consolidated, position: int) -> str:
    """Return what united the parts of a thing without a key in common: decisions, otherwise a code of the register."""
    codes = {part.code for part in merged.parts.get(position, ())} | set(merged.aliases[position])
    found = [d for d in decisions.pairs(ACTORS, Verdict.SAME_ACTOR) if codes.issuperset(d.codes) or codes & {*d.codes}]
    days = sorted({d.taken_on.date() for d in found if d.nature is Nature.MATCH})
    return f"décision du {', '.join(map(french_date, days))}" if days else "même code, donné par le programme"
