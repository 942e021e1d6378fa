"""What a process is asked about a return, and what tells its answers from those of another program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import aet_sheets
from aet_sheets.checking import task
from aet_sheets.checking.transport import decode_return
from aet_sheets.reading.errors import NotASpreadsheetError
from aet_sheets.reading.limits import DEFAULTS
from aet_sheets.schema import Sessions
from aet_sheets.schema.calendar import Bounds, school_year
from tests.operations.small import MEETING, write_return

PACKAGE = Path(aet_sheets.__file__).parent


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of this program."""
    return shutil.copytree(PACKAGE, tmp_path / "aet_sheets")


def test_the_same_program_answers_the_same_wherever_it_is(program: Path) -> None:
    assert task.version_of(program) == task.version()


@pytest.mark.parametrize(
    "source", ["text.py", "reading/details/xlsx.py", "checking/rows.py", "schema/tables.py", "problems/catalogue.py"]
)
def test_a_changed_source_that_decides_makes_another_program(program: Path, source: str) -> None:
    (program / source).write_bytes((program / source).read_bytes() + b"#")
    assert task.version_of(program) != task.version()


def test_a_source_that_is_gone_or_moved_makes_another_program(program: Path) -> None:
    (program / "checking/rows.py").rename(program / "checking/other.py")
    moved = task.version_of(program)
    (program / "checking/other.py").unlink()
    assert len({moved, task.version_of(program), task.version()}) == 3


def test_what_is_installed_beside_it_makes_another_program(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reader-9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert task.version_of(program) != task.version()


def test_what_does_not_decide_changes_nothing(program: Path) -> None:
    (program / "writing" / "styles.py").unlink()
    assert task.version_of(program) == task.version()


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        (school_year("2016-2017"), []),
        (school_year("2015-2016"), ["date-hors-edition"]),
        (None, []),  # as of the edition that its cover states
    ],
)
def test_a_return_is_checked_as_of_the_edition_that_is_asked_for(
    tmp_path: Path, bounds: Bounds | None, told: list[str]
) -> None:
    path = write_return(tmp_path / "a.xlsx", {"Séances": MEETING})
    answer = task.check(task.known(path.name, bounds), path.read_bytes(), DEFAULTS)
    (sessions,) = decode_return(answer, "a.xlsx").sheets
    assert sessions.records.columns[Sessions.title.name] == ["Bilan"]
    assert [problem.code for problem in sessions.problems] == told


def test_a_name_that_no_text_can_hold_is_no_obstacle(tmp_path: Path) -> None:
    path = write_return(tmp_path / "a.xlsx", {"Séances": MEETING})
    answer = task.check(task.known("\udce9t\udce9.xlsx", None), path.read_bytes(), DEFAULTS)
    assert len(decode_return(answer, "a.xlsx").sheets) == 1


def test_what_is_no_spreadsheet_is_said_to_be_none() -> None:
    with pytest.raises(NotASpreadsheetError):
        task.check(task.known("photo.jpg", None), b"\xff\xd8\xff", DEFAULTS)
