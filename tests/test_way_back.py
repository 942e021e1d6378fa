"""The way back, in every format: a return is annotated, its copy comes back, corrected or not, and takes its place."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import openpyxl
import pytest

from aet_sheets.operations.checking import FileCheck, check_and_annotate, check_files
from aet_sheets.operations.consolidate import Outcome, consolidate_dossier
from aet_sheets.problems import Place, catalogue
from aet_sheets.reading.raw import RawSheet
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.writing.annotated.annotation import Annotation
from aet_sheets.writing.annotated.copy import annotated_copy
from tests.operations.small import EDITION, small_dossier, write_return
from tests.support.dossiers import DATA
from tests.support.libreoffice import convert
from tests.support.senders import SESSIONS, write_own_return

FORMATS = ("xlsx", "ods", "xls", "csv")
TABLE = """
    | Type de séance | Intitulé | Date | Durée (h) |
    | Groupe de travail | Bilan | 15/13/2016 | deux |
    | Groupe de travail | Suite | 12/11/2016 | 2 |
    """
pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension:UserWarning")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same faulty return in every format; csv has its sessions alone."""
    folder = tmp_path_factory.mktemp("sent")
    xlsx = write_return(folder / "retour.xlsx", {SESSIONS: TABLE})
    lines = [";".join(cell.strip() for cell in line.strip(" |").split("|")) for line in TABLE.strip().splitlines()]
    csv = folder / "retour.csv"
    csv.write_text("\n".join(lines), encoding="cp1252")
    return {"xlsx": xlsx, "csv": csv} | {name: convert(xlsx, name, folder) for name in ("ods", "xls")}


@pytest.fixture(params=FORMATS)
def dossier(request: pytest.FixtureRequest, sent: dict[str, Path], tmp_path: Path) -> Path:
    """A dossier whose one return is of the format at hand."""
    dossier = small_dossier(tmp_path / "d")
    folder = dossier / "retours" / EDITION / "GT-JEUNES"
    folder.mkdir()
    shutil.copy(sent[request.param], folder)
    return dossier


def copy_in(dossier: Path) -> Path:
    (copy,) = (dossier / "a-renvoyer").rglob("*.xlsx")
    return copy


def send_in(dossier: Path, copy: Path) -> Outcome:
    shutil.copy(copy, dossier / "retours" / EDITION / "GT-JEUNES" / copy.name)
    return consolidate_dossier(dossier)


def told(outcome: Outcome, *, rows_only: bool = False) -> set[tuple[str, str, str]]:
    """Return the problems of the file that counts; the name of the sheet is that of the csv file."""
    (file,) = outcome.consolidation.sources
    return {
        (problem.code, problem.cell, problem.value)
        for problem in outcome.consolidation.problems
        if problem.file == file and not (rows_only and problem.cell == "")
    }


def statuses(outcome: Outcome) -> dict[str, str]:
    return {item.name: str(item.status) for item in outcome.consolidation.returns}


def rows(outcome: Outcome) -> tuple[int, ...]:
    (source,) = outcome.consolidation.sources.values()
    return source.read, source.kept, source.merged, len(source.set_aside)


def test_sent_back_as_it_is_the_copy_reads_as_the_return_did(dossier: Path) -> None:
    before = consolidate_dossier(dossier)
    after = send_in(dossier, copy_in(dossier))
    original = next(item.name for item in before.consolidation.returns)
    assert statuses(before) == {original: "à corriger"}
    assert statuses(after) == {original: "remplacé", "retour - à corriger.xlsx": "à corriger"}
    assert rows(after) == rows(before)
    assert told(after) == told(before)


def test_corrected_the_copy_is_accepted_in_the_place_of_the_return(dossier: Path) -> None:
    consolidate_dossier(dossier)
    copy = copy_in(dossier)
    book = openpyxl.load_workbook(copy)
    sheet = next(sheet for sheet in book if sheet["C1"].value == "Date")
    sheet["C2"], sheet["D2"] = dt.date(2016, 10, 12), 2
    book.save(copy)
    after = send_in(dossier, copy)
    assert sorted(statuses(after).values()) == ["accepté", "remplacé"]
    assert rows(after) == (2, 2, 0, 0)


def test_wrong_cells_are_those_that_are_coloured(dossier: Path) -> None:
    outcome = consolidate_dossier(dossier)
    book = openpyxl.load_workbook(copy_in(dossier))
    coloured = {
        cell.coordinate
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb in {"FFFBE4E4", "FFFBE6D4"}
    }
    expected = {cell for code, cell, _ in told(outcome, rows_only=True) if code != "neant-avec-lignes"}
    nil = {cell for code, cell, _ in told(outcome) if code == "neant-avec-lignes"}
    assert coloured == expected | nil
    assert {"C2", "D2"} <= coloured


def test_a_second_copy_replaces_the_first_and_the_return(dossier: Path) -> None:
    consolidate_dossier(dossier)
    first = copy_in(dossier)
    send_in(dossier, first)
    second = copy_in(dossier).rename(dossier / "encore.xlsx")
    (dossier / "retours" / EDITION / "GT-JEUNES" / first.name).unlink()
    after = send_in(dossier, second)
    assert sorted(statuses(after).values()) == ["remplacé", "à corriger"]
    assert statuses(after)["encore.xlsx"] == "à corriger"


@pytest.mark.parametrize(
    "file",
    [
        "formats/retour.xls",
        "formats/retour.xlsb",
        "formats/retour.xlsm",
        "hand_made/retour handicap.ods",
        "hand_made/Précarité_VF_def.xls",
        "hand_made/GT Jeunes - retour 2016-2017 (corrigé).xlsx",
    ],
)
def test_every_cell_stands_where_its_sender_put_it(file: str) -> None:
    data = (DATA / file).read_bytes()
    original = read_workbook(data, file)
    problem = catalogue.COVER_VALUE_MISSING.at(Place(file, original.sheets[0].name, "B3", "Rapporteur"))
    copy = read_workbook(annotated_copy(data, file, Annotation((problem,), {"groupe": "GT-JEUNES"})), "copie.xlsx")
    own = [sheet for sheet in copy.sheets if sheet.name not in {"À corriger", "_aet", "Listes"}]
    assert [sheet.name for sheet in own] == [sheet.name for sheet in original.sheets]
    assert [filled(sheet) for sheet in own] == [filled(sheet) for sheet in original.sheets]


def filled(sheet: RawSheet) -> dict[tuple[int, int], str]:
    """Return what the cells hold; a whole number may come back as another kind of number."""
    return {
        (row, column): f"{cell:g}" if isinstance(cell, (int, float)) and not isinstance(cell, bool) else str(cell)
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if cell != ""
    }


def test_a_return_laid_out_by_its_sender_comes_back_corrected(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d")
    write_own_return(dossier / "retours" / EDITION / "a.xlsx")
    assert statuses(consolidate_dossier(dossier)) == {"a.xlsx": "à corriger"}
    copy = copy_in(dossier)
    book = openpyxl.load_workbook(copy)
    book[SESSIONS]["C2"] = dt.date(2016, 10, 12)
    book["Fiche"]["B3"] = 2
    book.save(copy)
    shutil.copy(copy, dossier / "retours" / EDITION)
    after = consolidate_dossier(dossier)
    assert statuses(after) == {"a.xlsx": "remplacé", "a - à corriger.xlsx": "accepté"}


@pytest.mark.parametrize("extension", ["ods", "xls"])
def test_a_copy_saved_in_another_format_is_still_known(extension: str, sent: dict[str, Path], tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d")
    folder = dossier / "retours" / EDITION
    shutil.copy(sent["xlsx"], folder)
    before = consolidate_dossier(dossier)
    shutil.copy(convert(copy_in(dossier), extension, tmp_path / "saved"), folder)
    after = consolidate_dossier(dossier)
    assert statuses(after) == {"retour.xlsx": "remplacé", f"retour - à corriger.{extension}": "à corriger"}
    assert rows(after) == rows(before)
    assert told(after) == told(before)


def test_outside_a_dossier_the_copy_stands_beside_the_file(sent: dict[str, Path], tmp_path: Path) -> None:
    path = Path(shutil.copy(sent["ods"], tmp_path))
    before = path.read_bytes()
    (checked,), (back,) = check_and_annotate([path])
    assert back.outputs == (tmp_path / "retour - à corriger.xlsx", tmp_path / "retour - message.txt")
    assert path.read_bytes() == before
    (again,) = check_files([back.outputs[0]])
    assert wrong(again) == wrong(checked)


def wrong(check: FileCheck) -> list[tuple[str, str, str]]:
    return [(problem.code, problem.sheet, problem.cell) for problem in check.problems]
