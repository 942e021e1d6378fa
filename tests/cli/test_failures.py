"""How commands end: four statuses, French sentences, never a traceback."""

from __future__ import annotations

import errno
import json
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

from aet_sheets.dossier import DossierError
from tests.cli.conftest import Aet, Process
from tests.operations.small import MEETING, small_dossier

BAD_DATE = MEETING.replace("12/10/2016", "15/13/2016")
ABOUT_SOMEBODY = "Ninon Zola, 06 12 34 56 78"


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Have the operation behind `aet suivi` raise `error`."""

    def fail(*_arguments: object) -> NoReturn:
        raise error

    monkeypatch.setattr("aet_sheets.cli.commands.follow_up.follow_up", fail)


def test_0_when_nothing_blocks(aet: Aet, dossier: Path) -> None:
    assert aet("suivi", dossier).exit_code == 0


def test_1_when_the_data_have_blocking_problems(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    for command in ("suivi", "verifier", "consolider"):
        assert aet(command, dossier).exit_code == 1


def test_2_when_the_command_is_mistaken(aet: Aet, dossier: Path) -> None:
    assert aet("suivi", dossier / "nulle-part").exit_code == 2
    assert aet("suivi", dossier, "--edition", "2030-2031").exit_code == 2
    assert aet("verifier", "nulle-part.xlsx").exit_code == 2
    assert aet("nouveau", dossier, "--territoire", "T", "--edition", "2016-2017").exit_code == 2
    assert aet("demo", dossier).exit_code == 2


def test_3_when_it_cannot_be_done(aet: Aet, tmp_path: Path) -> None:
    result = aet("consolider", tmp_path)
    assert result.exit_code == 3
    assert "n’a pas de classeur de pilotage" in result.stderr


def test_an_error_stands_on_the_error_stream_alone(aet: Aet, tmp_path: Path) -> None:
    result = aet("consolider", tmp_path / "nulle-part")
    assert result.stdout == ""
    message, remedy = result.stderr.splitlines()
    assert message.startswith("Erreur\u00a0: ")
    assert remedy.startswith("Vérifiez le chemin")


@pytest.mark.parametrize(
    "line", [["consolider", "nulle-part", "--format", "json"], ["suivi", "--format=json", "--xyz"]]
)
def test_programs_get_the_error_as_json(aet: Aet, line: list[str]) -> None:
    result = aet(*line)
    assert result.exit_code == 2
    error = json.loads(result.stdout)["error"]
    assert error["message"]
    assert error["remedy"]
    assert error["message"] in result.stderr


def test_a_bug_is_a_sentence_and_a_log_in_the_dossier(aet: Aet, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (dossier / ".aet").mkdir()
    failing(monkeypatch, KeyError(ABOUT_SOMEBODY))
    result = aet("suivi", dossier)
    log = dossier / ".aet" / "journal-technique.log"
    assert result.exit_code == 3
    assert "erreur imprévue" in result.stderr
    assert str(log) in result.stderr
    assert "Traceback" not in result.output
    assert "builtins.KeyError" in log.read_text(encoding="utf-8")


def test_without_a_dossier_the_log_goes_to_the_temporary_folder(
    aet: Aet, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, ZeroDivisionError())
    assert str(tmp_path / "aet-journal-technique.log") in aet("suivi", dossier).stderr


def test_a_bug_is_told_even_where_no_log_can_be_written(
    aet: Aet, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nulle-part"))
    failing(monkeypatch, ZeroDivisionError())
    result = aet("suivi", dossier)
    assert result.exit_code == 3
    assert "erreur imprévue" in result.stderr


def test_the_log_tells_where_and_what_and_nothing_about_anybody(
    aet: Aet, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dossier / ".aet").mkdir()
    error = ValueError(ABOUT_SOMEBODY)
    error.__cause__ = LookupError(ABOUT_SOMEBODY)
    failing(monkeypatch, error)
    aet("suivi", dossier)
    log = (dossier / ".aet" / "journal-technique.log").read_text(encoding="utf-8")
    assert "aet_sheets.cli.commands.follow_up, command, " in log
    assert "builtins.LookupError" in log
    assert "builtins.ValueError" in log
    assert "Zola" not in log
    assert str(dossier) not in log


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "Le disque est plein"),
        (errno.EACCES, "L’accès est refusé"),
        (errno.EROFS, "L’accès est refusé"),
        (errno.EIO, "Le système n’a pas pu lire ou écrire un fichier"),
    ],
)
def test_what_the_system_refuses_comes_with_a_remedy(
    aet: Aet, dossier: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    failing(monkeypatch, OSError(number, "whatever the system says", "2016-2017.xlsx"))
    result = aet("suivi", dossier)
    message, remedy = result.stderr.splitlines()
    assert result.exit_code == 3
    assert sentence in message
    assert "recommencez" in remedy
    assert "whatever" not in result.stderr


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError(), RecursionError(), DossierError("Non.", "Si.")])
def test_whatever_happens_it_ends_with_status_3(
    aet: Aet, dossier: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    failing(monkeypatch, error)
    result = aet("suivi", dossier)
    assert result.exit_code == 3
    assert "Traceback" not in result.output


def test_an_interruption_is_told_in_french(aet: Aet, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert "Interrompu. Rien n’a été perdu" in aet("suivi", dossier).stderr


def test_a_process_ends_with_the_status_of_its_command(process: Process, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    assert process("suivi", dossier).returncode == 1
    assert process("suivi", tmp_path / "nulle-part").returncode == 2
    assert process("suivi", tmp_path).returncode == 3
