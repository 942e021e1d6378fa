"""Erasing people (RGPD): one of them, or all who gave no sign since a day. Counts stay; sources are never touched."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from aet_sheets.consolidation.dataset import Dataset, Origin
from aet_sheets.consolidation.erasure import BLANKED, Erasures, erased_name
from aet_sheets.consolidation.identity import natural_keys
from aet_sheets.consolidation.masking import Mask
from aet_sheets.consolidation.retention import STILL_NEEDED, last_signs
from aet_sheets.consolidation.run import Consolidation, Progress, silent
from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.dossier.answers import forget_answers
from aet_sheets.dossier.decisions_file import forget_values
from aet_sheets.dossier.erasure_file import load_erasures, save_erasures
from aet_sheets.dossier.files import open_file
from aet_sheets.dossier.folder import is_hidden
from aet_sheets.operations.consolidate import Outcome, consolidate_dossier
from aet_sheets.paths import EXPORTS, MEMORY, PILOT_NAMES, RETURNS
from aet_sheets.reading.outside_cells import texts_outside_cells
from aet_sheets.reading.raw import RawWorkbook
from aet_sheets.schema import Actors
from aet_sheets.schema.values import Value
from aet_sheets.text import fold

ON_DEMAND: Final = "demande"
PURGED: Final = "purge"
_OWN_COLUMNS: Final = tuple(column.label for column in (Actors.last_name, *BLANKED))
"""What is somebody's own: nothing that was decided on it is kept."""
_CLOSED_FORMATS: Final = frozenset({".sqlite", ".parquet"})
"""Exports that are not looked into: they are redone."""
_LETTERS: Final = frozenset({".txt", ".eml", ".md"})
"""Texts, such as the e-mails that go with annotated copies."""

_Row = tuple[Mapping[str, Value | None], Sequence[object]]


@dataclass(frozen=True, slots=True)
class Trace:
    """Rows of one sheet that still name somebody.

    Without a sheet, the name of the file does, or its text, or what it holds outside cells; or nobody looks inside.
    """

    file: str
    sheet: str = ""
    rows: tuple[int, ...] = ()

    @property
    def is_source(self) -> bool:
        """Tell whether the file is a pilot workbook or a return, which only people may change."""
        return self.file in PILOT_NAMES or self.file.startswith(f"{RETURNS}/")


@dataclass(frozen=True, slots=True)
class Erasing:
    """What an erasure did, or would do: `rehearsed` tells that nothing was written.

    `codes` are the people erased now, `already` those who were before. `traces` say where they are still named;
    `rebuilt` are the consolidated workbooks made anew. `undated` counts people of whom nothing has a date.
    """

    dossier: Path
    codes: tuple[str, ...]
    already: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()
    rebuilt: tuple[Outcome, ...] = ()
    undated: int = 0
    rehearsed: bool = False

    def as_json(self) -> dict[str, object]:
        """Return what `aet effacer` and `aet purger` print with `--format json`; nobody is named."""
        return {
            "erased": list(self.codes),
            "already_erased": list(self.already),
            "rehearsed": self.rehearsed,
            "undated": self.undated,
            "traces": [
                {"file": trace.file, "sheet": trace.sheet, "rows": list(trace.rows), "source": trace.is_source}
                for trace in self.traces
            ],
            "outputs": [outcome.written.relative_to(self.dossier).as_posix() for outcome in self.rebuilt],
        }


def erase_actor(
    path: Path | str, code: str, today: dt.date, *, rehearsal: bool = False, progress: Progress = silent
) -> Erasing:
    """Erase the actor called `code`: from now on nothing that the program writes names that person.

    `rehearsal` writes nothing, and says where that person is named: so one sees who has the code.

    Raises:
        DossierError: the dossier cannot be used, another command is writing into it, or nobody has this code.
    """
    dossier = Dossier(path)
    if rehearsal:
        history = _History(dossier, progress)
        return _rehearse(history, history.code(code), today)
    with dossier.held("aet effacer", progress):
        history = _History(dossier, progress)
        return _erase(history, [history.code(code)], ON_DEMAND, today)


def purge(
    path: Path | str, before: dt.date, today: dt.date, *, rehearsal: bool = False, progress: Progress = silent
) -> Erasing:
    """Erase everybody whose last sign is older than `before`; `rehearsal` only says who that would be.

    A sign is an entry, a consent, an attendance, an enrolment, a contribution or an action. People on whom an active
    group, a programme or an action under way relies stay, and so do those of whom nothing has a date.

    Raises:
        DossierError: the dossier cannot be used, or another command is writing into it.
    """
    dossier = Dossier(path)
    if rehearsal:
        codes, undated = _inactive(_History(dossier, progress), before)
        return Erasing(dossier.path, tuple(codes), undated=undated, rehearsed=True)
    with dossier.held("aet purger", progress):
        history = _History(dossier, progress)
        codes, undated = _inactive(history, before)
        return replace(_erase(history, codes, PURGED, today), undated=undated)


class _History:
    """A dossier consolidated edition by edition: every actor, and every row of any source that describes one."""

    def __init__(self, dossier: Dossier, progress: Progress) -> None:
        self.dossier = dossier
        self.progress = progress
        self.erasures = load_erasures(dossier.path / MEMORY)
        self.editions = dossier.pilot().editions
        self.runs = [dossier.rehearse(name, progress) for name in sorted(self.editions)]
        if not self.runs:
            dossier.edition(dossier.pilot(), None)  # says that no edition is declared

    @property
    def latest(self) -> Consolidation:
        return max(self.runs, key=lambda run: run.edition.start)

    @property
    def dataset(self) -> Dataset:
        return self.latest.dataset

    def code(self, typed: str) -> str:
        """Return the code of the actor whom `typed` means, a former code included."""
        actors = self.dataset[Actors]
        for code, aliases in zip(actors.columns[Actors.code.name], actors.aliases, strict=True):
            if fold(typed) in map(fold, (str(code), *aliases)):
                return str(code)
        raise DossierError(
            "Aucun acteur n'a le code « {code} ».",
            "Le code est dans la colonne « Code acteur » de la feuille « Acteurs » du classeur consolidé.",
            wrong_use=True,
            code=typed,
        )

    def names(self, codes: Iterable[str]) -> set[str]:
        """Return the codes of the actors called `codes`, former ones included."""
        wanted, actors = set(codes), self.dataset[Actors]
        known = zip(actors.columns[Actors.code.name], actors.aliases, strict=True)
        return {name for code, aliases in known if code in wanted for name in (str(code), *aliases)}

    def origins(self, codes: Iterable[str]) -> set[Origin]:
        """Return every row that describes one of the actors called `codes`."""
        wanted, actors = set(codes), self.dataset[Actors]
        known = zip(actors.columns[Actors.code.name], actors.origins, strict=True)
        return {origin for code, origins in known if code in wanted for origin in origins}

    def rows(self, code: str) -> list[_Row]:
        """Return what every source says of the actor called `code`, with the natural keys of each row."""
        return [self._described[origin] for origin in sorted(self.origins([code])) if origin in self._described]

    def naming_origins(self, codes: Iterable[str]) -> set[Origin]:
        """Return the rows that describe the actors called `codes` and were not emptied by hand yet."""
        known = self.origins(codes) & self._described.keys()
        return {origin for origin in known if _names_somebody(self._described[origin][0])}

    @cached_property
    def _described(self) -> dict[Origin, _Row]:
        rows = self.dataset[Actors].rows
        assert rows is not None  # noqa: S101 - actors have codes
        keys = natural_keys(Actors, rows.columns, len(rows))
        return {
            rows.origin(row): ({name: own[row] for name, own in rows.columns.items()}, keys.of(row))
            for row in range(len(rows))
        }


def _names_somebody(values: Mapping[str, Value | None]) -> bool:
    emptied = fold(str(values[Actors.last_name.name])).startswith(fold(erased_name("")))
    return not emptied or any(values[column.name] for column in BLANKED if column.personal)


def _inactive(history: _History, before: dt.date) -> tuple[list[str], int]:
    erased = history.erasures.codes
    signs = {
        code: sign
        for code, sign in last_signs(history.dataset, history.editions).items()
        if fold(code) not in erased and sign != STILL_NEEDED
    }
    return [code for code, sign in signs.items() if sign and sign < before], list(signs.values()).count(None)


def _rehearse(history: _History, code: str, today: dt.date) -> Erasing:
    dossier = history.dossier
    already, fresh = _add(history, [code], ON_DEMAND, today)
    redone = {dossier.relative(dossier.consolidated_path(name)) for name in history.editions}
    traces = tuple(trace for trace in _traces(history, [code]) if trace.file not in redone)
    return Erasing(dossier.path, fresh, already, traces, rehearsed=True)


def _add(history: _History, codes: Sequence[str], reason: str, today: dt.date) -> tuple[tuple[str, ...], ...]:
    """Add the actors called `codes` to the erasures at hand; return those who were there, and those who were not."""
    already = tuple(code for code in codes if fold(code) in history.erasures.codes)
    fresh = tuple(code for code in codes if code not in already)
    for code in fresh:
        history.erasures.add(code, history.rows(code), reason, today)
    return already, fresh


def _erase(history: _History, codes: Sequence[str], reason: str, today: dt.date) -> Erasing:
    """Erase the actors called `codes`, make the consolidated workbooks anew, and look where they are still named."""
    dossier, erasures, memory = history.dossier, history.erasures, history.dossier.path / MEMORY
    already, fresh = _add(history, codes, reason, today)
    if fresh:
        save_erasures(erasures, memory)
        forget_values(history.names(fresh), _OWN_COLUMNS, memory)
    try:
        rebuilt = tuple(
            consolidate_dossier(dossier.path, name, history.progress)
            for name in sorted(history.editions)
            if codes and dossier.consolidated_path(name).exists()
        )
    finally:
        forget_answers(memory)  # also what was just answered again: the returns still name whom they named
    return Erasing(dossier.path, fresh, already, tuple(_traces(history, codes)) if codes else (), rebuilt)


def _mask_of(erasures: Erasures, codes: Iterable[str], dataset: Dataset) -> Mask:
    wanted = set(map(fold, codes))
    people = [person for person in erasures.people if fold(person.code) in wanted]
    return Erasures(erasures.salt, people=people).mask(dataset)


def _traces(history: _History, codes: Sequence[str]) -> Iterator[Trace]:
    """Yield where the files of the dossier still name the erased actors called `codes`, or hold what is theirs."""
    dossier = history.dossier
    mask, origins = _mask_of(history.erasures, codes, history.dataset), history.naming_origins(codes)
    paths = sorted(path for path in dossier.path.rglob("*") if path.is_file() and not is_hidden(path, dossier.path))
    closed = {path.parent if path.suffix == ".parquet" else path for path in paths if _may_hold_names(path, dossier)}
    for done, path in enumerate(paths):
        history.progress("Recherche des noms dans les fichiers", done, len(paths))
        file = dossier.relative(path)
        found: dict[str, set[int]] = defaultdict(set)
        for origin in origins:
            if origin.file == file:
                found[origin.sheet].add(origin.row)
        content = open_file(path, file).content
        if any(mask(text) != text for text in (path.stem, *_outside_cells(path, content))):
            yield Trace(file)
        for sheet in content.sheets if isinstance(content, RawWorkbook) else ():
            found[sheet.name].update(_rows_with_names(sheet.rows, mask))
        yield from (Trace(file, sheet, tuple(sorted(rows))) for sheet, rows in found.items() if rows)
    yield from (Trace(dossier.relative(path)) for path in sorted(closed))


def _may_hold_names(path: Path, dossier: Dossier) -> bool:
    """Tell whether `path` is an export with the identities, of a kind that is not looked into."""
    file = dossier.relative(path)
    return path.suffix in _CLOSED_FORMATS and file.startswith(f"{EXPORTS}/") and "-sans-identites" not in file


def _outside_cells(path: Path, content: object) -> Iterator[str]:
    """Yield what a workbook says outside its cells, or the lines of a letter."""
    if isinstance(content, RawWorkbook):
        yield from texts_outside_cells(path.read_bytes())
    elif path.suffix.lower() in _LETTERS:
        yield from path.read_bytes().decode("utf-8-sig", errors="replace").splitlines()


def _rows_with_names(rows: Iterable[Iterable[object]], mask: Mask) -> Iterator[int]:
    for number, row in enumerate(rows, 1):
        text = " ".join(str(cell) for cell in row if cell != "")
        if mask(text) != text:
            yield number
