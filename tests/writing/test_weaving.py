"""Rows and links woven from whole columns read like rows and links written one by one."""

from __future__ import annotations

from array import array
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.reading.addresses import column_letters
from aet_sheets.writing.weaving import Cells, Hyperlinks, Rows

ENDS = ('" s="1"/>', '" s="1" t="s"><v>7</v></c>', '" s="2"><v>42</v></c>')


def codes(numbers: list[int]) -> array[int]:
    return array("I", numbers)


@given(
    st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), min_size=1, max_size=5),
    st.dictionaries(st.integers(1, 9), st.sampled_from([21.0, 36.5])),
)
def test_rows_are_those_written_cell_by_cell(rows: list[list[int]], heights: dict[int, float]) -> None:
    columns = [Cells(ENDS, codes([row[column] for row in rows])) for column in (0, 1)]
    expected = []
    for number, row in enumerate(rows, 3):
        height = f' ht="{heights[number]:g}" customHeight="1"' if number in heights else ""
        cells = (f'<c r="{column_letters(column)}{number}{ENDS[code]}' for column, code in enumerate(row))
        expected.append(f'<row r="{number}"{height}>{"".join(cells)}</row>')

    assert "".join(Rows(3, columns, heights).xml()) == "".join(expected)


def test_many_rows_are_woven_some_at_a_time() -> None:
    rows = list(Rows(2, [Cells(ENDS, codes([1] * 2_500))], {}).xml())

    assert len(rows) == 3
    assert "".join(rows) == "".join(f'<row r="{row}"><c r="A{row}{ENDS[1]}</row>' for row in range(2, 2_502))


@given(st.lists(st.integers(0, 2), min_size=1), st.sampled_from("BD"))
def test_links_are_those_written_one_by_one(wanted: list[int], right: str) -> None:
    starts = ["", " location=\"'A'!A", ' r:id="rId1" location="\'B\'!A']
    links = Hyperlinks(5, "B", right, starts, codes(wanted), range(len(wanted)))
    expected = (
        [f'<hyperlink ref="B{row}{f":{right}{row}" if right != "B" else ""}"{starts[code]}{row - 5}"/>']
        for row, code in enumerate(wanted, 5)
        if code
    )

    assert "".join(links.xml()) == "".join(chain.from_iterable(expected))
