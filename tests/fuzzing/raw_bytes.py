"""Spoils real files of every format, has them checked, and says what came out: problems, and nothing else.

    python -m tests.fuzzing.raw_bytes --files 5000 --first 0 --keep folder

A file that made the check fail is kept in the folder; the seed in its name makes it again.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from aet_sheets.dossier.files import open_readers
from aet_sheets.operations.checking import FileCheck, check_files
from aet_sheets.reading.limits import MEBIBYTE, Limits
from tests.fuzzing.mutations import mutated
from tests.support.dossiers import DATA

LIMITS: Final = Limits(memory=512 * MEBIBYTE)
_AT_ONCE: Final = 100
_CSV: Final = "Type d'acteur;Organisation;Nom;Prénom;Date d'entrée\r\nEntreprise;Été;Roux;Zoé;12/10/2016\r\n" * 9
_DEATHS: Final = {"demande plus de": "memory", "a duré plus de": "time", "fait échouer": "crash"}


def originals() -> list[tuple[str, bytes]]:
    """Return the names and contents of real files: each format, saved by several programs, and a csv file."""
    folders = (DATA / "formats", DATA / "hand_made", DATA / "damaged")
    suffixes = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in suffixes)
    real = [(path.name, path.read_bytes()) for path in paths if path.stat().st_size > 500]
    return [*real, ("acteurs.csv", _CSV.encode("cp1252"))]


def spoil(seeds: Iterable[int], folder: Path) -> None:
    """Write a spoilt file for each of `seeds` into `folder`."""
    files = originals()
    for seed in seeds:
        name, data = files[seed % len(files)]
        (folder / f"{seed:07}{Path(name).suffix}").write_bytes(mutated(data, seed))


def outcome(check: FileCheck) -> str:
    """Return in one word what became of a file: read, refused, or what its reader died of."""
    if check.status != "illisible":
        return "read"
    text = " ".join(problem.message for problem in check.problems)
    return next((death for sign, death in _DEATHS.items() if sign in text), "refused")


def fuzz(seeds: range, keep: Path) -> Counter[str]:
    """Check a spoilt file for each of `seeds` and count the outcomes; files that fail the check go into `keep`."""
    outcomes: Counter[str] = Counter()
    with open_readers(LIMITS):
        for start in range(0, len(seeds), _AT_ONCE):
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                spoil(seeds[start : start + _AT_ONCE], folder)
                outcomes.update(_check(folder, keep))
    return outcomes


def _check(folder: Path, keep: Path) -> list[str]:
    try:
        return [outcome(check) for check in check_files([folder])]
    except Exception:  # noqa: BLE001 - which of the files it was is found out one by one
        return [_check_one(path, keep) for path in sorted(folder.iterdir())]


def _check_one(path: Path, keep: Path) -> str:
    try:
        return outcome(check_files([path])[0])
    except Exception:  # noqa: BLE001 - what this program is looking for
        keep.mkdir(parents=True, exist_ok=True)
        path.replace(keep / path.name)
        (keep / f"{path.name}.txt").write_text(traceback.format_exc(), encoding="utf-8")
        return "failed"


def main() -> None:
    """Fuzz, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--keep", type=Path, default=Path("fuzzing-failures"))
    wanted = parser.parse_args()
    start = time.perf_counter()
    outcomes = fuzz(range(wanted.first, wanted.first + wanted.files), wanted.keep)
    seconds = time.perf_counter() - start
    print(f"{wanted.files} files, {1000 * seconds / wanted.files:.1f} ms a file")  # noqa: T201 - a command
    for name, count in outcomes.most_common():
        print(f"{name:8} {count:7}")  # noqa: T201


if __name__ == "__main__":
    main()
