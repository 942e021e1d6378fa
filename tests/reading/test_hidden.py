"""Hidden rows are told once a sheet, as people list numbers."""

from __future__ import annotations

import pytest

from aet_sheets.reading.hidden import hidden_rows
from aet_sheets.reading.raw import RawSheet


@pytest.mark.parametrize(
    ("hidden", "records", "shown"),
    [
        ((3,), range(2, 9), "n° 3)"),
        ((3, 4, 6), range(2, 9), "n° 3 à 4, 6)"),
        ((1, 5, 99), range(2, 9), "n° 5)"),
        (tuple(range(2, 40, 2)), range(2, 99), "n° 2, 4, 6, 8, 10, 12, 14, 16, …)"),
    ],
)
def test_only_rows_that_are_records_are_told(hidden: tuple[int, ...], records: range, shown: str) -> None:
    (notice,) = hidden_rows(RawSheet("Séances", [], hidden_rows=hidden), records, "a.xlsx")
    assert shown in notice.message.replace("\u00a0", " ")


def test_hidden_rows_that_hold_nothing_are_nothing() -> None:
    assert hidden_rows(RawSheet("Séances", [], hidden_rows=(8, 9)), range(2, 5), "a.xlsx") == []
