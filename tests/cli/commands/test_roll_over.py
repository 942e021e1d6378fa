"""`aet nouvelle-edition`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Aet
from tests.operations.small import small_dossier, snapshot
from tests.support.markdown import cover


def test_the_page_says_what_was_done_and_where_the_old_workbook_is(aet: Aet, tmp_path: Path) -> None:
    result = aet("nouvelle-edition", small_dossier(tmp_path / "d"), "2017-2018")
    text = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "Close : 2016-2017." in text
    assert ".aet/sauvegardes/pilotage" in result.stdout.replace("\n", "")
    assert "puis lancez «" in text


def test_a_rehearsal_says_so(aet: Aet, tmp_path: Path) -> None:
    folder = small_dossier(tmp_path / "d")
    before = snapshot(folder)
    result = aet("rollover", folder, "2017-2018", "--essai")
    assert "essai, rien n’est écrit" in result.stdout
    assert "sans --essai" in " ".join(result.stdout.split())
    assert snapshot(folder) == before


def test_an_unfinished_edition_is_warned_of_and_may_be_closed_all_the_same(aet: Aet, tmp_path: Path) -> None:
    folder = small_dossier(tmp_path / "d", {"photo.xlsx": {"Fiche": cover(edition="2015-2016")}})
    rehearsed = " ".join(aet("rollover", folder, "2017-2018", "--essai").stdout.split())
    assert "L’édition 2016-2017 n’est pas finie :" in rehearsed
    assert "2 retours attendus, 1 fichier qui ne compte pas : « aet suivi --edition 2016-2017 »" in rehearsed
    assert "1 anomalie bloquante : feuille « Anomalies » de consolidation/2016-2017.xlsx." in rehearsed
    assert "finissez d’abord 2016-2017" in rehearsed
    assert "Pour la finir" not in rehearsed
    done = aet("rollover", folder, "2017-2018")
    assert done.exit_code == 0
    assert "Pour la finir, remettez d’abord son statut à « Ouverte »" in " ".join(done.stdout.split())


def test_programs_are_told_the_same(aet: Aet, tmp_path: Path) -> None:
    told = json.loads(aet("rollover", small_dossier(tmp_path / "d"), "2017-2018", "--format", "json").stdout)
    assert (told["edition"], told["previous"], told["outputs"]) == ("2017-2018", "2016-2017", ["pilotage.xlsx"])
    assert told["enrolments"] == {"carried_over": 0, "left_out": 0}
    assert [edit["kind"] for edit in told["edits"]] == ["set_cell", "append_row"]


def test_out_of_turn_is_wrong_use(aet: Aet, tmp_path: Path) -> None:
    result = aet("nouvelle-edition", small_dossier(tmp_path / "d"), "2019-2020")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "2017-2018" in result.stderr
