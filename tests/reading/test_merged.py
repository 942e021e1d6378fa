"""Merged cells: what they give to the rows that they span, and what they cannot be used for."""

from __future__ import annotations

from aet_sheets.reading.merged import unmerged
from aet_sheets.reading.raw import RawSheet
from tests.support.markdown import sheet


def test_a_value_goes_down_to_the_rows_that_hold_something() -> None:
    raw = unmerged(sheet("S", "| a | 1 |\n| ^ | 2 |\n| ^ |   |\n| b | 3 |"))
    assert raw.rows == [["a", 1], ["a", 2], ["", ""], ["b", 3]]
    assert raw.merged == ((0, 0, 2, 0),)


def test_a_record_drawn_over_two_rows_stays_one() -> None:
    raw = unmerged(sheet("S", "| a | b |\n| ^ | ^ |\n| c | d |"))
    assert raw.rows == [["a", "b"], ["", ""], ["c", "d"]]


def test_sideways_the_first_column_keeps_the_value() -> None:
    raw = unmerged(sheet("S", "| a | < | 1 |\n| ^ | < | 2 |"))
    assert raw.rows == [["a", "", 1], ["a", "", 2]]


def test_merged_cells_without_a_value_or_off_the_sheet_say_nothing() -> None:
    raw = RawSheet("S", [["", 1], ["", 2]], merged=((0, 0, 1, 0), (7, 0, 9, 0), (0, 9, 1, 9)))
    assert unmerged(raw).rows == raw.rows
    assert unmerged(raw).merged == ()


def test_merged_cells_by_the_million_are_a_trap() -> None:
    raw = RawSheet("S", [["a", 1]] * 1_000, merged=((0, 0, 1_048_575, 16_383),) * 1_000_000)
    assert len(unmerged(raw).merged) == 2
