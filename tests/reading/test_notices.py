"""Rows that are worth a word: hidden ones, and records that a sort put above the headings."""

from __future__ import annotations

import pytest

from aet_sheets.reading.notices import hidden_rows
from aet_sheets.reading.raw import RawSheet
from aet_sheets.reading.tables import read_table
from aet_sheets.schema import Sessions
from tests.support.markdown import sheet


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


def test_records_above_the_headings_are_not_lost_without_a_word() -> None:
    sorted_away = sheet(
        "Séances",
        """
        | Nos séances  |          |                |
        | {03/10/2016} | Avant    | Plénière       |
        | {04/10/2016} | Encore   | Plénière       |
        | Date         | Intitulé | Type de séance |
        | {05/10/2016} | Après    | Plénière       |
        """,
    )
    raw, problems = read_table(Sessions, sorted_away, "a.xlsx", ())
    assert raw.rows == [5]
    assert [(problem.code, problem.severity, problem.cell) for problem in problems] == [
        ("lignes-au-dessus-des-titres", "alerte", "A2")
    ]
    assert "2 à 3" in problems[0].message
