"""`aet consolider`: what it prints about the returns that were written by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Aet
from tests.operations.small import CLOSED, EDITION, MEETING, sealed_dossier, small_dossier


def test_the_page_tells_returns_problems_figures_and_what_to_do(aet: Aet, hand_made: Path) -> None:
    result = aet("consolider", hand_made)
    page = " ".join(result.stdout.replace("\u00a0", " ").split())
    assert result.exit_code == 1
    assert "Consolidation de l’édition 2016-2017" in page
    assert "retour handicap.ods GT-HANDICAP à corriger 9 8 0 1" in page
    assert "photo du groupe.xlsx – illisible – – – –" in page
    assert "bloquante Seances A4 · Date · « 15/13/2017 » Ce n’est pas une date. → Écrivez la date" in page
    assert "Élèves bénéficiaires de 200 à 225 élèves" in page
    assert "Classeur écrit :" in page
    assert "À renvoyer : 2 copies annotées" in page
    assert "retour handicap - à corriger.xlsx retour handicap - message.txt" in page
    assert page.endswith(
        "envoyez chaque copie avec son message ; le reste est sur la feuille « Anomalies » de 2016-2017.xlsx."
    )
    assert (hand_made / "consolidation" / f"{EDITION}.xlsx").is_file()


def test_the_page_names_nobody(aet: Aet, hand_made: Path) -> None:
    page = aet("consolider", hand_made).stdout
    assert "Présences B4 · Acteur" in page
    assert "Inconnu" not in page
    assert "143000031" not in page


def test_the_json_is_that_of_the_contract(aet: Aet, hand_made: Path) -> None:
    result = aet("consolider", hand_made, "--edition", EDITION, "--format", "json")
    shown = json.loads(result.stdout)
    assert result.exit_code == 1
    assert list(shown) == ["edition", "returns", "problems", "figures", "outputs"]
    assert shown["outputs"] == [
        f"consolidation/{EDITION}.xlsx",
        f"a-renvoyer/{EDITION}/Précarité_VF_def - à corriger.xlsx",
        f"a-renvoyer/{EDITION}/Précarité_VF_def - message.txt",
        f"a-renvoyer/{EDITION}/retour handicap - à corriger.xlsx",
        f"a-renvoyer/{EDITION}/retour handicap - message.txt",
    ]
    assert all((hand_made / path).is_file() for path in shown["outputs"])
    assert shown["figures"]["indicators"]["IND-ELEVES"]["max"] == 225


def test_a_closed_edition_that_changed_is_told_to_people_and_to_programs(aet: Aet, tmp_path: Path) -> None:
    dossier = sealed_dossier(tmp_path / "d")
    (dossier / "retours" / CLOSED / "a.xlsx").unlink()
    told = json.loads(aet("consolider", dossier, "--edition", CLOSED, "--format", "json").stdout)["problems"]
    assert [problem["code"] for problem in told if problem["code"].startswith("edition-close")] == [
        "edition-close-fichier-change",
        "edition-close-chiffres-changes",
    ]
    page = " ".join(aet("consolider", dossier, "--edition", EDITION).stdout.split())
    assert "L’édition 2015-2016 est close, et ce fichier a été supprimé depuis." in page


def test_only_the_gravest_problems_are_printed(aet: Aet, tmp_path: Path) -> None:
    wrong = MEETING + "    | Groupe de travail | Bilan | 15/13/2016 |\n" * 30
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": wrong}})
    page = aet("consolider", dossier).stdout
    assert page.count("Ce n’est pas une date") == 20
    assert "autres\u00a0: feuille «\u00a0Anomalies\u00a0» du classeur consolidé." in page


def test_an_open_workbook_is_left_alone_and_the_new_one_put_beside(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})
    aet("consolider", dossier)
    (dossier / "consolidation" / f"~${EDITION}.xlsx").touch()
    result = aet("consolider", dossier)
    page = " ".join(result.stdout.replace("\u00a0", " ").split())
    assert result.exit_code == 0
    assert "2016-2017.xlsx, est ouvert dans Excel" in page
    assert "sous le nom « 2016-2017 (nouvelle version).xlsx »" in page


def test_in_the_dossier_its_name_may_be_left_out(aet: Aet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}}))
    assert aet("consolider").exit_code == 0


def test_elsewhere_it_may_not(aet: Aet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = aet("consolider")
    assert result.exit_code == 2
    assert "Il manque l’argument DOSSIER. Le dossier courant ne contient pas de classeur de pilotage" in result.stderr


@pytest.mark.parametrize("part", ["retours", f"retours/{EDITION}", f"retours/{EDITION}/a.xlsx"])
def test_a_part_of_a_dossier_is_met_with_the_whole_of_it(
    aet: Aet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})
    result = aet("consolider", dossier / part)
    assert result.exit_code == 2
    message, remedy = result.stderr.splitlines()
    assert "n’est qu’une partie d’un dossier" in message
    assert remedy == f"Donnez le dossier entier\u00a0: {dossier.resolve()}"
    monkeypatch.chdir(dossier / "retours")
    assert aet("consolider").stderr.endswith(f"{remedy}\n")


def test_the_pilot_workbook_stands_for_its_dossier(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})
    assert aet("consolider", dossier / "pilotage.xlsx").exit_code == 0


def test_without_returns_it_says_where_to_put_them(aet: Aet, tmp_path: Path) -> None:
    result = aet("consolider", small_dossier(tmp_path / "d"))
    assert result.exit_code == 0
    assert "déposez les retours reçus dans retours/2016-2017" in result.stdout


def test_a_path_is_printed_as_it_has_to_be_typed(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "l'été", {"a.xlsx": {"Séances": MEETING}})
    page = aet("consolider", dossier).stdout.replace("\n", "")
    assert f"Classeur écrit\u00a0: {dossier / 'consolidation' / EDITION}.xlsx" in page
