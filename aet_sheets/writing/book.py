"""A workbook being written: XlsxWriter's, with our styles and lists, the same bytes for the same content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final

from xlsxwriter.exceptions import FileCreateError

from aet_sheets.writing.data_sheet import DataSheet
from aet_sheets.writing.lists import Lists
from aet_sheets.writing.loom import Loom
from aet_sheets.writing.packaging import FlatWorkbook
from aet_sheets.writing.styles import Family, Styles, theme

CREATED: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Every workbook says that it was made on this day: the clock would make two equal workbooks differ."""

_CALCULATED_BY = 191029
"""The calculation engine of Excel 2019 and later: seeing an older one, Excel would calculate everything anew."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class NotWrittenError(RuntimeError):
    """XlsxWriter refused a feature; left alone, it only warns and drops it."""


@dataclass(frozen=True, slots=True)
class Book:
    """What every sheet of a workbook needs to be drawn."""

    workbook: Any
    title: str
    styles: Styles
    lists: Lists
    loom: Loom
    last: list[Callable[[Book], None]] = field(default_factory=list)
    reserved: dict[str, Any] = field(default_factory=dict)

    def reserve(self, names: Iterable[str]) -> None:
        """Give worksheets their places, in the order of `names`, in whatever order they are added later."""
        for name in names:
            self.reserved[name] = self._new_sheet(name)

    def add_sheet(self, name: str, family: Family) -> Any:
        """Add the worksheet `name`, its tab in the colour of its family."""
        worksheet = self.reserved.pop(name, None) or self._new_sheet(name)
        worksheet.set_tab_color(family.value)
        return worksheet

    def _new_sheet(self, name: str) -> Any:
        return self.workbook.add_worksheet(name, worksheet_class=DataSheet)

    def at_last(self, finish: Callable[[Book], None]) -> None:
        """Have `finish` called on this book once all its sheets stand, the hidden one of its lists included."""
        self.last.append(finish)


@contextmanager
def open_book(target: Path | BytesIO, title: str) -> Iterator[Book]:
    """Yield the workbook to draw; it is written to `target` on leaving, and not at all after an error.

    Raises `OSError` when the file cannot be written.
    """
    book = new_book(title, Loom())
    yield book
    write_book(book, target)


def new_book(title: str, loom: Loom) -> Book:
    """Return a workbook to draw; rows are woven by `loom`."""
    workbook = FlatWorkbook(BytesIO(), _OPTIONS)
    workbook.use_custom_theme(StringIO(theme()))
    workbook.set_calc_mode("auto", _CALCULATED_BY)
    workbook.calc_on_load = False  # stored values are those that the formulas give: opening is instant
    shown = "".join(char if char.isprintable() else " " for char in title)
    workbook.set_properties({"title": shown, "author": "aet_sheets", "created": CREATED})
    return Book(workbook, shown, Styles(workbook), Lists(), loom)


def write_book(book: Book, target: Path | BytesIO) -> None:
    """Write a workbook that was drawn; raises `OSError` when the file cannot be written."""
    book.lists.write(book.workbook)
    for finish in book.last:
        finish(book)
    book.workbook.target = target
    _close(book.workbook)


def _close(workbook: Any) -> None:
    try:
        workbook.close()
    except FileCreateError as error:
        cause = error.args[0] if error.args else None
        raise (cause if isinstance(cause, OSError) else OSError(str(error))) from error


def done(outcome: int) -> None:
    """Raise `NotWrittenError` unless XlsxWriter reports that it did what was asked."""
    if outcome:
        raise NotWrittenError(outcome)
