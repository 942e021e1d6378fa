"""Facts gathered on this very computer, and on a dossier that is in the states that the diagnostic tells apart."""

from __future__ import annotations

import plistlib
import shutil
import sys
import tomllib
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from aet_sheets.excel.workbook import write_pilot_with_buttons
from aet_sheets.operations.diagnostic import look
from aet_sheets.operations.diagnostic.excel_here import excel_for_mac
from aet_sheets.operations.diagnostic.gathering import LIBRARIES, failing, synchronising_service, xlwings_version
from aet_sheets.operations.diagnostic.machine import Excel, MacroSetting, Workbook
from tests.operations.small import small_dossier, snapshot

ROOT = Path(__file__).parents[3]
SHOWN = ROOT / "workbooks/pilotage.xlsm"
FOLDERS = ("retours", "a-envoyer", "consolidation", ".aet")


def dossier(folder: Path, conf: dict[str, str] | None = None) -> Path:
    folder.mkdir()
    for name in FOLDERS:
        (folder / name).mkdir()
    write_pilot_with_buttons(folder / "pilotage.xlsm", {}, {}, conf or {"Interpreter_Mac": "/nulle/part/python"})
    return folder


def pilot(folder: Path) -> Workbook:
    found = look(folder).workbook
    assert found
    return found


def test_the_libraries_are_those_that_the_package_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {line.partition(">")[0].partition("<")[0].strip() for line in project["dependencies"]}
    assert set(LIBRARIES) == asked
    assert failing(LIBRARIES) == ()


def test_a_library_that_is_missing_or_does_not_load_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "moitie_copiee.py").write_text("raise OSError('DLL load failed')\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert failing({"un": "moitie_copiee", "deux": "nulle_part_du_tout", "trois": "json"}) == ("un", "deux")


def test_looking_changes_nothing(tmp_path: Path) -> None:
    folder = dossier(tmp_path / "d")
    before = snapshot(folder)
    machine = look(folder)
    assert snapshot(folder) == before
    assert machine.folder
    assert (machine.folder.missing, machine.folder.unwritable, machine.folder.marks) == ((), (), ())
    assert (machine.executable, machine.failing) == (sys.executable, ())


def test_the_workbook_tells_its_settings_and_the_version_of_its_macros(tmp_path: Path) -> None:
    found = pilot(dossier(tmp_path / "d"))
    assert (found.buttons, found.readable, found.xlwings) == (True, True, xlwings_version())
    assert found.settings == {"Interpreter_Mac": "/nulle/part/python"}


def test_the_interpreter_is_compared_with_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, gone = dossier(tmp_path / "a", {"Interpreter_Mac": sys.executable}), dossier(tmp_path / "b")
    other = dossier(tmp_path / "c", {"Interpreter_Mac": str(SHOWN)})
    monkeypatch.setattr(sys, "platform", "darwin")
    facts = [(w.interpreter_exists, w.interpreter_is_this) for w in map(pilot, (here, gone, other))]
    assert facts == [(True, True), (False, False), (True, False)]


def test_a_workbook_that_is_none_or_has_no_macros_is_told_apart(tmp_path: Path) -> None:
    damaged, plain = dossier(tmp_path / "d"), small_dossier(tmp_path / "e")
    (damaged / "pilotage.xlsm").write_bytes(b"PK nothing else")
    assert not pilot(damaged).readable
    assert (pilot(plain).readable, pilot(plain).buttons) == (True, False)


def test_folders_that_are_missing_and_files_open_elsewhere_are_seen(tmp_path: Path) -> None:
    folder = dossier(tmp_path / "d")
    (folder / "a-envoyer").rmdir()
    (folder / "~$pilotage.xlsm").touch()
    (folder / "retours/.~lock.fiche.ods#").touch()
    found = look(folder).folder
    assert found
    assert found.missing == ("a-envoyer",)
    assert found.marks == ("retours/.~lock.fiche.ods#", "~$pilotage.xlsm")
    assert found.longest >= len(str(folder / "retours/.~lock.fiche.ods#"))


def test_a_folder_without_room_for_a_file_is_not_writable(tmp_path: Path) -> None:
    folder = dossier(tmp_path / "d")
    shutil.rmtree(folder / ".aet")
    (folder / ".aet").symlink_to("/proc/1")
    found = look(folder).folder
    assert found
    assert found.unwritable == (str(folder / ".aet"),)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"C:\Users\moi\OneDrive - Val Fictif\AET"), "OneDrive"),
        (PurePosixPath("/Users/moi/Library/CloudStorage/OneDrive-Val/AET"), "OneDrive"),
        (PurePosixPath("/Users/moi/Library/Mobile Documents/AET"), "iCloud Drive"),
        (PureWindowsPath(r"C:\Users\moi\SharePoint\AET"), "SharePoint"),
        (PureWindowsPath(r"D:\Dialogue\AET"), ""),
        (PureWindowsPath(r"D:\Teamsport\AET"), ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(path: PurePosixPath, service: str) -> None:
    assert synchronising_service(path) == service


def plist(path: Path, **content: str) -> Path:
    path.write_bytes(plistlib.dumps(content, fmt=plistlib.FMT_BINARY))
    return path


def test_the_setting_of_macros_is_read_from_the_preferences_of_a_mac(tmp_path: Path) -> None:
    application = plist(tmp_path / "Info.plist", CFBundleShortVersionString="16.80")
    own = plist(tmp_path / "own.plist", VisualBasicMacroExecutionState="DisabledWithoutWarnings")
    managed = plist(tmp_path / "managed.plist", VisualBasicMacroExecutionState="DisabledWithWarnings")
    nowhere = tmp_path / "nowhere.plist"
    refused = Excel(version="16.80", macros=MacroSetting.REFUSED)
    assert excel_for_mac(application, [nowhere], [own]) == refused
    assert excel_for_mac(application, [managed], [own]) == Excel(
        version="16.80", macros=MacroSetting.ASKED, imposed=True
    )
    assert excel_for_mac(application, [], []) == Excel(version="16.80")
    assert excel_for_mac(nowhere, [managed], [own]) is None
