"""Times `aet consolider` beside the naive pandas script, as whole processes, and says how many times faster it is.

    python -m tests.benchmarks.consolidation --returns 3 50 1000 10000 --runs 5 --json figures.json

A *cold* run finds the dossier as if it had never been consolidated. A *warm* one comes after it, when `--changed`
returns have changed since; 0 leaves it out. The script is given at most `--naive` returns, for it would take an hour
for 10,000; 0 leaves it out. `--damaged` is the share of cells that are wrong: at 0.01, every return is sent back with
an annotated copy and an e-mail; at 0, none is. First of all, the start of the program is timed beside that of Python.

Machines are noisy: seconds are shown, ratios are what to look at. Programs take turns, so that a machine that slows
down slows them all; a ratio is worked out turn by turn, and shown with the least and the most of all turns. Memory is
that of all the processes of a program together, at its peak.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from tests.benchmarks.measuring import Timing, run
from tests.benchmarks.territory import CELLS, EDITION, ROWS, changed, write_territory

COLD: Final = "aet consolider, cold"
WARM: Final = "aet consolider, warm"
SCRIPT: Final = "pandas script"
HELP: Final = "aet --help"
PYTHON: Final = "python -c pass"
_DERIVED: Final = (".aet", "consolidation", "a-renvoyer")


@dataclass(frozen=True, slots=True)
class Series:
    """The runs of several programs, which took turns; `size` is the number of returns, 0 for the start alone."""

    title: str
    size: int
    timings: Sequence[Timing]

    def of(self, program: str) -> list[Timing]:
        """Return the runs of one program."""
        return [timing for timing in self.timings if timing.program == program]

    def ratios(self, program: str, to: str) -> list[float]:
        """Return, turn by turn, how many times as long as `to` the `program` took; none unless both ran."""
        pairs = zip(self.of(program), self.of(to), strict=False)
        return [one.seconds / other.seconds for one, other in pairs]


def measure_start(runs: int) -> Series:
    """Time `aet --help` and a Python that does nothing."""
    commands = {PYTHON: ["-c", "pass"], HELP: ["-m", "aet_sheets", "--help"]}
    timings = [run(name, [sys.executable, *command]) for _ in range(runs) for name, command in commands.items()]
    return Series("Start of the program", 0, timings)


def measure(dossier: Path, runs: int, *, change: int = 1, naive: bool = True) -> list[Timing]:
    """Time the script, and the consolidation of a dossier without and with what the one before it left behind."""
    returns = dossier / "retours" / EDITION
    script = [sys.executable, str(Path(__file__).with_name("naive.py")), str(returns), str(dossier / "naive.xlsx")]
    product = [sys.executable, "-m", "aet_sheets", "consolider", str(dossier), "--format", "json"]
    timings = []
    for _ in range(runs):
        if naive:
            timings.append(run(SCRIPT, script))
        for name in _DERIVED:
            shutil.rmtree(dossier / name, ignore_errors=True)
        timings.append(run(COLD, product))
        if change:
            with changed(sorted(returns.iterdir())[:change]):
                timings.append(run(WARM, product))
    return timings


def table(series: Series, change: int = 1) -> str:
    """Return the runs as a table, a program a line, and what they amount to in words."""
    lines = [series.title, f"{'':28}   least    median      most   peak MiB"]
    for program in dict.fromkeys(timing.program for timing in series.timings):
        own = series.of(program)
        seconds = [timing.seconds for timing in own]
        spread = "".join(f"{value:9.3f}s" for value in (min(seconds), statistics.median(seconds), max(seconds)))
        lines.append(f"{program:26}{spread}{max(timing.mebibytes for timing in own):11.0f}")
    return "\n".join([*lines, *_in_words(series, change)])


def _in_words(series: Series, change: int) -> list[str]:
    """Return what is to be read off the runs; nothing of programs that did not run."""
    sentences = (
        (series.ratios(HELP, PYTHON), f"{HELP}: {{}} times as long as {PYTHON}"),
        (series.ratios(SCRIPT, COLD), f"{COLD}: {{}} times faster than the {SCRIPT}"),
        (series.ratios(WARM, COLD), f"{WARM} ({change} changed): {{}} of the time of a cold run"),
    )
    return [f"  -> {sentence.format(_spread(found))}" for found, sentence in sentences if found]


def growth(small: Series, large: Series) -> str:
    """Return how time and memory of a cold run grow from one number of returns to another."""
    longer = _median(large) / _median(small)
    larger = max(one.mebibytes for one in large.of(COLD)) / max(one.mebibytes for one in small.of(COLD))
    sizes = f"From {small.size:,} to {large.size:,} returns ({large.size / small.size:.3g} times)"
    return f"{sizes}: {longer:.1f} times as long, {larger:.1f} times the memory"


def _median(series: Series) -> float:
    return statistics.median(timing.seconds for timing in series.of(COLD))


def _spread(ratios: Sequence[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def main() -> None:
    """Write a territory of each size, measure, print a table each, and keep the figures if a file is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--returns", type=int, nargs="+", default=[3, 50])
    parser.add_argument("--damaged", type=float, default=0.01)
    parser.add_argument("--changed", type=int, default=1)
    parser.add_argument("--naive", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    measured = [measure_start(wanted.runs)]
    _say(f"{wanted.runs} runs of each program\n\n{table(measured[0])}")
    for size in wanted.returns:
        contents = (
            f"{size:,} returns, {size * ROWS:,} rows, {size * CELLS:,} cells of which {wanted.damaged:.0%} damaged"
        )
        with tempfile.TemporaryDirectory() as folder:
            dossier = write_territory(Path(folder) / "dossier", size, damaged=wanted.damaged)
            timings = measure(dossier, wanted.runs, change=wanted.changed, naive=size <= wanted.naive)
        measured.append(Series(contents, size, timings))
        _say(f"\n{table(measured[-1], wanted.changed)}")
    for small, large in pairwise(measured[1:]):
        _say(f"\n{growth(small, large)}")
    if wanted.json:
        wanted.json.write_text(json.dumps([asdict(series) for series in measured], indent=1) + "\n", encoding="utf-8")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - that is what the command is for


if __name__ == "__main__":
    main()
