"""The script that somebody would write with pandas to gather returns: no check at all, one sheet a table.

It is the yardstick of the benchmark: `python naive.py FOLDER OUTPUT.xlsx`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd


def gather(folder: Path, output: Path) -> None:
    """Put every sheet of every workbook of `folder` under one another into `output`."""
    frames: dict[str, list[pd.DataFrame]] = {}
    for path in sorted(folder.glob("*.xlsx")):
        for name, frame in pd.read_excel(path, sheet_name=None).items():
            frames.setdefault(name, []).append(frame)
    with pd.ExcelWriter(output, engine="openpyxl") as writer:
        for name, parts in frames.items():
            pd.concat(parts, ignore_index=True).to_excel(writer, sheet_name=name[:31], index=False)


if __name__ == "__main__":
    gather(Path(sys.argv[1]), Path(sys.argv[2]))
