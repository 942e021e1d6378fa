"""`aet suivi`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Aet
from tests.operations.small import CLOSED, MEETING, sealed_dossier, small_dossier
from tests.support.markdown import PILOT, cover


def test_one_line_a_group_then_what_to_do(aet: Aet, tmp_path: Path) -> None:
    settings = {"Paramètres": PILOT["Paramètres"] + "| Date limite des retours | 15/07/2017 |"}
    result = aet("suivi", small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}}, settings))
    page = result.stdout.replace("\u00a0", " ")
    assert result.exit_code == 0
    assert "Date limite : 15/07/2017 (passée)" in page
    assert "Insertion des jeunes  reçu       30/06/2017   1  a.xlsx" in page
    assert "Handicap              en retard  –            –  –" in page
    assert "2 groupes : 1 reçu, 1 manquant." in page
    assert page.splitlines()[-1] == "À faire : relancez 1 groupe en retard."


def test_without_a_deadline_groups_are_only_reminded(aet: Aet, tmp_path: Path) -> None:
    page = aet("suivi", small_dossier(tmp_path / "d")).stdout.replace("\u00a0", " ")
    assert "Date limite : aucune pour cette édition" in page
    assert page.splitlines()[-1] == "À faire : relancez 2 groupes qui n’ont pas encore répondu."


def test_what_has_to_be_corrected_and_who_has_to_be_reminded_are_both_said(aet: Aet, tmp_path: Path) -> None:
    late = {"Fiche": cover(sent_on="20/07/2017"), "Séances": MEETING.replace("12/10", "15/13")}
    settings = {"Paramètres": PILOT["Paramètres"] + "| Date limite des retours | 15/07/2017 |"}
    page = " ".join(aet("suivi", small_dossier(tmp_path / "d", {"a.xlsx": late}, settings)).stdout.split())
    assert "2 groupes : 1 reçu (dont 1 à corriger, 1 hors délai), 1 manquant." in page
    assert page.endswith("cellule par cellule, ce qu’il faut faire corriger ; relancez 1 groupe en retard.")


def test_nothing_is_asked_of_the_groups_of_a_closed_edition(aet: Aet, tmp_path: Path) -> None:
    page = " ".join(aet("suivi", sealed_dossier(tmp_path / "d"), "--edition", CLOSED).stdout.split())
    assert "Cette édition est close : plus aucun retour n’est attendu. Groupe" in page
    assert "Handicap sans retour – – –" in page
    assert "rouvrez-la d’abord (feuille « Éditions », Statut « Ouverte »)." in page


def test_files_that_count_nowhere_come_with_what_to_do(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Fiche": cover(edition="2015-2016")}})
    result = aet("suivi", dossier)
    assert result.exit_code == 1
    assert "Fichiers qui ne comptent pas\u00a0: 1" in result.stdout
    assert "hors édition  a.xlsx" in result.stdout
    assert "déplacez le fichier dans retours/2015-2016" in " ".join(result.stdout.split())


def test_an_edition_can_be_chosen(aet: Aet, tmp_path: Path) -> None:
    result = aet("suivi", small_dossier(tmp_path / "d"), "--edition", "2015-2016", "--format", "json")
    assert json.loads(result.stdout)["edition"] == "2015-2016"


def test_a_wrong_pilot_workbook_comes_first(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", pilot={"Groupes": PILOT["Groupes"] + "| GT-X | | Actif |"})
    result = aet("suivi", dossier)
    assert result.exit_code == 1
    assert "À faire\u00a0: corrigez le classeur de pilotage" in result.stdout


def test_closed_editions_that_changed_come_with_what_to_do(aet: Aet, tmp_path: Path) -> None:
    dossier = sealed_dossier(tmp_path / "d")
    assert "closes" not in aet("suivi", dossier).stdout
    (dossier / "retours" / CLOSED / "a.xlsx").unlink()
    page = " ".join(aet("suivi", dossier).stdout.split())
    assert "Éditions closes qui ont changé : 1 alerte" in page
    assert "L’édition 2015-2016 est close, et ce fichier a été supprimé depuis." in page
    told = json.loads(aet("suivi", dossier, "--format", "json").stdout)["closed_changes"]
    assert [problem["file"] for problem in told] == [f"retours/{CLOSED}/a.xlsx"]


def test_a_dossier_without_groups_says_so(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", pilot={"Groupes": "| Code groupe | Thématique | Statut |"})
    assert "déclarez les groupes" in aet("suivi", dossier).stdout
