"""The buttons, each pressed as Excel presses it: the command of its macro, taken out of the workbook by olevba."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from aet_sheets.checking.tables import ValueReader
from aet_sheets.consolidation.run import check_pilot
from aet_sheets.excel.conf import conf_for_this_machine
from aet_sheets.excel.workbook import write_pilot_with_buttons
from aet_sheets.problems import Severity
from aet_sheets.reading.source import read_pilot
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.schema import Actors, Editions, Enrolments, Groups, Indicators, Table
from aet_sheets.text import french
from aet_sheets.writing.marks import criteria
from aet_sheets.writing.rows import Row
from aet_sheets.writing.state import (
    ANOMALIES_SHEET,
    ANOMALIES_TABLE,
    LAST_CONSOLIDATION,
    PROBLEMS_LEFT,
    RETURNS_EXPECTED,
    RETURNS_RECEIVED,
)
from tests.operations.small import MEETING, write_return
from tests.support.buttons import Given, Pressed, press
from tests.support.office import take_steps
from tests.support.vba import python_commands

LINKED = {"Interpreter_Mac": sys.executable}
MISSPELT = "Inscritt"


def actor(code: str, name: str, **more: str) -> Row:
    return {
        "code": code,
        "type": "Association",
        "organisation": "Passerelle",
        "last_name": name,
        "mobilisation": "Inscrit",
        **more,
    }


def edition(first: int, status: str) -> Row:
    start, end = dt.date(first, 9, 1), dt.date(first + 1, 8, 31)
    return {"edition": f"{first}-{first + 1}", "start": start, "end": end, "status": status}


def group(code: str, theme: str) -> Row:
    return {"code": code, "theme": theme, "status": "Actif"}


TABLES: dict[type[Table], list[Row]] = {
    Editions: [edition(2015, "Close"), edition(2016, "Ouverte")],
    Actors: [actor("ACT-001", "Diallo"), actor("ACT-002", "Zola")],
    Groups: [group("GT-JEUNES", "Insertion des jeunes"), group("GT-HANDICAP", "Handicap")],
    Enrolments: [
        {"group": "GT-JEUNES", "actor": "ACT-001", "edition": "2016-2017", "role": "Membre"},
        {"group": "GT-HANDICAP", "actor": "ACT-002", "edition": "2016-2017", "role": "Animateur"},
    ],
    Indicators: [],
}


def dossier(folder: Path, tables: dict[type[Table], list[Row]] | None = None, **conf: str) -> Path:
    """Write a dossier with one return, and give the path of its pilot workbook."""
    write_return(folder / "retours/2016-2017/jeunes.xlsx", {"Séances": MEETING})
    (folder / ".aet").mkdir()
    pilot = folder / "pilotage.xlsm"
    known = conf_for_this_machine() | LINKED | conf
    write_pilot_with_buttons(pilot, {"territory": "Val Fictif", "carrier": "Val"}, TABLES | (tables or {}), known)
    return pilot


def with_faults(folder: Path) -> Path:
    faulty = [actor("ACT-001", "Diallo", mobilisation=MISSPELT), actor("ACT-002", "Zola", email="zola.example")]
    return dossier(folder, {Actors: faulty, Enrolments: []})


@pytest.fixture
def pilot(tmp_path: Path) -> Path:
    return dossier(tmp_path / "dossier")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier whose buttons are pressed."""
    return dossier(tmp_path_factory.mktemp("buttons") / "dossier").parent


@pytest.fixture(scope="module")
def pressed(folder: Path) -> dict[str, Pressed]:
    """Every button of one workbook, pressed one after the other; the file manager notes what it was to show."""
    workbook = folder / "pilotage.xlsm"
    programs = workbook.parent.parent / "bin"
    programs.mkdir()
    file_manager = programs / "xdg-open"
    file_manager.write_text(f'#!/bin/sh\nprintf %s "$1" > {programs / "shown"}\n')
    file_manager.chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return {macro: press(workbook, macro, Given(["ok"], path=path)) for macro in python_commands(workbook)}


def test_every_button_ends_well_and_leaves_excel_as_it_was(pressed: dict[str, Pressed]) -> None:
    for macro, one in pressed.items():
        assert (one.status, one.errors) == (0, ""), macro
        assert {box["mode"] for box in one.screen["boxes"]} <= {"info"}, macro
        assert {box["title"] for box in one.screen["boxes"]} <= {"AET"}
        assert one.screen["status"][-1] is False
        assert one.screen["updating"][-1:] in ([], [True])
        assert one.screen["saved"] >= 1


def test_what_goes_on_is_shown_in_the_status_bar(pressed: dict[str, Pressed]) -> None:
    texts = pressed["AET_Consolider"].screen["status"][:-1]
    assert all(text.startswith("AET\u00a0: ") for text in texts)
    assert len(texts) == len(set(texts)) > 1


def test_a_sound_workbook_is_said_to_be_sound(pressed: dict[str, Pressed]) -> None:
    assert pressed["AET_Verifier"].said == french("Ce classeur est vérifié : aucune anomalie.")


def test_returns_are_written_for_every_active_group(pressed: dict[str, Pressed], folder: Path) -> None:
    assert "2\u00a0fiches de retour" in pressed["AET_Diffuser"].said
    assert len(list((folder / "a-envoyer/2016-2017").glob("*.xlsx"))) == 2


def test_a_consolidation_fills_the_state_of_play_and_opens_its_result(
    pressed: dict[str, Pressed], folder: Path
) -> None:
    one, result = pressed["AET_Consolider"], folder / "consolidation/2016-2017.xlsx"
    assert [one.fact(fact.name) for fact in (RETURNS_RECEIVED, RETURNS_EXPECTED, PROBLEMS_LEFT)] == [1, 2, 0]
    assert dt.datetime.now() - one.fact(LAST_CONSOLIDATION.name) < dt.timedelta(minutes=10)  # noqa: DTZ005
    assert one.screen["opened"] == [str(result)]
    assert openpyxl.load_workbook(result)["Suivi des retours"].max_row > 1
    assert "1\u00a0retour reçu sur 2" in one.said
    assert "consolidation/2016-2017.xlsx" in one.said


def test_the_follow_up_names_the_groups_that_are_missing_first(pressed: dict[str, Pressed]) -> None:
    lines = [line for line in pressed["AET_Suivi"].said.splitlines() if line.startswith("•")]
    assert lines[0].startswith("• Handicap\u00a0: ")
    assert lines[1].startswith("• Insertion des jeunes\u00a0: reçu")


def test_the_report_is_written_and_its_workbook_opened(pressed: dict[str, Pressed], folder: Path) -> None:
    one = pressed["AET_Rapport"]
    assert one.said.startswith("Le rapport 2016-2017 est écrit")
    for name in ("rapport-2016-2017.xlsx", "rapport-2016-2017.pdf"):
        assert (folder / "rapports" / name).is_file()
        assert f"• {name}" in one.said


def test_the_next_edition_is_opened_in_the_workbook_itself(pressed: dict[str, Pressed], folder: Path) -> None:
    one = pressed["AET_NouvelleEdition"]
    question, answer = (box["text"] for box in one.screen["boxes"])
    assert question.startswith("Ouvrir l’édition 2017-2018")
    assert answer.startswith("L’édition 2017-2018 est ouverte")
    editions = [[row[0], row[3]] for row in one.rows("Éditions", "T_Editions")]
    assert editions == [["2015-2016", "Close"], ["2016-2017", "Close"], ["2017-2018", "Ouverte"]]
    assert [row[2] for row in one.rows("Inscriptions", "T_Inscriptions")].count("2017-2018") == 2
    workbook = read_workbook((folder / "pilotage.xlsm").read_bytes(), "pilotage.xlsm")
    assert check_pilot(read_pilot(workbook, "pilotage.xlsm"), ValueReader()).open_edition == "2017-2018"
    (backup,) = (folder / ".aet/sauvegardes").iterdir()
    assert openpyxl.load_workbook(backup)["Éditions"].max_row < 1 + len(editions) + 1
    assert (folder / "retours/2017-2018").is_dir()


def test_the_folder_is_shown_without_a_word(pressed: dict[str, Pressed], folder: Path) -> None:
    assert pressed["AET_OuvrirDossier"].screen["boxes"] == []
    assert (folder.parent / "bin/shown").read_text() == str(folder)


def test_an_edition_that_nobody_agrees_to_is_not_opened(pilot: Path) -> None:
    one = press(pilot, "AET_NouvelleEdition", Given(["cancel"]))
    assert len(one.screen["boxes"]) == 1
    assert len(one.rows("Éditions", "T_Editions")) == 2
    assert not list(pilot.parent.glob(".aet/sauvegardes/*"))


def test_faulty_cells_are_listed_and_marked_until_they_are_corrected(tmp_path: Path) -> None:
    pilot = with_faults(tmp_path / "dossier")
    first = press(pilot, "AET_Verifier")
    listed = first.rows(ANOMALIES_SHEET, ANOMALIES_TABLE)
    assert [row[:5] for row in listed] == [
        ["bloquante", "Acteurs", '=HYPERLINK("#\'Acteurs\'!M2","M2")', "Mobilisation", MISSPELT],
        ["alerte", "Acteurs", '=HYPERLINK("#\'Acteurs\'!I3","I3")', "Courriel", None],
    ]
    assert all(row[5].endswith(".") and row[6].endswith(".") for row in listed)
    assert "zola" not in str(listed), "whoever is erased later must not stay here"
    assert first.screen["front"] == ANOMALIES_SHEET
    assert first.said.startswith(french("Ce classeur est vérifié : 1 bloquante, 1 alerte").replace("1 ", "1\u00a0"))
    assert _marked(tmp_path / "AET_Verifier.xlsm") == ["bloquante M2", "alerte I3"]

    book = openpyxl.load_workbook(tmp_path / "AET_Verifier.xlsm", keep_vba=True)
    book["Acteurs"]["M2"], book["Acteurs"]["I3"] = "Inscrit", "zola@passerelle.example"
    book.save(pilot)
    second = press(pilot, "AET_Verifier")
    assert second.rows(ANOMALIES_SHEET, ANOMALIES_TABLE) == [[None] * 7]
    assert not any(cell.value for row in second.book[ANOMALIES_SHEET].iter_rows(min_row=2) for cell in row)
    assert _marked(tmp_path / "AET_Verifier.xlsm") == []


def _marked(workbook: Path) -> list[str]:
    """Return which cells the formats of the sheet of actors mark, as LibreOffice computes them."""
    sheet = openpyxl.load_workbook(workbook)["Acteurs"]
    rules = {rule.formula[0]: area.sqref for area in sheet.conditional_formatting for rule in area.rules}
    asked: list[tuple[str, ...]] = [("recalculate",)]
    cells = [f"{column}{row}" for row in (2, 3, 4) for column in "AIMN"]
    for severity in (Severity.BLOCKING, Severity.ALERT):
        assert "M3" in rules[criteria("Acteurs", severity, "A2").removeprefix("=")]
        for cell in cells:
            formula = criteria("Acteurs", severity, cell).replace(",", ";")
            asked += [("write", "Moyens", "Z9", formula), ("read", "Moyens", "Z9")]
    shown = take_steps(workbook, *asked)[2::2]
    places = [f"{severity} {cell}" for severity in (Severity.BLOCKING, Severity.ALERT) for cell in cells]
    return [place for place, marked in zip(places, shown, strict=True) if marked in ("TRUE", "VRAI", "1")]


def test_more_problems_than_a_person_corrects_are_counted(tmp_path: Path) -> None:
    many = [actor(f"ACT-{number}", f"Nom{number}", email="faux") for number in range(2_050)]
    one = press(dossier(tmp_path / "dossier", {Actors: many}), "AET_Verifier")
    assert len(one.rows(ANOMALIES_SHEET, ANOMALIES_TABLE)) == 2_000
    assert "autres à la vérification suivante" in one.said


@pytest.mark.parametrize(
    "where", ["https://val.example/documents/pilotage.xlsm", "pilotage.xlsm"], ids=["an address", "never saved"]
)
def test_a_workbook_without_a_folder_is_told_what_to_do(pilot: Path, where: str) -> None:
    before = pilot.read_bytes()
    one = press(pilot, "AET_Consolider", Given(fullname=where))
    assert one.status == 0
    assert one.said.startswith("Ce classeur n’est pas enregistré dans un dossier")
    assert "aet consolider" in one.said
    assert (one.screen["saved"], one.screen["status"]) == (0, [False])
    assert pilot.read_bytes() == before


def test_a_sheet_that_excel_does_not_let_write_is_told_with_its_log(tmp_path: Path) -> None:
    pilot = with_faults(tmp_path / "dossier")
    book = openpyxl.load_workbook(pilot, keep_vba=True)
    book[ANOMALIES_SHEET].protection.enable()
    book.save(pilot)
    one = press(pilot, "AET_Verifier")
    assert one.screen["boxes"][0]["mode"] == "critical"
    assert one.said.startswith("Excel n’a pas fait ce qui lui était demandé.")
    assert one.said.endswith("aet verifier pilotage.xlsm")
    log = (pilot.parent / ".aet/journal-technique.log").read_text(encoding="utf-8")
    assert "com_error" in log
    assert "Diallo" not in log
    assert (one.screen["status"][-1], one.screen["updating"][-1]) == (False, True)


def test_an_edition_that_excel_opens_half_is_not_to_be_kept(pilot: Path) -> None:
    book = openpyxl.load_workbook(pilot, keep_vba=True)
    book["Inscriptions"].protection.enable()
    book.save(pilot)
    one = press(pilot, "AET_NouvelleEdition", Given(["ok"]))
    said = one.screen["boxes"][-1]["text"]
    assert said.startswith("Excel n’a pas pu modifier ce classeur jusqu’au bout")
    assert "sans l’enregistrer" in said
    assert len(openpyxl.load_workbook(pilot)["Éditions"]["A"]) == 3


@pytest.mark.parametrize(
    ("sheet", "macro"), [(ANOMALIES_SHEET, "AET_Verifier"), ("Inscriptions", "AET_NouvelleEdition")]
)
def test_a_sheet_that_was_deleted_is_named(pilot: Path, sheet: str, macro: str) -> None:
    book = openpyxl.load_workbook(pilot, keep_vba=True)
    del book[sheet]
    book.save(pilot)
    one = press(pilot, macro, Given(["ok"]))
    assert sheet in one.said
    assert one.screen["boxes"][0]["mode"] == "critical"


def test_what_people_wrote_under_a_table_is_not_written_over(pilot: Path) -> None:
    book = openpyxl.load_workbook(pilot, keep_vba=True)
    sheet = book["Éditions"]
    sheet.tables["T_Editions"].ref = "A1:E2"
    book.save(pilot)
    one = press(pilot, "AET_NouvelleEdition", Given(["ok"]))
    assert "sous le tableau de la feuille" in one.screen["boxes"][-1]["text"]
    assert not list(pilot.parent.glob(".aet/sauvegardes/*"))


def test_a_missing_library_is_told_in_french(tmp_path: Path) -> None:
    shadow = tmp_path / "ombre"
    shadow.mkdir()
    (shadow / "xlsxwriter.py").write_text("raise ModuleNotFoundError('no', name='xlsxwriter')\n")
    pilot = dossier(tmp_path / "dossier", PYTHONPATH=str(shadow))
    one = press(pilot, "AET_Consolider")
    assert one.said.startswith("Le programme est incomplet\u00a0: il lui manque le module xlsxwriter.")
    assert "aet diagnostic" in one.said


def test_without_the_calling_workbook_the_sentence_goes_where_the_macro_of_xlwings_looks(pilot: Path) -> None:
    one = press(pilot, "AET_Suivi", Given(caller="inconnu.xlsm"))
    assert one.status == 1
    assert "aet suivi" in one.errors
    assert "Traceback" not in one.errors


def test_no_licence_key_of_xlwings_is_set_or_needed() -> None:
    code = (
        "import os, sys, xlwings, aet_sheets.excel.buttons;"
        "sys.exit('XLWINGS_LICENSE_KEY' in os.environ or bool(xlwings.__pro__))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": os.pathsep.join(sys.path)})
