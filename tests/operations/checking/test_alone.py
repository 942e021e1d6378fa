"""Checking a file away from any dossier."""

from __future__ import annotations

from pathlib import Path

from aet_sheets.consolidation.returns import Status
from aet_sheets.operations.checking import Kind, RowCount
from tests.operations.checking.samples import BAD_DATE, NOBODY_KNOWS, ZOLA_CAME, check, codes
from tests.operations.small import MEETING, write_return
from tests.support.formats import write_xlsx
from tests.support.markdown import NIL, PILOT, cover, workbook


def test_away_from_a_dossier_a_reference_may_point_elsewhere(tmp_path: Path) -> None:
    found = check(write_return(tmp_path / "a.xlsx", {"Séances": MEETING, "Présences": NOBODY_KNOWS}))
    assert (found.status, found.rows, found.unchecked) == (Status.ACCEPTED, RowCount(2, 0), 1)
    assert codes(found) == {"references-non-verifiees"}


def test_references_that_were_not_checked_are_counted_in_a_sentence(tmp_path: Path) -> None:
    twice = NOBODY_KNOWS + "| 12/10/2016 — Bilan | Anne Inconnu — Nulle part | Présent |"
    found = check(write_return(tmp_path / "a.xlsx", {"Séances": MEETING, "Présences": twice}))
    notice = next(problem for problem in found.problems if problem.code == "references-non-verifiees")
    assert notice.message.replace("\u00a0", " ") == (
        "2 références désignent des lignes qui ne sont pas dans ce fichier ; elles n’ont pas pu être vérifiées hors du "
        "dossier."
    )


def test_the_group_of_the_cover_is_known(tmp_path: Path) -> None:
    meeting = MEETING.replace("| Date |", "| Date | Groupe |").replace("| 12/10/2016 |", "| 12/10/2016 | gt-jeunes |")
    assert check(write_return(tmp_path / "a.xlsx", {"Séances": meeting})).unchecked == 0


def test_away_from_a_dossier_values_are_checked_all_the_same(tmp_path: Path) -> None:
    found = check(write_return(tmp_path / "a.xlsx", {"Séances": BAD_DATE}))
    assert (found.status, found.rows) == (Status.TO_CORRECT, RowCount(1, 1))
    assert codes(found) == {"date-invalide"}


def test_away_from_a_dossier_a_reference_to_a_row_set_aside_is_told(tmp_path: Path) -> None:
    came = ZOLA_CAME.replace("12/10/2016", "15/13/2016")
    found = check(write_return(tmp_path / "a.xlsx", {"Séances": BAD_DATE, "Présences": came}))
    assert codes(found) == {"date-invalide", "reference-mise-de-cote", "references-non-verifiees"}


def test_a_copy_of_the_pilot_workbook_may_name_actors_of_returns(tmp_path: Path) -> None:
    groups = """
        | Code groupe | Thématique | Pilote association | Statut |
        | GT-JEUNES | Insertion des jeunes | Jean Inconnu — Nulle part | Actif |
        """
    found = check(write_xlsx(tmp_path / "copie.xlsx", workbook(**(PILOT | {"Groupes": groups}))))
    assert (found.kind, found.status, found.unchecked) == (Kind.PILOT, Status.ACCEPTED, 1)
    assert "reference-introuvable" not in codes(found)


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


def test_every_table_can_be_declared_nil(tmp_path: Path) -> None:
    assert len(NIL) == 7
    assert check(write_return(tmp_path / "a.xlsx", {})).rows == RowCount(0, 0)
