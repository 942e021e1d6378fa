"""Finding the row that somebody refers to, by its code or by its label (contract, Sheets of the pilot workbook)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from aet_sheets.checking.records import Checked, SetAside
from aet_sheets.checking.values.verdicts import did_you_mean
from aet_sheets.consolidation.dataset import Consolidated, Origin
from aet_sheets.problems import Verbatim
from aet_sheets.schema import Actors, Table
from aet_sheets.schema.values import Value
from aet_sheets.text import fold, fold_all, fold_label, fold_labels, french, quoted

_NEAR: Final = 85
"""Likeness, out of 100, above which an unknown reference is worth a proposal."""
_MOST_SEARCHES: Final = 100
"""How many unknown references are compared with every label."""
_STARTS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
"""What a folded code may start with."""


class Match(NamedTuple):
    """What a reference was found to mean: the codes it fits, and the row set aside that it names, if any."""

    codes: tuple[str, ...] = ()
    set_aside: Origin | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of rows: `texts[i]` is what the file `files[i]` shows for the row called `codes[i]`."""

    texts: Sequence[str] = ()
    codes: Sequence[str] = ()
    files: Sequence[str] = ()


class Index:
    """Finds the rows of a table by code or by label, as the contract's references are written.

    `aliases` lead to a code that holds; `set_aside` are rows that count nowhere, so that a reference to one can say so;
    `merged` are the rows as they became known, for proposals.
    """

    def __init__(
        self,
        codes: Sequence[str] = (),
        labels: Labels | None = None,
        *,
        aliases: Iterable[tuple[str, str]] = (),
        set_aside: Iterable[SetAside] = (),
        merged: Consolidated | None = None,
    ) -> None:
        self._codes = dict(zip(fold_all(codes), codes, strict=True))
        for alias, code in aliases:
            self._codes.setdefault(fold(alias), code)
        self._rows = labels or Labels()
        self._starts = {code[:1] for code in self._codes}
        folded = fold_labels(self._rows.texts)
        self._labelled, self._namesakes = _by_label(folded, self._rows)
        self._set_aside: dict[str, Origin] = {}
        for row in set_aside:
            for name in row.names:
                self._set_aside.setdefault(fold_label(name), Origin(row.file, row.sheet, row.row))
        self._merged = merged
        self._searches = 0
        self.meanings: dict[Value | None, str] = {}
        """The texts that were learnt, each with the code of the one row that it means in whatever file it stands."""
        self._add_meanings(self._rows.texts, folded)

    def learn(self, texts: Iterable[Value | None]) -> None:
        """Add to `meanings` those of `texts` that mean one row wherever they stand; all at once takes little time."""
        new = [text for text in set(texts) if isinstance(text, str) and text not in self.meanings]
        self._add_meanings(new, fold_labels(new))

    def _add_meanings(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        labelled, codes, other_starts = self._labelled, self._codes, _STARTS - self._starts
        pairs = list(zip(texts, labels, strict=True))
        self.meanings.update({text: labelled[label] for text, label in pairs if label in labelled})
        like_codes = [text for text, label in pairs if label[:1] not in other_starts]
        words = zip(like_codes, fold_all(like_codes), strict=True)
        self.meanings.update({text: codes[word] for text, word in words if word in codes})

    def find(self, text: str, file: str) -> Match:
        """Return what `text`, written in `file`, refers to.

        A label that fits several rows means the one of its own file, which its writer had before their eyes; when
        there is none or more than one, every row that it fits is returned and nobody guesses.
        """
        if (code := self._codes.get(fold(text))) is not None:
            return Match((code,))
        label = fold_label(text)
        if (code := self._labelled.get(label)) is not None:
            return Match((code,))
        if (namesakes := self._namesakes.get(label)) is not None:
            return Match(namesakes.meant_in(file))
        return Match((), self._row_set_aside(label))

    def _row_set_aside(self, label: str) -> Origin | None:
        """Return the row set aside that `label` names, be it by its second half: its date may be what was wrong."""
        return self._set_aside.get(label) or self._set_aside.get(label.rpartition("-")[2])

    # ---- Proposals -----------------------------------------------------------------------------------------------

    def proposal(self, text: str, table: type[Table]) -> str:
        """Return « Vouliez-vous dire… » for a reference that means nothing as it is written; empty when nothing fits.

        A code that people have seen is proposed as such; a row without one by its label, if it means that row in every
        file and names nobody, otherwise by the place where it stands. After a hundred searches it gives up: so many
        proposals would cost time and help nobody.
        """
        code = self._nearest(text)
        if code is None:
            return ""
        position = self._positions.get(code)
        if self._merged is None or position is None or f"{table.code_prefix}-R" not in code:
            return did_you_mean(code)
        if table is not Actors and self._means_one_row(label := self._shown[position]):
            return Verbatim(french("Vouliez-vous dire {label} ? ", label=quoted(label)))
        origin = self._merged.origins[position][0]
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

        labels = [*self._labelled, *self._namesakes]
        found = process.extractOne(fold_label(text), labels, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return self._labelled.get(found[0]) if found else None

    def _means_one_row(self, label: str) -> bool:
        return fold_label(label) in self._labelled

    @cached_property
    def _positions(self) -> Mapping[Value | None, int]:
        """The position of each row by its code."""
        return {code: position for position, code in enumerate(_own_codes(self._merged))} if self._merged else {}

    @cached_property
    def _shown(self) -> Sequence[str]:
        """The label of each row."""
        return self._merged.table.labels(self._merged.columns) if self._merged else ()

    @cached_property
    def _hints(self) -> Mapping[str, str | None]:
        """The code behind each other way of naming a row; None where it fits several: none of them is proposed."""
        known: dict[str, str | None] = {}
        if self._merged:
            for code, hint in _hints(self._merged):
                known[hint] = code if known.get(hint, code) == code else None
        return known


def index_of(table: type[Table], sheets: Iterable[Checked]) -> Index:
    """Index the rows of sheets that state their codes themselves, before anything is merged."""
    code = table.code_column()
    if code is None or not code.required:
        return Index()
    columns = [checked.records.columns for checked in sheets]
    codes = [str(own) for known in columns for own in known[code.name]]
    labels = [label for known in columns for label in table.labels(known)]
    return Index(codes, Labels(labels, codes, [""] * len(codes)))


class _Namesakes:
    """The codes of rows that have one label, by the file in which they stand."""

    def __init__(self) -> None:
        self.codes: dict[str, set[str]] = defaultdict(set)

    def meant_in(self, file: str) -> tuple[str, ...]:
        """Return the code of the one row of `file`; those of all rows when there is none, or more than one."""
        own = self.codes.get(file, ())
        return tuple(own) if len(own) == 1 else self._all

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return tuple(sorted(set().union(*self.codes.values())))


def _by_label(labels: Sequence[str], rows: Labels) -> tuple[dict[str, str], dict[str, _Namesakes]]:
    """Return the code behind each label of one row alone; and the rows that share theirs with others, by label."""
    codes = dict(zip(labels, rows.codes, strict=True))
    shared = {label for label, code in zip(labels, rows.codes, strict=True) if codes[label] != code}
    namesakes: dict[str, _Namesakes] = defaultdict(_Namesakes)
    for label, code, file in zip(labels, rows.codes, rows.files, strict=True) if shared else ():
        if label in shared:
            namesakes[label].codes[file].add(code)
    for label in shared:
        del codes[label]
    return codes, dict(namesakes)


def _own_codes(merged: Consolidated) -> Sequence[Value | None]:
    column = merged.table.code_column()
    return merged.columns[column.name] if column else ()


def _hints(merged: Consolidated) -> Iterator[tuple[str, str]]:
    """Yield other ways in which people name each row, folded: a part of its label, a name turned round, an address."""
    parts = merged.table.label_parts(merged.columns)
    if merged.table is Actors:
        last, first, email = (merged.columns[c.name] for c in (Actors.last_name, Actors.first_name, Actors.email))
        parts += [
            [f"{one} {other or ''}" for one, other in zip(last, first, strict=True)],
            [str(own or "") for own in email],
        ]
    for own in parts:
        for code, text, hint in zip(_own_codes(merged), own, fold_all(own), strict=True):
            if text:
                yield str(code), hint
