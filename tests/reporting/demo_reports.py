"""The reports of the demo. As a program, it writes the golden workbook: `python -m tests.reporting.demo_reports`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from aet_sheets.dossier import Dossier
from aet_sheets.reporting.content import compose
from aet_sheets.reporting.facts import Material, overlapping
from aet_sheets.reporting.model import Report
from aet_sheets.reporting.workbook import write_workbook
from aet_sheets.schema.calendar import Exercise
from tests.reporting.extremes import MADE_ON
from tests.support.dossiers import DATA, LAST_EDITION, write_demo_sources

GOLDEN = DATA / "golden" / "rapport-2016-2017.xlsx"


def edition_report(sources: Path, edition: str = LAST_EDITION) -> Report:
    """Return the report of an edition of a dossier."""
    dossier = Dossier(sources)
    result = dossier.rehearse(edition)
    return compose(Material(result.edition, (result,), tuple(dossier.inputs), MADE_ON))


def exercise_report(sources: Path, year: int = 2016) -> Report:
    """Return the report of a budget year of a dossier."""
    dossier, period = Dossier(sources), Exercise(year)
    names = [edition.edition for edition in overlapping(period, dossier.pilot().editions)]
    results = tuple(dossier.rehearse(name) for name in names)
    return compose(Material(period, results, tuple(dossier.inputs), MADE_ON))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        write_workbook(GOLDEN, edition_report(write_demo_sources(Path(folder, "demo"))))
