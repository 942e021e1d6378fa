"""`aet demo`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Aet


def test_the_demo_goes_to_its_own_folder_and_says_what_to_open(
    aet: Aet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = aet("demo")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "2012-2013        3      140        45" in result.stdout
    assert "À faire\u00a0: ouvrez aet-demo/consolidation/2016-2017.xlsx" in result.stdout.replace("\\", "/")
    assert (tmp_path / "aet-demo" / "consolidation" / "2016-2017.xlsx").is_file()
