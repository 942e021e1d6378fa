"""Two commands on one dossier: the second waits, or says who is at work."""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
from pathlib import Path
from typing import NoReturn

import pytest
from filelock import FileLock

from aet_sheets.consolidation.register import Register
from aet_sheets.dossier import Dossier, DossierError, lock
from aet_sheets.dossier.lock import HOLDER, LOCK, hold
from aet_sheets.operations.consolidate import consolidate_dossier
from tests.operations.small import MEETING, small_dossier
from tests.support.processes import another_command, start


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})


def test_the_second_command_waits_for_the_first(dossier: Path) -> None:
    steps = []
    with another_command(dossier) as first:

        def progress(step: str, _done: int, _total: int) -> None:
            steps.append(step)
            if step.startswith("Dossier occupé") and first.stdin:
                first.stdin.close()
                first.stdin = None

        outcome = consolidate_dossier(dossier, progress=progress)
    assert steps[0] == "Dossier occupé\u00a0: aet rapport…"
    assert outcome.written.is_file()


def test_after_a_while_it_says_who_is_at_work(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    with another_command(dossier) as first, pytest.raises(DossierError, match="aet rapport, depuis le") as error:
        consolidate_dossier(dossier)
    assert f"sur {platform.node()} (processus {first.pid})" in error.value.message
    assert not error.value.wrong_use
    assert not (dossier / "consolidation").exists()


def test_the_dossier_is_free_as_soon_as_its_command_is_killed(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0)
    with another_command(dossier) as first:
        first.kill()
        first.wait()
        assert (dossier / ".aet" / HOLDER).is_file()
        consolidate_dossier(dossier)
    assert not (dossier / ".aet" / HOLDER).exists()


def test_two_processes_at_once_both_succeed_and_give_the_same_codes(dossier: Path) -> None:
    commands = [start("consolider", str(dossier), "--format", "json") for _ in range(2)]
    outputs = [command.communicate()[0] for command in commands]
    assert [command.returncode for command in commands] == [0, 0]
    assert outputs[0] == outputs[1]
    register = Register.from_json((dossier / ".aet" / "registre.json").read_bytes())
    assert register.tables["T_Seances"].given == 1


def test_who_is_at_work_can_be_read_and_is_nobody_by_name(dossier: Path) -> None:
    with hold(dossier, "aet consolider"):
        text = (dossier / ".aet" / HOLDER).read_text(encoding="utf-8")
    told = json.loads(text)
    assert told.keys() == {"commande", "depuis", "machine", "processus"}
    assert (told["commande"], told["processus"]) == ("aet consolider", os.getpid())
    assert getpass.getuser() not in text.replace(platform.node(), "")


def test_a_command_that_calls_another_one_keeps_the_dossier_throughout(dossier: Path) -> None:
    with hold(dossier, "aet demo"):
        consolidate_dossier(dossier)
        assert json.loads((dossier / ".aet" / HOLDER).read_bytes())["commande"] == "aet demo"


def test_only_what_killed_commands_left_is_removed(dossier: Path) -> None:
    theirs = [dossier / name for name in (".aet-notes.xlsx", "retours/.aet-0123456789ab", ".aet/.aet-012345678.json")]
    ours = [dossier / name for name in (".aet-0123456789ab.xlsx", ".aet/.aet-ba9876543210.json")]
    (dossier / ".aet").mkdir()
    theirs[1].mkdir()
    for path in (theirs[0], theirs[2], *ours):
        path.touch()
    consolidate_dossier(dossier)
    assert [path.exists() for path in theirs] == [True] * 3
    assert [path.exists() for path in ours] == [False] * 2


def test_a_folder_that_is_no_dossier_stays_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="n’a pas de classeur de pilotage"), Dossier(tmp_path).held("aet x"):
        pass
    assert list(tmp_path.iterdir()) == []


def system_says(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Have the file system refuse to lock with the error `number`."""

    def refuse(*_arguments: object, **_options: object) -> NoReturn:
        raise OSError(number, "whatever the system says")

    monkeypatch.setattr(FileLock, "acquire", refuse)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_read_only_dossier_is_said_to_be_one(dossier: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    system_says(monkeypatch, number)
    with pytest.raises(DossierError, match="en lecture seule") as error:
        consolidate_dossier(dossier)
    assert "aet suivi" in error.value.remedy


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP])
def test_where_there_are_no_locks_the_work_is_done_and_it_is_said(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    system_says(monkeypatch, number)
    leftover = dossier / ".aet-0123456789ab.xlsx"
    leftover.touch()
    outcome = consolidate_dossier(dossier)
    assert outcome.written.is_file()
    assert "dossier-non-reserve" in {problem.code for problem in outcome.consolidation.problems}
    assert leftover.exists()  # another command may be writing it


def test_what_else_the_system_says_is_not_hidden(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system_says(monkeypatch, errno.ENOSPC)
    with pytest.raises(OSError, match="whatever"):
        consolidate_dossier(dossier)


def test_a_lock_that_works_is_not_talked_about(dossier: Path) -> None:
    assert (dossier / ".aet" / LOCK).exists() is False
    outcome = consolidate_dossier(dossier)
    assert "dossier-non-reserve" not in {problem.code for problem in outcome.consolidation.problems}
