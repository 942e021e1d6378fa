"""`aet diffuser`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Aet
from tests.operations.small import small_dossier


def test_the_page_says_what_was_written_and_what_to_do(aet: Aet, tmp_path: Path) -> None:
    result = aet("diffuser", small_dossier(tmp_path / "d"))
    assert result.exit_code == 0
    assert "Fiche de retour - Handicap - 2016-2017.xlsx" in result.stdout
    assert "envoyez 2\u00a0fiches aux pilotes de leur groupe." in " ".join(result.stdout.split(" "))


def test_programs_are_told_the_same(aet: Aet, tmp_path: Path) -> None:
    folder = small_dossier(tmp_path / "d")
    told = json.loads(aet("distribute", folder, "--groupe", "GT-JEUNES", "--format", "json").stdout)
    assert told["outputs"] == ["a-envoyer/2016-2017/Fiche de retour - Insertion des jeunes - 2016-2017.xlsx"]
    assert (folder / told["outputs"][0]).is_file()
    assert told["returns"][0]["outcome"] == "écrite"
    assert told["returns"][0]["rows"]["Mesures"] == 4


def test_an_unknown_group_is_wrong_use(aet: Aet, tmp_path: Path) -> None:
    result = aet("diffuser", small_dossier(tmp_path / "d"), "--groupe", "GT-TOUS")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "GT-HANDICAP (Handicap)" in result.stderr


def test_problems_of_the_pilot_workbook_come_first(aet: Aet, tmp_path: Path) -> None:
    groups = "| Code groupe | Thématique | Statut |\n| G1 | | Actif |\n| G2 | Santé | Actif |"
    result = aet("diffuser", small_dossier(tmp_path / "d", pilot={"Groupes": groups}))
    assert result.exit_code == 1
    assert "corrigez le classeur de pilotage" in " ".join(result.stdout.split())
