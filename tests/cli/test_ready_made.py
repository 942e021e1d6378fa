"""The help that is kept as text is the one that click shows, and comes without it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import aet_sheets
from aet_sheets.cli.ready_made import kept_help, show_ready_made
from tests.cli.conftest import Process

HOME = Path(aet_sheets.__file__).parents[1]
SAYS_WHAT_IT_LOADED = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "


def run(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `aet` in a process that says on its error stream what it loaded, of a width that nobody set."""
    code = SAYS_WHAT_IT_LOADED + "from aet_sheets.cli import main; main()"
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"} | env
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=HOME, env=environment, check=True)


def test_the_kept_help_is_what_click_shows(process: Process) -> None:
    shown = process("--help", COLUMNS="80")  # a width that somebody set is for click to heed
    assert shown.stdout == kept_help(), "python -m aet_sheets.cli.ready_made"


@pytest.mark.parametrize("arguments", [(), ("-h",), ("--help",), ("--version",)])
def test_it_comes_without_click(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.stdout == (f"aet {aet_sheets.__version__}\n" if "--version" in arguments else kept_help())
    loaded = set(done.stderr.split())
    assert loaded.isdisjoint({"click", "typing", "pathlib", "inspect", "re"})
    assert {name for name in loaded if name.startswith("aet_sheets.")} == {
        "aet_sheets.cli",
        "aet_sheets.cli.ready_made",
    }


def test_a_narrow_window_gets_a_narrow_help() -> None:
    shown = run("--help", COLUMNS="60").stdout
    assert max(map(len, shown.splitlines())) <= 60
    assert shown.split() == kept_help().split()


@pytest.mark.parametrize("arguments", [["consolider", "--help"], ["--format"], ["--help", "suivi"], ["-V"], ["suivi"]])
def test_everything_else_goes_to_click(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert not show_ready_made(arguments)
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_help_that_cannot_be_written_says_so() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "aet_sheets", "--version"]
        done = subprocess.run(command, stdout=full, stderr=-1, encoding="utf-8", cwd=HOME, check=False)
    assert done.returncode == 3
    assert "Le disque est plein" in done.stderr
