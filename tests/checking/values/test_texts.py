"""Texts, codes and references as volunteers type them."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from aet_sheets.reading.raw import Raw
from tests.support.values import CODE, LONG_TEXT, NARROW, NBSP, REFERENCE, TEXT, detail, refused, taken


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  Atelier   Horizon ", "Atelier Horizon"),
        (f"Atelier{NBSP}Horizon\u200b", "Atelier Horizon"),
        ("Atelier\r\nHorizon", "Atelier Horizon"),
        ("Atelier_x000D_\nHorizon", "Atelier Horizon"),
        ("Ate\x07lier Hori\u00adzon", "Atelier Horizon"),
        (unicodedata.normalize("NFD", "Épicerie"), "Épicerie"),
        ("-", "-"),
        (12.0, "12"),
        (12, "12"),
        (2.5, "2,5"),
        (0.1 + 0.2, "0,3"),
        (24_300_000_000_000.0, "24300000000000"),
        (1e20, "1E+20"),
        (True, "VRAI"),
        (False, "FAUX"),
        (dt.date(2016, 10, 12), "12/10/2016"),
        (dt.datetime(2016, 10, 12), "12/10/2016"),  # noqa: DTZ001 - a cell has no time zone
        (dt.datetime(2016, 10, 12, 14, 30), "12/10/2016 14:30"),  # noqa: DTZ001
        (dt.time(14, 30), "14:30"),
        (dt.timedelta(hours=26, minutes=30), "26:30:00"),
    ],
)
def test_a_text_is_tidied(raw: Raw, expected: str) -> None:
    assert taken(TEXT, raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\r\n Relancer les tuteurs \r\n\r\nPrêter   la salle\r\n", "Relancer les tuteurs\n\nPrêter la salle"),
        ("Relancer_x000D_\nPrêter", "Relancer\nPrêter"),
        ("Relancer\rPrêter", "Relancer\nPrêter"),
        ("Relancer\x0bPrêter", "Relancer\nPrêter"),
        (14.0, "14"),
    ],
)
def test_a_long_text_keeps_its_lines(raw: Raw, expected: str) -> None:
    assert taken(LONG_TEXT, raw) == expected


def test_a_text_has_a_greatest_length() -> None:
    assert taken(TEXT, "x" * 20) == "x" * 20
    assert refused(TEXT, "x" * 21) == "texte-trop-long"
    assert (detail(TEXT, "x" * 21, "length"), detail(TEXT, "x" * 21, "maximum")) == ("21", "20")
    assert detail(LONG_TEXT, "x" * 32_001, "length") == f"32{NARROW}001"
    assert refused(REFERENCE, "x" * 601) == "texte-trop-long"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (" GT-JEUNES ", "GT-JEUNES"),
        ("gt-jeunes", "gt-jeunes"),
        ("GT - JEUNES", "GT-JEUNES"),
        ("GT–JEUNES", "GT-JEUNES"),
        ("0012", "0012"),
        (12.0, "12"),
        (65, "65"),
        ("GT-JEUNES\n", "GT-JEUNES"),
    ],
)
def test_a_code_is_tidied(raw: Raw, expected: str) -> None:
    assert taken(CODE, raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("x" * 41, "40 caractères au plus, sans retour à la ligne"),
        ("GT-JEUNES\nGT-HANDICAP", "40 caractères au plus, sans retour à la ligne"),
        (dt.date(2016, 3, 4), "Excel l'a transformé en date ou en heure"),
        (dt.time(1, 30), "Excel l'a transformé en date ou en heure"),
        ("-", "il n'a ni lettre ni chiffre"),
    ],
)
def test_what_is_no_code(raw: Raw, expected: str) -> None:
    assert refused(CODE, raw) == "code-invalide"
    assert detail(CODE, raw, "expected") == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Inès  Vasseur —\nLycée des Bords de Marne ", "Inès Vasseur — Lycée des Bords de Marne"),
        (12.0, "12"),
        (dt.date(2016, 10, 12), "12/10/2016"),
    ],
)
def test_a_reference_is_tidied_and_left_unresolved(raw: Raw, expected: str) -> None:
    assert taken(REFERENCE, raw) == expected
