"""What a cell to fill in says and accepts: its prompt, its drop-down, and a warning when it looks wrong.

Only closed lists are enforced. The rest warns and lets people go on: the reader understands more ways of
writing than Excel's validation does, and what it does not understand it explains better.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from aet_sheets.schema import Column, ColumnSet, table_named
from aet_sheets.schema.columns import (
    Choice,
    Code,
    Date,
    Integer,
    LongText,
    Number,
    Percentage,
    Reference,
    Text,
    YesNo,
)
from aet_sheets.text import french, plural
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.cells import NO, YES
from aet_sheets.writing.lists import list_name
from aet_sheets.writing.table_sheet import Cells

YES_NO_LIST: Final = "Liste_Oui_Non"
_TITLE_LENGTH = 32
_MESSAGE_LENGTH = 255
_FAR = 1e12
_FIRST_DAY = dt.date(1900, 1, 1)


def add_rule(book: Book, worksheet: Any, cells: Cells, declared: tuple[type[ColumnSet], Column]) -> None:
    """Give `cells` the prompt and the validation of a column, `declared` being its table or form and itself."""
    table, column = declared
    options = _validation(book, table, column) | _prompt(column)
    if options != _ANYTHING:
        done(worksheet.data_validation(*cells, options))


def add_prompt(worksheet: Any, cells: Cells, prompt: tuple[str, str]) -> None:
    """Give `cells` a prompt, a title and a message, and let them take anything."""
    title, message = prompt
    done(worksheet.data_validation(*cells, _ANYTHING | _shown(title, message)))


def _prompt(column: Column) -> dict[str, Any]:
    message = column.help_text
    if not message:
        return {}
    return _shown(column.label, message)


def _shown(title: str, message: str) -> dict[str, Any]:
    return {"input_title": _cut(title, _TITLE_LENGTH), "input_message": _cut(message, _MESSAGE_LENGTH)}


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


_ANYTHING: dict[str, Any] = {"validate": "any"}


def _validation(book: Book, table: type[ColumnSet], column: Column) -> dict[str, Any]:
    match column:
        case Choice() | YesNo():
            return _one_of(_closed_list(book, table, column))
        case Reference(to=to):
            return _row_of(book.lists.reference(table_named(to)), column)
        case Date():
            expected = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
            return expected | _warning("Date à vérifier", "Une date est attendue, par exemple 12/10/2016.")
        case Number():
            return _number(column)
        case Text() | Code() if not isinstance(column, LongText):
            expected = {"validate": "length", "criteria": "<=", "value": column.max_length}
            return expected | _warning("Texte trop long", f"{plural(column.max_length, 'caractère')} au plus.")
        case _:
            return _ANYTHING


def _closed_list(book: Book, table: type[ColumnSet], column: Choice | YesNo) -> str:
    if isinstance(column, YesNo):
        return book.lists.add(YES_NO_LIST, (YES, NO))
    return book.lists.add(list_name(table, column), column.choices)


def _one_of(name: str) -> dict[str, Any]:
    refusal = {"error_title": "Valeur hors de la liste", "error_message": french("Choisissez une valeur de la liste.")}
    return {"validate": "list", "source": f"={name}", "error_type": "stop"} | refusal


def _row_of(name: str | None, column: Reference) -> dict[str, Any]:
    """Offer the labels of the rows that a reference may name; a code, or a row of another workbook, is right too."""
    if name is None:
        return _ANYTHING
    message = "Cette valeur n'est pas dans la liste. Un code convient aussi."
    return {"validate": "list", "source": f"={name}"} | _warning(
        _cut(f"{column.label} à vérifier", _TITLE_LENGTH), message
    )


def _number(column: Number) -> dict[str, Any]:
    least = -_FAR if column.minimum is None else column.minimum
    most = _FAR if column.maximum is None else column.maximum
    kind = "integer" if isinstance(column, Integer) else "decimal"
    expected = {"validate": kind, "criteria": "between", "minimum": _plain(least), "maximum": _plain(most)}
    return expected | _warning("Nombre à vérifier", _bounds(column))


def _bounds(column: Number) -> str:
    noun = "Un nombre entier est attendu" if isinstance(column, Integer) else "Un nombre est attendu"
    low, high = (_bound(column, bound) for bound in (column.minimum, column.maximum))
    if low and high:
        return f"{noun}, de {low} à {high}."
    if low:
        return f"{noun}, au moins {low}."
    return f"{noun}, au plus {high}." if high else f"{noun}."


def _bound(column: Number, bound: float | None) -> str:
    if bound is None:
        return ""
    return f"{bound:.0%}".replace("%", " %") if isinstance(column, Percentage) else f"{bound:.15g}".replace(".", ",")


def _plain(number: float) -> float:
    """Return a whole number as an `int`, so that Excel shows 240 and not 240.0."""
    return int(number) if number == int(number) else number


def _warning(title: str, message: str) -> dict[str, Any]:
    return {"error_type": "warning", "error_title": title, "error_message": french(message)}
