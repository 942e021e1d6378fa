"""The consolidated dataset: one row a thing, with every place that it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from aet_sheets.checking.values.verdicts import did_you_mean
from aet_sheets.consolidation.decisions import Decision
from aet_sheets.problems import Verbatim
from aet_sheets.schema import Column, Table
from aet_sheets.schema.values import Value
from aet_sheets.text import fold, fold_label, french, quoted


class Origin(NamedTuple):
    """Where a row comes from: the file, its sheet, and the row number as the sender sees it."""

    file: str
    sheet: str
    row: int


class Part(NamedTuple):
    """What a row was before somebody decided that it is another's: its code, its label, and where it comes from."""

    code: str
    label: str
    origin: Origin


class Statement(NamedTuple):
    """A value as one source states it."""

    value: Value
    origin: Origin


class Disagreement(NamedTuple):
    """Sources that give a column of one row two values: what the latest says, and what another says.

    `subject` names the row in a decision: its code, or a digest. `decision` is the one that holds, if any; `other` is
    None where all agree with it. `values` counts the values that are stated, which may be more than two.
    """

    position: int
    column: Column
    subject: str
    latest: Statement
    other: Statement | None
    decision: Decision | None
    values: int = 2


@dataclass(slots=True)
class Consolidated:
    """The rows of one table: `columns[name][i]`, the text out of the model and the origins of row i.

    The first origin of a row is the source that holds; others said the same thing, or something older.
    `aliases[i]` are other codes that row i has had. `parts[i]` are the rows of which row i was made by a decision.
    `spellings` are the names of bodies as each row has them, before those of one body are written in one way.
    """

    table: type[Table]
    columns: dict[str, list[Value | None]] = field(default_factory=dict)
    extra: list[str | None] = field(default_factory=list)
    origins: list[list[Origin]] = field(default_factory=list)
    aliases: list[list[str]] = field(default_factory=list)
    parts: dict[int, list[Part]] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)
    spellings: list[Value | None] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.origins)

    def row(self, position: int) -> dict[str, Value | None]:
        """Return one row by column name."""
        return {name: values[position] for name, values in self.columns.items()}


Dataset = dict[type[Table], Consolidated]


class Match(NamedTuple):
    """What a reference was found to mean: the codes it fits, and the row set aside that it names, if any."""

    codes: tuple[str, ...] = ()
    set_aside: Origin | None = None


class _Labelled(NamedTuple):
    """A row by its code, and the file that gives it a label."""

    code: str
    file: str


class Index:
    """Finds the rows of a table by code or by label, as the contract's references are written."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._labels: dict[str, list[_Labelled]] = {}
        self._hints: dict[str, str | None] = {}
        self._origins: dict[str, Origin] = {}
        self._shown: dict[str, str] = {}
        self._set_aside: dict[str, Origin] = {}
        self._searches = 0

    def add(self, code: str, *, aliases: Iterable[str] = (), labels: Iterable[tuple[str, str]] = ()) -> None:
        """Make a row known by its code, former codes, and the labels that each file, named first, gives it."""
        self._codes[fold(code)] = code
        for alias in aliases:
            self._codes.setdefault(fold(alias), code)
        for file, label in labels:
            self._labels.setdefault(fold_label(label), []).append(_Labelled(code, file))

    def add_hints(self, code: str, origin: Origin, hints: Iterable[str], label: str) -> None:
        """Remember where a row stands, its label and other ways of naming it, which serve for proposals alone.

        The label is empty where it may not be told.
        """
        self._origins[code] = origin
        self._shown[code] = label
        for hint in map(fold, hints):
            self._hints[hint] = code if self._hints.get(hint, code) == code else None  # several rows: none is proposed

    def add_set_aside(self, names: Iterable[str], origin: Origin) -> None:
        """Remember a row set aside, so that a reference to it can say so."""
        for name in names:
            self._set_aside.setdefault(fold_label(name), origin)

    def find(self, text: str, file: str) -> Match:
        """Return what `text`, written in `file`, refers to.

        A label that fits several rows means the one of its own file, which its writer had before their eyes; when
        there is none or more than one, every row that it fits is returned and nobody guesses.
        """
        if (code := self._codes.get(fold(text))) is not None:
            return Match((code,))
        label = fold_label(text)
        labelled = self._labels.get(label, ())
        own = {row.code for row in labelled if row.file == file}
        codes = own if len(own) == 1 else {row.code for row in labelled}
        return Match(tuple(sorted(codes)), None if codes else self._row_set_aside(label))

    def _row_set_aside(self, label: str) -> Origin | None:
        """Return the row set aside that `label` names, be it by its second half: its date may be what was wrong."""
        return self._set_aside.get(label) or self._set_aside.get(label.rpartition("-")[2])

    def proposal(self, text: str, table: type[Table]) -> str:
        """Return « Vouliez-vous dire… » for a reference that means nothing as it is written; empty when nothing fits.

        A code that people have seen is proposed as such; a row without one by its label, if it means that row in every
        file and names nobody, otherwise by the place where it stands. After a hundred searches it gives up: so many
        proposals would cost time and help nobody.
        """
        code = self._nearest(text)
        if code is None:
            return ""
        origin = self._origins.get(code)
        if origin is None or f"{table.code_prefix}-R" not in code:
            return did_you_mean(code)
        label = self._shown[code]
        if {row.code for row in self._labels.get(fold_label(label), ())} == {code}:
            return Verbatim(french("Vouliez-vous dire {label} ? ", label=quoted(label)))
        file = origin.file.rpartition("/")[2]
        return did_you_mean(f"la ligne {origin.row} de la feuille « {origin.sheet} » du fichier « {file} »")

    def _nearest(self, text: str) -> str | None:
        hint = fold(text)
        if hint in self._hints:
            return self._hints[hint]
        self._searches += 1
        if self._searches > _MOST_SEARCHES:
            return None
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only unknown references need it

        found = process.extractOne(fold_label(text), self._labels.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        codes = {row.code for row in self._labels[found[0]]} if found else set()
        return codes.pop() if len(codes) == 1 else None


_NEAR = 85
"""Likeness, out of 100, above which an unknown reference is worth a proposal."""
_MOST_SEARCHES = 100
