"""Rows and links woven from whole columns read like rows and links written one by one."""

from __future__ import annotations

import zlib
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.reading.addresses import column_letters
from aet_sheets.writing.segments import compressed, joined_crc
from aet_sheets.writing.weaving import Hyperlinks, Pieces, Rows, Work, decode, encode, woven

ENDS = ['" s="1"/>', '" s="1" t="s"><v>7</v></c>', '" s="2"><v>42</v></c>']


def codes(numbers: list[int]) -> array[int]:
    return array("I", numbers)


@given(
    st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), min_size=1, max_size=5),
    st.dictionaries(st.integers(1, 9), st.sampled_from([21.0, 36.5])),
)
def test_rows_are_those_written_cell_by_cell(rows: list[list[int]], heights: dict[int, float]) -> None:
    columns = [Pieces(ENDS, codes([row[column] for row in rows])) for column in (0, 1)]
    expected = []
    for number, row in enumerate(rows, 3):
        height = f' ht="{heights[number]:g}" customHeight="1"' if number in heights else ""
        cells = (f'<c r="{column_letters(column)}{number}{ENDS[code]}' for column, code in enumerate(row))
        expected.append(f'<row r="{number}"{height}>{"".join(cells)}</row>')

    assert "".join(Rows(3, columns, heights).xml()) == "".join(expected)


def test_many_rows_are_woven_some_at_a_time() -> None:
    rows = list(Rows(2, [Pieces(ENDS, codes([1] * 2_500))], {}).xml())

    assert len(rows) == 3
    assert "".join(rows) == "".join(f'<row r="{row}"><c r="A{row}{ENDS[1]}</row>' for row in range(2, 2_502))


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1), st.sampled_from("BD"))
def test_links_are_those_written_one_by_one(wanted: list[tuple[int, int]], right: str) -> None:
    starts = ["", " location=\"'A'!A", ' r:id="rId1" location="\'B\'!A']
    pieces = (
        Pieces(starts, codes([start for start, _ in wanted])),
        Pieces(["", "7", "42"], codes([c for _, c in wanted])),
    )
    expected = [
        f'<hyperlink ref="B{row}{f":{right}{row}" if right != "B" else ""}"{starts[start]}{["", 7, 42][cell]}"/>'
        for row, (start, cell) in enumerate(wanted, 5)
        if start
    ]

    assert "".join(Hyperlinks(5, "B", right, *pieces).xml()) == "".join(expected)


@pytest.mark.parametrize(
    "work",
    [
        Rows(2, [Pieces(ENDS, codes([1, 2, 1])), Pieces(["é"], codes([0, 0, 0]))], {3: 21.5}),
        Hyperlinks(2, "B", "D", Pieces(["", "a"], codes([1, 0])), Pieces(["7"], codes([0, 0]))),
    ],
)
def test_work_is_the_same_after_its_journey(work: Work) -> None:
    assert decode(encode(work)) == work


def test_what_is_woven_can_be_joined_to_what_was_compressed_before_and_after() -> None:
    work = Rows(2, [Pieces(ENDS, codes([1] * 2_500))], {})
    text = "".join(work.xml()).encode()
    segment = woven(work)
    before = compressed(["<sheetData>"])
    after = zlib.compressobj(wbits=-15)

    whole = zlib.decompress(before.data + segment.data + after.compress(b"</sheetData>") + after.flush(), -15)
    assert whole == b"<sheetData>" + text + b"</sheetData>"
    assert segment.length == len(text)
    assert joined_crc(before.crc, segment) == zlib.crc32(b"<sheetData>" + text)
