"""`aet historique`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Aet
from tests.operations.small import MEETING, small_dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    present = "| Séance | Acteur | Présence |\n| 12/10/2016 — Bilan | ACT-001 | Présent |"
    return small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING, "Présences": present}})


def test_it_says_where_a_code_comes_from_and_names_nobody(aet: Aet, dossier: Path) -> None:
    result = aet("historique", dossier, "act-001")
    assert result.exit_code == 0
    assert "Historique de ACT-001" in result.stdout
    assert "pilotage.xlsx, Acteurs, ligne 2" in result.stdout
    assert "Présences, colonne Acteur — a.xlsx, Présences, ligne 2" in result.stdout
    assert "Zola" not in result.stdout
    assert "dans aucun retour" in result.stdout


def test_a_code_typed_otherwise_is_no_former_code(aet: Aet, dossier: Path) -> None:
    assert aet("historique", dossier, "act 001").stdout == aet("historique", dossier, "ACT-001").stdout


def test_the_dossier_may_come_last_or_be_left_out(aet: Aet, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = aet("history", "ACT-001", dossier)
    monkeypatch.chdir(dossier)
    assert aet("historique", "ACT-001").stdout == named.stdout


def test_as_json(aet: Aet, dossier: Path) -> None:
    shown = json.loads(aet("historique", dossier, "SEA-R0001", "--format", "json").stdout)
    assert (shown["table"], shown["first_edition"]) == ("Séances", "2016-2017")
    assert shown["rows"] == [
        {
            "file": "retours/2016-2017/a.xlsx",
            "sheet": "Séances",
            "row": 2,
            "edition": "2016-2017",
            "reason": "première source",
        }
    ]
    assert [use["column"] for use in shown["referred_to"]] == ["Séance"]


def test_an_unknown_code_meets_a_proposal(aet: Aet, dossier: Path) -> None:
    result = aet("historique", dossier, "ACT-01")
    assert result.exit_code == 2
    assert "Vouliez-vous dire ACT-001" in result.stderr


def test_one_code_at_a_time(aet: Aet, dossier: Path) -> None:
    assert "Un seul code à la fois" in aet("historique", dossier, "ACT-001", "ACT-002").stderr
    assert aet("historique").exit_code == 2


def test_nothing_is_written(aet: Aet, dossier: Path) -> None:
    aet("historique", dossier, "ACT-001")
    assert not (dossier / ".aet").exists()
