"""What a person sees when files are read: settings of the environment, and nothing left running."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.reading.isolation.pool import Pool
from tests.cli.conftest import Aet, Process
from tests.support.hostile import far_cell_out_of_order, xlsx


def test_a_file_that_asks_for_too_much_is_refused_with_the_way_out(process: Process, tmp_path: Path) -> None:
    path = tmp_path / "loin.xlsx"
    path.write_bytes(far_cell_out_of_order())
    done = process("verifier", path, AET_LECTURE_MEMOIRE="512")
    assert done.returncode == 1
    text = " ".join(done.stdout.split())
    assert "demande plus de 512 Mio de mémoire et a été arrêtée" in text
    assert "AET_LECTURE_MEMOIRE" in text


def test_a_setting_that_makes_no_sense(process: Process, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx())
    done = process("verifier", path, AET_LECTURE_MEMOIRE="beaucoup")
    assert done.returncode == 3
    assert "AET_LECTURE_MEMOIRE" in done.stderr
    assert "au moins 256" in done.stderr


def test_help_starts_no_process(aet: Aet, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_pool: Pool, _count: int = 1) -> None:
        raise AssertionError

    monkeypatch.setattr(Pool, "start", refuse)
    for command in ("consolider", "verifier", "suivi"):
        assert aet(command, "--help").exit_code == 0
