"""Numbers as French volunteers type them, with or without a unit."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.reading.raw import Raw
from aet_sheets.schema.columns import Column
from tests.support.values import (
    AMOUNT,
    DECIMAL,
    HOURS,
    INTEGER,
    NARROW,
    NBSP,
    SHARE,
    YEAR,
    detail,
    refused,
    same,
    taken,
)

THIN = "\u2009"


@pytest.mark.parametrize("space", [" ", NBSP, NARROW, THIN, "\u2007", "\u3000", " \u200b"])
@pytest.mark.parametrize("column", [DECIMAL, AMOUNT], ids=repr)
def test_thousands_are_set_apart_by_any_kind_of_space(column: Column, space: str) -> None:
    assert taken(column, f"1{space}234,50{space}€") == 1234.5


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (12, 12.0),
        (12.5, 12.5),
        (0, 0.0),
        ("12", 12.0),
        ("2,5", 2.5),
        ("1234.5", 1234.5),
        ("1.234,50", 1234.5),
        ("2.500,00", 2500.0),
        ("1,234.50", 1234.5),
        ("1.234.567", 1_234_567.0),
        ("1,234,567", 1_234_567.0),
        ("1 234 567,89", 1_234_567.89),
        ("1'234.50", 1234.5),
        ("1’234,50", 1234.5),
        ("1,234", 1.234),
        ("0.123", 0.123),
        ("1234.567", 1234.567),
        ("1 234.567", 1234.567),
        (",5", 0.5),
        ("-3", -3.0),
        ("−3", -3.0),
        ("- 3,5", -3.5),
        ("+3", 3.0),
        ("(1 234)", -1234.0),
        ("'12", 12.0),
        ("45 %", 0.45),
        ("57%", 0.57),
        ("200 élèves", 200.0),
        ("25 ELEVES", 25.0),
        ("3 personnes", 3.0),
        ("12 pers.", 12.0),
        ("2 jours", 2.0),
        ("2 j", 2.0),
        ("3 h", 3.0),
    ],
)
def test_a_number_however_it_is_written(raw: Raw, expected: float) -> None:
    assert same(taken(DECIMAL, raw), expected)


@pytest.mark.parametrize(
    ("raw", "large", "small"),
    [
        ("1.234", f"1{NARROW}234", "1,234"),
        ("12.345", f"12{NARROW}345", "12,345"),
        ("-1.000", f"-1{NARROW}000", "-1,000"),
        ("1.234 €", f"1{NARROW}234", "1,234"),
    ],
)
def test_one_dot_and_three_digits_can_be_read_in_two_ways(raw: str, large: str, small: str) -> None:
    assert refused(AMOUNT, raw) == "nombre-ambigu"
    assert (detail(AMOUNT, raw, "large"), detail(AMOUNT, raw, "small")) == (large, small)


@pytest.mark.parametrize("column", [DECIMAL, AMOUNT, HOURS, INTEGER, YEAR, SHARE], ids=repr)
@pytest.mark.parametrize(
    "raw",
    [
        *("environ 12", "12 environ", "12 ou 13", "12-13", "12, 13", "12 13", "trois", "n.c.", "12 ?", "~12", "1/2"),
        *("1e3", "1,5E+3", "1 23", "0 123", "1,2,3", "1.23.456", "12.."),
        *("12…", "½", "12 patates", "12 €/h", "(12", "²"),
        *("9" * 400, True, False, dt.date(2016, 10, 12)),
    ],
)
def test_what_is_no_number(column: Column, raw: Raw) -> None:
    assert refused(column, raw) == "nombre-invalide"


@pytest.mark.parametrize(
    ("column", "raw"),
    [(INTEGER, "12 €"), (INTEGER, "2 h"), (INTEGER, "45 %"), (AMOUNT, "3 élèves"), (HOURS, "12 €"), (YEAR, "3 j")],
)
def test_a_unit_that_does_not_belong_is_no_number(column: Column, raw: str) -> None:
    assert refused(column, raw) == "nombre-invalide"


@given(st.floats(-1e12, 1e12))
def test_a_number_survives_its_french_text(number: float) -> None:
    french = f"{number:,.4f}".replace(",", NARROW).replace(".", ",")
    assert taken(DECIMAL, french) == round(number, 4)
    assert taken(DECIMAL, f"{french} €") == round(number, 4)
