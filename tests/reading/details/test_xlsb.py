"""Binary workbooks: hidden rows, merged cells, sheets that hold no cells."""

from __future__ import annotations

import datetime as dt
import struct

from aet_sheets.reading.workbook import read_workbook
from tests.support.archives import rewritten, with_part
from tests.support.dossiers import DATA

RETURN = (DATA / "formats" / "retour.xlsb").read_bytes()
PART = "xl/worksheets/sheet2.bin"


def test_chart_and_macro_sheets_are_passed_over() -> None:
    data = with_part(RETURN, "xl/_rels/workbook.bin.rels", {"worksheets/sheet2": "chartsheets/sheet2"})
    data = rewritten(data, names={PART: "xl/chartsheets/sheet2.bin"})
    assert [sheet.name for sheet in read_workbook(data, "a.xlsb").sheets] == ["Fiche", "Séances", "Présences"]


def test_hidden_rows_and_merged_cells() -> None:
    """[MS-XLSB] 2.4.740 (BrtRowHdr, fDyZero) and 2.4.701 (BrtMergeCell)."""

    def hide(name: str, part: bytes) -> bytes:
        if name != PART:
            return part
        second_row = part.index(b"\x00\x19" + struct.pack("<I", 1))
        changed = bytearray(part)
        changed[second_row + 2 + 11] |= 0x10
        end = changed.index(b"\x92\x01\x00")  # BrtEndSheetData
        merge = struct.pack("<4I", 1, 2, 0, 1)
        return bytes(changed[: end + 3] + b"\xb0\x01\x10" + merge + changed[end + 3 :])

    sheet = read_workbook(rewritten(RETURN, hide), "a.xlsb").sheets[1]
    assert (sheet.hidden_rows, sheet.merged) == ((2,), ((1, 0, 2, 1),))
    assert sheet.rows == read_workbook(RETURN, "a.xlsb").sheets[1].rows


def test_days_counted_from_1904() -> None:
    """[MS-XLSB] 2.4.815 (BrtWbProp, f1904): the same number is a day four years later."""

    def since_1904(name: str, part: bytes) -> bytes:
        if name != "xl/workbook.bin":
            return part
        flags = part.index(b"\x99\x01\x24") + 3
        return part[:flags] + bytes([part[flags] | 1]) + part[flags + 1 :]

    sheet = read_workbook(rewritten(RETURN, since_1904), "a.xlsb").sheets[2]
    assert sheet.rows[3][3] == dt.date(2016, 11, 8) + dt.timedelta(days=1462)
    assert sheet.since_1904
    assert not read_workbook(RETURN, "a.xlsb").sheets[2].since_1904
