"""A workbook packed as it is written holds what XlsxWriter itself would have packed at the end."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from aet_sheets.writing.packaging import FlatWorkbook

TEXTS = ("plain", " led", "trailed\t", "a < b & c > d", "_x0041_", "ctrl\x01", "<r>rich</r>", "two\nlines", "é œ €")


def fill(workbook: Any) -> None:
    worksheet = workbook.add_worksheet("Essai")
    for row, text in enumerate(TEXTS):
        worksheet.write_string(row, 0, text)
    for row in range(20_000):  # several pieces of a part
        worksheet.write_number(row, 1, row)
    worksheet.insert_image(0, 3, "dot.png", {"image_data": BytesIO(dot())})
    workbook.set_properties({"title": "Essai"})
    workbook.close()


def dot() -> bytes:
    """Return the picture of one black dot."""
    parts = (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def parts(content: BytesIO) -> dict[str, bytes]:
    with ZipFile(content) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


def test_every_part_is_the_same_to_the_byte() -> None:
    ours, theirs = BytesIO(), BytesIO()
    fill(FlatWorkbook(ours, {"in_memory": True}))
    fill(xlsxwriter.Workbook(theirs, {"in_memory": True}))
    assert parts(ours) == parts(theirs)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileCreateError):
        fill(FlatWorkbook(tmp_path / "absent" / "a.xlsx", {"in_memory": True}))
