"""The workbooks to look at without running anything: `python -m aet_sheets.demo.samples workbooks` writes them anew."""

from __future__ import annotations

import sys
from pathlib import Path

from aet_sheets.demo.story import tell
from aet_sheets.excel.conf import conf_for_no_machine
from aet_sheets.excel.workbook import write_pilot_with_buttons
from aet_sheets.paths import PILOT
from aet_sheets.schema import Groups, Settings
from aet_sheets.schema.calendar import DEFAULT_FIRST_MONTH
from aet_sheets.schema.forms import WHOLE_YEAR
from aet_sheets.writing.returns import write_return

EMPTY_RETURN = "fiche-de-retour.xlsx"
FILLED_RETURN = "fiche-de-retour-exemple.xlsx"


def write_samples(folder: Path) -> list[Path]:
    """Write an empty pilot workbook, an empty return and a filled one into `folder`; return their paths."""
    pilot, empty, filled = (folder / name for name in (PILOT, EMPTY_RETURN, FILLED_RETURN))
    write_pilot_with_buttons(pilot, {Settings.first_month.name: DEFAULT_FIRST_MONTH}, {}, conf_for_no_machine())
    write_return(empty, {"period": WHOLE_YEAR, "version": 1}, {})
    story = tell()
    sent = story.returns[-1]
    themes = {row["code"]: str(row["theme"]) for row in story.pilot[Groups]}
    write_return(filled, sent.cover, sent.tables, group_label=themes[sent.cover["group"]])
    return [pilot, empty, filled]


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
