"""Checking files of a dossier: a consolidation is rehearsed, and what it says of each file is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from aet_sheets.consolidation.returns import ReturnFile, Status, recognise
from aet_sheets.consolidation.run import Consolidation, Pilot, Progress
from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.dossier.files import Named
from aet_sheets.dossier.returns import open_returns
from aet_sheets.operations.checking.alone import (
    check_alone,
    check_each_alone,
    renamed,
    source_check,
    without_edition,
)
from aet_sheets.operations.checking.files import File
from aet_sheets.operations.checking.results import FileCheck, Kind, RowCount
from aet_sheets.operations.themes import themes
from aet_sheets.paths import RETURNS
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.source import OwnDocument
from aet_sheets.schema.calendar import Bounds
from aet_sheets.text import fold

_IN_RETURNS = 3
"""Parts of the path of a return in its dossier, at least: `retours/2016-2017/fiche.xlsx`."""


def check_in_dossier(dossier: Dossier, files: list[File], progress: Progress) -> Iterator[FileCheck]:
    """Yield the checks of files of a dossier, in their order.

    Raises:
        DossierError: the pilot workbook, which is not among the files, cannot be used.
    """
    try:
        pilot = dossier.pilot()
    except DossierError:
        if all(file.path != dossier.pilot_path for file in files):
            raise
        yield from check_each_alone(files)  # the pilot workbook says itself what is wrong with it
        return
    if not pilot.editions:  # an empty pilot workbook, that of a model say, knows nothing to compare with
        yield from map(check_alone, files)
        return
    yield from map(_Rehearsals(dossier, pilot, progress).check, files)


@dataclass(slots=True)
class _Rehearsals:
    """Consolidations in memory of one dossier, one for each edition that files are of."""

    dossier: Dossier
    pilot: Pilot
    progress: Progress
    _runs: dict[str, Consolidation] = field(default_factory=dict)

    def check(self, file: File) -> FileCheck:
        """Return the check of a file of the dossier."""
        editions = self.pilot.editions
        if file.path == self.dossier.pilot_path and editions:
            latest = max(editions.values(), key=lambda bounds: bounds.start)
            return source_check(self._run(latest.edition).pilot.source, Kind.PILOT, file)
        parts = file.path.relative_to(self.dossier.path).parts
        if parts[0] != RETURNS or len(parts) < _IN_RETURNS:
            return self._check_guest(file)
        edition = parts[1]
        if edition not in editions:
            return _of_unknown_edition(file, edition)
        return _return_check(self._run(edition), self.dossier.relative(file.path), file) or check_alone(file)

    def _run(self, edition: str) -> Consolidation:
        if edition not in self._runs:
            self._runs[edition] = self.dossier.rehearse(edition, self.progress)
        return self._runs[edition]

    def _check_guest(self, file: File) -> FileCheck:
        """Check a file that lies in a dossier, but not among its returns: a copy to send back, say."""
        stray = self._guest(file, None)
        if stray is None or stray.content is None or stray.content.own_document is OwnDocument.PILOT:
            return check_alone(file)
        edition = stray.content.edition
        if edition is None:
            return without_edition(file, stray)
        if edition not in self.pilot.editions:
            return _of_unknown_edition(file, edition)
        guest = self._guest(file, self.pilot.editions[edition])
        if guest is None:
            return check_alone(file)
        run = self.dossier.rehearse(edition, self.progress, partial(self._returns_with, guest, edition))
        return _return_check(run, guest.file, file) or check_alone(file)

    def _guest(self, file: File, bounds: Bounds | None) -> ReturnFile | None:
        """Return the return that `file` is, checked as one of the edition of `bounds`; None when it cannot be read."""
        name = self.dossier.relative(file.path)
        (opened,) = open_returns([Named(file.path, name)], bounds)
        if opened.input is None or isinstance(opened.content, Problem):
            return None
        return ReturnFile(name, opened.input.sha256, opened.content)

    def _returns_with(self, guest: ReturnFile, edition: str, bounds: Bounds) -> list[ReturnFile]:
        """Return the returns of an edition; in its own, `guest` takes the place of the versions of the same return."""
        returns = self.dossier.read_returns(bounds, self.progress)
        if bounds.edition != edition:
            return returns
        own = self._recognised(guest, edition)
        return [*(item for item in returns if not _are_rivals(self._recognised(item, edition), own)), guest]

    def _recognised(self, item: ReturnFile, edition: str) -> ReturnFile:
        """Return a return with what its cover says; `item` itself stays as it was read."""
        known = replace(item, problems=[])
        if known.status is Status.ACCEPTED:
            recognise(known, edition, self.pilot.groups)
        return known


def _are_rivals(one: ReturnFile, other: ReturnFile) -> bool:
    """Tell whether two files are versions of the same return, or the same bytes."""
    if one.sha256 == other.sha256:
        return True
    return (one.group, fold(one.period or ""), one.part) == (other.group, fold(other.period or ""), other.part)


def _return_check(run: Consolidation, name: str, file: File) -> FileCheck | None:
    """Return what `run` says of the file that it calls `name`; None when it passed it over, as it does with locks."""
    item = next((item for item in run.returns if item.file == name), None)
    if item is None:
        return None
    source = run.sources.get(item.file)
    kind = Kind.RETURN if item.content and item.content.holds_anything else None
    rows = RowCount.of(source) if source else None
    theme = themes(run.dataset).get(str(item.group), "")
    return FileCheck(file.shown, kind, item.status, rows, renamed(run.problems_of(item), file), item=item, theme=theme)


def _of_unknown_edition(file: File, edition: str) -> FileCheck:
    problem = catalogue.UNKNOWN_EDITION.at(Place(file.shown), edition, required=True, proposal="")
    return FileCheck(file.shown, Kind.RETURN, Status.OTHER_EDITION, problems=(problem,))
