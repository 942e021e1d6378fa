"""What the boxes of the buttons say, read as text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from aet_sheets.excel import sentences
from aet_sheets.operations.follow_up import follow_up
from tests.operations.small import CLOSED, sealed_dossier

TODAY = dt.date(2017, 7, 1)


def test_the_follow_up_tells_which_closed_editions_changed(tmp_path: Path) -> None:
    dossier = sealed_dossier(tmp_path / "d")
    assert "closes" not in sentences.followed_up(follow_up(dossier, TODAY))
    (dossier / "retours" / CLOSED / "a.xlsx").unlink()
    said = sentences.followed_up(follow_up(dossier, TODAY)).replace("\u00a0", " ")
    assert f"• retours/{CLOSED}/a.xlsx : L’édition {CLOSED} est close, et ce fichier a été supprimé depuis." in said
