"""SIRET, RNA, postal codes and editions."""

from __future__ import annotations

import datetime as dt

import pytest

from aet_sheets.reading.raw import Raw
from tests.support.values import EDITION, NARROW, NBSP, POSTAL_CODE, RNA, SIRET, detail, refused, repaired, taken


@pytest.mark.parametrize(
    "raw",
    [
        "12345678200010",
        "123 456 782 00010",
        "123.456.782.00010",
        f"123{NBSP}456{NARROW}782 00010",
        "SIRET : 123 456 782 00010",
        "'12345678200010",
        12_345_678_200_010,
        12_345_678_200_010.0,
    ],
)
def test_a_siret(raw: Raw) -> None:
    assert taken(SIRET, raw) == "12345678200010"


def test_the_siret_of_a_post_office_has_its_own_key() -> None:
    assert taken(SIRET, "35600000049837") == "35600000049837"


@pytest.mark.parametrize("raw", [5_580_501_400_010, 5_580_501_400_010.0, "5580501400010"])
def test_a_siret_that_lost_its_zero_is_repaired(raw: Raw) -> None:
    assert repaired(SIRET, raw) == ("05580501400010", "siret-zero-perdu")


@pytest.mark.parametrize(
    "raw", ["2,43E+13", "2.43E+13", "1,23457e13", 2.43e13, 24_300_000_000_000, "24300000000000", 12_345_678_200_000]
)
def test_a_siret_that_lost_its_digits_is_refused(raw: Raw) -> None:
    assert refused(SIRET, raw) == "siret-chiffres-perdus"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("12345678200011", "la clé de contrôle ne correspond pas"),
        (12_345_678_200_011, "la clé de contrôle ne correspond pas"),
        ("1234567820001", f"14 chiffres attendus, 13{NBSP}trouvés"),
        ("123456782000100", f"14 chiffres attendus, 15{NBSP}trouvés"),
        ("1", f"14 chiffres attendus, 1{NBSP}trouvé"),
        ("123 456 782", "c'est un SIREN (9 chiffres), il manque les 5 chiffres de l'établissement"),
        (123_456_782.0, "c'est un SIREN (9 chiffres), il manque les 5 chiffres de l'établissement"),
        ("123456789", f"14 chiffres attendus, 9{NBSP}trouvés"),
        ("en cours", "il contient autre chose que des chiffres"),
        ("1234567820001O", "il contient autre chose que des chiffres"),
        (12_345_678_200_010.5, "il contient autre chose que des chiffres"),
        (True, "il contient autre chose que des chiffres"),
        (dt.date(2016, 10, 12), "il contient autre chose que des chiffres"),
    ],
)
def test_what_is_no_siret(raw: Raw, why: str) -> None:
    assert refused(SIRET, raw) == "siret-invalide"
    assert detail(SIRET, raw, "why") == why


@pytest.mark.parametrize("raw", ["W941001234", "w941001234", "W 94 1001234", "RNA : W941001234", "n° RNA W941001234"])
def test_an_rna(raw: str) -> None:
    assert taken(RNA, raw) == "W941001234"


def test_an_rna_of_corsica_or_overseas_has_a_letter() -> None:
    assert taken(RNA, "W2A1001234") == "W2A1001234"
    assert taken(RNA, "w9r1001234") == "W9R1001234"


@pytest.mark.parametrize("raw", ["94/1001234", "941001234", 941_001_234, "W94100123", "W9410012345", "WA41001234"])
def test_what_is_no_rna(raw: Raw) -> None:
    assert refused(RNA, raw) == "rna-invalide"


@pytest.mark.parametrize(
    "raw", ["94220", " 94 220 ", "F-94220", "FR 94220", "94220 CEDEX", "94220 Cedex 9", 94_220, 94220.0]
)
def test_a_postal_code(raw: Raw) -> None:
    assert taken(POSTAL_CODE, raw) == "94220"


def test_a_postal_code_keeps_its_zero() -> None:
    assert taken(POSTAL_CODE, "01000") == "01000"
    assert taken(POSTAL_CODE, "20000") == "20000"
    assert taken(POSTAL_CODE, "97400") == "97400"


@pytest.mark.parametrize("raw", [1000, 1000.0, "1000"])
def test_a_postal_code_that_lost_its_zero_is_repaired(raw: Raw) -> None:
    assert repaired(POSTAL_CODE, raw) == ("01000", "code-postal-zero-perdu")
    assert detail(POSTAL_CODE, raw, "retained") == "01000"


@pytest.mark.parametrize(
    "raw", ["942", 942, "942200", "2A004", "00100", "99000", 99_000, "94220 Charenton", 94220.5, -9422, True, "B-1000"]
)
def test_what_is_no_postal_code(raw: Raw) -> None:
    assert refused(POSTAL_CODE, raw) == "code-postal-invalide"


@pytest.mark.parametrize(
    "raw",
    [
        *("2016-2017", "2016/2017", "2016–2017", "2016 - 2017", "2016 2017", "2016-17", "16-17", "2016/17", "16/17"),
        *("édition 2016-2017", "Édition : 2016-2017", "année scolaire 2016-2017", "2016-2017.", "'2016-2017"),
    ],
)
def test_an_edition(raw: str) -> None:
    assert taken(EDITION, raw) == "2016-2017"


def test_an_edition_over_the_turn_of_the_century() -> None:
    assert taken(EDITION, "99-00") == "1999-2000"


@pytest.mark.parametrize(
    ("raw", "proposal"),
    [
        ("2016", "Vouliez-vous dire 2016-2017 ? "),
        (2016, "Vouliez-vous dire 2016-2017 ? "),
        (2016.0, "Vouliez-vous dire 2016-2017 ? "),
        ("2016-2018", ""),
        ("2017-2016", ""),
        ("2016-2016", ""),
        ("16-18", ""),
        ("1016-1017", ""),
        ("1016", ""),
        (dt.date(2016, 9, 1), ""),
        (2016.5, ""),
        ("la prochaine", ""),
    ],
)
def test_what_is_no_edition(raw: Raw, proposal: str) -> None:
    assert refused(EDITION, raw) == "edition-invalide"
    assert detail(EDITION, raw, "proposal") == proposal
