"""Running `aet`: inside the test, and as the process that a person starts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import aet_sheets
from aet_sheets.cli.french import speak_french

Aet = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def aet(monkeypatch: pytest.MonkeyPatch) -> Aet:
    """Run a command line, 80 columns wide; arguments may be paths."""
    monkeypatch.setenv("LANGUAGE", "en")  # whatever the machine speaks; put back after the test
    speak_french()
    from aet_sheets.cli.group import aet as group  # noqa: PLC0415 - after French is set up, as in `main`

    def run(*arguments: object) -> Result:
        return CliRunner(env={"COLUMNS": "80"}).invoke(group, list(map(str, arguments)), prog_name="aet")

    return run


@pytest.fixture
def process() -> Process:
    """Run `python -m aet_sheets` on an English machine, its streams read as UTF-8."""
    home = Path(aet_sheets.__file__).parents[1]
    english = {"LANG": "en_US.UTF-8", "LANGUAGE": "en", "COLUMNS": "80", "PYTHONPATH": str(home)}

    def run(*arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "aet_sheets", *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            env=os.environ | english | env,
            check=False,
        )

    return run
