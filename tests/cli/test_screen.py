"""What goes where: JSON alone on the output, in UTF-8; pages that hold in 80 columns; nothing lost in a pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import aet_sheets
from aet_sheets.cli import screen
from tests.cli.conftest import Aet, Process
from tests.operations.small import MEETING, small_dossier

ACCENTS = {"Séances": MEETING.replace("Bilan", "Bilan – œuvre d'été")}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", {"été.xlsx": ACCENTS})


@pytest.mark.parametrize("command", ["consolider", "suivi", "verifier"])
def test_json_stands_alone_on_the_output(aet: Aet, dossier: Path, command: str) -> None:
    result = aet(command, dossier, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert isinstance(json.loads(result.stdout), dict)
    assert "été.xlsx" in result.stdout
    assert result.stdout.startswith('{\n  "')


def test_output_is_utf_8_even_where_the_machine_is_not(process: Process, dossier: Path) -> None:
    shown = process("suivi", dossier, "--format", "json", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert json.loads(shown.stdout)["groups"][0]["file"] == "retours/2016-2017/été.xlsx"


@pytest.mark.parametrize("command", ["consolider", "suivi", "verifier"])
def test_a_page_holds_in_80_columns_without_colours_or_trailing_spaces(aet: Aet, dossier: Path, command: str) -> None:
    lines = aet(command, dossier).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert not any("\x1b" in line or line != line.rstrip(" ") for line in lines)


def test_a_page_is_coloured_in_a_terminal(aet: Aet, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in aet("suivi", dossier).stdout


@pytest.mark.parametrize("command", ["consolider", "suivi", "verifier"])
def test_a_page_ends_by_saying_what_to_do(aet: Aet, dossier: Path, command: str) -> None:
    assert "À faire\u00a0: " in aet(command, dossier).stdout[-200:]


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is another matter on Windows")
@pytest.mark.parametrize("form", ["texte", "json"])
def test_a_reader_who_has_seen_enough_is_no_failure(dossier: Path, form: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    line = [sys.executable, "-m", "aet_sheets", "verifier", str(dossier), "--format", form]
    home = str(Path(aet_sheets.__file__).parents[1])
    with os.fdopen(writer, "wb") as closed:
        ended = subprocess.run(
            line, stdout=closed, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": home}, check=False
        )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_warning_wraps_to_the_terminal_and_not_for_a_program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.warn("mot " * 40, "remède")
    assert capsys.readouterr().err.count("\n") == 2
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    screen.warn("mot " * 40, "remède")
    assert max(map(len, capsys.readouterr().err.splitlines())) < 40
