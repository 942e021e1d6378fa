"""From the type of a column to its reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from aet_sheets.checking.values.cells import Plain, are_tidy, as_text, error_held, is_blank, printable
from aet_sheets.checking.values.choices import read_choice, read_yes_no
from aet_sheets.checking.values.contacts import USUAL_EMAIL, USUAL_PHONE, read_email, read_phone
from aet_sheets.checking.values.dates import read_date
from aet_sheets.checking.values.durations import read_hours
from aet_sheets.checking.values.identifiers import (
    USUAL_POSTAL_CODE,
    read_edition,
    read_postal_code,
    read_rna,
    read_siret,
)
from aet_sheets.checking.values.numbers import (
    read_amount,
    read_decimal,
    read_integer,
    read_percentage,
    read_year,
)
from aet_sheets.checking.values.texts import longest_text, read_code, read_long_text, read_reference, read_text
from aet_sheets.checking.values.verdicts import EMPTY, Verdict, refused, taken
from aet_sheets.problems import catalogue
from aet_sheets.reading.raw import CellError, Raw, UnsavedFormula
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

_Kind = TypeVar("_Kind", bound=Column)


def parse(column: Column, raw: Raw) -> Verdict:
    """Return what `raw` means in `column`. Never raises, whatever the cell holds."""
    if isinstance(raw, CellError):
        return refused(catalogue.ERROR_CELL, error=raw.code)
    if isinstance(raw, UnsavedFormula):
        return refused(catalogue.UNSAVED_FORMULA)
    if isinstance(raw, str):
        raw = printable(raw)
        if is_blank(raw):
            return EMPTY
    if error := error_held(raw):
        return refused(catalogue.ERROR_CELL, error=error)
    return _READERS.get(type(column), _read_anything)(column, raw)


def taken_as_they_are(column: Column, raws: Sequence[Any]) -> list[str]:
    """Return those of `raws` that `parse` takes as they are, as far as a glance at all of them tells."""
    texts = [raw for raw in raws if type(raw) is str]
    longest, usual = longest_text(column), _USUAL.get(type(column))
    if longest is not None and max(map(len, texts), default=0) <= longest and are_tidy(texts):
        return texts
    return list(filter(usual.fullmatch, texts)) if usual else []


_USUAL: Final = {Email: USUAL_EMAIL, Phone: USUAL_PHONE, PostalCode: USUAL_POSTAL_CODE}
"""How a column of some types is mostly written, and then taken as it is."""


def _read_anything(_column: Column, raw: Plain) -> Verdict:
    return taken(as_text(raw))


_READERS: Final[dict[type[Column], Callable[[Any, Plain], Verdict]]] = {}
"""The reader of each type of columns, for cells that hold something; any other takes them as texts."""


def _register(kind: type[_Kind], reader: Callable[[_Kind, Plain], Verdict]) -> None:
    _READERS[kind] = reader


_register(Text, read_text)
_register(LongText, read_long_text)
_register(Code, read_code)
_register(Reference, read_reference)
_register(Choice, read_choice)
_register(YesNo, read_yes_no)
_register(Date, read_date)
_register(Decimal, read_decimal)
_register(Amount, read_amount)
_register(Integer, read_integer)
_register(Year, read_year)
_register(Percentage, read_percentage)
_register(Hours, read_hours)
_register(Email, read_email)
_register(Phone, read_phone)
_register(Siret, read_siret)
_register(Rna, read_rna)
_register(PostalCode, read_postal_code)
_register(Edition, read_edition)
