"""The benchmark does real work: its returns are read whole, and both programs gather the same rows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aet_sheets.operations.consolidate import consolidate_dossier
from aet_sheets.schema import Actors, Attendances, Measures, Sessions
from tests.benchmarks.consolidation import COLD, SCRIPT, WARM, Series, growth, measure, measure_start, table
from tests.benchmarks.measuring import Timing, run
from tests.benchmarks.territory import CELLS, EDITION, ROWS, changed, write_territory
from tests.support.libreoffice import convert
from tests.support.workbooks import formulas, stored_values


@pytest.fixture(scope="module")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_territory(tmp_path_factory.mktemp("territory") / "dossier", 3)


def test_every_row_of_the_territory_is_accounted_for(territory: Path) -> None:
    outcome = consolidate_dossier(territory)
    sources = outcome.consolidation.sources.values()
    assert [source.read for source in sources] == [50 + 10 + 150 + 10 + 30] * 3
    assert all(source.read == source.kept + source.merged + len(source.set_aside) for source in sources)
    assert len(outcome.consolidation.dataset[Attendances]) > 350
    assert len(outcome.consolidation.dataset[Measures]) > 80


def test_its_formulas_recalculate_too(territory: Path, tmp_path: Path) -> None:
    workbook = consolidate_dossier(territory).written
    ours, theirs = stored_values(workbook), stored_values(convert(workbook, "xlsx", tmp_path))
    for cell in formulas(workbook):
        assert theirs.get(cell) == pytest.approx(ours.get(cell)), cell


def test_the_table_is_printed(territory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    series = Series("3 returns of 5 sheets", 3, measure(territory, 1))
    with capsys.disabled():
        print("\n" + table(series))  # noqa: T201 - figures are for people: no test judges seconds
    assert [timing.program for timing in series.timings] == [SCRIPT, COLD, WARM]


def test_the_table_says_which_is_faster() -> None:
    seconds = ((SCRIPT, 20), (COLD, 2), (WARM, 1), (SCRIPT, 40), (COLD, 2), (WARM, 0.5))
    shown = table(Series("1 return", 1, [Timing(name, taken, 80) for name, taken in seconds]))
    assert f"{COLD}: 15.00 (10.00 to 20.00) times faster than the {SCRIPT}" in shown
    assert f"{WARM} (1 changed): 0.38 (0.25 to 0.50) of the time of a cold run" in shown


def test_the_growth_is_that_of_cold_runs() -> None:
    small, large = (
        Series("", size, [Timing(COLD, taken, held), Timing(WARM, 1, 900)])
        for size, taken, held in ((100, 2, 80), (1_000, 20, 120))
    )
    assert growth(small, large) == "From 100 to 1,000 returns (10 times): 10.0 times as long, 1.5 times the memory"


def test_every_return_holds_what_is_said(territory: Path) -> None:
    outcome = consolidate_dossier(territory)
    assert {source.read for source in outcome.consolidation.sources.values()} == {ROWS}
    assert CELLS > 5 * ROWS


def test_a_changed_return_is_read_as_another_one(territory: Path) -> None:
    path = min((territory / "retours" / EDITION).iterdir())
    data = path.read_bytes()
    with changed([path]):
        found = consolidate_dossier(territory).consolidation.dataset[Sessions].columns["decisions"]
        assert sum("Rappeler" in str(value) for value in found) > 5
    assert path.read_bytes() == data


def test_the_memory_of_a_short_run_is_that_of_a_python() -> None:
    assert [timing.mebibytes > 5 for timing in measure_start(3).timings] == [True] * 6


def test_memory_is_that_of_all_processes_together() -> None:
    hold = "held = bytearray(64 * 2**20); input()"
    parent = f"import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', {hold!r}], stdin=-1); "
    both = run("two", [sys.executable, "-c", f"{parent} held = bytearray(64 * 2**20); time.sleep(1); p.kill()"])
    assert both.mebibytes > 128


def test_returns_are_of_other_groups_and_people(tmp_path: Path) -> None:
    result = consolidate_dossier(write_territory(tmp_path / "dossier", 5, damaged=0)).consolidation
    assert [item.group for item in result.returns] == [f"GT-0000{number}" for number in range(1, 6)]
    assert all(source.kept == ROWS for source in result.sources.values())
    addresses = result.dataset[Actors].columns["email"]
    assert len(set(addresses)) == len(addresses) == 5 * 50
