"""Consolidating a dossier: the returns of an edition become one workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from aet_sheets.consolidation.returns import ReturnFile
from aet_sheets.consolidation.run import Consolidation, Progress, silent
from aet_sheets.consolidation.sources import Source
from aet_sheets.dossier import Dossier
from aet_sheets.dossier.closing import keep_closed
from aet_sheets.figures import Figures, compute
from aet_sheets.operations.annotate import SentBack, annotate_returns
from aet_sheets.operations.as_json import problem_as_json
from aet_sheets.operations.garbage import collected_rarely
from aet_sheets.operations.loading import load_meanwhile
from aet_sheets.writing.apart import MOST_ROWS, SideFile, SideFiles

_NEEDED_LATER: Final = ("aet_sheets.writing.consolidated", "aet_sheets.writing.safely", "aet_sheets.operations.copies")
"""What takes long to load (XlsxWriter), and is not needed before the returns are read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a consolidation gave.

    `written` is the workbook; it stands beside its usual place, `expected`, when that one was open elsewhere.
    `sent_back` is what was prepared for the returns to correct. `apart` are the files with the rows of sheets that had
    no room for them.
    """

    consolidation: Consolidation
    figures: Figures
    written: Path
    expected: Path
    dossier: Path
    sent_back: Sequence[SentBack] = ()
    apart: Sequence[SideFile] = ()

    @property
    def put_beside(self) -> bool:
        """Tell whether the workbook could not take its usual place."""
        return self.written != self.expected

    @property
    def outputs(self) -> list[Path]:
        """Return every file written: the workbook, rows beside it, then copies and e-mails."""
        beside = [file.path for file in self.apart]
        return [self.written, *beside, *(path for sent in self.sent_back for path in sent.outputs)]

    def as_json(self) -> dict[str, object]:
        """Return the object of the contract's `aet consolider --format json`."""
        result = self.consolidation
        return {
            "edition": result.edition.edition,
            "returns": [_return_as_json(item, result.sources.get(item.file)) for item in result.returns],
            "problems": [problem_as_json(problem) for problem in result.problems],
            "figures": self.figures.as_json(),
            "outputs": [path.relative_to(self.dossier).as_posix() for path in self.outputs],
        }


def consolidate_dossier(
    path: Path | str, edition: str | None = None, progress: Progress = silent, *, most_rows: int = MOST_ROWS
) -> Outcome:
    """Consolidate `edition` (the open one by default) of the dossier at `path`, write its workbook and what goes back.

    A table of more than `most_rows` rows, as many as a sheet of Excel holds, goes to a file beside the workbook.

    Raises:
        DossierError: the dossier cannot be used, or another command is writing into it; nothing was written.
    """
    dossier = Dossier(path)
    load_meanwhile(*_NEEDED_LATER)
    with collected_rarely(), dossier.held("aet consolider", progress):
        return _consolidate(dossier, edition, progress, most_rows)


def _consolidate(dossier: Dossier, edition: str | None, progress: Progress, most_rows: int) -> Outcome:
    made_on = datetime.now().astimezone()
    result = dossier.consolidate(edition, progress, made_on)
    from aet_sheets.writing.consolidated import SHEETS, drafted  # noqa: PLC0415 - see _NEEDED_LATER
    from aet_sheets.writing.safely import replace_safely  # noqa: PLC0415 - as above

    progress("Mise en page des tables", 0, 1)
    target = dossier.consolidated_path(result.edition.edition)
    side = SideFiles(target, most_rows)
    with drafted(result, side) as draft:
        progress("Recherche des rapprochements", 0, 1)
        result.ask()
        figures = keep_closed(dossier, result, compute(result.dataset, result.edition))
        sent_back = annotate_returns(dossier, result, progress)
        result.problems += [sent.failure for sent in sent_back if sent.failure]
        progress("Écriture du classeur consolidé", 0, 1)
        written = replace_safely(target, lambda file: draft.write(file, figures, dossier.inputs, made_on))
    side.remove_others(SHEETS)
    progress("Écriture du classeur consolidé", 1, 1)
    return Outcome(result, figures, written, target, dossier.path, sent_back, side.written)


def _return_as_json(item: ReturnFile, source: Source | None) -> dict[str, object]:
    rows = None
    if source:
        set_aside = len(source.set_aside)
        rows = {"read": source.read, "kept": source.kept, "merged": source.merged, "set_aside": set_aside}
    return {
        "file": item.file,
        "group": item.group,
        "period": item.period,
        "version": item.version,
        "status": str(item.status),
        "rows": rows,
    }
