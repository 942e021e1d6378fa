"""The work of another program is told from that of this one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aet_sheets.checking.task import DECIDING
from aet_sheets.fingerprint import PACKAGE, fingerprint


def of(program: Path = PACKAGE) -> str:
    return fingerprint(*DECIDING, package=program)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of this program."""
    return shutil.copytree(PACKAGE, tmp_path / "aet_sheets")


def test_the_same_program_answers_the_same_wherever_it_is(program: Path) -> None:
    assert of(program) == of()


@pytest.mark.parametrize(
    "source", ["text.py", "reading/details/xlsx.py", "checking/rows.py", "schema/tables.py", "problems/catalogue.py"]
)
def test_a_changed_source_that_decides_makes_another_program(program: Path, source: str) -> None:
    (program / source).write_bytes((program / source).read_bytes() + b"#")
    assert of(program) != of()


def test_a_source_that_is_gone_or_moved_makes_another_program(program: Path) -> None:
    (program / "checking/rows.py").rename(program / "checking/other.py")
    moved = of(program)
    (program / "checking/other.py").unlink()
    assert len({moved, of(program), of()}) == 3


def test_what_is_installed_beside_it_makes_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = of()
    (tmp_path / "reader-9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert of() != before


def test_what_does_not_decide_changes_nothing(program: Path) -> None:
    (program / "writing" / "styles.py").unlink()
    assert of(program) == of()
