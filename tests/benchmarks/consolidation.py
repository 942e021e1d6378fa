"""Times `aet consolider` beside the naive pandas script, as whole processes, and prints ratios.

    python -m tests.benchmarks.consolidation --returns 3 50 1000 --runs 5 --json figures.json

Machines are noisy: seconds are shown, ratios are what to look at. Runs of the two take turns, so that a machine
that slows down slows both; each finds the dossier as if it had never been consolidated. `--damaged` is the share of
cells that are wrong: at 0.01, every return is sent back with an annotated copy and an e-mail; at 0, none is.
`--naive 0` leaves the script out. Start-up is timed beside that of a bare Python.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.measuring import Timing, run
from tests.benchmarks.territory import EDITION, write_territory

PRODUCT, SCRIPT = "aet consolider", "pandas"
_DERIVED = (".aet", "consolidation", "a-renvoyer")


def measure(dossier: Path, runs: int, *, naive: bool = True) -> list[Timing]:
    """Run the product and the naive script in turn, `runs` times each."""
    script = [sys.executable, str(Path(__file__).with_name("naive.py")), str(dossier / "retours" / EDITION)]
    product = [sys.executable, "-m", "aet_sheets", "consolider", str(dossier), "--format", "json"]
    timings = []
    for _ in range(runs):
        for name in _DERIVED:
            shutil.rmtree(dossier / name, ignore_errors=True)
        timings.append(run(PRODUCT, product))
        if naive:
            timings.append(run(SCRIPT, [*script, str(dossier / "naive.xlsx")]))
    return timings


def measure_start(runs: int) -> list[Timing]:
    """Run `aet --help` and a Python that does nothing, in turn."""
    commands = {"aet --help": ["-m", "aet_sheets", "--help"], "python -c pass": ["-c", "pass"]}
    return [run(name, [sys.executable, *command]) for _ in range(runs) for name, command in commands.items()]


def ratios(timings: Sequence[Timing]) -> list[float]:
    """Return how many times longer the second program took than the first, pair by pair; none if it did not run."""
    first, *others = dict.fromkeys(timing.program for timing in timings)
    ours = [timing.seconds for timing in timings if timing.program == first]
    theirs = [timing.seconds for timing in timings if timing.program in others]
    return [their / our for our, their in zip(ours, theirs, strict=False)]


def table(title: str, timings: Sequence[Timing]) -> str:
    """Return the timings as a table: least, median and most of each program, then the ratio."""
    lines = [f"{title:32}    least   median     most   peak MiB"]
    for program in dict.fromkeys(timing.program for timing in timings):
        own = [timing for timing in timings if timing.program == program]
        peak = max(timing.mebibytes for timing in own)
        lines.append(f"{program:32}{_spread([timing.seconds for timing in own], 's')}{peak:10.0f}")
    if found := ratios(timings):
        lines.append(f"{'second / first':32}{_spread(found, 'x')}")
    return "\n".join(lines)


def _spread(values: Sequence[float], unit: str) -> str:
    return "".join(f"{value:8.2f}{unit}" for value in (min(values), statistics.median(values), max(values)))


def main() -> None:
    """Write a territory of each size, measure, print a table each, and keep the figures if a file is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--returns", type=int, nargs="+", default=[3, 50])
    parser.add_argument("--damaged", type=float, nargs="+", default=[0.01])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--naive", type=int, default=1)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    figures = {"start": measure_start(wanted.runs)}
    print(table("start", figures["start"]), flush=True)  # noqa: T201 - that is what the command is for
    for returns in wanted.returns:
        for damaged in wanted.damaged:
            title = f"{returns} returns, damaged {damaged:g}"
            with tempfile.TemporaryDirectory() as folder:
                dossier = write_territory(Path(folder) / "dossier", returns, damaged=damaged)
                figures[title] = measure(dossier, wanted.runs, naive=bool(wanted.naive))
            print("\n" + table(title, figures[title]), flush=True)  # noqa: T201 - as above
    if wanted.json:
        kept = {title: [asdict(timing) for timing in timings] for title, timings in figures.items()}
        wanted.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
