"""Progress: for somebody who watches, and nobody else."""

from __future__ import annotations

import re
import sys

import pytest

from aet_sheets.cli.progress import shown_progress


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress() as progress:
        progress("Lecture", 1, 2)
    assert capsys.readouterr() == ("", "")


def watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the error stream be a terminal of 80 columns."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)


def last_lines(shown: str, count: int) -> list[str]:
    """Return the lines that a terminal shows at the end, without their colours, bars and durations."""
    plain = re.sub(r"\x1b\[[\d;?]*\w", "", shown).replace("\r", "\n")
    lines = [line for line in plain.splitlines() if line.strip()]
    assert all(len(line) <= 80 for line in lines)
    return [" ".join(re.sub(r"[━╸╺]+|\d:\d\d:\d\d", "", line).split()) for line in lines[-count:]]


def test_a_terminal_shows_the_step_on_the_error_stream(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch)
    with shown_progress() as progress:
        progress("Lecture [des] retours", 1, 2)
    output, errors = capsys.readouterr()
    assert output == ""
    assert last_lines(errors, 1) == ["Lecture [des] retours 1/2"]


def test_stages_that_are_over_stay_above_the_one_under_way(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch)
    with shown_progress() as progress:
        progress("Lecture", 0, 12_000)
        progress("Lecture", 11_999, 12_000)
        progress("Rapprochement des acteurs et des actions", 0, 1)
    assert last_lines(capsys.readouterr().err, 2) == [
        "Lecture 12 000/12 000",
        "Rapprochement des acteurs et des actions",
    ]


def test_of_many_stages_the_last_ones_are_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch)
    with shown_progress() as progress:
        for edition in range(2001, 2031):
            progress(f"Lecture des retours {edition}", 1, 1)
    lines = last_lines(capsys.readouterr().err, 9)
    assert lines[1:] == [f"Lecture des retours {edition}" for edition in range(2023, 2031)]
