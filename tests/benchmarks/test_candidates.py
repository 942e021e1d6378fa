"""The benchmark of candidates finds what it planted."""

from __future__ import annotations

import pytest

from tests.benchmarks.candidates import plant, search, table


def test_planted_duplicates_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    result = search(plant(3_000), measure_memory=False)
    with capsys.disabled():
        print("\n" + table(result, 3_000))  # noqa: T201 - figures are for people: no test judges seconds
    assert result.recall > 0.95
    assert result.proposals < 2 * result.planted.total()
