"""Times `aet consolider` beside the naive pandas script, as whole processes, and prints ratios.

    python -m tests.benchmarks.consolidation --returns 50 --runs 5 --json figures.json

Machines are noisy: seconds are shown, ratios are what to look at. Runs of the two take turns, so that a machine
that slows down slows both.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.territory import EDITION, write_territory


@dataclass(frozen=True, slots=True)
class Timing:
    """One run of one program: wall clock in seconds, peak memory of its largest process in MiB."""

    program: str
    seconds: float
    mebibytes: float


def run(program: str, command: list[str]) -> Timing:
    """Run `command` and return what it took; raises `CalledProcessError` when it fails (statuses 0 and 1 are fine)."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=errors)
    return Timing(program, seconds, usage.ru_maxrss / 1024)


def measure(dossier: Path, runs: int) -> list[Timing]:
    """Run the product and the naive script in turn, `runs` times each."""
    naive = [sys.executable, str(Path(__file__).with_name("naive.py")), str(dossier / "retours" / EDITION)]
    product = [sys.executable, "-m", "aet_sheets", "consolider", str(dossier), "--format", "json"]
    timings = []
    for _ in range(runs):
        timings.append(run("aet consolider", product))
        timings.append(run("pandas", [*naive, str(dossier / "naive.xlsx")]))
    return timings


def ratios(timings: list[Timing]) -> list[float]:
    """Return how many times faster the product was, pair by pair."""
    ours = [timing.seconds for timing in timings if timing.program == "aet consolider"]
    theirs = [timing.seconds for timing in timings if timing.program == "pandas"]
    return [their / our for our, their in zip(ours, theirs, strict=True)]


def table(returns: int, timings: list[Timing]) -> str:
    """Return the timings as a table: least, median and most of each program, then the ratio."""
    lines = [f"{returns} returns of 5 sheets{'':12}    least   median     most   peak MiB"]
    for program in dict.fromkeys(timing.program for timing in timings):
        own = [timing for timing in timings if timing.program == program]
        seconds = [timing.seconds for timing in own]
        peak = max(timing.mebibytes for timing in own)
        shown = "".join(f"{value:8.2f}s" for value in (min(seconds), statistics.median(seconds), max(seconds)))
        lines.append(f"{program:32}{shown}{peak:10.0f}")
    found = ratios(timings)
    shown = "".join(f"{value:8.1f}x" for value in (min(found), statistics.median(found), max(found)))
    return "\n".join([*lines, f"{'times faster':32}{shown}"])


def main() -> None:
    """Write a territory, measure, print the table, and keep the figures if a file is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--returns", type=int, default=50)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dossier = write_territory(Path(folder) / "dossier", wanted.returns)
        timings = measure(dossier, wanted.runs)
    print(table(wanted.returns, timings))  # noqa: T201 - that is what the command is for
    if wanted.json:
        wanted.json.write_text(json.dumps([asdict(timing) for timing in timings], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
