"""Help: French, complete, and quick to come."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

import aet_sheets
from aet_sheets.cli.group import COMMANDS, Entry
from tests.cli.conftest import Aet, Process

HEAVY = (
    "pandas",
    "numpy",
    "openpyxl",
    "xlwings",
    "msgspec",
    "xlsxwriter",
    "rich",
    "rapidfuzz",
    "phonenumbers",
    "calamine",
)
ENGLISH = ("Usage:", "Options:", "Commands:", "Show", "default:", "required", "Try '", "Error")


def command_of(entry: Entry) -> click.Command:
    command = import_module(f"aet_sheets.cli.commands.{entry.module}").command
    assert isinstance(command, click.Command)
    return command


def test_aet_alone_shows_its_help(aet: Aet) -> None:
    alone = aet()
    assert (alone.exit_code, alone.stdout, alone.stderr) == (0, aet("--help").stdout, "")
    assert alone.stdout.startswith("Usage\u00a0: aet [OPTIONS] COMMANDE")


@pytest.mark.parametrize("short", ["-h", "--help"])
@pytest.mark.parametrize("entry", COMMANDS)
def test_every_command_has_a_help_with_an_example(aet: Aet, entry: Entry, short: str) -> None:
    shown = aet(entry.name, short)
    assert shown.exit_code == 0
    assert "Exemple" in shown.stdout
    assert f"\n    aet {entry.name} " in shown.stdout or f"\n    aet {entry.name}\n" in shown.stdout


@pytest.mark.parametrize("entry", [None, *COMMANDS])
def test_no_word_of_it_is_english(aet: Aet, entry: Entry | None) -> None:
    shown = aet(entry.name, "-h") if entry else aet("-h")
    assert [word for word in ENGLISH if word in shown.stdout] == []


@pytest.mark.parametrize("entry", [None, *COMMANDS])
def test_it_holds_in_80_columns(aet: Aet, entry: Entry | None) -> None:
    shown = aet(entry.name, "-h") if entry else aet("-h")
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_the_help_lists_each_command_with_its_alias(aet: Aet) -> None:
    shown = aet("-h").stdout
    for entry in COMMANDS:
        assert f"  {entry.shown} " in shown
    assert "consolider (consolidate)" in shown


def test_the_help_tells_the_four_exit_statuses(aet: Aet) -> None:
    text = " ".join(aet("-h").stdout.split())
    assert all(f"{status}," in text for status in range(4))


@pytest.mark.parametrize("entry", COMMANDS)
def test_each_command_is_found_under_its_name(entry: Entry) -> None:
    assert command_of(entry).name == entry.name


@pytest.mark.parametrize("typed", ["verifier", "vérifier", "VERIFIER", "validate"])
def test_a_command_is_found_by_its_alias_and_whatever_the_accents(aet: Aet, typed: str) -> None:
    shown = aet(typed, "-h")
    assert (shown.exit_code, shown.stdout.splitlines()[0]) == (0, "Usage\u00a0: aet verifier [OPTIONS] FICHIER…")


@pytest.mark.parametrize("entry", COMMANDS)
def test_french_signs_never_begin_a_line(aet: Aet, entry: Entry) -> None:
    shown = aet(entry.name, "-h").stdout
    assert [line for line in shown.splitlines() if line.strip()[:1] in {":", ";", "!", "?", "»"}] == []
    assert " :" not in shown
    assert "« " not in shown


def test_the_version(aet: Aet) -> None:
    shown = aet("--version")
    assert (shown.exit_code, shown.stdout) == (0, f"aet {aet_sheets.__version__}\n")


def test_the_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom aet_sheets.cli import main\nsys.argv = ['aet', '--help']\n"
        "try:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    home = Path(aet_sheets.__file__).parents[1]
    narrow = os.environ | {"COLUMNS": "60"}  # in 80 columns it would not even load click: see test_ready_made
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=home, env=narrow, check=True
    )
    loaded = {name.partition(".")[0] for name in run.stderr.split()}
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)
    own = {name for name in run.stderr.split() if name.startswith("aet_sheets.")}
    light = {"aet_sheets.text", "aet_sheets.paths", "aet_sheets.technical_log", "aet_sheets.cli"}
    assert own <= {*light, *(name for name in own if name.startswith("aet_sheets.cli."))}
    assert not any(name.startswith("aet_sheets.cli.rendering") for name in own)


def test_a_process_speaks_french_on_an_english_machine(process: Process) -> None:
    shown = process("--help")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Affiche cette aide." in shown.stdout


@pytest.mark.parametrize("entry", [None, *COMMANDS])
def test_an_example_can_be_typed_as_it_is_printed(aet: Aet, entry: Entry | None) -> None:
    shown = aet(entry.name, "-h") if entry else aet("-h")
    examples = [line for line in shown.stdout.splitlines() if line.startswith("    aet ")]
    assert examples
    assert [line for line in examples if "\u00a0" in line or "’" in line] == []
