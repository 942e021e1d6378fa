"""Looking into workbooks: formulas and stored values, parts of the archive, what LibreOffice makes of them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl

Cells = dict[tuple[str, str], object]


def formulas(path: Path) -> dict[tuple[str, str], str]:
    """Return the text of every formula by sheet and cell, those over arrays included."""
    book = openpyxl.load_workbook(path)
    found: dict[tuple[str, str], str] = {}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                text = getattr(cell.value, "text", cell.value)
                if isinstance(text, str) and cell.data_type == "f":
                    found[sheet.title, cell.coordinate] = text
    return found


def stored_values(path: Path) -> Cells:
    """Return the stored value of every filled cell, by sheet and cell."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def headings(path: Path, sheet: str) -> list[object]:
    """Return the first row of a sheet."""
    return [cell.value for cell in openpyxl.load_workbook(path)[sheet][1]]


def parts(path: Path) -> dict[str, bytes]:
    """Return the content of every part of a workbook's archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def assert_sound(path: Path) -> None:
    """Have an Open XML validator look at a workbook."""
    judge = [sys.executable, "-m", "openxml_audit", "--format", "office2016", str(path)]
    verdict = subprocess.run(judge, capture_output=True, text=True, check=False)
    assert verdict.returncode == 0, verdict.stdout
