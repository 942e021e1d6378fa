"""`aet verifier`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Aet
from tests.operations.small import EDITION, MEETING, small_dossier, write_return

BAD_DATE = MEETING.replace("12/10/2016", "15/13/2016")
NOBODY_KNOWS = """
    | Séance | Acteur | Présence |
    | 12/10/2016 — Bilan | Jean Inconnu — Nulle part | Présent |
    """


def test_a_wrong_cell_is_shown_with_what_to_do(aet: Aet, tmp_path: Path) -> None:
    path = write_return(tmp_path / "a.xlsx", {"Séances": BAD_DATE})
    result = aet("verifier", path)
    page = result.stdout.replace("\u00a0", " ")
    assert result.exit_code == 1
    assert "  bloquante  Séances C2 · Date · « 15/13/2016 »\n    Ce n’est pas une date.\n    → Écrivez la date" in page
    assert "À faire : corrigez 1 fichier" in page


def test_what_could_not_be_looked_up_is_said_of_each_file(aet: Aet, tmp_path: Path) -> None:
    paths = [
        write_return(tmp_path / name, {"Séances": MEETING, "Présences": NOBODY_KNOWS}) for name in ("a.xlsx", "b.xlsx")
    ]
    result = aet("verifier", *paths)
    page = " ".join(result.stdout.replace("\u00a0", " ").split())
    assert result.exit_code == 0
    assert page.count("1 référence désigne une ligne qui n’est pas dans ce fichier ; elle n’a pas pu") == 2
    assert "Inconnu" not in page


def test_the_json_lists_files_then_problems(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    result = aet("verifier", dossier, "--format", "json")
    shown = json.loads(result.stdout)
    file = (dossier / "retours" / EDITION / "a.xlsx").as_posix()
    assert result.exit_code == 1
    assert shown["files"][1] == {
        "file": file,
        "kind": "retour",
        "status": "à corriger",
        "rows": {"read": 1, "set_aside": 1},
        "unchecked_references": 0,
    }
    assert [
        (problem["file"], problem["cell"]) for problem in shown["problems"] if problem["severity"] == "bloquante"
    ] == [(file, "C2")]


def test_a_folder_is_named_once(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})
    page = aet("verifier", dossier).stdout
    assert f"\nretours/{EDITION}/a.xlsx  retour    accepté     1         0\n" in page
    assert page.count(tmp_path.as_posix()) == 1


def test_a_sound_file_needs_nothing(aet: Aet, tmp_path: Path) -> None:
    path = write_return(tmp_path / "a.xlsx", {})
    result = aet("validate", path)
    assert result.exit_code == 0
    assert result.stdout.endswith("À faire\u00a0: rien, tout peut être consolidé.\n")


def test_annotated_copies_are_written_on_demand_and_told(aet: Aet, tmp_path: Path) -> None:
    path = write_return(tmp_path / "a.xlsx", {"Séances": BAD_DATE})
    result = aet("verifier", "--annoter", path)
    page = " ".join(result.stdout.replace("\u00a0", " ").split())
    assert result.exit_code == 1
    assert "À renvoyer : 1 copie annotée" in page
    assert page.endswith("a - à corriger.xlsx a - message.txt À faire : envoyez chaque copie avec son message.")
    assert (tmp_path / "a - à corriger.xlsx").is_file()


def test_the_json_lists_what_was_written_where_it_was_asked_for(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    asked = json.loads(aet("verifier", dossier / "retours", "--annoter", "--format", "json").stdout)
    written = dossier / "a-renvoyer" / EDITION
    assert asked["outputs"] == [(written / name).as_posix() for name in ("a - à corriger.xlsx", "a - message.txt")]
    assert "outputs" not in json.loads(aet("verifier", dossier, "--format", "json").stdout)
