"""The benchmark does real work: its returns are read whole, and both programs gather the same rows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aet_sheets.operations.consolidate import consolidate_dossier
from aet_sheets.schema import Attendances, Measures
from tests.benchmarks.consolidation import measure, ratios, table
from tests.benchmarks.measuring import run
from tests.benchmarks.territory import write_territory
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
    timings = measure(territory, 1)
    with capsys.disabled():
        print("\n" + table("3 returns of 5 sheets", timings))  # noqa: T201 - figures are for people: no test judges seconds
    assert all(ratio > 0 for ratio in ratios(timings))


def test_memory_is_that_of_all_processes_together() -> None:
    hold = "held = bytearray(64 * 2**20); input()"
    parent = f"import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', {hold!r}], stdin=-1); "
    both = run("two", [sys.executable, "-c", f"{parent} held = bytearray(64 * 2**20); time.sleep(1); p.kill()"])
    assert both.mebibytes > 128
