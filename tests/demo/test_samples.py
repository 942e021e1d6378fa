"""The workbooks that the repository shows are those that the code writes today."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.demo.samples import EMPTY_RETURN, FILLED_RETURN, write_samples
from aet_sheets.excel.vba.sources import run_python_modules
from aet_sheets.paths import PILOT
from tests.support.vba import PROJECT_PART, sources_by_olevba
from tests.support.workbooks import assert_sound, parts

SHOWN = Path(__file__).parents[2] / "workbooks"
WRITE_ANEW = "python -m aet_sheets.demo.samples workbooks"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder)
    return folder


def content(path: Path) -> dict[str, object]:
    """Return the parts of a workbook, its macros as text: xlwings' own follow the version that is installed."""
    found: dict[str, object] = dict(parts(path))
    if found.pop(PROJECT_PART, None):
        of_xlwings = {module.name for module in run_python_modules()}
        found |= {name: code for name, code in sources_by_olevba(path).items() if name not in of_xlwings}
    return found


@pytest.mark.parametrize("name", [PILOT, EMPTY_RETURN, FILLED_RETURN])
def test_what_is_shown_is_what_is_written(written: Path, name: str) -> None:
    shown, now = content(SHOWN / name), content(written / name)
    different = [part for part in shown.keys() | now.keys() if shown.get(part) != now.get(part)]
    assert not different, f"write them anew: {WRITE_ANEW}"


def test_nothing_else_is_shown(written: Path) -> None:
    assert {path.name for path in SHOWN.iterdir()} == {path.name for path in written.iterdir()}


@pytest.mark.parametrize("name", [PILOT, EMPTY_RETURN, FILLED_RETURN])
def test_an_outside_judge_finds_nothing_wrong(name: str) -> None:
    assert_sound(SHOWN / name)
