"""`aet diagnostic`, as typed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Aet, Process
from tests.operations.diagnostic.test_gathering import dossier


def test_each_line_says_how_things_stand_and_the_last_one_what_to_do(aet: Aet, tmp_path: Path) -> None:
    done = aet("diagnostic", dossier(tmp_path / "d"))
    assert done.exit_code == 0
    assert "OK          Programme " in done.output
    assert "à vérifier  Excel n’existe pas sur ce système" in done.output
    assert done.output.splitlines()[-1].startswith("À faire\u00a0: ")
    assert max(map(len, done.output.splitlines())) <= 80


def test_a_problem_is_told_by_the_exit_status(aet: Aet, tmp_path: Path) -> None:
    folder = dossier(tmp_path / "d")
    (folder / "pilotage.xlsm").write_bytes(b"PK nothing else")
    done = aet("doctor", folder, "--format", "json")
    assert done.exit_code == 1
    lines = {line["check"]: line for line in json.loads(done.stdout)["checks"]}
    assert lines["workbook"]["state"] == "problème"
    assert lines["workbook"]["remedy"]


def test_without_a_dossier_the_computer_alone_is_looked_at(
    aet: Aet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = json.loads(aet("diagnostic", "--format", "json").stdout)
    assert (found["dossier"], found["repaired"]) == (None, False)
    assert aet("diagnostic", "--reparer").exit_code == 2


def test_a_folder_that_is_not_there_is_wrong_use(aet: Aet, tmp_path: Path) -> None:
    done = aet("diagnostic", tmp_path / "nulle-part")
    assert done.exit_code == 2
    assert "n’existe pas" in done.output


def test_a_repair_that_cannot_be_made_ends_with_three(process: Process, tmp_path: Path) -> None:
    done = process("diagnostic", dossier(tmp_path / "d"), "--reparer")
    assert (done.returncode, done.stdout) == (3, "")
    assert "n’a pas d’Excel" in done.stderr


def test_it_works_when_the_libraries_do_not(tmp_path: Path) -> None:
    shadow = tmp_path / "ombre"
    shadow.mkdir()
    for name in (
        "pandas",
        "openpyxl",
        "xlwings",
        "rich",
        "lxml",
        "msgspec",
        "python_calamine",
        "olefile",
        "xlsxwriter",
    ):
        (shadow / f"{name}.py").write_text("raise ImportError('not here')\n")
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from aet_sheets.cli import main; main()"
    arguments = [str(shadow), "diagnostic", str(dossier(tmp_path / "d"))]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert "pandas" in done.stdout
    assert "problème    Des bibliothèques du programme manquent" in done.stdout
