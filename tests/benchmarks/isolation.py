"""Times reading and checking honest returns in child processes beside the same in one process, and prints ratios.

    python -m tests.benchmarks.isolation --returns 50 --runs 7

The start of the processes is part of it. Machines are noisy: seconds are shown, ratios are what to look at.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from aet_sheets.checking.returns import CheckedReturn, check_return
from aet_sheets.checking.tables import ValueReader
from aet_sheets.dossier.files import Input, Named, OpenedFile
from aet_sheets.dossier.returns import open_returns
from aet_sheets.reading.source import read_return
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.schema.calendar import school_year
from tests.benchmarks.territory import EDITION, write_territory


def in_process(files: Sequence[Named]) -> list[OpenedFile[CheckedReturn]]:
    """Open `files` one after the other, as nobody should: in this very process."""
    opened = []
    for path, file in files:
        data = path.read_bytes()
        raw = read_return(read_workbook(data, path.name), file)
        opened.append(OpenedFile(Input.of(file, data), check_return(raw, school_year(EDITION), ValueReader())))
    return opened


def isolated(files: Sequence[Named]) -> list[OpenedFile[CheckedReturn]]:
    """Open `files` as the product does."""
    return list(open_returns(files, school_year(EDITION)))


def ratios(files: Sequence[Named], runs: int) -> list[tuple[float, float]]:
    """Return, run by run, the seconds that both ways took; they take turns."""
    return [(_seconds(in_process, files), _seconds(isolated, files)) for _ in range(runs)]


def _seconds(way: Callable[[Sequence[Named]], list[OpenedFile[CheckedReturn]]], files: Sequence[Named]) -> float:
    start = time.perf_counter()
    way(files)
    return time.perf_counter() - start


def table(count: int, timings: Sequence[tuple[float, float]]) -> str:
    """Return the timings as a table: least and median, and the ratio of the two ways."""
    lines = [f"{count} returns of 5 sheets     least   median"]
    for name, seconds in zip(("in process", "isolated"), zip(*timings, strict=True), strict=True):
        lines.append(f"{name:24}{min(seconds):7.3f}s {statistics.median(seconds):7.3f}s")
    found = [theirs / ours for ours, theirs in timings]
    return "\n".join([*lines, f"{'isolated / in process':24}{min(found):7.2f}  {statistics.median(found):7.2f}"])


def main() -> None:
    """Write a territory, measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--returns", type=int, default=50)
    parser.add_argument("--runs", type=int, default=7)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        returns = write_territory(Path(folder) / "dossier", wanted.returns) / "retours" / EDITION
        timings = ratios([Named(path, path.name) for path in sorted(returns.iterdir())], wanted.runs)
    print(table(wanted.returns, timings))  # noqa: T201 - that is what the command is for


if __name__ == "__main__":
    main()
