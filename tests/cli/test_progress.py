"""Progress: for somebody who watches, and nobody else."""

from __future__ import annotations

import sys

import pytest

from aet_sheets.cli.progress import shown_progress


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress() as progress:
        progress("Lecture", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_shows_the_step_on_the_error_stream(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with shown_progress() as progress:
        progress("Lecture [des] retours", 1, 2)
    output, errors = capsys.readouterr()
    assert output == ""
    assert "Lecture [des] retours" in errors
    assert "1/2" in errors
