"""Old workbooks: their errors, hidden rows and merged cells; sheets that hold no cells; passwords."""

from __future__ import annotations

import datetime as dt
import re
import struct

import pytest

from aet_sheets.reading.errors import UnreadableFileError
from aet_sheets.reading.workbook import read_workbook
from tests.support.dossiers import DATA

BOUND_SHEET = re.compile(rb"\x85\x00.\x00.{4}(..)..S\x00\xe9\x00a\x00", re.DOTALL)
"""The record that says where sheet « Séances » stands and of what kind it is ([MS-XLS] 2.4.28)."""


@pytest.mark.parametrize("kind", [1, 2, 6], ids=["macros", "chart", "module"])
def test_sheets_that_hold_no_cells_are_passed_over(kind: int) -> None:
    data = bytearray((DATA / "formats" / "retour.xls").read_bytes())
    match = BOUND_SHEET.search(data)
    assert match
    data[match.start(1) + 1] = kind
    names = [sheet.name for sheet in read_workbook(bytes(data), "a.xls").sheets]
    assert names == ["Fiche", "Acteurs", "Présences"]


def test_days_counted_from_1904() -> None:
    """The record DATEMODE ([MS-XLS] 2.4.77): the same number is a day four years later."""
    data = bytearray((DATA / "formats" / "retour.xls").read_bytes())
    data[data.index(b"\x22\x00\x02\x00") + 4] = 1
    sheet = read_workbook(bytes(data), "a.xls").sheets[2]
    assert sheet.rows[3][3] == dt.date(2016, 11, 8) + SINCE_1904
    assert sheet.since_1904


SINCE_1904 = dt.timedelta(days=1462)
FILE_PASS = re.compile(rb"\x2f\x00\x36\x00(\x01\x00)")


@pytest.mark.parametrize("method", [0, 1], ids=["XOR", "RC4"])
def test_a_password_is_told_from_damage(method: int) -> None:
    data = bytearray((DATA / "protected" / "retour.xls").read_bytes())
    match = FILE_PASS.search(data)
    assert match
    struct.pack_into("<H", data, match.start(1), method)
    with pytest.raises(UnreadableFileError) as error:
        read_workbook(bytes(data), "retour.xls")
    assert "mot de passe" in error.value.why
