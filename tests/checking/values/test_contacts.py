"""E-mail addresses and telephone numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from aet_sheets.reading.raw import Raw
from tests.support.values import EMAIL, NBSP, PHONE, refused, repaired, taken


@pytest.mark.parametrize(
    "raw",
    [
        "a.lenoir@beausejour.example",
        " A.Lenoir@Beausejour.example ",
        "mailto:a.lenoir@beausejour.example",
        "<a.lenoir@beausejour.example>",
        "a.lenoir@beausejour.example;",
        "a.lenoir@beausejour.example.",
        "Agathe Lenoir <a.lenoir@beausejour.example>",
        '"Lenoir, Agathe" <a.lenoir@beausejour.example>,',
        "a.lenoir@beausejour.example <mailto:a.lenoir@beausejour.example>",
        "a.lenoir@beausejour.example\u200b",
    ],
)
def test_an_address(raw: str) -> None:
    assert taken(EMAIL, raw) == "a.lenoir@beausejour.example"


@pytest.mark.parametrize("raw", ["o'neil+aet@sous-domaine.mairie.example", "x_1@a-b.co", "direction@mairie-orléans.fr"])
def test_other_addresses(raw: str) -> None:
    assert taken(EMAIL, raw) == raw


@pytest.mark.parametrize(
    "raw",
    [
        *("nom.domaine.example", "nom@domaine", "@domaine.example"),
        *("nom@", "nom@domaine..example", ".nom@domaine.example"),
        *("a@b.example, c@d.example", "a@b.example;c@d.example", "a@b.example c@d.example", "a@b.example/c@d.example"),
        *("A <a@b.example>, C <c@d.example>", "Agathe a@b.example", "a@b.example (perso)", "a b@c.example"),
        *("prénom@domaine.example", "nom(at)domaine.example", "?", 12, True, dt.date(2016, 1, 1), "@" + "a" * 40_000),
        f"{'a' * 250}@b.example",
    ],
)
def test_what_is_no_address(raw: Raw) -> None:
    assert refused(EMAIL, raw) == "courriel-invalide"


@pytest.mark.parametrize(
    "raw",
    [
        *("01 43 00 00 11", "0143000011", "01.43.00.00.11", "01-43-00-00-11", "01/43/00/00/11", "01‑43‑00‑00‑11"),
        *("+33 1 43 00 00 11", "+33143000011", "+33 (0)1 43 00 00 11", "+33(0)143000011", "0033 1 43 00 00 11"),
        *("(+33) 1 43 00 00 11", "(0)1 43 00 00 11", "33143000011", 33_143_000_011, 33_143_000_011.0, "'0143000011"),
        *("Tél. : 01 43 00 00 11", "tel 0143000011"),
        *(f"01{NBSP}43{NBSP}00{NBSP}00{NBSP}11", "\u202d01 43 00 00 11\u202c"),
    ],
)
def test_a_french_phone(raw: Raw) -> None:
    assert taken(PHONE, raw) == "01 43 00 00 11"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("06 12 34 56 78", "06 12 34 56 78"),
        ("0199000000", "01 99 00 00 00"),
        ("+32 2 555 12 12", "+32 2 555 12 12"),
        ("0032 (0)2 555 12 12", "+32 2 555 12 12"),
        ("+44 20 7946 0000", "+44 20 7946 0000"),
        ("+262 262 12 34 56", "02 62 12 34 56"),
        ("0262 12 34 56", "02 62 12 34 56"),
        ("3949", "39 49"),
        (3949, "39 49"),
    ],
)
def test_other_phones(raw: Raw, expected: str) -> None:
    assert taken(PHONE, raw) == expected


@pytest.mark.parametrize("raw", [143_000_031, 143_000_031.0, "143000031", "1 43 00 00 31"])
def test_a_phone_that_lost_its_zero_is_repaired(raw: Raw) -> None:
    assert repaired(PHONE, raw) == ("01 43 00 00 31", "telephone-zero-perdu")


@pytest.mark.parametrize(
    "raw",
    [
        *("01 43 00", "15", 15, "112", "1234"),
        *("00 43 00 00 11", "01 43 00 00 11 12", "1430000311", "+999 1 43 00 00 11"),
        *("01 43 00 00 11 / 06 12 34 56 78", "01 43 00 00 11 ou 12", "01 43 00 00 11 (bureau)", "+33 1 43", "+", "non"),
        *(143_000_031.5, -143_000_031, True, dt.date(2016, 10, 12), 1e20),
    ],
)
def test_what_is_no_phone(raw: Raw) -> None:
    assert refused(PHONE, raw) == "telephone-invalide"
