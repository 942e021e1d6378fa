"""What `aet` says when another command is at work on the same dossier."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.dossier import lock
from tests.cli.conftest import Aet
from tests.operations.small import MEETING, small_dossier
from tests.support.processes import another_command


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})


def test_at_the_command_line_that_is_status_3(aet: Aet, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    with another_command(dossier):
        result = aet("consolider", dossier)
    assert result.exit_code == 3
    message, remedy = result.stderr.splitlines()
    assert message.startswith("Erreur\u00a0: Une autre commande travaille sur ce dossier (aet rapport")
    assert remedy.startswith("Attendez")


@pytest.mark.parametrize("command", ["suivi", "verifier"])
def test_commands_that_only_read_do_not_wait(aet: Aet, dossier: Path, command: str) -> None:
    with another_command(dossier):
        assert aet(command, dossier).exit_code == 0
