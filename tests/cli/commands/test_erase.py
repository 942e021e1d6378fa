"""`aet effacer` and `aet purger`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aet_sheets.cli.group import aet as group
from tests.cli.conftest import Aet
from tests.operations.small import small_dossier, snapshot
from tests.support.markdown import PILOT

ACTORS = PILOT["Acteurs"].replace("Mobilisation |", "Mobilisation | Date d'entrée |").replace(
    "Mobilisé |", "Mobilisé | 01/02/2013 |"
)  # fmt: skip


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", pilot={"Acteurs": ACTORS})


def read(page: str) -> str:
    return " ".join(page.replace("\u00a0", " ").split())


def test_the_page_says_what_is_left_to_do_by_hand_and_names_nobody(aet: Aet, dossier: Path) -> None:
    aet("consolider", dossier)
    result = aet("effacer", dossier, "--acteur", "act-001")
    page = read(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert page.startswith("1 personne effacée ; les comptes restent ACT-001 Classeur refait : ")
    assert "· pilotage.xlsx, feuille Acteurs, ligne 2" in page
    assert "écrivez « (effacé CODE) » dans Nom" in page
    assert page.endswith("puis relancez aet effacer pour vérifier.")
    assert "zola" not in page.casefold()
    assert read(aet("erase", dossier, "--acteur", "ACT-001").stdout).startswith("Cette personne est déjà effacée")


def test_the_json_says_the_same(aet: Aet, dossier: Path) -> None:
    shown = json.loads(aet("effacer", dossier, "--acteur", "ACT-001", "--format", "json").stdout)
    assert shown["erased"] == ["ACT-001"]
    assert shown["traces"] == [{"file": "pilotage.xlsx", "sheet": "Acteurs", "rows": [2], "source": True}]


def test_a_trial_says_where_the_person_is_named_and_writes_nothing(aet: Aet, dossier: Path) -> None:
    aet("consolider", dossier)
    before = snapshot(dossier)
    page = read(aet("effacer", dossier, "--acteur", "ACT-001", "--essai").stdout)
    assert page == (
        "À effacer : 1 personne ACT-001 Sources qui nomment cette personne "
        "· pilotage.xlsx, feuille Acteurs, ligne 2 Rien n’a encore été écrit."
    )
    assert snapshot(dossier) == before
    aet("effacer", dossier, "--acteur", "ACT-001")
    again = aet("effacer", dossier, "--acteur", "ACT-001", "--essai")
    assert read(again.stdout).startswith("Cette personne est déjà effacée")


def test_a_code_that_nobody_has_is_a_mistake(aet: Aet, dossier: Path) -> None:
    assert aet("effacer", dossier, "--acteur", "ACT-999").exit_code == 2


def test_a_trial_writes_nothing(aet: Aet, dossier: Path) -> None:
    before = snapshot(dossier)
    result = aet("purger", dossier, "--avant", "1er septembre 2016", "--essai")
    assert read(result.stdout) == "À effacer : 1 personne ACT-001 Rien n’a encore été écrit."
    assert snapshot(dossier) == before


@pytest.mark.parametrize(("answer", "erased"), [("oui", True), ("non", False), ("", False)])
def test_it_asks_before_it_erases(aet: Aet, dossier: Path, answer: str, erased: bool) -> None:  # noqa: FBT001
    assert aet("--version").exit_code == 0
    arguments = ["purger", str(dossier), "--avant", "01/09/2016"]
    from click.testing import CliRunner  # noqa: PLC0415 - after French is set up

    result = CliRunner().invoke(group, arguments, input=f"{answer}\n", prog_name="aet")
    assert "Effacer 1\u00a0personne\u00a0? Tapez oui ou non\u00a0:" in result.stderr
    assert (dossier / ".aet" / "effacements.json").exists() is erased
    assert ("1\u00a0personne effacée" in result.stdout) is erased


def test_a_program_says_yes_beforehand(aet: Aet, dossier: Path) -> None:
    assert aet("purger", dossier, "--avant", "01/09/2016", "--format", "json").exit_code == 2
    shown = json.loads(aet("purge", dossier, "--avant", "01/09/2016", "--oui", "--format", "json").stdout)
    assert shown["erased"] == ["ACT-001"]


def test_when_there_is_nobody_to_erase_nothing_is_asked(aet: Aet, dossier: Path) -> None:
    result = aet("purger", dossier, "--avant", "01/09/2012")
    assert (result.exit_code, result.stderr) == (0, "")
    assert read(result.stdout) == "Personne à effacer Rien n’a encore été écrit."


@pytest.mark.parametrize("day", ["hier", "09/2016", "32/01/2016"])
def test_a_day_without_a_doubt_is_asked_for(aet: Aet, dossier: Path, day: str) -> None:
    result = aet("purger", dossier, "--avant", day)
    assert result.exit_code == 2
    assert "ce n’est pas une date" in result.stderr
