"""An annotated xlsx: what is wrong is shown, what its sender laid out is still there, what could harm is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aet_sheets.problems import Place, Problem, Severity, catalogue
from aet_sheets.writing.annotated.annotation import Annotation
from aet_sheets.writing.annotated.copy import annotated_copy
from tests.support.libreoffice import convert
from tests.support.senders import SESSIONS, X14_RULE, add_harm, write_own_return
from tests.support.workbooks import parts

pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension:UserWarning")  # openpyxl's, which loses them

DATE = catalogue.BAD_DATE.at(
    Place("a.xlsx", SESSIONS, "C2", "Date"), "15/13/2016", required=True, proposal="Vouliez-vous dire 13/10/2016 ? "
)
SHEET = catalogue.SHEET_FOUND_BY_HEADINGS.at(Place("a.xlsx", "Choix"), table="Choix")
FILE = catalogue.COVER_UNUSABLE.at(Place("a.xlsx"), missing="rien", remedy="Complétez.")
EMPTY = catalogue.VERSION_MISSING.at(Place("a.xlsx", "Fiche", "B40", "Version"))
INFO = catalogue.TOTAL_ROW.at(Place("a.xlsx", SESSIONS, "A9"))
PROBLEMS = (INFO, EMPTY, SHEET, FILE, DATE)
METADATA = {"groupe": "GT-JEUNES", "corrige": "0" * 64}
RED, ORANGE = "FFFBE4E4", "FFFBE6D4"


def annotate(path: Path, to: Path, problems: tuple[Problem, ...] = PROBLEMS, **metadata: str) -> Path:
    to.write_bytes(
        annotated_copy(path.read_bytes(), path.name, Annotation(problems, METADATA | metadata, ("Corrigez.",)))
    )
    return to


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_harm(write_own_return(tmp_path_factory.mktemp("sender") / "a.xlsx"))


@pytest.fixture(scope="module")
def copy(original: Path) -> Path:
    return annotate(original, original.with_name("copie.xlsx"))


@pytest.fixture(scope="module")
def book(copy: Path) -> Any:
    return openpyxl.load_workbook(copy)


def coloured(book: Any) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.fill.fgColor.rgb
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if sheet.title != "À corriger" and cell.fill.fgColor.rgb in {RED, ORANGE}
    }


def test_wrong_cells_are_coloured_by_their_gravity_and_no_other(book: Any) -> None:
    assert coloured(book) == {(SESSIONS, "C2"): RED, ("Fiche", "B40"): ORANGE}


def test_a_note_says_what_is_wrong_and_what_to_do_under_the_senders_own(book: Any) -> None:
    note = book[SESSIONS]["C2"].comment.text.replace("\u00a0", " ")
    assert note.startswith("Je ne sais plus\n———\nBLOQUANT : Ce n’est pas une date.\n→ Vouliez-vous dire 13/10/2016 ?")
    assert book[SESSIONS]["B2"].comment.text == "Notre remarque"
    assert book["Fiche"]["B40"].comment.text.startswith("À VÉRIFIER")


def test_the_first_sheet_lists_the_points_the_gravest_first(book: Any) -> None:
    sheet = book.worksheets[0]
    assert (sheet.title, book.active.title) == ("À corriger", "À corriger")
    rows = [[cell.value for cell in row[1:4]] for row in sheet.iter_rows() if row[1].value in {"Bloquante", "Alerte"}]
    assert rows == [
        ["Bloquante", "Tout le fichier", None],
        ["Bloquante", f"{SESSIONS} C2", "Date"],
        ["Alerte", "Fiche B40", "Version"],
        ["Alerte", "Choix", None],
    ]
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"{SESSIONS} C2": f"'{SESSIONS}'!C2", "Fiche B40": "'Fiche'!B40", "Choix": "'Choix'!A1"}


def test_only_one_sheet_is_selected(book: Any) -> None:
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["À corriger"]


def test_the_layout_is_still_there(book: Any) -> None:
    sheet = book[SESSIONS]
    assert book.sheetnames == ["À corriger", "Fiche", SESSIONS, "Choix", "_aet"]
    assert list(sheet.tables) == ["Mes_Seances"]
    assert sheet.column_dimensions["B"].width == pytest.approx(33.7, abs=0.1)
    assert sheet.freeze_panes == "B2"
    assert [rule.type for rule in sheet.data_validations.dataValidation] == ["decimal"]
    assert [rule.type for block in sheet.conditional_formatting for rule in block.rules] == ["containsText"]
    assert sheet["C2"].number_format == "@"
    assert sheet["D2"].value == "=1+1"


def test_pictures_are_still_there(copy: Path, original: Path) -> None:
    before, after = parts(original), parts(copy)
    assert after["xl/media/image1.png"] == before["xl/media/image1.png"]
    assert b"/xl/media/image1.png" in after["xl/drawings/_rels/drawing1.xml.rels"]
    assert b"<drawing " in after["xl/worksheets/sheet2.xml"]


def test_a_drop_down_fed_from_another_sheet_is_still_there(copy: Path, original: Path) -> None:
    (before,) = [xml for name, xml in parts(original).items() if name.endswith("sheet2.xml")]
    (after,) = [xml for name, xml in parts(copy).items() if name.endswith("sheet2.xml")]
    assert X14_RULE.encode() in before
    assert b"<xm:f>Choix!$A$1:$A$2</xm:f>" in after
    assert b"<xm:sqref>A2:A50</xm:sqref>" in after


def test_protection_stays_but_wrong_cells_can_be_corrected(book: Any) -> None:
    assert book[SESSIONS].protection.sheet
    assert not book[SESSIONS]["C2"].protection.locked
    assert book[SESSIONS]["B2"].protection.locked


def test_a_sheet_that_is_wrong_as_a_whole_is_opened(original: Path, tmp_path: Path) -> None:
    problem = catalogue.SHEET_FOUND_BY_HEADINGS.at(Place("a.xlsx", SESSIONS), table=SESSIONS)
    book = openpyxl.load_workbook(annotate(original, tmp_path / "b.xlsx", (problem,)))
    assert not book[SESSIONS].protection.sheet


def test_what_is_wrong_is_never_hidden(tmp_path: Path) -> None:
    hidden = openpyxl.Workbook()
    hidden.active.title = "Vu"
    sheet = hidden.create_sheet(SESSIONS)
    sheet.sheet_state = "hidden"
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = sheet.column_dimensions["D"].hidden = True
    sheet["D3"] = 1
    hidden.save(tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(annotate(tmp_path / "a.xlsx", tmp_path / "b.xlsx", (DATE,)))[SESSIONS]
    assert sheet.sheet_state == "visible"
    assert [sheet.row_dimensions[row].hidden for row in (2, 3)] == [False, True]
    assert [sheet.column_dimensions[name].hidden for name in "CD"] == [False, True]


def test_beyond_a_thousand_points_cells_are_only_coloured(original: Path, tmp_path: Path) -> None:
    places = [Place("a.xlsx", SESSIONS, f"E{row}", "Lieu") for row in range(2, 1_102)]
    problems = tuple(catalogue.BAD_NUMBER.at(place, "x") for place in places)
    book = openpyxl.load_workbook(annotate(original, tmp_path / "b.xlsx", problems))
    assert len(coloured(book)) == 1_100
    assert sum(cell.comment is not None for row in book[SESSIONS]["E1:E1200"] for cell in row) == 1_000
    told = [str(row[1].value) for row in book["À corriger"].iter_rows()]
    assert "… et 100\u00a0autres points, en couleur aussi." in told


def test_names_follow_their_sheets(book: Any) -> None:
    assert "Mes_Choix" in book.defined_names
    assert "Ici" in book[SESSIONS].defined_names


def test_nothing_that_runs_fetches_or_links_comes_back(copy: Path, book: Any) -> None:
    found = parts(copy)
    whole = b"".join(found.values())
    assert not [name for name in found if "vba" in name.lower() or "external" in name.lower()]
    for harm in (b"evil.example", b"ailleurs.xlsx", b"[1]", b"cmd|", b"Ailleurs", b"TargetMode"):
        assert harm not in whole, harm
    assert [book[SESSIONS][cell].value for cell in ("A60", "B60", "C60", "D60")] == [12, "ici", 3, "=SUM(A60,1)"]
    links = {
        cell.coordinate: cell.hyperlink.location for row in book[SESSIONS].iter_rows() for cell in row if cell.hyperlink
    }
    assert links == {"B2": "'Fiche'!A1"}


def test_what_was_left_out_is_told(book: Any) -> None:
    told = [str(cell.value) for row in book["À corriger"].iter_rows() for cell in row if cell.value]
    (sentence,) = [text for text in told if text.startswith("Par sécurité")]
    for what in ("les macros", "les liens vers d’autres classeurs", "les liens hypertextes", "3\u00a0formules"):
        assert what in sentence


def test_a_text_that_looks_like_a_formula_stays_a_text(original: Path, tmp_path: Path) -> None:
    problem = catalogue.BAD_NUMBER.at(Place("a.xlsx", SESSIONS, "B2", "=1+1"), '=HYPERLINK("http://evil.example")')
    book = openpyxl.load_workbook(annotate(original, tmp_path / "b.xlsx", (problem,)))
    cells = [cell for row in book["À corriger"].iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert [cell.data_type for cell in cells] == ["s", "s"]


def test_characters_that_xml_cannot_hold_are_left_out(original: Path, tmp_path: Path) -> None:
    problem = catalogue.BAD_NUMBER.at(Place("a.xlsx", SESSIONS, "B2", "a\x00b\ud800c\uffffd"), "1\x0b2 €")
    book = openpyxl.load_workbook(annotate(original, tmp_path / "b.xlsx", (problem,)))
    values = {str(cell.value) for row in book["À corriger"].iter_rows() for cell in row}
    assert "12 €" in values
    assert any(value.startswith("ab") and value.endswith("d") for value in values)


def test_the_hidden_metadata_say_what_it_corrects(book: Any) -> None:
    assert {row[0].value: row[1].value for row in book["_aet"].iter_rows()} == METADATA
    assert book["_aet"].sheet_state == "veryHidden"


def test_the_same_file_gives_the_same_bytes(original: Path, copy: Path, tmp_path: Path) -> None:
    assert annotate(original, tmp_path / "b.xlsx").read_bytes() == copy.read_bytes()


def test_a_copy_sent_back_is_annotated_afresh(copy: Path, tmp_path: Path) -> None:
    corrects = f"{'1' * 64} {'0' * 64}"
    book = openpyxl.load_workbook(annotate(copy, tmp_path / "b.xlsx", (EMPTY,), corrige=corrects))
    assert book.sheetnames == ["À corriger", "Fiche", SESSIONS, "Choix", "_aet"]
    assert coloured(book) == {("Fiche", "B40"): ORANGE}
    assert book[SESSIONS]["C2"].comment.text == "Je ne sais plus"
    assert book["Fiche"]["B40"].comment.text.count("À VÉRIFIER") == 1


def test_a_sheet_of_theirs_that_bears_our_name_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    theirs = openpyxl.Workbook()
    theirs.active.title = "À corriger"
    theirs.active["A1"] = "Nos notes"
    theirs.save(path)
    book = openpyxl.load_workbook(annotate(path, tmp_path / "b.xlsx", (FILE,)))
    assert book.sheetnames == ["À corriger!", "À corriger", "_aet"]
    assert book["À corriger"]["A1"].value == "Nos notes"


def test_excel_would_open_it(copy: Path) -> None:
    judge = [sys.executable, "-m", "openxml_audit", "--format", "office2016", str(copy)]
    verdict = subprocess.run(judge, capture_output=True, text=True, check=False)
    assert verdict.returncode == 0, verdict.stdout


def test_libreoffice_opens_it(copy: Path, tmp_path: Path) -> None:
    opened = openpyxl.load_workbook(convert(copy, "xlsx", tmp_path / "vu"))
    assert opened.sheetnames[:4] == ["À corriger", "Fiche", SESSIONS, "Choix"]
    assert "BLOQUANT" in opened[SESSIONS]["C2"].comment.text
    assert coloured(opened)[SESSIONS, "C2"] == RED


def test_severities_have_their_colours() -> None:
    assert {DATE.severity, EMPTY.severity} == {Severity.BLOCKING, Severity.ALERT}
