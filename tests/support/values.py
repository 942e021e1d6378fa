"""What the tests of values share: a column of each type, and what became of a cell."""

from __future__ import annotations

from aet_sheets.checking.values import parse
from aet_sheets.reading.raw import Raw
from aet_sheets.schema import PILOT_TABLES, RETURN_TABLES, ColumnSet, Cover, Settings
from aet_sheets.schema.columns import (
    Amount,
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
from aet_sheets.schema.values import Value

NBSP, NARROW = "\u00a0", "\u202f"

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
