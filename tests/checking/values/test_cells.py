"""A raw cell as its sender saw it."""

from __future__ import annotations

import datetime as dt

import pytest

from aet_sheets.checking.values import excel_text
from aet_sheets.reading.raw import CellError, Raw, UnsavedFormula


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", ""),
        (" 15/13/2017 ", "15/13/2017"),
        ("deux\r\nlignes", "deux\nlignes"),
        (24_300_000_000_000.0, "2,43E+13"),
        (1e11, "1E+11"),
        (-1.5e20, "-1,5E+20"),
        (12_345_678_200_011.0, "12345678200011"),
        (143_000_031, "143000031"),
        (12.0, "12"),
        (2.5, "2,5"),
        (0.1 + 0.2, "0,3"),
        (1e-5, "1E-05"),
        (-0.0, "0"),
        (float("nan"), "#NOMBRE!"),
        (10**400, "#NOMBRE!"),
        (True, "VRAI"),
        (False, "FAUX"),
        (dt.date(2016, 10, 12), "12/10/2016"),
        (dt.date(1, 1, 1), "01/01/0001"),
        (dt.datetime(2016, 10, 12), "12/10/2016"),  # noqa: DTZ001 - a cell has no time zone
        (dt.datetime(2016, 10, 12, 9, 5), "12/10/2016 09:05"),  # noqa: DTZ001
        (dt.time(9, 5, 7), "09:05:07"),
        (dt.timedelta(hours=-1, minutes=-30), "-1:30:00"),
        (CellError("#REF!"), "#REF!"),
        (UnsavedFormula(), "formule"),
    ],
)
def test_a_raw_value_as_french_excel_shows_it(raw: Raw, expected: str) -> None:
    assert excel_text(raw) == expected
