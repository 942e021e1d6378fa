"""Spoilt files of every format: whatever the bytes, problems come out, and nothing else."""

from __future__ import annotations

from pathlib import Path

from tests.fuzzing.raw_bytes import fuzz, originals


def test_nothing_but_problems_comes_out(tmp_path: Path) -> None:
    outcomes = fuzz(range(300), tmp_path / "failures")
    assert outcomes.total() == 300
    assert outcomes["failed"] == 0, [path.read_text() for path in (tmp_path / "failures").glob("*.txt")]
    assert outcomes["read"] > 30  # the spoiling is gentle enough to get past the door
    assert outcomes["refused"] > 30


def test_every_format_is_among_them() -> None:
    assert {name.rpartition(".")[2] for name, _ in originals()} == {"xlsx", "xlsm", "xlsb", "xls", "ods", "csv"}
