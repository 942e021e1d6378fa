"""Checking files, each within the dossier that it lies in, or alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from aet_sheets.consolidation.run import Progress, silent
from aet_sheets.dossier import Dossier
from aet_sheets.dossier.files import open_readers
from aet_sheets.operations.checking.alone import check_each_alone
from aet_sheets.operations.checking.files import File, dossier_of, files_meant
from aet_sheets.operations.checking.in_dossier import check_in_dossier
from aet_sheets.operations.checking.results import FileCheck
from aet_sheets.problems import Place, Verbatim, catalogue
from aet_sheets.writing.safely import is_open_elsewhere


def check_files(paths: Iterable[Path | str], progress: Progress = silent) -> list[FileCheck]:
    """Return what a consolidation would say of each file; a folder stands for the files in it.

    A file that lies in a dossier is checked as part of it: the pilot workbook, the other returns and the codes given
    so far tell what its references mean. Elsewhere, references are only looked up in the file itself.

    Raises:
        DossierError: a path does not exist, or the pilot workbook that a return needs cannot be used.
    """
    return check_each(list(files_meant(map(Path, paths))), progress)


def check_each(files: Sequence[File], progress: Progress) -> list[FileCheck]:
    """Return the checks of `files`, in their order; raises `DossierError` as `check_files` does."""
    by_dossier: dict[Path | None, list[File]] = defaultdict(list)
    for file in files:
        by_dossier[dossier_of(file)].append(file)
    found: dict[Path, FileCheck] = {}
    with open_readers():
        for folder, members in by_dossier.items():
            checks = check_in_dossier(Dossier(folder), members, progress) if folder else check_each_alone(members)
            found |= {file.path: _with_lock(check, file) for file, check in zip(members, checks, strict=True)}
    return [found[file.path] for file in files]


def _with_lock(check: FileCheck, file: File) -> FileCheck:
    if not is_open_elsewhere(file.path):
        return check
    notice = catalogue.OPEN_ELSEWHERE.at(Place(file.shown), name=Verbatim(file.path.name))
    return replace(check, problems=(notice, *check.problems))
