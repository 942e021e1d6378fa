from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.schema.values import Value
from aet_sheets.writing.cells import CUT_TEXT, MAX_TEXT, as_stored, cell_text, shown, stay_as_they_are


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (True, "Oui"),
        (False, "Non"),
        (None, None),
        ("", None),
        (0, 0),
        (12.5, 12.5),
        ("=1+1", "=1+1"),
        ("00123", "00123"),
        (dt.date(2016, 10, 12), dt.date(2016, 10, 12)),
        (dt.date(1899, 12, 31), "31/12/1899"),
        (dt.date(1900, 2, 28), "28/02/1900"),
        (dt.date(1900, 3, 1), dt.date(1900, 3, 1)),
        (dt.datetime(2016, 10, 12, 9, 30, tzinfo=dt.UTC), dt.datetime(2016, 10, 12, 9, 30)),  # noqa: DTZ001
        (24_300_000_000_012, 24_300_000_000_012),
        (1_234_567_890_123_456_789, "1234567890123456789"),
        ("une\r\ndeux\rtrois", "une\ndeux\ntrois"),
        ("moitié \ud83d de caractère", "moitié \ufffd de caractère"),
    ],
)
def test_a_value_is_stored_as_excel_can_hold_it(value: Value | None, stored: Value | None) -> None:
    assert as_stored(value) == stored


@given(st.text(max_size=200))
def test_text_in_a_cell_is_what_was_given_but_for_line_ends(text: str) -> None:
    assert cell_text(text) == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("letter", ["a", "é", "🌍"])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(letter: str) -> None:
    cut = cell_text(letter * 40_000)
    assert cut.endswith(CUT_TEXT)
    assert MAX_TEXT - 2 < len(cut.encode("utf-16-le")) // 2 <= MAX_TEXT
    assert set(cut.removesuffix(CUT_TEXT)) == {letter}


def test_the_longest_text_stays_whole() -> None:
    assert cell_text("é" * MAX_TEXT) == "é" * MAX_TEXT


@pytest.mark.parametrize(
    ("value", "number_format", "seen"),
    [
        (1234.5, '#,##0.00\\ "€"', "1 234,50 €"),
        (0.45, "0 %", "45 %"),
        (1500, "#,##0", "1 500"),
        (2016, "0", "2016"),
        (1.5, "General", "1,5"),
        (dt.date(2016, 10, 12), "dd/mm/yyyy", "12/10/2016"),
        (True, None, "Oui"),
        (None, None, ""),
    ],
)
def test_the_width_of_a_value_is_that_of_its_french_writing(
    value: Value | None, number_format: str | None, seen: str
) -> None:
    assert shown(value, number_format) == seen


VALUES = st.one_of(
    st.sets(st.text(max_size=20), min_size=1),
    st.sets(st.integers(), min_size=1),
    st.sets(st.floats(allow_nan=False), min_size=1),
    st.sets(st.booleans(), min_size=1),
    st.sets(st.dates(), min_size=1),
    st.sets(st.datetimes(), min_size=1),
)


@given(VALUES)
def test_values_that_stay_as_they_are_are_stored_so(values: set[Value]) -> None:
    if stay_as_they_are(values):
        assert all((as_stored(value), type(as_stored(value))) == (value, type(value)) for value in values)


@pytest.mark.parametrize(
    "value", ["", "x" * 40_000, "a\rb", "é\r", "\ud83d", 10**15, -(10**15), dt.date(1899, 12, 31), True]
)
def test_one_value_that_does_not_stay_is_seen_among_others(value: Value) -> None:
    others: dict[type, list[Value]] = {str: ["a", "b"], int: [1, 2], dt.date: [dt.date(2016, 10, 12)], bool: [False]}
    assert not stay_as_they_are([*others[type(value)], value])
