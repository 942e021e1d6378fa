"""Rows and links woven from whole columns read like rows and links written one by one."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.writing.segments import compressed, joined_crc
from aet_sheets.writing.weaving import Cells, Hyperlinks, Rows, Work, decode, encode, woven

NOTHING, SEVEN, FORTY_TWO = '" s="1"/>', '" s="2" t="s"><v>7</v></c>', '" s="2" t="s"><v>42</v></c>'
WHOLE: list[str | int] = [NOTHING, SEVEN, FORTY_TWO]
SHARED: list[str | int] = [NOTHING, 7, 42]
ROWS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=9)


def codes(numbers: Iterable[int]) -> array[int]:
    return array("I", numbers)


@given(ROWS, st.dictionaries(st.integers(1, 9), st.sampled_from([21.0, 36.5])))
def test_rows_are_those_written_cell_by_cell(rows: list[tuple[int, int]], heights: dict[int, float]) -> None:
    columns = [
        Cells(WHOLE, codes(first for first, _ in rows)),
        Cells(SHARED, codes(second for _, second in rows), '" s="2" t="s"><v>', "</v></c>"),
    ]
    expected = []
    for number, (first, second) in enumerate(rows, 3):
        height = f' ht="{heights[number]:g}" customHeight="1"' if number in heights else ""
        cells = f'<c r="A{number}{WHOLE[first]}<c r="B{number}{WHOLE[second]}'
        expected.append(f'<row r="{number}"{height}>{cells}</row>')

    assert "".join(Rows(3, columns, heights).xml()) == "".join(expected)


def test_many_rows_are_woven_some_at_a_time() -> None:
    rows = list(Rows(2, [Cells(WHOLE, codes([1] * 2_500))], {}).xml())

    assert len(rows) == 3
    assert "".join(rows) == "".join(f'<row r="{row}"><c r="A{row}{SEVEN}</row>' for row in range(2, 2_502))


@given(ROWS, st.sampled_from("BD"))
def test_links_are_those_written_one_by_one(rows: list[tuple[int, int]], right: str) -> None:
    starts, cells = ["", " location=\"'A'!A", ' r:id="rId1" location="\'B\'!A'], ["", "7", "42"]
    start_codes, cell_codes = (codes(row[part] for row in rows) for part in (0, 1))
    expected = [
        f'<hyperlink ref="B{row}{f":{right}{row}" if right != "B" else ""}"{starts[start]}{cells[cell]}"/>'
        for row, (start, cell) in enumerate(rows, 5)
        if start
    ]

    assert "".join(Hyperlinks(5, "B", right, starts, start_codes, cells, cell_codes).xml()) == "".join(expected)


@pytest.mark.parametrize(
    "work",
    [
        Rows(2, [Cells(WHOLE, codes([1, 2, 1])), Cells(["", "é", 3], codes([0, 1, 2]), "<", ">")], {3: 21.5}),
        Hyperlinks(2, "B", "D", ["", "a"], codes([1, 0]), ["7"], codes([0, 0])),
    ],
)
def test_work_is_the_same_after_its_journey(work: Work) -> None:
    assert decode(encode(work)) == work


def test_what_is_woven_can_be_joined_to_what_was_compressed_before_and_after() -> None:
    work = Rows(2, [Cells(WHOLE, codes([1] * 2_500))], {})
    text = "".join(work.xml()).encode()
    segment = woven(work)
    before = compressed(["<sheetData>"])
    after = zlib.compressobj(wbits=-15)

    whole = zlib.decompress(before.data + segment.data + after.compress(b"</sheetData>") + after.flush(), -15)
    assert whole == b"<sheetData>" + text + b"</sheetData>"
    assert segment.length == len(text)
    assert joined_crc(before.crc, segment) == zlib.crc32(b"<sheetData>" + text)
