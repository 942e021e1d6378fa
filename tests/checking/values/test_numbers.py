"""Amounts, whole numbers, years and percentages, and their bounds."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.reading.raw import Raw
from aet_sheets.schema import Means
from aet_sheets.schema.columns import Amount, Column, Decimal, Integer
from tests.support.values import AMOUNT, HOURS, INTEGER, NARROW, NBSP, SHARE, detail, refused, repaired, same, taken


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1 234,50 €", 1234.5),
        ("1.234,50 €", 1234.5),
        ("€ 12", 12.0),
        ("12€", 12.0),
        ("12 EUR", 12.0),
        ("12 euros", 12.0),
        ("3 000 EUR", 3000.0),
        ("3 k€", 3000.0),
        ("3,5 K€", 3500.0),
        ("-5 €", -5.0),
        ("(1 234 €)", -1234.0),
        ("(1 234) €", -1234.0),
        (2750.5, 2750.5),
        (0.1 + 0.2, 0.3),
        (10.006, 10.01),
        (-0.001, 0.0),
    ],
)
def test_an_amount_is_in_euros_and_cents(raw: Raw, expected: float) -> None:
    assert same(taken(AMOUNT, raw), expected)


@pytest.mark.parametrize("raw", [14, 14.0, "14", "14,0", "14 participants", "14 pers", 14.000000000000002])
def test_a_whole_number(raw: Raw) -> None:
    assert same(taken(INTEGER, raw), 14)


def test_a_whole_number_is_not_rounded() -> None:
    assert refused(INTEGER, 2.5) == "nombre-non-entier"
    assert refused(INTEGER, "2,5") == "nombre-non-entier"


def test_a_year() -> None:
    assert same(taken(Means.year, 2016.0), 2016)
    assert taken(Means.year, "2016") == 2016
    assert refused(Means.year, dt.date(2016, 1, 1)) == "nombre-invalide"
    assert refused(Means.year, "2016-2017") == "nombre-invalide"
    assert detail(Means.year, "16", "bounds") == "comprise entre 2000 et 2100"


@pytest.mark.parametrize(
    ("column", "raw", "bounds"),
    [
        (INTEGER, 0, "comprise entre 1 et 99"),
        (INTEGER, "100", "comprise entre 1 et 99"),
        (HOURS, "241 h", "comprise entre 0 et 240"),
        (HOURS, dt.timedelta(hours=-1), "comprise entre 0 et 240"),
        (Amount("Prévu", minimum=0), "-5 €", "positive ou nulle"),
        (Integer("Version", minimum=1), 0, "supérieure ou égale à 1"),
        (Decimal("Note", maximum=20_000.5), 20_001, f"inférieure ou égale à 20{NARROW}000,5"),
        (SHARE, "450 %", f"comprise entre 0{NBSP}% et 100{NBSP}%"),
        (SHARE, 450, f"comprise entre 0{NBSP}% et 100{NBSP}%"),
        (SHARE, -0.1, f"comprise entre 0{NBSP}% et 100{NBSP}%"),
    ],
)
def test_a_number_out_of_bounds(column: Column, raw: Raw, bounds: str) -> None:
    assert refused(column, raw) == "nombre-hors-bornes"
    assert detail(column, raw, "bounds") == bounds


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("45 %", 0.45),
        ("45%", 0.45),
        (f"45{NARROW}%", 0.45),
        ("57,5 %", 0.575),
        ("0,5 %", 0.005),
        ("100 %", 1.0),
        (0.45, 0.45),
        ("0,45", 0.45),
        ("1", 1.0),
        (1, 1.0),
        (1.0000000000000002, 1.0),
        (0, 0.0),
    ],
)
def test_a_percentage(raw: Raw, expected: float) -> None:
    assert same(taken(SHARE, raw), expected)


@pytest.mark.parametrize(
    ("raw", "expected", "retained"),
    [(45, 0.45, "45"), ("45", 0.45, "45"), (100, 1.0, "100"), ("57", 0.57, "57"), (1.5, 0.015, "1,5")],
)
def test_a_percentage_without_its_sign_is_a_guess(raw: Raw, expected: float, retained: str) -> None:
    assert repaired(SHARE, raw) == (expected, "pourcentage-suppose")
    assert detail(SHARE, raw, "retained") == f"{retained}{NBSP}%"


@given(st.integers(0, 100))
def test_a_percentage_survives_its_french_text(percent: int) -> None:
    assert taken(SHARE, f"{percent} %") == percent / 100
