"""Days and months as French volunteers type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.checking.values import excel_text
from aet_sheets.reading.raw import Raw
from tests.support.values import DATE, NBSP, detail, refused, repaired, taken


@pytest.mark.parametrize(
    "raw",
    [
        dt.date(2012, 10, 12),
        dt.datetime(2012, 10, 12, 14, 30),  # noqa: DTZ001 - a cell has no time zone
        "12/10/2012",
        "12-10-12",
        "12.10.2012",
        "12 10 2012",
        "12 / 10 / 2012",
        f"12{NBSP}octobre{NBSP}2012",
        "12/10/12",
        "12–10–2012",
        "2012-10-12",
        "2012/10/12",
        "12 octobre 2012",
        "12 OCTOBRE 2012",
        "12octobre2012",
        "le 12 octobre 2012",
        "mercredi 12 octobre 2012",
        "Mercredi, 12 octobre 2012",
        "ven. 12 oct. 2012",
        "vendredi 12/10/2012",
        "12 oct. 2012",
        "12 oct 12",
        "12-oct-2012",
        "12-oct.-12",
        "12/10/2012 14:00",
        "12/10/2012 14:00:00",
        "12/10/2012 à 14h30",
        "12/10/2012 14h",
        "12/10/2012, de 14 h à 16 h 30",
        "12 octobre 2012 - 14h00-16h00",
        "2012-10-12T00:00:00",
        "2012-10-12T14:30:00.000Z",
        "2012-10-12 00:00:00",
        "'12/10/2012",
        "12/10/2012.",
        41194,
        41194.0,
        41194.604,
        "41194",
        "41194,604",
    ],
)
def test_a_day_however_it_is_written(raw: Raw) -> None:
    assert taken(DATE, raw) == dt.date(2012, 10, 12)
    assert type(taken(DATE, raw)) is dt.date


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1er octobre 2012", dt.date(2012, 10, 1)),
        ("1er janv. 2013", dt.date(2013, 1, 1)),
        ("28 févr. 2013", dt.date(2013, 2, 28)),
        ("28 fév 2013", dt.date(2013, 2, 28)),
        ("28 fevrier 2013", dt.date(2013, 2, 28)),
        ("mar. 5 mars 2013", dt.date(2013, 3, 5)),
        ("15 août 2013", dt.date(2013, 8, 15)),
        ("15 aout 2013", dt.date(2013, 8, 15)),
        ("3 sept. 2013", dt.date(2013, 9, 3)),
        ("25 déc. 2013", dt.date(2013, 12, 25)),
        ("30 juin 2017", dt.date(2017, 6, 30)),
        ("3 juil. 2017", dt.date(2017, 7, 3)),
        ("12-Aug-2016", dt.date(2016, 8, 12)),
        ("29/02/2016", dt.date(2016, 2, 29)),
        ("01/02/69", dt.date(2069, 2, 1)),
        ("01/02/70", dt.date(1970, 2, 1)),
        ("1/2/00", dt.date(2000, 2, 1)),
        (32_874, dt.date(1990, 1, 1)),
        (73_050.9, dt.date(2099, 12, 31)),
    ],
)
def test_other_days(raw: Raw, expected: dt.date) -> None:
    assert taken(DATE, raw) == expected


@pytest.mark.parametrize(
    "raw", ["oct. 2012", "octobre 2012", "Octobre  2012", "10/2012", "2012-10", "10-2012", "oct-12"]
)
def test_a_month_is_its_first_day_with_an_alert(raw: str) -> None:
    assert repaired(DATE, raw) == (dt.date(2012, 10, 1), "date-sans-jour")
    assert detail(DATE, raw, "retained") == "01/10/2012"


def test_a_weekday_is_not_a_month() -> None:
    assert repaired(DATE, "mar. 2012") == (dt.date(2012, 3, 1), "date-sans-jour")


@pytest.mark.parametrize(
    ("raw", "proposal"),
    [
        ("10/13/2012", "Vouliez-vous dire 13/10/2012 ? "),
        ("10/13/12", "Vouliez-vous dire 13/10/2012 ? "),
        ("2012-13-10", "Vouliez-vous dire 13/10/2012 ? "),
        ("15/13/2017", ""),
        ("31/02/2016", ""),
        ("30 février 2016", ""),
        ("29/02/2015", ""),
        ("00/10/2012", ""),
        ("12/10", ""),
        ("10/12", ""),
        ("octobre 12", ""),
        ("12 octobre", ""),
        ("12 brumaire 2012", ""),
        ("2012", ""),
        (2012, ""),
        (2012.0, ""),
        ("12/10/1812", ""),
        ("12/10/2112", ""),
        (dt.date(1812, 10, 12), ""),
        ("12/10/212", ""),
        ("bientôt", ""),
        ("12/10/2012 ou 13/10/2012", ""),
        ("du 12 au 14 octobre 2012", ""),
        ("12/10/2012 ?", ""),
        ("2016-2017", ""),
        (32_873, ""),
        (73_051, ""),
        ("99999", ""),
        (-1, ""),
        (True, ""),
        (dt.time(14, 30), ""),
        (dt.timedelta(days=41194), ""),
    ],
)
def test_what_is_no_date(raw: Raw, proposal: str) -> None:
    assert refused(DATE, raw) == "date-invalide"
    assert detail(DATE, raw, "proposal") == proposal


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_a_date_survives_its_french_text(day: dt.date) -> None:
    assert taken(DATE, excel_text(day)) == day
    assert taken(DATE, day.isoformat()) == day
