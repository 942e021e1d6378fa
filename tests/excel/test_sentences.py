"""What the boxes of the buttons say, read as text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from aet_sheets.excel import sentences
from aet_sheets.operations.follow_up import follow_up
from aet_sheets.operations.rollover import roll_over
from tests.operations.small import CLOSED, sealed_dossier, small_dossier

TODAY = dt.date(2017, 7, 1)


def test_the_follow_up_tells_which_closed_editions_changed(tmp_path: Path) -> None:
    dossier = sealed_dossier(tmp_path / "d")
    assert "closes" not in sentences.followed_up(follow_up(dossier, TODAY))
    (dossier / "retours" / CLOSED / "a.xlsx").unlink()
    said = sentences.followed_up(follow_up(dossier, TODAY)).replace("\u00a0", " ")
    assert f"• retours/{CLOSED}/a.xlsx : L’édition {CLOSED} est close, et ce fichier a été supprimé depuis." in said


def test_before_the_next_edition_opens_it_says_what_is_left_in_the_one_that_closes(tmp_path: Path) -> None:
    now = dt.datetime(2017, 9, 1, 8, tzinfo=dt.UTC)
    rehearsed = roll_over(small_dossier(tmp_path / "d"), "2017-2018", now, rehearse=True)
    asked = sentences.rollover_question(rehearsed).replace("\u00a0", " ")
    assert "• 2 retours attendus : le bouton « Suivre les retours » dit lesquels." in asked
    assert "annulez, et consolidez" in asked
