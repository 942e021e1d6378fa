"""Dossiers to test on: the demo's sources, and the returns that were written by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

from aet_sheets.demo.story import tell
from aet_sheets.writing.pilot import write_pilot
from aet_sheets.writing.returns import write_return

DATA = Path(__file__).parents[1] / "data"
LAST_EDITION = "2016-2017"


def write_demo_sources(folder: Path) -> Path:
    """Write the demo's pilot workbook and returns into `folder`, nothing consolidated."""
    story = tell()
    folder.mkdir(parents=True, exist_ok=True)
    write_pilot(folder / "pilotage.xlsx", story.settings, story.pilot)
    for item in story.returns:
        path = folder / "retours" / item.edition / item.filename
        path.parent.mkdir(parents=True, exist_ok=True)
        write_return(path, item.cover, item.tables)
    return folder


def with_hand_made_returns(dossier: Path) -> Path:
    """Put the hand-made returns of the last edition in the place of the demo's own."""
    target = dossier / "retours" / LAST_EDITION
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(DATA / "hand_made", target)
    return dossier
