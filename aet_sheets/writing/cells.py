"""One value in one cell: text stays text, a date is a date, and nothing is lost without a word."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from types import NoneType
from typing import Any, Final

from aet_sheets.schema.values import Value
from aet_sheets.text import french_date
from aet_sheets.writing.styles import DATE, DATE_AND_TIME, GENERAL, TEXT, Styles

YES, NO = "Oui", "Non"

MAX_TEXT: Final = 32_767
"""Excel's limit, in UTF-16 units."""
CUT_TEXT: Final = "… [texte coupé : trop long pour une cellule]"
_FIRST_DAY = dt.date(1900, 3, 1)
"""Excel believes in a 29 February 1900: of the days before, it and others do not show the same."""
_EXACT = 10**15
_ODD: Final = re.compile("[\r\ud800-\udfff]")
"""Line ends of another kind, and halves of characters."""


def as_stored(value: Value | None) -> Value | None:
    """Return what Excel can hold of `value`: yes or no as words, impossible days and long numbers as text.

    A `dt.datetime`, a kind of `dt.date`, keeps its time.
    """
    match value:
        case bool():
            return YES if value else NO
        case str():
            return cell_text(value) or None
        case dt.datetime():
            return value.replace(tzinfo=None) if value.date() >= _FIRST_DAY else f"{value:%d/%m/%Y %H:%M}"
        case dt.date():
            return value if value >= _FIRST_DAY else french_date(value)
        case int() if abs(value) >= _EXACT:
            return str(value)
        case _:
            return value


def all_as_stored(values: list[Value]) -> Sequence[Value | None]:
    """Return what `as_stored` gives for each of `values`, which are all different."""
    unchanged = len(set(map(type, values))) <= 1 and stay_as_they_are(values)
    return values if unchanged else list(map(as_stored, values))


def cell_text(text: str) -> str:
    """Return `text` as a cell can hold it: one kind of line end, no half character, a marked cut if too long."""
    if text.isascii() and "\r" not in text and len(text) <= MAX_TEXT:
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = lines.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if len(whole) <= MAX_TEXT // 2 or _units(whole) <= MAX_TEXT:
        return whole
    room = 2 * (MAX_TEXT - _units(CUT_TEXT))
    return whole.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT_TEXT


def stay_as_they_are(values: Collection[Value]) -> bool:
    """Tell, of different values of one kind, whether `as_stored` would surely change none."""
    match next(iter(values), None):
        case bool():
            return False
        case str():
            return _plain(values)  # type: ignore[arg-type]  # they are of one kind
        case int():
            return min(values) > -_EXACT and max(values) < _EXACT  # type: ignore[operator]  # as above
        case dt.datetime():
            return False
        case dt.date():
            return min(values) >= _FIRST_DAY  # type: ignore[operator]  # as above
        case _:
            return True


def _plain(texts: Collection[str]) -> bool:
    """Tell whether `cell_text` would surely change none of `texts`, and none of them is empty."""
    together = "\n".join(texts)
    odd = "\r" in together if together.isascii() else _ODD.search(together)
    return not odd and min(map(len, texts)) > 0 and max(map(len, texts)) <= MAX_TEXT // 2


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def shown(value: Value | None, number_format: str | None = None) -> str:
    """Return `value` about as Excel shows it, to see how wide it is."""
    return shown_stored(as_stored(value), number_format)


def shown_stored(stored: Value | None, number_format: str | None = None) -> str:
    """Return what `as_stored` gave about as Excel shows it."""
    match stored:
        case None:
            return ""
        case dt.datetime():
            return f"{stored:%d/%m/%Y %H:%M}"
        case dt.date():
            return french_date(stored)
        case int() | float() as number:
            return _shown_number(number, number_format or GENERAL)
        case text:
            return text


def _shown_number(number: float, number_format: str) -> str:
    if "€" in number_format:
        return _french_number(f"{number:,.2f} €")
    if "%" in number_format:
        return f"{number:.0%}".replace("%", " %")
    return _french_number(f"{number:,.0f}" if "#,##0" in number_format else f"{number:.10g}")


def _french_number(text: str) -> str:
    return text.replace(",", " ").replace(".", ",")


@dataclass(frozen=True, slots=True)
class CellFormats:
    """The formats that the cells of one column need, whatever the kind of value that turns up."""

    text: Any
    number: Any
    date: Any
    date_and_time: Any
    link: Any

    @classmethod
    def of(cls, styles: Styles, number_format: str | None, *, wrap: bool, centred: bool = False) -> CellFormats:
        """Return the formats of a column; a day or a number in a column of text is still shown as one."""
        dated = number_format in (DATE, DATE_AND_TIME)
        numeric = number_format not in (None, TEXT) and not dated
        look: dict[str, Any] = {"valign": "vcenter"} if centred else {}
        return cls(
            text=styles.cell(number_format, wrap=wrap, **look),
            number=styles.cell(number_format if numeric else GENERAL, **look),
            date=styles.cell(number_format if dated else DATE, **look),
            date_and_time=styles.cell(DATE_AND_TIME, **look),
            link=styles.cell(number_format, wrap=wrap, **look, **styles.link_look()),
        )

    def suiting(self, kind: type) -> Any:
        """Return the format for values of `kind`, as `as_stored` gives them."""
        if issubclass(kind, dt.datetime):
            return self.date_and_time
        if issubclass(kind, dt.date):
            return self.date
        return self.number if issubclass(kind, (int, float)) else self.text

    def by_kind(self, kinds: Collection[type]) -> dict[type, Any]:
        """Return the formats of the kinds of values of a column; no value looks as the others, if they are of one."""
        suited = {kind: self.suiting(kind) for kind in kinds}
        suited[NoneType] = self.suiting(next(iter(kinds)) if len(kinds) == 1 else NoneType)
        return suited

    def linked(self, kinds: Collection[type]) -> dict[type, Any]:
        """Return the same for cells with a link."""
        return dict.fromkeys((*kinds, NoneType), self.link)


def write_cell(worksheet: Any, place: tuple[int, int], value: Value | None, cell_format: Any) -> None:
    """Write `value` at `place` (row, column, from 0). Text is never read as a formula, a link or a number."""
    write_stored(worksheet, place, as_stored(value), cell_format)


def write_stored(worksheet: Any, place: tuple[int, int], stored: Value | None, cell_format: Any) -> None:
    """Write what `as_stored` gave."""
    match stored:
        case None:
            worksheet.write_blank(*place, None, cell_format)
        case str():
            worksheet.write_string(*place, stored, cell_format)
        case dt.date():
            worksheet.write_datetime(*place, stored, cell_format)
        case _:
            worksheet.write_number(*place, stored, cell_format)
