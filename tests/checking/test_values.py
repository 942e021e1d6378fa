"""Values as French volunteers type them: what is taken, what is repaired, what is refused."""

from __future__ import annotations

import datetime as dt
import string
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aet_sheets.checking.values import EMPTY, Value, excel_text, parse
from aet_sheets.problems import Place
from aet_sheets.reading.raw import CellError, UnsavedFormula
from aet_sheets.schema import (
    PILOT_TABLES,
    RETURN_TABLES,
    Actions,
    Actors,
    Attendances,
    ColumnSet,
    Cover,
    Editions,
    Groups,
    Means,
    Measures,
    Sessions,
    Settings,
)
from aet_sheets.schema.columns import (
    Amount,
    Choice,
    Code,
    Column,
    Date,
    Decimal,
    Edition,
    Email,
    Hours,
    Integer,
    LongText,
    Percentage,
    Phone,
    PostalCode,
    Reference,
    Rna,
    Siret,
    Text,
    Year,
    YesNo,
)

if TYPE_CHECKING:
    from aet_sheets.reading.raw import Raw

NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"

TEXT, LONG_TEXT = Text("Texte", max_length=20), LongText("Long texte")
CODE, REFERENCE = Code("Code"), Reference("Acteur", to="Actors")
DATE, YES_NO = Date("Date"), YesNo("Transverse")
DECIMAL, INTEGER, YEAR = Decimal("Valeur"), Integer("N°", minimum=1, maximum=99), Year("Exercice")
AMOUNT, HOURS, SHARE = Amount("Réalisé"), Hours("Durée (h)", minimum=0, maximum=240), Percentage("Avancement")
EMAIL, PHONE = Email("Courriel"), Phone("Téléphone")
SIRET, RNA, POSTAL_CODE, EDITION = Siret("SIRET"), Rna("RNA"), PostalCode("CP"), Edition("Édition")

EVERY_TABLE: tuple[type[ColumnSet], ...] = (*PILOT_TABLES, *RETURN_TABLES, Settings, Cover)
EVERY_COLUMN = list(dict.fromkeys(column for table in EVERY_TABLE for column in table.columns))


def taken(column: Column, raw: Raw) -> Value | None:
    """Return the value of `raw`, which must be taken without a word."""
    value, finding = parse(column, raw)
    assert finding is None, finding
    return value


def repaired(column: Column, raw: Raw) -> tuple[Value | None, str]:
    value, finding = parse(column, raw)
    assert finding is not None, value
    assert value is not None
    return value, finding.kind.code


def refused(column: Column, raw: Raw) -> str:
    value, finding = parse(column, raw)
    assert value is None
    assert finding is not None
    return finding.kind.code


def detail(column: Column, raw: Raw, name: str) -> str:
    _, finding = parse(column, raw)
    assert finding is not None
    return finding.details[name]


def same(value: Value | None, expected: Value) -> bool:
    return type(value) is type(expected) and value == expected


# ---- Any column -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", EVERY_COLUMN, ids=repr)
@pytest.mark.parametrize("raw", ["", " ", "\n\t", NBSP, "\u200b", "\ufeff", "_x000D_", "\x00", "\u200d \u200c \u200d"])
def test_what_nobody_can_see_is_empty(column: Column, raw: str) -> None:
    assert parse(column, raw) == EMPTY


@pytest.mark.parametrize("column", EVERY_COLUMN, ids=repr)
def test_error_cells_and_unsaved_formulas_are_refused_by_name(column: Column) -> None:
    assert refused(column, CellError("#REF!")) == "cellule-en-erreur"
    assert detail(column, CellError("#DIV/0!"), "error") == "#DIV/0!"
    assert refused(column, UnsavedFormula()) == "formule-non-calculee"


@pytest.mark.parametrize("column", [TEXT, DATE, DECIMAL, CODE], ids=repr)
@pytest.mark.parametrize(
    ("raw", "error"),
    [
        ("#REF!", "#REF!"),
        ("#N/A", "#N/A"),
        ("#DIV/0!", "#DIV/0!"),
        (" #valeur! ", "#VALEUR!"),
        (f"#NOM{NBSP}?", "#NOM?"),
        ("#NUL!", "#NUL!"),
        ("#NOMBRE!", "#NOMBRE!"),
        ("#VALUE!", "#VALUE!"),
        ("Err:502", "ERR:502"),
        (float("nan"), "#NOMBRE!"),
        (float("-inf"), "#NOMBRE!"),
        (10**400, "#NOMBRE!"),
    ],
)
def test_errors_are_known_however_the_file_gives_them(column: Column, raw: Raw, error: str) -> None:
    assert refused(column, raw) == "cellule-en-erreur"
    assert detail(column, raw, "error") == error


@pytest.mark.parametrize("raw", ["-", "–", "/", "n/a", "néant", "s.o."])
@pytest.mark.parametrize(
    ("column", "code"),
    [
        (DATE, "date-invalide"),
        (DECIMAL, "nombre-invalide"),
        (INTEGER, "nombre-invalide"),
        (HOURS, "nombre-invalide"),
        (SHARE, "nombre-invalide"),
        (YES_NO, "oui-non-invalide"),
        (EMAIL, "courriel-invalide"),
        (PHONE, "telephone-invalide"),
        (SIRET, "siret-invalide"),
        (RNA, "rna-invalide"),
        (POSTAL_CODE, "code-postal-invalide"),
        (EDITION, "edition-invalide"),
        (Sessions.form, "choix-inconnu"),
    ],
)
def test_a_word_for_nothing_is_not_an_empty_cell(column: Column, code: str, raw: str) -> None:
    assert refused(column, raw) == code


# ---- Texts, codes, references -----------------------------------------------------------------------------------


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


# ---- Closed lists -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "raw", "expected"),
    [
        (Sessions.type, "Groupe de travail", "Groupe de travail"),
        (Sessions.type, " groupe  de TRAVAIL ", "Groupe de travail"),
        (Sessions.type, "GT", "Groupe de travail"),
        (Sessions.type, "pleniere", "Plénière"),
        (Actors.type, "club d’entreprises", "Club d'entreprises"),
        (Actors.type, "ENTREPRISE", "Entreprise"),
        (Actors.mobilisation, "Inscrit(e)", "Inscrit"),
        (Actors.mobilisation, "Contributrice active", "Contributeur actif"),
        (Actors.mobilisation, "Contributeur·rice actif·ve", "Contributeur actif"),
        (Actors.mobilisation, "contributeur/trice actif/ve", "Contributeur actif"),
        (Attendances.attendance, "Excusé·e", "Excusé"),
        (Attendances.attendance, "Excusé.e.s", "Excusé"),
        (Attendances.attendance, "Excusé-e", "Excusé"),
        (Attendances.attendance, "Présent(e)", "Présent"),
        (Attendances.attendance, "présent(e)s", "Présent"),
        (Attendances.attendance, "P", "Présent"),
        (Actions.stage, "Mise en œuvre et évaluation", "Mise en œuvre et évaluation"),
        (Actions.stage, "MISE EN OEUVRE ET EVALUATION", "Mise en œuvre et évaluation"),
        (Actions.stage, "4 Mise en œuvre et évaluation", "Mise en œuvre et évaluation"),
        (Actions.stage, "4. mise en œuvre et évaluation", "Mise en œuvre et évaluation"),
        (Actions.stage, "3 - Diagnostic et co-construction", "Diagnostic et co-construction"),
        (Actions.stage, "• Conception", "Conception"),
        (Means.unit, "h", "Heures"),
        (Means.nature, "nature", "En nature"),
    ],
)
def test_a_choice_is_recognised(column: Column, raw: Raw, expected: str) -> None:
    assert taken(column, raw) == expected


@pytest.mark.parametrize(
    ("column", "raw", "proposal"),
    [
        (Actors.type, "Asociation", "Vouliez-vous dire « Association » ? "),
        (Actors.type, "Entreprises", "Vouliez-vous dire « Entreprise » ? "),
        (Actors.type, "Banque", ""),
        (Attendances.attendance, "Présent ?", "Vouliez-vous dire « Présent » ? "),
        (Attendances.attendance, "Présent / Excusé", ""),
        (Actions.stage, "2 Conception", "Vouliez-vous dire « Conception » ? "),
        (Actions.stage, "4", ""),
        (Actions.stage, 4.0, ""),
        (Means.unit, "3 heures", "Vouliez-vous dire « Heures » ? "),
        (Means.state, "-", ""),
        (Groups.status, True, ""),
        (Editions.status, "Ouverte ou close", ""),
        (Measures.state, dt.date(2016, 1, 1), ""),
    ],
)
def test_a_near_miss_is_proposed_and_never_taken(column: Column, raw: Raw, proposal: str) -> None:
    assert refused(column, raw) == "choix-inconnu"
    assert detail(column, raw, "proposal") == proposal


def test_the_choices_are_listed() -> None:
    assert detail(Attendances.attendance, "peut-être", "choices") == "Présent, Excusé, Absent"


def test_two_equally_near_choices_are_not_proposed() -> None:
    column = Choice("Lettre", choices=("Groupe A", "Groupe B"))
    assert detail(column, "Groupe C", "proposal") == ""


@pytest.mark.parametrize(
    ("raw", "expected"),
    [(word, True) for word in ("oui", "OUI", "Oui.", "o", "x", "X", "vrai", "true", "1", "yes", "[x]", "(oui)")]
    + [(word, True) for word in ("✓", "✔", "✔\ufe0f", "☑", True, 1, 1.0)]
    + [(word, False) for word in ("non", "NON", "n", "faux", "false", "0", "no", False, 0, 0.0)],
)
def test_yes_and_no(raw: Raw, expected: bool) -> None:  # noqa: FBT001 - a table of examples
    assert taken(YES_NO, raw) is expected


@pytest.mark.parametrize(
    "raw", ["peut-être", "oui ?", "oui/non", "2", -1, "-1", 0.5, "ok", "[ ]", dt.time(1), "x" * 999]
)
def test_neither_yes_nor_no(raw: Raw) -> None:
    assert refused(YES_NO, raw) == "oui-non-invalide"


# ---- Dates ------------------------------------------------------------------------------------------------------


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


# ---- Numbers ----------------------------------------------------------------------------------------------------


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
        (SHARE, "450 %", "comprise entre 0 % et 100 %"),
        (SHARE, 450, "comprise entre 0 % et 100 %"),
        (SHARE, -0.1, "comprise entre 0 % et 100 %"),
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
    [(45, 0.45, "45 %"), ("45", 0.45, "45 %"), (100, 1.0, "100 %"), ("57", 0.57, "57 %"), (1.5, 0.015, "1,5 %")],
)
def test_a_percentage_without_its_sign_is_a_guess(raw: Raw, expected: float, retained: str) -> None:
    assert repaired(SHARE, raw) == (expected, "pourcentage-suppose")
    assert detail(SHARE, raw, "retained") == retained


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


# ---- People -----------------------------------------------------------------------------------------------------


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


# ---- Organisations and places -----------------------------------------------------------------------------------


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
        ("1234567820001", "14 chiffres attendus, 13 trouvés"),
        ("123456782000100", "14 chiffres attendus, 15 trouvés"),
        ("1", "14 chiffres attendus, 1 trouvé"),
        ("123 456 782", "c'est un SIREN (9 chiffres), il manque les 5 chiffres de l'établissement"),
        (123_456_782.0, "c'est un SIREN (9 chiffres), il manque les 5 chiffres de l'établissement"),
        ("123456789", "14 chiffres attendus, 9 trouvés"),
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


# ---- What the user saw ------------------------------------------------------------------------------------------


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


# ---- Properties -------------------------------------------------------------------------------------------------

TYPED_BY_PEOPLE = st.text(string.digits + " ,.-/:()'€%+@<>#?hkEWx·\n" + NBSP + NARROW + "janvoctéè–−_", max_size=30)
ANY_RAW: st.SearchStrategy[Raw] = st.one_of(
    st.text(),
    st.text(st.characters(codec=None, categories=("Cc", "Cf", "Cs", "Zs", "Nd", "No", "Lu"))),
    TYPED_BY_PEOPLE,
    st.integers(),
    st.integers(min_value=0, max_value=10**14),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.builds(CellError, st.text()),
    st.just(UnsavedFormula()),
)
ANY_COLUMN = st.sampled_from(EVERY_COLUMN)
PYTHON_TYPES: dict[type[Column], type] = {
    Date: dt.date,
    Decimal: float,
    Amount: float,
    Hours: float,
    Percentage: float,
    Integer: int,
    Year: int,
    YesNo: bool,
}


@given(ANY_COLUMN, ANY_RAW)
@example(INTEGER, 10**5000)
@example(TEXT, "\ud800")
def test_any_cell_in_any_column_gives_a_verdict(column: Column, raw: Raw) -> None:
    value, finding = parse(column, raw)
    if value is not None:
        assert type(value) is PYTHON_TYPES.get(type(column), str)
        assert value != ""
    if finding is not None:
        finding.kind.at(Place(column=column.label), excel_text(raw), required=column.required, **finding.details)
    if value is None and finding is None:
        assert isinstance(raw, str)


@given(ANY_COLUMN, st.text(), st.sampled_from([" ", NBSP, "\t", "\u200b", "\n"]))
def test_space_around_a_text_does_not_matter(column: Column, raw: str, space: str) -> None:
    assert parse(column, f"{space}{raw}{space}") == parse(column, raw)


@given(ANY_COLUMN, ANY_RAW)
def test_a_value_that_was_taken_is_taken_again_as_it_is(column: Column, raw: Raw) -> None:
    value, _ = parse(column, raw)
    if value is not None:
        assert parse(column, value).value == value


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_a_date_survives_its_french_text(day: dt.date) -> None:
    assert taken(DATE, excel_text(day)) == day
    assert taken(DATE, day.isoformat()) == day


@given(st.floats(-1e12, 1e12))
def test_a_number_survives_its_french_text(number: float) -> None:
    french = f"{number:,.4f}".replace(",", NARROW).replace(".", ",")
    assert taken(DECIMAL, french) == round(number, 4)
    assert taken(DECIMAL, f"{french} €") == round(number, 4)


@given(st.integers(0, 100))
def test_a_percentage_survives_its_french_text(percent: int) -> None:
    assert taken(SHARE, f"{percent} %") == percent / 100


@given(st.integers(0, 240 * 60 - 1))
def test_a_duration_is_the_same_in_every_writing(minutes: int) -> None:
    hours = minutes / 60
    assert taken(HOURS, f"{minutes // 60}h{minutes % 60:02}") == hours
    assert taken(HOURS, f"{minutes // 60}:{minutes % 60:02}") == hours
    assert taken(HOURS, f"{minutes} min") == pytest.approx(hours)
    assert taken(HOURS, dt.timedelta(minutes=minutes)) == hours


def unaccented(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


@pytest.mark.parametrize("column", [column for column in EVERY_COLUMN if isinstance(column, Choice)], ids=repr)
def test_every_choice_is_known_in_capitals_without_accents(column: Choice) -> None:
    for choice in column.choices:
        assert taken(column, unaccented(choice).upper()) == choice
        assert taken(column, choice) == choice
    for synonym, choice in column.synonyms.items():
        assert taken(column, synonym) == choice
