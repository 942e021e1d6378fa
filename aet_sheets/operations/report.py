"""The annual report of a dossier: of an edition, or of a budget year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aet_sheets.consolidation.run import Consolidation, Progress, silent
from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.dossier.closing import compare_closed
from aet_sheets.dossier.files import Input, open_readers
from aet_sheets.figures import compute
from aet_sheets.figures.sealing import Seal
from aet_sheets.operations.as_json import problem_as_json
from aet_sheets.schema.calendar import Exercise

if TYPE_CHECKING:
    from aet_sheets.reporting.facts import Material
    from aet_sheets.reporting.model import Report

_STEP = "Écriture du rapport"


@dataclass(frozen=True, slots=True)
class ReportOutcome:
    """What asking for a report gave.

    `written` are the workbook and the PDF; `expected` their usual places, which differ where one was open elsewhere.
    `blocking` counts the problems that keep rows or files out of the figures.
    """

    report: Report
    written: tuple[Path, ...]
    expected: tuple[Path, ...]
    blocking: int
    dossier: Path

    @property
    def beside(self) -> tuple[Path, ...]:
        """Return the files that could not take their usual place."""
        return tuple(new for new, usual in zip(self.written, self.expected, strict=True) if new != usual)

    def as_json(self) -> dict[str, object]:
        """Return what `aet rapport --format json` prints; paths are relative to the dossier."""
        report = self.report
        return {
            "period": report.period,
            "kind": report.kind.lower(),
            "standing": report.standing.word,
            "reasons": list(report.standing.reasons),
            "sentences": list(report.sentences),
            "problems": [problem_as_json(problem) for problem in report.masked],
            "blocking": self.blocking,
            "inputs": {one.file: one.sha256 for one in report.inputs},
            "outputs": [path.relative_to(self.dossier).as_posix() for path in self.written],
        }


def report_dossier(
    path: Path | str, edition: str | None = None, exercise: int | None = None, progress: Progress = silent
) -> ReportOutcome:
    """Write the report of `edition` (the open one by default), or of the budget year `exercise`.

    Raises:
        DossierError: the dossier cannot be used, both or an unknown period were asked for, or another command is
            writing into the dossier; nothing was written.
        OSError: the files cannot be written.
    """
    if edition is not None and exercise is not None:
        raise DossierError(
            "Un rapport est celui d'une édition ou celui d'un exercice, pas des deux.",
            "Gardez --edition ou --exercice.",
            wrong_use=True,
        )
    dossier = Dossier(path)
    with dossier.held("aet rapport", progress):
        return _report(dossier, _material(dossier, edition, exercise, progress), progress)


def _report(dossier: Dossier, material: Material, progress: Progress) -> ReportOutcome:
    from aet_sheets.reporting.content import compose  # noqa: PLC0415 - what draws is slow to load
    from aet_sheets.reporting.pdf import write_pdf  # noqa: PLC0415
    from aet_sheets.reporting.workbook import write_workbook  # noqa: PLC0415
    from aet_sheets.writing.safely import replace_safely  # noqa: PLC0415

    report = compose(material)
    workbook, pdf = (dossier.report_path(report.period, suffix) for suffix in (".xlsx", ".pdf"))
    progress(_STEP, 0, 2)
    written_workbook = replace_safely(workbook, lambda file: write_workbook(file, report))
    progress(_STEP, 1, 2)
    written_pdf = replace_safely(pdf, lambda file: write_pdf(file, report))
    progress(_STEP, 2, 2)
    blocking = {problem for result in material.consolidations for problem in result.problems if problem.blocking}
    return ReportOutcome(report, (written_workbook, written_pdf), (workbook, pdf), len(blocking), dossier.path)


def _material(dossier: Dossier, edition: str | None, exercise: int | None, progress: Progress) -> Material:
    from aet_sheets.reporting.facts import Material  # noqa: PLC0415

    today = dt.datetime.now().astimezone().date()
    period = None if exercise is None else Exercise(exercise)
    results: list[Consolidation] = []
    inputs, seals = dict[Input, None](), dict[str, Seal]()
    with open_readers():
        for name in _editions_of(dossier, period) if period else [edition]:
            result = dossier.rehearse(name, progress)
            results.append(result)
            inputs |= dict.fromkeys(dossier.inputs)
            seals |= compare_closed(dossier, result, compute(result.dataset, result.edition))
    return Material(period or results[-1].edition, tuple(results), tuple(inputs), today, seals)


def _editions_of(dossier: Dossier, period: Exercise) -> list[str]:
    """Return the editions that have a day in an exercise, the oldest first."""
    from aet_sheets.reporting.facts import overlapping  # noqa: PLC0415

    editions = dossier.pilot().editions
    found = [edition.edition for edition in overlapping(period, editions)]
    if not found:
        known = ", ".join(sorted(editions)) or "aucune"
        raise DossierError(
            "Aucune édition du classeur de pilotage n'a de jour dans l'exercice {year}.",
            "Éditions déclarées : {known}.",
            wrong_use=True,
            year=period.name,
            known=known,
        )
    return found
