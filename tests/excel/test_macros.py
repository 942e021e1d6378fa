"""Our macros as LibreOffice runs them: what they would have Python do, and what they say instead when they cannot.

xlwings' own module and what only Excel can do give way to a few lines that read and write cells: LibreOffice neither
compiles the one nor closes a box on the screen. It also reports success whatever happens, so cells are looked at.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from pyopenvba.apps.excel import ExcelApplication

from aet_sheets.excel.vba import Module
from aet_sheets.excel.vba.sources import macro_folder, own_modules
from aet_sheets.excel.workbook import project_modules, write_pilot_with_buttons
from aet_sheets.text import french
from aet_sheets.writing.guide import BUTTONS
from tests.support.office import screen, take_steps
from tests.support.vba import HOST, python_commands, with_modules

FUNCTIONS: Final = {
    "AET_Verifier": "check",
    "AET_Diffuser": "distribute",
    "AET_Consolider": "consolidate",
    "AET_Suivi": "follow_up",
    "AET_Rapport": "report",
    "AET_NouvelleEdition": "rollover",
    "AET_OuvrirDossier": "open_folder",
}
SHEET: Final = "Moyens"
SAID, ASKED, OUTCOME, ERROR, READ_ONLY = "Z1", "Z2", "Z3", "Z4", "Z5"
STAND_INS: Final = f"""
Attribute VB_Name = "{HOST}"
Public Sub Say(ByVal message As String)
    Put "{SAID}", message
End Sub
Public Function IsReadOnly() As Boolean
    IsReadOnly = (Given("{READ_ONLY}") = "oui")
End Function
Public Function RunPython(command As String)
    If Given("{ERROR}") <> "" Then Err.Raise CLng(Given("{ERROR}"))
    Put "{ASKED}", command
    If Given("{OUTCOME}") <> "" Then RunPython = CInt(Given("{OUTCOME}"))
End Function
Public Sub TryPlaces()
    Put "{SAID}", ObstacleTo(Given("AA1"), Given("AA2"), False, Given("AA3"))
End Sub
Private Function Given(ByVal address As String) As String
    Given = CStr(ThisWorkbook.Worksheets("{SHEET}").Range(address).Value)
End Function
Private Sub Put(ByVal address As String, ByVal text As String)
    ThisWorkbook.Worksheets("{SHEET}").Range(address).Value = text
End Sub
"""
LOOK: Final = (("read", SHEET, SAID), ("read", SHEET, ASKED))
FORGET: Final = tuple(("write", SHEET, cell, "") for cell in (SAID, ASKED, OUTCOME, ERROR, READ_ONLY))
HOME: Final = r"C:\Users\moi\AET"
PLACES: Final = {
    "adresse en ligne": ("https://exemple.example/pilotage.xlsm", "https://exemple.example", "python"),
    "jamais été enregistré": ("Classeur1", "", "python"),
    "message ou une archive": ("pilotage.xlsm", r"C:\Users\moi\AppData\Local\Temp", "python"),
    "un message": ("pilotage.xlsm", r"C:\Users\moi\AppData\INetCache\Content.Outlook\AB12", "python"),
    "pas encore relié": ("pilotage.xlsm", HOME, ""),
    "pas là où ce classeur le cherche": ("pilotage.xlsm", HOME, "/nulle/part/python"),
}
FREE: Final = (("pilotage.xlsm", HOME, "python"), ("pilotage.xlsm", r"D:\Temp\AET", r"%LOCALAPPDATA%\AET\python.exe"))


def place(facts: tuple[str, str, str]) -> list[tuple[str, ...]]:
    written = [("write", SHEET, cell, fact) for cell, fact in zip(("AA1", "AA2", "AA3"), facts, strict=True)]
    return [*FORGET, *written, ("run_macro", f"{HOST}.TryPlaces"), *LOOK]


def press(macro: str, *given: tuple[str, str]) -> list[tuple[str, ...]]:
    """Return the steps that press a button, with what the stand-ins are to do, and look at what came of it."""
    return [*FORGET, *(("write", SHEET, *fact) for fact in given), ("run_macro", f"AET.{macro}"), *LOOK]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("macros")
    interpreter = folder / "python"
    interpreter.touch()
    path = folder / "pilotage.xlsm"
    conf = {"Interpreter_Win": "", "Interpreter_Mac": str(interpreter)}
    write_pilot_with_buttons(path, {"territory": "Val Fictif"}, {}, conf)
    return path


@pytest.fixture(scope="module")
def with_stand_ins(workbook: Path) -> Path:
    """The workbook, with what only Excel can do replaced."""
    sheets = openpyxl.load_workbook(workbook, read_only=True).sheetnames
    replaced = ("xlwings", "Dictionary", HOST)
    ours = [module for module in project_modules(sheets) if module.name not in replaced]
    stand_ins = Module.from_text(STAND_INS.strip(), file="stand-ins")
    return with_modules(workbook, [*ours, stand_ins], workbook.with_name("essai.xlsm"))


@pytest.fixture(scope="module")
def seen(with_stand_ins: Path) -> dict[str, Any]:
    """What LibreOffice saw, by name; for each press the sentence said and the command given to Python."""
    asked: dict[str, list[tuple[str, ...]]] = {
        "modules": [("modules",)],
        "buttons": [("buttons", "Accueil")],
        **{macro: press(macro) for macro in FUNCTIONS},
        **{name: place(facts) for name, facts in PLACES.items()},
        **{f"free {number}": place(facts) for number, facts in enumerate(FREE)},
        "read only": press("AET_Suivi", (READ_ONLY, "oui")),
        "stopped": press("AET_Suivi", (OUTCOME, "-1")),
        "antivirus": press("AET_Suivi", (ERROR, "70")),
        "policy": press("AET_OuvrirDossier", (ERROR, "429")),
        "other": press("AET_Suivi", (ERROR, "11")),
        "missing": [("write", "xlwings.conf", "B2", "/nulle/part/python"), *press("AET_Verifier")],
    }
    results = iter(take_steps(with_stand_ins, *(step for steps in asked.values() for step in steps)))
    return {name: [next(results) for _ in steps][-2:] for name, steps in asked.items()}


def test_every_button_runs_its_macro(seen: dict[str, Any]) -> None:
    shown = {(caption, re.split("[.?]", script)[5]) for caption, script in seen["buttons"][0]}
    assert shown == {(french(caption), macro) for macro, caption, _ in BUTTONS}
    assert {macro for macro, _, _ in BUTTONS} == set(FUNCTIONS)


@pytest.mark.parametrize(("macro", "function"), FUNCTIONS.items())
def test_a_macro_hands_over_to_python(seen: dict[str, Any], macro: str, function: str) -> None:
    assert seen[macro] == ["", f"import aet_sheets.excel.buttons as b; b.{function}()"]


def test_the_commands_can_be_read_from_the_workbook(workbook: Path) -> None:
    commands = {macro: f"import aet_sheets.excel.buttons as b; b.{function}()" for macro, function in FUNCTIONS.items()}
    assert python_commands(workbook) == commands


def test_a_click_of_the_mouse_runs_the_macro_of_the_button(with_stand_ins: Path) -> None:
    clicks = [
        [("write", SHEET, ASKED, ""), ("click", "Accueil", french(caption)), ("read_once_filled", SHEET, ASKED)]
        for _, caption, _ in BUTTONS
    ]
    with screen() as display:
        asked = take_steps(with_stand_ins, *(step for steps in clicks for step in steps), display=display)[2::3]
    assert asked == [f"import aet_sheets.excel.buttons as b; b.{FUNCTIONS[macro]}()" for macro, _, _ in BUTTONS]


@pytest.mark.parametrize("words", PLACES)
def test_what_stands_in_the_way_is_said(seen: dict[str, Any], words: str) -> None:
    said, asked = seen[words]
    assert words in said
    assert "\n\n" in said, "an obstacle comes with its remedy"
    assert not asked


def test_nothing_is_said_when_the_way_is_free(seen: dict[str, Any]) -> None:
    assert [seen[f"free {number}"][0] for number in range(len(FREE))] == ["", ""]


def test_python_is_not_called_when_something_stands_in_the_way(seen: dict[str, Any]) -> None:
    assert "lecture seule" in seen["read only"][0]
    assert "/nulle/part/python" in seen["missing"][0]
    assert "aet diagnostic --reparer" in seen["missing"][0]
    assert [seen[name][1] for name in ("read only", "missing")] == ["", ""]


def test_a_program_that_stopped_is_told(seen: dict[str, Any]) -> None:
    assert seen["stopped"][0].startswith("Le programme s’est arrêté avant d’avoir fini.")


def test_an_error_of_excel_is_told_with_its_cause(seen: dict[str, Any]) -> None:
    assert seen["antivirus"][0].startswith("L’antivirus empêche Excel de lancer un programme (erreur 70).")
    assert seen["policy"][0].startswith("Une règle de sécurité de Windows")
    assert "(erreur 11\u00a0: " in seen["other"][0]


def test_another_interpreter_of_vba_says_the_same(workbook: Path, seen: dict[str, Any]) -> None:
    """With the workbook as it is, xlwings' own module included; but it looks for no file on the disk."""
    excel = ExcelApplication.open(workbook)
    for words, facts in PLACES.items():
        if facts == PLACES["pas là où ce classeur le cherche"]:
            continue
        said = excel.evaluate('ObstacleTo("{}", "{}", False, "{}")'.format(*facts))
        assert said.replace("\r\n", "\n") == seen[words][0]
    for facts in FREE:
        assert excel.evaluate('ObstacleTo("{}", "{}", False, "{}")'.format(*facts)) == ""
    assert seen["antivirus"][0].startswith(excel.evaluate('Failure(70, "")').replace("\r\n", "\n"))


def test_the_same_thing_can_be_done_without_excel(seen: dict[str, Any]) -> None:
    assert seen["antivirus"][0].endswith("fait la même chose\u00a0:\naet suivi")
    assert "invite de commandes" not in seen["policy"][0], "a folder is opened without us"


def test_libreoffice_knows_all_our_modules(seen: dict[str, Any]) -> None:
    assert {module.name for module in own_modules()} <= set(seen["modules"][0])


def test_what_the_macros_say_follows_french_typography() -> None:
    for source in macro_folder().iterdir():
        code = re.sub(r"^\s*'.*$", "", source.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for text in re.findall(r'"([^"]*)"', code):
            if " " in text and not text.startswith("import "):
                assert text == french(text)
