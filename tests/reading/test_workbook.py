"""Every format that a volunteer may send gives the same cells, at the addresses that the sender sees."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from aet_sheets.reading.errors import NotASpreadsheetError, UnreadableFileError
from aet_sheets.reading.raw import CellError, UnsavedFormula
from aet_sheets.reading.workbook import read_workbook
from tests.support.dossiers import DATA
from tests.support.libreoffice import convert

FORMATS = DATA / "formats"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("formats")
    source = FORMATS / "retour.xlsm"
    return {path.suffix[1:]: path for path in FORMATS.iterdir()} | {
        "xlsx": convert(source, "xlsx", folder),
        "ods": convert(source, "ods", folder),
    }


@pytest.mark.parametrize("extension", ["xlsx", "xlsm", "xlsb", "xls", "ods"])
def test_formats(files: dict[str, Path], extension: str) -> None:
    path = files[extension]
    book = read_workbook(path.read_bytes(), path.name)
    assert [sheet.name for sheet in book.sheets] == ["Fiche", "Acteurs", "Séances", "Présences"]
    sessions = book.sheets[2].rows
    assert sessions[0][1] == "Réunions du groupe"
    assert sessions[2][1:5] == ["Type de séance", "Intitulé", "Date", "Durée (h)"]
    assert sessions[3][1:5] == ["Groupe de travail", "Café des employeurs", dt.date(2016, 11, 8), 2.5]
    assert book.sheets[1].rows[2][5] is True or extension == "ods"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv(separator: str, encoding: str) -> None:
    rows = [["Nom", "Prénom", "Organisation"], ["Lefèvre", "Zoé", 'L\'"Été"; ou, presque']]
    quoted = (separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    book = read_workbook("\r\n".join(quoted).encode(encoding), "acteurs.csv")
    (sheet,) = book.sheets
    assert (book.format, sheet.name, sheet.rows) == ("csv", "acteurs", rows)


def test_errors_and_unsaved_formulas_are_put_back_where_they_stand(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - writes formulas without their values

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"], sheet["C2"], sheet["D4"] = 1, "=1/0", "=B2+1"
    sheet["E5"] = "#N/A"
    sheet["E5"].data_type = "e"
    book.save(tmp_path / "damaged.xlsx")
    (raw,) = read_workbook((tmp_path / "damaged.xlsx").read_bytes(), "damaged.xlsx").sheets
    assert (raw.rows[1][1], raw.rows[1][2]) == (1, UnsavedFormula())
    assert (raw.rows[3][3], raw.rows[4][4]) == (UnsavedFormula(), CellError("#N/A"))


def test_errors_of_open_documents_and_binary_workbooks() -> None:
    (sheet,) = read_workbook((DATA / "damaged" / "erreurs.ods").read_bytes(), "erreurs.ods").sheets
    assert sheet.rows[0] == ["x", CellError("#DIV/0!"), CellError("#N/A"), 2]
    (sheet,) = read_workbook((DATA / "damaged" / "erreurs.xlsb").read_bytes(), "erreurs.xlsb").sheets
    assert sheet.rows == [["Nom", "Valeur"], [CellError("#N/A"), 1], ["b", CellError("#REF!")]]


def test_a_binary_workbook_that_would_come_out_full_of_holes_is_refused() -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_workbook((DATA / "damaged" / "court.xlsb").read_bytes(), "court.xlsb")
    assert ".xlsx" in error.value.remedy


def test_a_formula_whose_value_is_an_empty_text_is_empty(tmp_path: Path) -> None:
    import xlsxwriter  # noqa: PLC0415

    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", '=IF(1,"","x")', None, "")
        sheet.write_formula("A2", "=1+1", None, 2)
    saved = convert(tmp_path / "a.xlsx", "xlsx", tmp_path / "saved")
    (raw,) = read_workbook(saved.read_bytes(), "a.xlsx").sheets
    assert [row[0] for row in raw.rows] == ["", 2]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("vide.xlsx", b"", "vide"),
        ("photo.xlsx", b"\xff\xd8\xff\xe0 jpeg", "image"),
        ("page.xls", b"<html><table></table></html>", "page web"),
        ("scan.xlsx", b"%PDF-1.7 ...", "PDF"),
        ("ancien.xls", b'<?xml version="1.0"?><Workbook/>', "format XML"),
        ("zip.xlsx", b"PK\x03\x04 truncated", "endommagé"),
        ("texte.ods", b"bonjour", "pas un classeur"),
        ("binaire.csv", b"a;b\n\x00\x01", "pas un fichier texte"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, why: str) -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_workbook(data, name)
    assert why in error.value.why
    assert error.value.remedy


@pytest.mark.parametrize("extension", ["xlsx", "ods", "xls"])
def test_a_truncated_file_is_refused(files: dict[str, Path], extension: str) -> None:
    data = files[extension].read_bytes()
    with pytest.raises(UnreadableFileError):
        read_workbook(data[: len(data) // 2], files[extension].name)


def test_a_protected_file_is_told_from_a_damaged_one(tmp_path: Path, files: dict[str, Path]) -> None:
    import msoffcrypto  # noqa: PLC0415
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415

    assert msoffcrypto
    with files["xlsx"].open("rb") as source, (tmp_path / "protégé.xlsx").open("wb") as target:
        OOXMLFile(source).encrypt("secret", target)
    with pytest.raises(UnreadableFileError) as error:
        read_workbook((tmp_path / "protégé.xlsx").read_bytes(), "protégé.xlsx")
    assert "mot de passe" in error.value.why


def test_a_protected_open_document_too() -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_workbook((DATA / "protected" / "retour.ods").read_bytes(), "retour.ods")
    assert "mot de passe" in error.value.why


@pytest.mark.parametrize(("name", "data"), [("lettre.pdf", b"%PDF-1.7"), ("photo.jpg", b"\xff\xd8"), ("a.docx", b"x")])
def test_what_never_claimed_to_be_a_workbook(name: str, data: bytes) -> None:
    with pytest.raises(NotASpreadsheetError):
        read_workbook(data, name)


def test_a_workbook_without_its_extension_is_read_all_the_same(files: dict[str, Path]) -> None:
    assert len(read_workbook(files["xlsx"].read_bytes(), "retour").sheets) == 4
