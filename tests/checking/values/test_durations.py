"""Durations, however they are written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.reading.raw import Raw
from tests.support.values import HOURS, refused, same, taken


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (2, 2.0),
        (2.5, 2.5),
        ("2,5", 2.5),
        ("2 h", 2.0),
        ("2h", 2.0),
        ("2 H.", 2.0),
        ("2 heures", 2.0),
        ("2,5 h", 2.5),
        ("1h30", 1.5),
        ("1 h 30", 1.5),
        ("1h30min", 1.5),
        ("1 heure et 30 minutes", 1.5),
        ("2 heures 30", 2.5),
        ("1 h 5 min", 65 / 60),
        ("1:30", 1.5),
        ("01:30:00", 1.5),
        ("90 min", 1.5),
        ("90 mn", 1.5),
        ("90 minutes", 1.5),
        (dt.time(1, 30), 1.5),
        (dt.timedelta(hours=26, minutes=30), 26.5),
        (dt.timedelta(hours=1, minutes=29, seconds=59, microseconds=999_998), 1.5),
    ],
)
def test_hours(raw: Raw, expected: float) -> None:
    assert same(taken(HOURS, raw), expected)


@pytest.mark.parametrize("raw", ["1h75", "1h5", "1:5", "1:75", "une heure", "2 jours", "9h-12h", "1 h 30 h"])
def test_what_is_no_duration(raw: Raw) -> None:
    assert refused(HOURS, raw) == "nombre-invalide"


@given(st.integers(0, 240 * 60 - 1))
def test_a_duration_is_the_same_in_every_writing(minutes: int) -> None:
    hours = minutes / 60
    assert taken(HOURS, f"{minutes // 60}h{minutes % 60:02}") == hours
    assert taken(HOURS, f"{minutes // 60}:{minutes % 60:02}") == hours
    assert taken(HOURS, f"{minutes} min") == pytest.approx(hours)
    assert taken(HOURS, dt.timedelta(minutes=minutes)) == hours
