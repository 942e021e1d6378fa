"""Creating a dossier."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.operations.create import create_dossier, edition_name
from tests.operations.small import small_dossier, snapshot


def test_a_new_dossier_has_its_folders_its_pilot_workbook_and_a_page_to_read(tmp_path: Path) -> None:
    create_dossier(tmp_path / "d", "Val Fleuri", "2016-2017")
    found = {path.relative_to(tmp_path / "d").as_posix() for path in (tmp_path / "d").rglob("*")}
    assert found == {
        "pilotage.xlsm",
        "LISEZ-MOI.txt",
        "a-envoyer/2016-2017/Fiche de retour vierge.xlsx",
        "retours",
        "retours/2016-2017",
        "a-envoyer",
        "a-envoyer/2016-2017",
        "a-renvoyer",
        "a-renvoyer/2016-2017",
        "consolidation",
        "rapports",
        ".aet",
    }


def test_its_pilot_workbook_is_sound_and_its_edition_is_open(tmp_path: Path) -> None:
    create_dossier(tmp_path / "d", "Val Fleuri", "2016-2017", "Grand Val")
    pilot = Dossier(tmp_path / "d").pilot()
    assert pilot.source.all_problems() == []
    assert pilot.open_edition == "2016-2017"
    assert pilot.editions["2016-2017"][1:] == (dt.date(2016, 9, 1), dt.date(2017, 8, 31))
    assert pilot.settings.values == {"territory": "Val Fleuri", "carrier": "Grand Val", "first_month": 9}


def test_without_a_carrier_the_territory_carries_itself(tmp_path: Path) -> None:
    create_dossier(tmp_path / "d", " Val Fleuri ", "2016-2017")
    settings = Dossier(tmp_path / "d").pilot().settings.values
    assert settings["territory"] == settings["carrier"] == "Val Fleuri"


def test_the_old_notepad_of_windows_can_read_the_page(tmp_path: Path) -> None:
    create_dossier(tmp_path / "d", "Val Fleuri", "2016-2017")
    page = (tmp_path / "d" / "LISEZ-MOI.txt").read_bytes()
    assert page.startswith(b"\xef\xbb\xbf")
    assert page.count(b"\n") == page.count(b"\r\n")
    assert "retours/2016-2017/" in page.decode("utf-8-sig")


def test_a_dossier_is_never_made_twice(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d")
    before = snapshot(dossier)
    with pytest.raises(DossierError, match="déjà") as error:
        create_dossier(dossier, "Val Fleuri", "2016-2017")
    assert error.value.wrong_use
    assert snapshot(dossier) == before


def test_files_that_are_already_there_stay(tmp_path: Path) -> None:
    (tmp_path / "LISEZ-MOI.txt").write_text("à moi", encoding="utf-8")
    created = create_dossier(tmp_path, "Val Fleuri", "2016-2017")
    assert (tmp_path / "LISEZ-MOI.txt").read_text(encoding="utf-8") == "à moi"
    assert created.outputs == ("pilotage.xlsm", "a-envoyer/2016-2017/Fiche de retour vierge.xlsx")


def test_a_file_is_not_a_place_for_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("", encoding="utf-8")
    with pytest.raises(DossierError, match="fichier"):
        create_dossier(tmp_path / "f", "Val Fleuri", "2016-2017")


@pytest.mark.parametrize("territory", ["", "   "])
def test_a_dossier_has_a_territory(tmp_path: Path, territory: str) -> None:
    with pytest.raises(DossierError, match="vide"):
        create_dossier(tmp_path / "d", territory, "2016-2017")
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("text", ["2016-2017", "2016/2017", "2016-17", " 2016 – 2017 "])
def test_an_edition_is_understood_however_it_is_written(text: str) -> None:
    assert edition_name(text) == "2016-2017"


@pytest.mark.parametrize("text", ["", "2016", "2016-2018", "l'an dernier"])
def test_what_leaves_a_doubt_is_no_edition(text: str) -> None:
    with pytest.raises(DossierError, match="n’est pas une édition"):
        edition_name(text)
