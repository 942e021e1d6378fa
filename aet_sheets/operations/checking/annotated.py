"""Checking files, and writing an annotated copy of each that has something to correct."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aet_sheets.consolidation.run import Progress, silent
from aet_sheets.operations.annotate import SentBack, annotate_on_demand
from aet_sheets.operations.checking.files import File, dossier_of, files_meant
from aet_sheets.operations.checking.results import FileCheck, Kind
from aet_sheets.operations.checking.run import check_each
from aet_sheets.problems import Problem, Severity

if TYPE_CHECKING:
    from aet_sheets.operations.copies import Subject


def check_and_annotate(
    paths: Iterable[Path | str], progress: Progress = silent
) -> tuple[list[FileCheck], list[SentBack]]:
    """Check files as `check_files` does; write a copy and an e-mail about each that has something to correct.

    What is about a return of a dossier goes into its folder `a-renvoyer`; the rest stands beside its file. A copy
    that could not be made is one more problem of its file.

    Raises:
        DossierError: as from `check_files`, or another command is writing into the dossier.
    """
    files = list(files_meant(map(Path, paths)))
    checks = check_each(files, progress)
    sent_back = []
    for folder, subjects in _to_annotate(files, checks).items():
        sent_back += annotate_on_demand(folder, subjects, progress)
    failures = {sent.file: sent.failure for sent in sent_back if sent.failure}
    return [_with_failure(check, failures.get(check.file)) for check in checks], sent_back


def _to_annotate(files: Iterable[File], checks: Iterable[FileCheck]) -> dict[Path | None, list[Subject]]:
    """Return the files that are worth a copy, by dossier: returns and pilot workbooks with more than infos."""
    from aet_sheets.operations.copies import Subject  # noqa: PLC0415 - XlsxWriter and lxml are slow to load

    found: dict[Path | None, list[Subject]] = defaultdict(list)
    for file, check in zip(files, checks, strict=True):
        is_known = check.kind is Kind.PILOT or (check.kind is Kind.RETURN and check.item is not None)
        if is_known and any(problem.severity is not Severity.INFO for problem in check.problems):
            found[dossier_of(file)].append(Subject(file.path, check.file, check.item, check.problems, check.theme))
    return found


def _with_failure(check: FileCheck, failure: Problem | None) -> FileCheck:
    return check if failure is None else replace(check, problems=(*check.problems, failure))
