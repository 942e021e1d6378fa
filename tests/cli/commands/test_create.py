"""`aet nouveau`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Aet


def test_a_new_dossier_says_what_to_open(aet: Aet, tmp_path: Path) -> None:
    result = aet("nouveau", tmp_path / "d", "--territoire", "Val Fleuri", "--edition", "2016-2017")
    assert result.exit_code == 0
    assert "Dossier créé" in result.stdout
    assert "complétez les feuilles" in " ".join(result.stdout.split())
    assert (tmp_path / "d" / "pilotage.xlsm").is_file()


def test_it_can_be_consolidated_at_once(aet: Aet, tmp_path: Path) -> None:
    aet("init", tmp_path / "d", "--territoire", "Val Fleuri", "--edition", "2016-2017", "--porteur", "Grand Val")
    assert aet("consolider", tmp_path / "d").exit_code == 0


def test_programs_are_told_what_was_written(aet: Aet, tmp_path: Path) -> None:
    line = ("nouveau", tmp_path / "d", "--territoire", "Val Fleuri", "--edition", "2016/17", "--format", "json")
    assert json.loads(aet(*line).stdout) == {
        "dossier": (tmp_path / "d").as_posix(),
        "territory": "Val Fleuri",
        "edition": "2016-2017",
        "outputs": ["pilotage.xlsm", "a-envoyer/2016-2017/Fiche de retour vierge.xlsx", "LISEZ-MOI.txt"],
    }


def test_an_edition_that_leaves_a_doubt_is_refused(aet: Aet, tmp_path: Path) -> None:
    result = aet("nouveau", tmp_path / "d", "--territoire", "Val Fleuri", "--edition", "2016")
    assert result.exit_code == 2
    assert "par exemple\u00a0: 2016-2017" in result.stderr
    assert not (tmp_path / "d").exists()
