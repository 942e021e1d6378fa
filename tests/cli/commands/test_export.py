"""`aet exporter`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Aet
from tests.operations.small import MEETING, small_dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})


def test_the_page_counts_rows_and_warns_of_personal_data(aet: Aet, dossier: Path) -> None:
    result = aet("exporter", dossier, "--vers", "csv")
    page = " ".join(result.stdout.replace("\u00a0", " ").split())
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Séances 1 Présences 0" in page
    assert "11 fichiers écrits dans : " in page
    assert page.endswith("pour publier, ajoutez --sans-identites.")


def test_without_identities_it_asks_to_read_the_texts(aet: Aet, dossier: Path) -> None:
    page = aet("export", dossier, "--vers", "sqlite", "--sans-identites").stdout
    assert "Export de l’édition 2016-2017, sans les identités" in page
    assert "relisez les textes libres" in page


def test_the_json_names_the_files(aet: Aet, dossier: Path, tmp_path: Path) -> None:
    shown = json.loads(
        aet("exporter", dossier, "--vers", "sqlite", "--sortie", tmp_path / "a.db", "--format", "json").stdout
    )
    assert shown["outputs"] == [(tmp_path / "a.db").as_posix()]
    assert shown["identities"] is True
    assert shown["rows"]["Séances"] == 1


def test_blocking_problems_are_told_and_give_status_1(aet: Aet, tmp_path: Path) -> None:
    wrong = small_dossier(tmp_path / "w", {"a.xlsx": {"Séances": MEETING.replace("12/10", "32/10")}})
    result = aet("exporter", wrong, "--vers", "table-schema")
    assert result.exit_code == 1
    assert "1\u00a0anomalie bloquante" in result.stdout
    assert "joignez ces descriptions" in result.stdout


def test_a_format_is_asked_for(aet: Aet, dossier: Path) -> None:
    result = aet("exporter", dossier)
    assert result.exit_code == 2
    assert "--vers" in result.stderr
