"""What a process is asked about a return, and answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.checking import task
from aet_sheets.checking.transport import decode_return
from aet_sheets.reading.errors import NotASpreadsheetError
from aet_sheets.reading.limits import DEFAULTS
from aet_sheets.schema import Sessions
from aet_sheets.schema.calendar import Bounds, school_year
from tests.operations.small import MEETING, write_return


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
