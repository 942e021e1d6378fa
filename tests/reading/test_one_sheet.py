"""One sheet asked for: what stands on the others is not unpacked, and meets no limit."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from aet_sheets.reading.errors import UnreadableFileError
from aet_sheets.reading.limits import MEBIBYTE, Limits
from aet_sheets.reading.workbook import read_workbook
from tests.support.dossiers import DATA

ROWS = 20_000


@pytest.fixture(scope="module")
def large() -> bytes:
    """A workbook with a small sheet between two large ones; they share a text."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        for name, rows in (("Avant", ROWS), ("Petite", 3), ("Après", ROWS)):
            sheet = workbook.add_worksheet(name)
            for row in range(rows):
                sheet.write_row(row, 0, [row, "texte", row * 1.5])
    return content.getvalue()


@pytest.mark.parametrize("limits", [Limits(unpacked=MEBIBYTE), Limits(cells=100), Limits(unpacked=MEBIBYTE, cells=100)])
def test_limits_are_judged_on_what_is_unpacked(large: bytes, limits: Limits) -> None:
    (sheet,) = read_workbook(large, "a.xlsx", limits, only="Petite").sheets
    assert sheet.name == "Petite"
    assert sheet.rows == [[row, "texte", row * 1.5] for row in range(3)]
    for only in (None, "Avant"):
        with pytest.raises(UnreadableFileError):
            read_workbook(large, "a.xlsx", limits, only=only)


def test_what_every_sheet_needs_is_judged_too(large: bytes) -> None:
    content = io.BytesIO(large)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(2 * MEBIBYTE))
    with pytest.raises(UnreadableFileError, match="une fois décompressé"):
        read_workbook(content.getvalue(), "a.xlsx", Limits(unpacked=MEBIBYTE), only="Petite")


def test_a_sheet_that_is_not_there_gives_none(large: bytes) -> None:
    assert read_workbook(large, "a.xlsx", Limits(unpacked=MEBIBYTE), only="Absente").sheets == []


@pytest.mark.parametrize("path", sorted((DATA / "formats").iterdir()), ids=lambda path: path.suffix)
def test_every_format_gives_the_same_sheet_alone(path: Path) -> None:
    whole = read_workbook(path.read_bytes(), path.name).sheets
    for sheet in whole:
        assert read_workbook(path.read_bytes(), path.name, only=sheet.name).sheets == [sheet]


def test_a_damaged_workbook_is_refused_as_ever(large: bytes) -> None:
    for damaged in (large[:-100], large.replace(b"PK\1\2", b"PK\1\3"), b"PK\3\4"):
        with pytest.raises(UnreadableFileError):
            read_workbook(damaged, "a.xlsx", only="Petite")
