"""The workbook linked anew to Python: one sheet changes, and what it was is kept."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

from aet_sheets.dossier import DossierError
from aet_sheets.excel.conf import conf_for_this_machine
from aet_sheets.operations.diagnostic import diagnostic
from aet_sheets.operations.diagnostic.pilot import settings_of
from aet_sheets.operations.diagnostic.repair import install_apple_script, link
from tests.operations.diagnostic.test_gathering import dossier
from tests.operations.small import snapshot
from tests.support.workbooks import assert_sound, parts

NOW = dt.datetime(2017, 9, 1, 8, 30, tzinfo=dt.UTC)
BACKUP = ".aet/sauvegardes/pilotage 2017-09-01 08h30m00s.xlsm"
OLD = {"Interpreter_Win": r"C:\Ancien\python.exe", "Interpreter_Mac": "/ancien/python", "Show Console": "True"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return dossier(tmp_path / "d", OLD)


def test_only_the_sheet_of_settings_changes(folder: Path) -> None:
    pilot = folder / "pilotage.xlsm"
    before = parts(pilot)
    backup = link(pilot, {"Interpreter_Win": r"D:\Neuf\python.exe", "PYTHONPATH": "", "Show Console": "False"}, NOW)
    after = parts(pilot)
    assert len([name for name in before if before[name] != after[name]]) == 1
    assert before.keys() == after.keys()
    assert parts(backup) == before
    assert backup == folder / BACKUP
    assert settings_of(pilot) == {
        "Interpreter_Win": r"D:\Neuf\python.exe",
        "Interpreter_Mac": "/ancien/python",
        "Show Console": "False",
        "PYTHONPATH": "",
    }
    assert_sound(pilot)


def test_on_a_mac_the_workbook_is_linked_and_the_script_put_in_its_place(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    found = diagnostic(folder, NOW)
    assert found.backup == BACKUP
    states = {verdict.subject: str(verdict.state) for verdict in found.verdicts}
    assert (states["interpreter"], states["applescript"], states["xlwings"]) == ("OK", "OK", "OK")
    settings = settings_of(folder / "pilotage.xlsm") or {}
    assert settings == conf_for_this_machine() | {"Interpreter_Win": OLD["Interpreter_Win"]}


def test_a_workbook_that_is_open_is_left_alone(folder: Path) -> None:
    (folder / "~$pilotage.xlsm").touch()
    before = snapshot(folder)
    with pytest.raises(DossierError, match="ouvert dans Excel"):
        link(folder / "pilotage.xlsm", {"Interpreter_Win": "x"}, NOW)
    assert snapshot(folder) == before


def test_without_excel_there_is_nothing_to_repair(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    before = snapshot(folder)
    with pytest.raises(DossierError, match="n’a pas d’Excel"):
        diagnostic(folder, NOW)
    assert snapshot(folder) == before


def test_the_script_for_the_mac_is_the_one_of_the_xlwings_installed(tmp_path: Path) -> None:
    from aet_sheets.operations.diagnostic.gathering import xlwings_version  # noqa: PLC0415

    target = tmp_path / "scripts" / f"xlwings-{xlwings_version()}.applescript"
    install_apple_script(target)
    assert "VbaHandler" in target.read_text(encoding="utf-8", errors="replace")
