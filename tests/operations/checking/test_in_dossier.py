"""Checking files of a dossier: what a consolidation would say of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.consolidation.returns import Status
from aet_sheets.dossier import DossierError
from aet_sheets.operations.checking import Kind, RowCount, check_files
from aet_sheets.operations.consolidate import consolidate_dossier
from tests.operations.checking.samples import BAD_DATE, NOBODY_KNOWS, ZOLA_CAME, check, codes
from tests.operations.small import EDITION, MEETING, small_dossier, snapshot, write_return
from tests.support.markdown import PILOT, cover


def test_a_sound_return_is_accepted(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING, "Présences": ZOLA_CAME}})
    found = check(dossier / "retours" / EDITION / "a.xlsx")
    assert (found.kind, found.status, found.rows) == (Kind.RETURN, Status.ACCEPTED, RowCount(2, 0))
    assert codes(found) == set()


def test_in_a_dossier_a_reference_to_nobody_is_blocking(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING, "Présences": NOBODY_KNOWS}})
    found = check(dossier / "retours" / EDITION / "a.xlsx")
    assert (found.status, found.rows) == (Status.TO_CORRECT, RowCount(2, 1))
    assert codes(found) == {"reference-introuvable"}


def test_a_reference_may_point_to_a_row_of_another_return(tmp_path: Path) -> None:
    newcomer = """
        | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |
        | Association | Les Amis | Inconnu | Jean | Inscrit |
        """
    sheets = {"Séances": MEETING, "Présences": NOBODY_KNOWS.replace("Nulle part", "Les Amis")}
    other = {"Fiche": cover("GT-HANDICAP"), "Acteurs": newcomer}
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": sheets, "b.xlsx": other})
    assert codes(check(dossier / "retours" / EDITION / "a.xlsx")) == set()


def test_a_file_is_said_to_be_what_a_consolidation_would_say(hand_made: Path) -> None:
    outcome = consolidate_dossier(hand_made, EDITION)
    expected = {item.file: item.status for item in outcome.consolidation.returns}
    found = {check.file: check.status for check in check_files([hand_made / "retours" / EDITION])}
    assert found == {(hand_made / file).as_posix(): status for file, status in expected.items()}


def test_a_copy_elsewhere_in_the_dossier_takes_the_place_of_the_return(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    copy = write_return(dossier / "a-renvoyer" / EDITION / "a.xlsx", {"Séances": MEETING, "Présences": ZOLA_CAME})
    found = check(copy)
    assert (found.status, found.rows) == (Status.ACCEPTED, RowCount(2, 0))


def test_a_code_given_by_an_earlier_consolidation_is_known(tmp_path: Path) -> None:
    newcomer = """
        | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |
        | Association | Les Amis | Durand | Paul | Inscrit |
        """
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Acteurs": newcomer}})
    consolidate_dossier(dossier)
    sheets = {"Acteurs": newcomer, "Séances": MEETING, "Présences": ZOLA_CAME.replace("ACT-001", "ACT-R0001")}
    write_return(dossier / "retours" / EDITION / "a.xlsx", sheets)
    assert codes(check(dossier / "retours" / EDITION / "a.xlsx")) == set()


def test_the_pilot_workbook_is_checked_too(tmp_path: Path) -> None:
    groups = PILOT["Groupes"] + "| GT-X | | Actif |"
    dossier = small_dossier(tmp_path / "d", pilot={"Groupes": groups})
    found = check(dossier / "pilotage.xlsx")
    assert (found.kind, found.status) == (Kind.PILOT, Status.TO_CORRECT)
    assert "valeur-obligatoire" in codes(found)


def test_a_pilot_workbook_without_a_sound_edition_says_why(tmp_path: Path) -> None:
    editions = "| Édition | Début | Fin | Statut |\n| 2016-2017 | 01/09/2016 | 31/13/2017 | Ouverte |"
    found = check(small_dossier(tmp_path / "d", pilot={"Éditions": editions}) / "pilotage.xlsx")
    assert (found.kind, found.status) == (Kind.PILOT, Status.TO_CORRECT)
    assert "date-invalide" in codes(found)


def test_a_return_of_an_edition_that_the_dossier_lacks(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d")
    lost = write_return(dossier / "retours" / "2030-2031" / "a.xlsx", {})
    stray = write_return(dossier / "a-renvoyer" / "b.xlsx", {"Fiche": cover(edition="2030-2031")})
    for found in check_files([lost, stray]):
        assert (found.status, codes(found)) == (Status.OTHER_EDITION, {"edition-non-declaree"})


def test_a_broken_pilot_workbook_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})
    (dossier / "pilotage.xlsx").write_bytes(b"PK\x03\x04 half a file")
    pilot, own = check_files([dossier])
    assert (pilot.status, own.status) == (Status.UNREADABLE, Status.ACCEPTED)
    with pytest.raises(DossierError, match="inutilisable"):
        check_files([dossier / "retours"])


def test_a_consolidated_workbook_is_no_pilot_workbook_although_it_has_its_tables(tmp_path: Path) -> None:
    found = check(consolidate_dossier(small_dossier(tmp_path / "d")).written)
    assert (found.status, found.rows) == (Status.UNRECOGNISED, None)
    assert "retour-non-reconnu" in codes(found)


def test_a_return_is_checked_in_its_edition_whichever_others_are_checked_too(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})
    past = MEETING.replace("12/10/2016", "12/10/2015")
    write_return(dossier / "retours" / "2015-2016" / "b.xlsx", {"Fiche": cover(edition="2015-2016"), "Séances": past})
    found = check_files([dossier])
    assert [(Path(own.file).name, own.status, own.rows) for own in found[1:]] == [
        ("b.xlsx", Status.ACCEPTED, RowCount(1, 0)),
        ("a.xlsx", Status.ACCEPTED, RowCount(1, 0)),
    ]


def test_nothing_is_written(tmp_path: Path) -> None:
    newcomer = "| Type d'acteur | Organisation | Nom | Mobilisation |\n| Association | Amis | Durand | Inscrit |"
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Acteurs": newcomer}})
    before = snapshot(dossier)
    check_files([dossier])
    assert snapshot(dossier) == before
