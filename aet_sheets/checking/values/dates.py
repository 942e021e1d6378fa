"""Days and months, as people write them and as spreadsheets keep them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from aet_sheets.checking.values.cells import Plain, is_number, typed
from aet_sheets.checking.values.verdicts import Verdict, did_you_mean, refused, repaired, taken
from aet_sheets.problems import catalogue
from aet_sheets.schema.columns import Date
from aet_sheets.text import french_date, strip_accents

FIRST_YEAR, LAST_YEAR = 1900, 2100
_PIVOT_YEAR = 70
"""Two digits from 70 on are a year of the twentieth century."""

_EXCEL_EPOCH = dt.date(1899, 12, 30)
_FIRST_SERIAL = (dt.date(1990, 1, 1) - _EXCEL_EPOCH).days
_LAST_SERIAL = (dt.date(2099, 12, 31) - _EXCEL_EPOCH).days
"""Outside these bounds a number in a column of dates is no date that the dialogue could have had."""

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "janvier janv jan",
            "fevrier fevr fev feb",
            "mars mar",
            "avril avr apr",
            "mai may",
            "juin jun",
            "juillet juill juil jul",
            "aout aou aug",
            "septembre sept sep",
            "octobre oct",
            "novembre nov",
            "decembre dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""French names and abbreviations without accents, and those by which an English Excel exports a date."""

_WEEKDAY = re.compile(
    r"^(?:le )?(?:(?:lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\.?,? ?)?"
    r"(?:le )?(?=[0-9]{1,2}(?![0-9]))"
)
_HOUR = r"[0-9]{1,2} ?(?:h(?:eures?)?|:) ?(?:[0-9]{2})?(?:[:m][0-9]{2}(?:[.,][0-9]+)?)?"
_TIME_OF_DAY = re.compile(
    rf"(?:(?<=[0-9])t|,? (?:(?:a|de|vers|-) )?){_HOUR}(?: ?(?:-|a) ?{_HOUR})?(?: ?z|[+-][0-9]{{2}}:?[0-9]{{2}})?$"
)
ANY_DASH = re.compile(r"[\u2010-\u2015\u2212]")

_GAP = r" ?[-/. ] ?"
_DAY = r"(?P<day>[0-9]{1,2})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_MONTH_NAME = r"(?P<name>[a-z]{3,9})\.?"
_FULL_YEAR = r"(?P<year>[0-9]{4})"
_ANY_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_DATE_FORMS = tuple(
    map(
        re.compile,
        (
            rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_ANY_YEAR}",  # 12/10/2012, 12-10-12, 12.10.2012
            rf"{_FULL_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}",  # 2012-10-12
            rf"{_DAY}(?:er|°)?(?:{_GAP})?{_MONTH_NAME}(?:{_GAP})?{_ANY_YEAR}",  # 1er octobre 2012, 12-oct.-12
            rf"{_MONTH_NAME}{_GAP}{_FULL_YEAR}",  # octobre 2012, oct. 2012
            rf"{_MONTH_NAME}-(?P<year>[0-9]{{2}})",  # oct-12: how Excel itself shows a month
            rf"{_MONTH}{_GAP}{_FULL_YEAR}",  # 10/2012
            rf"{_FULL_YEAR}[-/]{_MONTH}",  # 2012-10
        ),
    )
)
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")


def read_date(_column: Date, raw: Plain) -> Verdict:
    """Read a day; a month alone is read as its first day, with a finding."""
    if isinstance(raw, dt.datetime):
        raw = raw.date()
    if isinstance(raw, dt.date):
        return taken(raw) if FIRST_YEAR <= raw.year <= LAST_YEAR else _no_date()
    if isinstance(raw, str):
        return _written_date(typed(raw))
    return _serial_date(raw) if is_number(raw) else _no_date()


def _no_date(meant: dt.date | None = None) -> Verdict:
    return refused(catalogue.BAD_DATE, proposal=did_you_mean(french_date(meant)) if meant else "")


def _serial_date(number: float) -> Verdict:
    if not _FIRST_SERIAL <= number < _LAST_SERIAL + 1:
        return _no_date()
    return taken(_EXCEL_EPOCH + dt.timedelta(days=int(number)))


def _written_date(text: str) -> Verdict:
    words = ANY_DASH.sub("-", strip_accents(text)).strip(" .,")
    if serial := _SERIAL.fullmatch(words):
        return _serial_date(int(serial[1]))
    day = _WEEKDAY.sub("", _TIME_OF_DAY.sub("", words))
    match = next(filter(None, (form.fullmatch(day) for form in _DATE_FORMS)), None)
    return _date_of(match.groupdict()) if match else _no_date()


def _date_of(parts: Mapping[str, str]) -> Verdict:
    year = full_year(parts["year"])
    month = int(parts["month"]) if "month" in parts else _MONTHS.get(parts["name"], 0)
    if "day" not in parts:
        return _month_alone(year, month)
    day = int(parts["day"])
    if date := _calendar_date(year, month, day):
        return taken(date)
    return _no_date(meant=_calendar_date(year, day, month))  # the month first, as in English


def _month_alone(year: int, month: int) -> Verdict:
    first = _calendar_date(year, month, 1)
    return repaired(first, catalogue.DATE_WITHOUT_DAY, retained=french_date(first)) if first else _no_date()


def _calendar_date(year: int, month: int, day: int) -> dt.date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """Return the year that two or four digits stand for."""
    year = int(digits)
    if len(digits) > len("99"):
        return year
    return year + (1900 if year >= _PIVOT_YEAR else 2000)
