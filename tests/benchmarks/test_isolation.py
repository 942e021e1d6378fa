"""The benchmark compares like with like: both ways read the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.checking.returns import CheckedReturn
from aet_sheets.checking.transport import encode_return
from aet_sheets.dossier.files import Named, OpenedFile
from aet_sheets.problems import Problem
from tests.benchmarks.isolation import in_process, isolated, ratios, table
from tests.benchmarks.territory import EDITION, write_territory


def _held(opened: OpenedFile[CheckedReturn]) -> tuple[object, bytes]:
    assert not isinstance(opened.content, Problem)
    return opened.input, encode_return(opened.content)


def test_both_ways_read_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    returns = write_territory(tmp_path / "dossier", 10) / "retours" / EDITION
    files = [Named(path, path.name) for path in sorted(returns.iterdir())]
    assert list(map(_held, in_process(files))) == list(map(_held, isolated(files)))
    with capsys.disabled():
        print("\n" + table(10, ratios(files, 3)))  # noqa: T201 - figures are for people: no test judges seconds
