"""Checking files one by one: in a dossier, and away from one."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.consolidation.returns import Status
from aet_sheets.dossier import DossierError
from aet_sheets.operations.check import FileCheck, Kind, RowCount, check_files
from aet_sheets.operations.consolidate import consolidate_dossier
from tests.operations.small import EDITION, MEETING, small_dossier, snapshot, write_return
from tests.support.markdown import NIL, PILOT, cover, workbook, write_xlsx

ZOLA_CAME = """
    | Séance | Acteur | Présence |
    | 12/10/2016 — Bilan | ACT-001 | Présent |
    """
NOBODY_KNOWS = """
    | Séance | Acteur | Présence |
    | 12/10/2016 — Bilan | Jean Inconnu — Nulle part | Présent |
    """
BAD_DATE = """
    | Type de séance | Intitulé | Date |
    | Groupe de travail | Bilan | 15/13/2016 |
    """


def codes(check: FileCheck) -> set[str]:
    return {problem.code for problem in check.problems} - {"neant-avec-lignes"}


def check(path: Path) -> FileCheck:
    (found,) = check_files([path])
    return found


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


def test_away_from_a_dossier_a_reference_may_point_elsewhere(tmp_path: Path) -> None:
    found = check(write_return(tmp_path / "a.xlsx", {"Séances": MEETING, "Présences": NOBODY_KNOWS}))
    assert (found.status, found.rows, found.unchecked) == (Status.ACCEPTED, RowCount(2, 0), 1)
    assert codes(found) == set()


def test_away_from_a_dossier_values_are_checked_all_the_same(tmp_path: Path) -> None:
    found = check(write_return(tmp_path / "a.xlsx", {"Séances": BAD_DATE}))
    assert (found.status, found.rows) == (Status.TO_CORRECT, RowCount(1, 1))
    assert codes(found) == {"date-invalide"}


def test_away_from_a_dossier_a_reference_to_a_row_set_aside_is_told(tmp_path: Path) -> None:
    came = ZOLA_CAME.replace("12/10/2016", "15/13/2016")
    found = check(write_return(tmp_path / "a.xlsx", {"Séances": BAD_DATE, "Présences": came}))
    assert codes(found) == {"date-invalide", "reference-mise-de-cote"}


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


def test_a_copy_of_the_pilot_workbook_may_name_actors_of_returns(tmp_path: Path) -> None:
    groups = """
        | Code groupe | Thématique | Pilote association | Statut |
        | GT-JEUNES | Insertion des jeunes | Jean Inconnu — Nulle part | Actif |
        """
    found = check(write_xlsx(tmp_path / "copie.xlsx", workbook(**(PILOT | {"Groupes": groups}))))
    assert (found.kind, found.status, found.unchecked) == (Kind.PILOT, Status.ACCEPTED, 1)
    assert "reference-introuvable" not in codes(found)


def test_a_folder_stands_for_its_files_without_the_marks_that_excel_leaves(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {}, "~$a.xlsx": {}, ".cache.xlsx": {}})
    checks = check_files([dossier])
    assert [Path(check.file).name for check in checks] == ["pilotage.xlsx", "a.xlsx"]
    assert "fichier-ouvert" in codes(checks[1])


def test_a_file_given_twice_is_checked_once(tmp_path: Path) -> None:
    path = write_return(tmp_path / "a.xlsx", {})
    assert len(check_files([path, path, tmp_path])) == 1


def test_paths_stay_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    monkeypatch.chdir(dossier / "retours")
    found = check(Path(EDITION, "a.xlsx"))
    assert {found.file} == {problem.file for problem in found.problems} == {f"{EDITION}/a.xlsx"}


def test_a_photo_is_no_workbook(tmp_path: Path) -> None:
    photo = tmp_path / "photo.xlsx"
    photo.write_bytes(b"\xff\xd8\xff\xe0 photo")
    found = check(photo)
    assert (found.kind, found.status, found.rows, codes(found)) == (
        None,
        Status.UNREADABLE,
        None,
        {"fichier-illisible"},
    )


def test_any_other_workbook_is_not_recognised(tmp_path: Path) -> None:
    found = check(write_xlsx(tmp_path / "courses.xlsx", workbook(Feuil1="| lait | 2 |")))
    assert (found.kind, found.status) == (None, Status.UNRECOGNISED)
    assert "retour-non-reconnu" in codes(found)


def test_a_return_that_states_no_edition_says_so(tmp_path: Path) -> None:
    found = check(write_return(tmp_path / "a.xlsx", {"Fiche": cover(edition="")}))
    assert (found.kind, found.status) == (Kind.RETURN, Status.UNRECOGNISED)
    assert "édition" in found.problems[-1].message


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


def test_a_path_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="n'existe pas") as error:
        check_files([tmp_path / "nulle-part.xlsx"])
    assert error.value.wrong_use


def test_a_consolidated_workbook_is_not_there_to_be_checked(tmp_path: Path) -> None:
    outcome = consolidate_dossier(small_dossier(tmp_path / "d"))
    with pytest.raises(DossierError, match="classeur consolidé") as error:
        check_files([outcome.written])
    assert error.value.wrong_use


def test_an_empty_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="aucun fichier"):
        check_files([tmp_path])


def test_nothing_is_written(tmp_path: Path) -> None:
    newcomer = "| Type d'acteur | Organisation | Nom | Mobilisation |\n| Association | Amis | Durand | Inscrit |"
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Acteurs": newcomer}})
    before = snapshot(dossier)
    check_files([dossier])
    assert snapshot(dossier) == before


def test_every_table_can_be_declared_nil(tmp_path: Path) -> None:
    assert len(NIL) == 7
    assert check(write_return(tmp_path / "a.xlsx", {})).rows == RowCount(0, 0)
