"""Copies to send back: which files get one, where it goes, and what happens when it is out of date."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aet_sheets.operations import copies
from aet_sheets.operations.checking import check_and_annotate
from aet_sheets.operations.consolidate import Outcome, consolidate_dossier
from aet_sheets.reading.isolation.pool import Pool
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.writing.annotated import task
from tests.operations.checking.samples import NOBODY_KNOWS
from tests.operations.small import EDITION, MEETING, small_dossier, snapshot, write_return
from tests.support.formats import write_xlsx
from tests.support.markdown import PILOT, workbook

BAD_DATE = MEETING.replace("12/10/2016", "15/13/2016")
NOT_A_TYPE = "| Goûter | Bilan | 12/10/2016 |"
DOUBTFUL = MEETING.replace("12/10/2016", "oct. 2016")


def outputs(outcome: Outcome) -> list[str]:
    return [path.relative_to(outcome.dossier / "a-renvoyer" / EDITION).as_posix() for path in outcome.outputs[1:]]


def test_each_return_to_correct_gets_a_copy_and_a_message(tmp_path: Path) -> None:
    returns = {"wrong.xlsx": {"Séances": BAD_DATE}, "sous/dossier/right.xlsx": {"Séances": DOUBTFUL}}
    dossier = small_dossier(tmp_path / "d", returns)
    before = snapshot(dossier / "retours")
    assert outputs(consolidate_dossier(dossier)) == []  # undecided: two files for one group
    (dossier / "retours" / EDITION / "sous/dossier/right.xlsx").unlink()
    assert outputs(consolidate_dossier(dossier)) == ["wrong - à corriger.xlsx", "wrong - message.txt"]
    assert snapshot(dossier / "retours").items() <= before.items()


def test_a_message_names_the_group_as_its_members_know_it(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    consolidated = consolidate_dossier(dossier).outputs[2].read_text("utf-8-sig")
    assert "du groupe Insertion des jeunes (GT-JEUNES), édition 2016-2017" in consolidated
    _, (sent,) = check_and_annotate([dossier / "retours" / EDITION / "a.xlsx"])
    assert sent.message
    assert sent.message.read_text("utf-8-sig") == consolidated


def test_copies_keep_the_sub_folders_of_their_returns(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"GT/a.xlsx": {"Séances": BAD_DATE}})
    assert outputs(consolidate_dossier(dossier)) == ["GT/a - à corriger.xlsx", "GT/a - message.txt"]


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    consolidate_dossier(dossier)
    first = snapshot(dossier / "a-renvoyer")
    consolidate_dossier(dossier)
    assert snapshot(dossier / "a-renvoyer") == first


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tasks that processes were given to make copies."""
    given: list[str] = []
    copy_of = copies.copy_of

    def noted(pool: Pool, asked: bytes, data: bytes) -> bytes:
        given.append(task.TASK)
        return copy_of(pool, asked, data)

    monkeypatch.setattr(copies, "copy_of", noted)
    return given


def test_a_copy_that_stands_is_not_made_again(tmp_path: Path, made: list[str]) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    first = consolidate_dossier(dossier)
    del made[:]
    assert outputs(consolidate_dossier(dossier)) == outputs(first)
    assert made == []


@pytest.mark.parametrize(
    "change",
    [
        lambda dossier: (dossier / "a-renvoyer" / EDITION / "a - à corriger.xlsx").unlink(),
        lambda dossier: (dossier / ".aet" / "copies.json").unlink(),
        lambda dossier: write_return(dossier / "retours" / EDITION / "a.xlsx", {"Séances": BAD_DATE + NOT_A_TYPE}),
        lambda dossier: (dossier / "a-renvoyer" / EDITION / "a - à corriger.xlsx").write_bytes(b"half a co"),
    ],
    ids=["gone", "not remembered", "the return changed", "damaged"],
)
def test_a_copy_is_made_again_where_anything_changed(
    tmp_path: Path, made: list[str], change: Callable[[Path], object]
) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    consolidate_dossier(dossier)
    del made[:]
    change(dossier)
    outcome = consolidate_dossier(dossier)
    assert made == [task.TASK]
    assert read_workbook(outcome.outputs[1].read_bytes(), "a.xlsx").sheets[0].name == "À corriger"


def test_a_copy_is_made_again_for_other_problems_and_by_another_program(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE, "Présences": NOBODY_KNOWS}})
    consolidate_dossier(dossier)
    del made[:]
    known = PILOT["Acteurs"] + "| ACT-009 | Association | Nulle part | Inconnu | Jean | | Mobilisé |"
    write_xlsx(dossier / "pilotage.xlsx", workbook(**(PILOT | {"Acteurs": known})))
    consolidate_dossier(dossier)
    assert made == [task.TASK]
    monkeypatch.setattr(task, "version", lambda: "another")
    consolidate_dossier(dossier)
    assert made == [task.TASK] * 2


def test_a_copy_goes_when_its_return_is_right(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    consolidate_dossier(dossier)
    write_return(dossier / "retours" / EDITION / "a.xlsx", {"Séances": MEETING})
    assert outputs(consolidate_dossier(dossier)) == []
    assert snapshot(dossier / "a-renvoyer") == {}


def test_a_message_that_somebody_rewrote_stays(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    message = consolidate_dossier(dossier).outputs[2]
    message.write_text("Chère Ninon,", encoding="utf-8")
    write_return(dossier / "retours" / EDITION / "a.xlsx", {"Séances": MEETING})
    consolidate_dossier(dossier)
    assert snapshot(dossier / "a-renvoyer") == {f"{EDITION}/a - message.txt": "Chère Ninon,".encode()}


def test_two_returns_that_differ_by_their_suffix_keep_it(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    shutil.copy(dossier / "retours" / EDITION / "a.xlsx", dossier / "retours" / EDITION / "a.xlsm")
    assert outputs(consolidate_dossier(dossier)) == ["a.xlsm - à corriger.xlsx", "a.xlsm - message.txt"]


def test_a_copy_that_cannot_be_made_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(copies, "email_about", fail)
    outcome = consolidate_dossier(small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}}))
    (sent,) = outcome.sent_back
    assert isinstance(sent.error, RuntimeError)
    assert "copie-annotee-absente" in {problem.code for problem in outcome.consolidation.problems}
    assert outcome.written.is_file()


def test_a_copy_that_its_own_process_gives_up_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task, "TASK", f"{task.__name__}:nothing")
    outcome = consolidate_dossier(small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}}))
    assert outputs(outcome) == []
    assert "copie-annotee-absente" in {problem.code for problem in outcome.consolidation.problems}
    assert outcome.written.is_file()


def test_on_demand_alerts_are_worth_a_copy_that_stays_as_long_as_the_return_counts(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": DOUBTFUL}})
    path = dossier / "retours" / EDITION / "a.xlsx"
    _, (sent,) = check_and_annotate([path])
    copy = dossier / "a-renvoyer" / EDITION / "a - à corriger.xlsx"
    assert sent.copy == copy.resolve()
    consolidate_dossier(dossier)
    assert copy.is_file()
    path.unlink()
    consolidate_dossier(dossier)
    assert not copy.exists()


def test_a_pilot_workbook_gets_a_copy_to_look_at_and_no_message(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", pilot={"Groupes": "| Code groupe | Statut |\n| GT-JEUNES | Actif |"})
    before = (dossier / "pilotage.xlsx").read_bytes()
    _, (sent,) = check_and_annotate([dossier / "pilotage.xlsx"])
    assert [path.name for path in sent.outputs] == ["pilotage - à corriger.xlsx"]
    assert (dossier / "pilotage.xlsx").read_bytes() == before


def test_a_file_without_problems_or_that_is_no_return_gets_nothing(tmp_path: Path) -> None:
    picture = tmp_path / "photo.xlsx"
    picture.write_bytes(b"\x89PNG")
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {}})
    _, sent = check_and_annotate([picture, dossier])
    assert sent == []
