"""Checking workbooks one by one, with the very checks of a consolidation; nothing is written."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from aet_sheets.checking.forms import check_form
from aet_sheets.checking.tables import ValueReader
from aet_sheets.checking.values import parse
from aet_sheets.consolidation.dataset import Index, Match
from aet_sheets.consolidation.in_kind import value_in_kind
from aet_sheets.consolidation.linking import link
from aet_sheets.consolidation.merging import merge
from aet_sheets.consolidation.register import Register
from aet_sheets.consolidation.returns import ReturnFile, Status, recognise
from aet_sheets.consolidation.run import (
    Consolidation,
    Pilot,
    Progress,
    check_pilot,
    check_return,
    consolidate,
    silent,
)
from aet_sheets.consolidation.sources import Source
from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.dossier.folder import PILOT_NAMES
from aet_sheets.dossier.register_file import load_register
from aet_sheets.operations.as_json import problem_as_json
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.errors import NotASpreadsheetError, UnreadableFileError
from aet_sheets.reading.raw import RawWorkbook
from aet_sheets.reading.source import RawSource, looks_like_pilot, read_pilot, read_return
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.schema import LINKING_ORDER, RETURN_TABLES, Cover, Groups, Means, Table
from aet_sheets.schema.calendar import school_year
from aet_sheets.schema.columns import Edition
from aet_sheets.schema.values import Value
from aet_sheets.text import fold
from aet_sheets.writing.safely import is_open_elsewhere

_RETURNS: Final = "retours"
_NOISE: Final = (".", "~$", "__MACOSX")
_DERIVED: Final = {"synthese", "lignes ecartees"}
"""Sheets, folded, that together tell a consolidated workbook."""
_IN_RETURNS: Final = 3
"""Parts of the path of a return in its dossier, at least: `retours/2016-2017/fiche.xlsx`."""


class Kind(StrEnum):
    """What a file is meant to be."""

    RETURN = "retour"
    PILOT = "pilotage"


class RowCount(NamedTuple):
    """How many rows a file holds, and how many of them would count nowhere."""

    read: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What was found in one file; `file` is its path as it was given, with `/`.

    `kind` is None for a file that is neither a return nor a pilot workbook, `rows` for one that would not be taken.
    `unchecked` counts the references to things that are not in the file, where no dossier could tell what they are.
    """

    file: str
    kind: Kind | None
    status: Status
    rows: RowCount | None = None
    problems: tuple[Problem, ...] = ()
    unchecked: int = 0

    @property
    def blocking(self) -> int:
        """Return how many problems keep a row, or the file, out of the figures."""
        return sum(problem.blocking for problem in self.problems)

    def as_json(self) -> dict[str, object]:
        """Return the file as `aet verifier --format json` lists it; its problems stand apart."""
        return {
            "file": self.file,
            "kind": self.kind and str(self.kind),
            "status": str(self.status),
            "rows": self.rows and self.rows._asdict(),
            "unchecked_references": self.unchecked,
        }


def checks_as_json(checks: Iterable[FileCheck]) -> dict[str, object]:
    """Return what `aet verifier --format json` prints."""
    checks = list(checks)
    return {
        "files": [check.as_json() for check in checks],
        "problems": [problem_as_json(problem) for check in checks for problem in check.problems],
    }


def check_files(paths: Iterable[Path | str], progress: Progress = silent) -> list[FileCheck]:
    """Return what a consolidation would say of each file; a folder stands for the files in it.

    A file that lies in a dossier is checked as part of it: the pilot workbook, the other returns and the codes given
    so far tell what its references mean. Elsewhere, references are only looked up in the file itself.

    Raises:
        DossierError: a path does not exist, or the pilot workbook that a return needs cannot be used.
    """
    files = list(_files(map(Path, paths)))
    by_dossier: dict[Path | None, list[_File]] = defaultdict(list)
    for file in files:
        by_dossier[_dossier_of(file.path)].append(file)
    found: dict[Path, FileCheck] = {}
    for folder, members in by_dossier.items():
        checks = _check_in_dossier(Dossier(folder), members, progress) if folder else map(_check_alone, members)
        found |= {file.path: _with_lock(check, file) for file, check in zip(members, checks, strict=True)}
    return [found[file.path] for file in files]


def rehearse(dossier: Dossier, edition: str | None, progress: Progress = silent) -> Consolidation:
    """Consolidate `edition` (the open one by default) in memory: neither a workbook nor a code is written."""
    return _Rehearsal(dossier, progress).of(edition)


# ---- Which files ------------------------------------------------------------------------------------------------


class _File(NamedTuple):
    """A file to check: where it is, and how the person who asked for it calls it."""

    path: Path
    shown: str


def _files(paths: Iterable[Path]) -> Iterator[_File]:
    """Yield the files that `paths` name, each once."""
    seen: set[Path] = set()
    for path in paths:
        for found in _within(path):
            file = _File(found.parent.resolve() / found.name, found.as_posix())
            if file.path not in seen:
                seen.add(file.path)
                yield file


def _within(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DossierError(
            f"« {path} » n'existe pas.",
            "Vérifiez le chemin ; s'il contient des espaces, mettez-le entre guillemets.",
            wrong_use=True,
        )
    pilots = [path / name for name in PILOT_NAMES if (path / name).is_file()][:1]
    inside = path / _RETURNS if pilots else path
    found = sorted(file for file in inside.rglob("*") if file.is_file() and not _is_noise(file.relative_to(inside)))
    if not pilots and not found:
        raise DossierError(
            f"Le dossier « {path} » ne contient aucun fichier à vérifier.", "Vérifiez le chemin.", wrong_use=True
        )
    return [*pilots, *found]


def _is_noise(path: Path) -> bool:
    return any(part.startswith(_NOISE) for part in path.parts)


def _dossier_of(path: Path) -> Path | None:
    """Return the nearest folder above `path` that holds a pilot workbook."""
    return next(
        (folder for folder in path.parents if any((folder / name).is_file() for name in PILOT_NAMES)),
        None,
    )


def _with_lock(check: FileCheck, file: _File) -> FileCheck:
    if not is_open_elsewhere(file.path):
        return check
    notice = catalogue.OPEN_ELSEWHERE.at(Place(file.shown), name=file.path.name)
    return replace(check, problems=(notice, *check.problems))


# ---- Files of a dossier -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Rehearsal:
    """Consolidations in memory of one dossier, in which each return is read once however many runs need it."""

    dossier: Dossier
    progress: Progress
    _read: dict[str, list[ReturnFile]] = field(default_factory=dict)

    def of(self, edition: str | None, guest: ReturnFile | None = None) -> Consolidation:
        """Return the consolidation of `edition`; a `guest` takes the place of the versions of the same return."""
        pilot = self.dossier.pilot()
        bounds = self.dossier.edition(pilot, edition)
        names = sorted(name for name, other in pilot.editions.items() if other.start < bounds.start)
        returns = {name: self._returns(name) for name in (*names, bounds.edition)}
        if guest:
            recognised = self._returns(bounds.edition)
            others = _without_rivals(returns[bounds.edition], recognised, guest, pilot)
            returns[bounds.edition] = [*others, guest]
        return consolidate(pilot, bounds, returns, load_register(self.dossier.path / ".aet"), self.progress)

    def _returns(self, edition: str) -> list[ReturnFile]:
        """Return the returns of `edition` as they were read: a run writes what it decides into its own copies."""
        if edition not in self._read:
            self._read[edition] = self.dossier.read_returns(edition, self.progress)
        return [replace(item, problems=list(item.problems)) for item in self._read[edition]]


def _without_rivals(
    returns: list[ReturnFile], recognised: list[ReturnFile], guest: ReturnFile, pilot: Pilot
) -> list[ReturnFile]:
    """Leave out the files that are versions of the same return as `guest`, or the same bytes."""
    own = _recognised(replace(guest, problems=[]), guest.edition or "", pilot)
    kept = []
    for item, copy in zip(returns, recognised, strict=True):
        other = _recognised(copy, guest.edition or "", pilot)
        same = (other.group, fold(other.period or ""), other.part) == (own.group, fold(own.period or ""), own.part)
        if item.sha256 != guest.sha256 and not same:
            kept.append(item)
    return kept


def _recognised(item: ReturnFile, edition: str, pilot: Pilot) -> ReturnFile:
    if item.status is Status.ACCEPTED:
        recognise(item, edition, pilot.groups)
    return item


def _check_in_dossier(dossier: Dossier, files: list[_File], progress: Progress) -> Iterator[FileCheck]:
    """Yield the checks of files of a dossier, in their order."""
    try:
        pilot = dossier.pilot()
    except DossierError:
        if all(file.path != dossier.pilot_path for file in files):
            raise
        yield from map(_check_alone, files)  # the pilot workbook says itself what is wrong with it
        return
    rehearsal = _Rehearsal(dossier, progress)
    runs: dict[str, Consolidation] = {}
    for file in files:
        parts = file.path.relative_to(dossier.path).parts
        edition = parts[1] if parts[0] == _RETURNS and len(parts) >= _IN_RETURNS else None
        if file.path == dossier.pilot_path and pilot.editions:
            edition = max(pilot.editions.values(), key=lambda bounds: bounds.start).edition
            yield _pilot_check(_run(runs, rehearsal, edition).pilot.source, file)
        elif edition in pilot.editions and edition is not None:
            name = dossier.relative(file.path)
            yield _return_check(_run(runs, rehearsal, edition), name, file) or _check_alone(file)
        elif edition is not None:
            yield _of_unknown_edition(file, edition)
        else:
            yield _check_guest(rehearsal, pilot, file)


def _run(runs: dict[str, Consolidation], rehearsal: _Rehearsal, edition: str) -> Consolidation:
    if edition not in runs:
        runs[edition] = rehearsal.of(edition)
    return runs[edition]


def _check_guest(rehearsal: _Rehearsal, pilot: Pilot, file: _File) -> FileCheck:
    """Check a file that lies in a dossier, but not among its returns: a copy to send back, say."""
    workbook = _opened(file)
    if isinstance(workbook, FileCheck) or looks_like_pilot(workbook.raw):
        return _check_alone(file)
    name = rehearsal.dossier.relative(file.path)
    raw = read_return(workbook.raw, name)
    edition = _own_edition(raw)
    if edition is None:
        return _without_edition(file, raw)
    if edition not in pilot.editions:
        return _of_unknown_edition(file, edition)
    guest = ReturnFile(name, workbook.sha256, raw, edition=edition)
    return _return_check(rehearsal.of(edition, guest), name, file) or _check_alone(file)


def _return_check(run: Consolidation, name: str, file: _File) -> FileCheck | None:
    """Return what `run` says of the file that it calls `name`; None when it passed it over, as it does with locks."""
    item = next((item for item in run.returns if item.file == name), None)
    if item is None:
        return None
    source = run.sources.get(item.file)
    problems = source.all_problems() if source else item.problems
    kind = Kind.RETURN if item.raw and _is_return(item.raw) else None
    rows = RowCount(source.read, len(source.set_aside)) if source else None
    return FileCheck(file.shown, kind, item.status, rows, _renamed(problems, file))


def _pilot_check(source: Source, file: _File, unchecked: int = 0) -> FileCheck:
    problems = _renamed(source.all_problems(), file)
    rows = RowCount(source.read, len(source.set_aside))
    return FileCheck(file.shown, Kind.PILOT, _status(problems), rows, problems, unchecked)


def _of_unknown_edition(file: _File, edition: str) -> FileCheck:
    problem = catalogue.UNKNOWN_EDITION.at(Place(file.shown), edition, required=True, proposal="")
    return FileCheck(file.shown, Kind.RETURN, Status.OTHER_EDITION, problems=(problem,))


def _renamed(problems: Iterable[Problem], file: _File) -> tuple[Problem, ...]:
    return tuple(replace(problem, file=file.shown) for problem in problems)


def _status(problems: Iterable[Problem]) -> Status:
    return Status.TO_CORRECT if any(problem.blocking for problem in problems) else Status.ACCEPTED


# ---- Files alone ------------------------------------------------------------------------------------------------


class _Opened(NamedTuple):
    raw: RawWorkbook
    sha256: str


def _opened(file: _File) -> _Opened | FileCheck:
    """Return the workbook, or what is to be said of a file that is none."""
    try:
        data = file.path.read_bytes()
        workbook = read_workbook(data, file.path.name)
        _refuse_derived(workbook, file)
        return _Opened(workbook, hashlib.sha256(data).hexdigest())
    except OSError:
        remedy = "Fermez-le s'il est ouvert ailleurs, et vérifiez que vous avez le droit de le lire."
        problem = catalogue.UNREADABLE.at(Place(file.shown), why="il ne s'ouvre pas", remedy=remedy)
    except UnreadableFileError as error:
        problem = catalogue.UNREADABLE.at(Place(file.shown), why=error.why, remedy=error.remedy)
    except NotASpreadsheetError:
        problem = catalogue.NOT_A_SPREADSHEET.at(Place(file.shown))
    return FileCheck(file.shown, None, Status.UNREADABLE, problems=(problem,))


def _refuse_derived(workbook: RawWorkbook, file: _File) -> None:
    """Refuse a workbook that the program made itself: it has tables like a pilot workbook, but nobody fills it in."""
    if {fold(sheet.name) for sheet in workbook.sheets} >= _DERIVED:
        raise DossierError(
            f"« {file.shown} » est un classeur consolidé : le programme l'a écrit lui-même.",
            "Vérifiez plutôt les retours et le classeur de pilotage, puis relancez aet consolider.",
            wrong_use=True,
        )


def _check_alone(file: _File) -> FileCheck:
    """Check a file by itself: what it refers to may be elsewhere."""
    workbook = _opened(file)
    if isinstance(workbook, FileCheck):
        return workbook
    if looks_like_pilot(workbook.raw):
        pilot = check_pilot(read_pilot(workbook.raw, file.shown), ValueReader())
        unchecked = _link_alone(pilot.source, frozenset(pilot.editions))
        return _pilot_check(pilot.source, file, unchecked)
    return _check_return_alone(file, workbook)


def _check_return_alone(file: _File, workbook: _Opened) -> FileCheck:
    raw = read_return(workbook.raw, file.shown)
    edition = _own_edition(raw)
    if edition is None:
        return _without_edition(file, raw)
    item = ReturnFile(file.shown, workbook.sha256, raw)
    recognise(item, edition, _own_group(raw))
    if item.status is not Status.ACCEPTED:
        return FileCheck(file.shown, Kind.RETURN, item.status, problems=tuple(item.problems))
    source = check_return(item, school_year(edition), ValueReader(), current=True)
    unchecked = _link_alone(source, _editions_named(source))
    problems = tuple(source.all_problems())
    rows = RowCount(source.read, len(source.set_aside))
    return FileCheck(file.shown, Kind.RETURN, _status(problems), rows, problems, unchecked)


def _is_return(raw: RawSource) -> bool:
    return bool(raw.form.values or raw.tables)


def _own_edition(raw: RawSource) -> str | None:
    """Return the edition that a return states, on its cover or in its hidden metadata."""
    stated = (raw.form.values.get(Cover.edition.name, ""), raw.metadata.get("edition", ""))
    return next((str(found) for text in stated if (found := parse(Cover.edition, text).value)), None)


def _own_group(raw: RawSource) -> Index:
    """Return an index in which the group of a return is found, as nobody else can say which groups there are."""
    groups = Index()
    stated = (parse(Cover.group, raw.form.values.get(Cover.group.name, "")).value, raw.metadata.get("groupe"))
    for group in stated:
        if group:
            groups.add(str(group))
    return groups


def _without_edition(file: _File, raw: RawSource) -> FileCheck:
    """Return the check of a file that does not say which edition it is of, and often is no return at all."""
    cover = check_form(Cover, raw.form, file.shown)
    missing = "l'édition n'est indiquée nulle part" if raw.form.values else "le fichier n'a pas de feuille « Fiche »"
    problem = catalogue.COVER_UNUSABLE.at(cover.place(Cover.edition), missing=missing)
    problems = _renamed([*raw.problems, *cover.problems, problem], file)
    return FileCheck(file.shown, Kind.RETURN if _is_return(raw) else None, Status.UNRECOGNISED, problems=problems)


class _OpenIndex(Index):
    """Finds rows of a file, and takes for granted the others that its references name: they may be elsewhere."""

    def __init__(self, known: Index) -> None:
        super().__init__()
        self._known = known
        self.unchecked: set[str] = set()

    def find(self, text: str, file: str) -> Match:
        match = self._known.find(text, file)
        if match.codes or match.set_aside:
            return match
        self.unchecked.add(text)
        return Match((text,))


def _link_alone(source: Source, editions: frozenset[str]) -> int:
    """Link the rows of one file to each other, and return how many references lead out of it."""
    indexes: dict[type[Table], Index] = {}
    opened: list[_OpenIndex] = []
    register = Register()
    for table in LINKING_ORDER:
        indexes[table] = _OpenIndex(Index())  # for references of a table to itself
        for checked in source.of(table):
            link(checked, indexes, editions)
        merged, index = merge(table, [source], register)
        if table is Means and source.edition:
            source.problems += value_in_kind(merged, None, source.edition)
        if table is Groups and source.group:
            index.add(source.group)  # the cover states it
        indexes[table] = index
        if table in RETURN_TABLES or not source.is_pilot:
            indexes[table] = beyond = _OpenIndex(index)
            opened.append(beyond)
    return sum(len(index.unchecked) for index in opened)


def _editions_named(source: Source) -> frozenset[str]:
    """Return every edition that rows of the file name: only a dossier could tell that one does not exist."""
    values: set[Value | None] = set()
    for checked in source.sheets:
        for column in checked.records.table.columns:
            if isinstance(column, Edition):
                values.update(checked.records.columns[column.name])
    return frozenset(str(value) for value in values if value is not None)
