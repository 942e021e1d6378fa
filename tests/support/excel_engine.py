"""An Excel for tests: an engine for xlwings over openpyxl, under the real `Book.caller()`, ranges and tables.

It does what the buttons need and nothing else: whatever is missing raises `NotImplementedError`, from xlwings' own
base classes. What people would have seen is kept in a `Screen`, as is what they answer. No licence key is set.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.utils import get_column_letter, range_boundaries
from xlwings import base_classes


@dataclass
class Screen:
    """What people see and answer: boxes, the texts of the status bar, workbooks opened, the sheet in front."""

    answers: list[str] = field(default_factory=list)
    boxes: list[dict[str, str | None]] = field(default_factory=list)
    status: list[str | bool] = field(default_factory=list)
    updating: list[bool] = field(default_factory=list)
    alerting: list[bool] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    front: str | None = None
    saved: int = 0


_TEXT = "@"
"""The format of cells in which Excel takes a formula for a text."""


class RefusedError(Exception):
    """What Excel for Windows raises, under its name there."""


RefusedError.__name__ = RefusedError.__qualname__ = "com_error"


class Engine:
    """The engine: called « excel », it is the one that xlwings activates."""

    name, type = "excel", "desktop"

    def __init__(self, screen: Screen) -> None:
        self.apps = Apps(App(self, screen))

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]], _dates: Any, empty_as: Any, _numbers: Any, _errors: Any
    ) -> list[list[Any]]:
        """Return values as Excel hands them over: every number a float."""

        def clean(value: Any) -> Any:
            if value in (None, ""):
                return empty_as
            return float(value) if isinstance(value, int) and not isinstance(value, bool) else value

        return [[clean(value) for value in row] for row in data]

    @staticmethod
    def prepare_xl_data_element(value: Any, _options: Any) -> Any:
        """Return a value as Excel takes it."""
        if value is None or isinstance(value, (str, bool, int, float, dt.date)):
            return value
        raise NotImplementedError(type(value))


class Apps(base_classes.Apps):
    def __init__(self, app: App) -> None:
        self._app = app

    def __iter__(self) -> Iterator[App]:
        return iter([self._app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> App:
        return self._app


class App(base_classes.App):
    def __init__(self, engine: Engine, screen: Screen) -> None:
        self.engine, self.screen, self._books = engine, screen, Books(self)

    @property
    def books(self) -> Books:
        return self._books

    @property
    def pid(self) -> int:
        return 1

    @property
    def version(self) -> str:
        return "16.0"

    @property
    def status_bar(self) -> str | bool:
        return self.screen.status[-1] if self.screen.status else False

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        self.screen.status.append(value)

    @property
    def screen_updating(self) -> bool:
        return self.screen.updating[-1] if self.screen.updating else True

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        self.screen.updating.append(value)

    @property
    def display_alerts(self) -> bool:
        return self.screen.alerting[-1] if self.screen.alerting else True

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self.screen.alerting.append(value)

    def activate(self, steal_focus: Any = None) -> None:
        """Come to the front, where this Excel is already."""

    def alert(self, prompt: str, title: str, buttons: str, mode: str | None, callback: Any) -> str:  # noqa: ARG002
        self.screen.boxes.append({"text": prompt, "title": title, "buttons": buttons, "mode": mode})
        return self.screen.answers.pop(0) if buttons != "ok" else "ok"


class Books(base_classes.Books):
    def __init__(self, app: App) -> None:
        self.app, self.open_books = app, list[Book]()

    def __iter__(self) -> Iterator[Book]:
        return iter(self.open_books)

    def __len__(self) -> int:
        return len(self.open_books)

    def __call__(self, key: int | str) -> Book:
        for number, book in enumerate(self, 1):
            if key in (number, book.name, book.fullname):
                return book
        raise KeyError(key)

    @property
    def active(self) -> Book:
        return self.open_books[-1]

    def open(self, fullname: str, *_: Any, **__: Any) -> Book:
        self.app.screen.opened.append(fullname)
        self.open_books.append(Book(self.app, Path(fullname)))
        return self.active


class Book(base_classes.Book):
    """A workbook; `path` is where it was opened from, a bare name for one that was never saved."""

    def __init__(self, app: App, path: Path, content: Path | None = None) -> None:
        self._app, self.path = app, path
        self.workbook = openpyxl.load_workbook(content or path, keep_vba=path.suffix == ".xlsm")

    @property
    def app(self) -> App:
        return self._app

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def fullname(self) -> str:
        return str(self.path)

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def activate(self) -> None:
        """Come to the front: the sheet that does is noted."""

    def save(self, path: str | None = None, password: str | None = None) -> None:
        if path or password:
            raise NotImplementedError
        self.app.screen.saved += 1
        self.workbook.save(self.path)


class Sheets(base_classes.Sheets):
    def __init__(self, book: Book) -> None:
        self.book = book

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, sheet) for sheet in self.book.workbook.worksheets)

    def __len__(self) -> int:
        return len(self.book.workbook.worksheets)

    def __call__(self, key: int | str) -> Sheet:
        for number, sheet in enumerate(self, 1):
            if key in (number, sheet.name):
                return sheet
        raise KeyError(key)


class Sheet(base_classes.Sheet):
    def __init__(self, book: Book, worksheet: Any) -> None:
        self._book, self.worksheet = book, worksheet

    @property
    def book(self) -> Book:
        return self._book

    @property  # type: ignore[misc]  # nobody sets it here
    def name(self) -> str:
        return str(self.worksheet.title)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    def activate(self) -> None:
        self.book.app.screen.front = self.name

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """Return a range between two corners, each a pair of row and column or a range."""
        first = arg1 if isinstance(arg1, Range) else _single(self, arg1)
        last = first if arg2 is None else arg2 if isinstance(arg2, Range) else _single(self, arg2)
        return Range(self, (first.row, first.column), (last.last[0], last.last[1]))


def _single(sheet: Sheet, place: Any) -> Range:
    if isinstance(place, str):
        column, row, last_column, last_row = range_boundaries(place.replace("$", ""))
        return Range(sheet, (row, column), (last_row, last_column))
    return Range(sheet, tuple(place), tuple(place))


class Range(base_classes.Range):
    max_cells_per_read = max_cells_per_write = None

    def __init__(self, sheet: Sheet, first: tuple[int, int], last: tuple[int, int]) -> None:
        self._sheet, self.first, self.last = sheet, first, last

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def api(self) -> Any:
        """Return what xlwings makes sure of before it writes."""
        return self.sheet.worksheet

    @property
    def row(self) -> int:
        return self.first[0]

    @property
    def column(self) -> int:
        return self.first[1]

    @property
    def shape(self) -> tuple[int, int]:
        return self.last[0] - self.first[0] + 1, self.last[1] - self.first[1] + 1

    @property
    def has_array(self) -> bool:
        return False

    @property
    def address(self) -> str:
        first, last = (f"${get_column_letter(column)}${row}" for row, column in (self.first, self.last))
        return first if self.first == self.last else f"{first}:{last}"

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        place = self.row + row - 1, self.column + column - 1
        return Range(self.sheet, place, place)

    @property
    def _rows(self) -> list[list[Any]]:
        worksheet = self.sheet.worksheet
        columns = range(self.first[1], self.last[1] + 1)
        return [[worksheet.cell(row, column) for column in columns] for row in range(self.first[0], self.last[0] + 1)]

    @property
    def raw_value(self) -> list[list[Any]]:
        return [[cell.value for cell in row] for row in self._rows]

    @raw_value.setter
    def raw_value(self, values: Any) -> None:
        if self.sheet.worksheet.protection.sheet:
            raise RefusedError
        for number, row in enumerate(self._rows):
            for position, cell in enumerate(row):
                cell.value = values[number][position] if isinstance(values, (list, tuple)) else values
                if cell.data_type == "f" and cell.number_format == _TEXT:
                    cell.data_type = "s"

    @property
    def number_format(self) -> str | None:
        formats = {cell.number_format for row in self._rows for cell in row}
        return str(formats.pop()) if len(formats) == 1 else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        for row in self._rows:
            for cell in row:
                cell.number_format = value

    def autofit(self, axis: str | None = None) -> None:
        """Leave heights to whoever opens the file."""


class Names(base_classes.Names):
    def __init__(self, book: Book) -> None:
        self.book = book

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(name, Name(self.book, name)) for name in self.book.workbook.defined_names]

    def contains(self, name: str) -> bool:
        return name in self.book.workbook.defined_names

    def __call__(self, name: str) -> Name:
        return Name(self.book, name)


class Name(base_classes.Name):
    def __init__(self, book: Book, name: str) -> None:
        self.book, self._name = book, name

    @property  # type: ignore[misc]  # nobody sets it here
    def name(self) -> str:
        return self._name

    @property
    def refers_to_range(self) -> Range:
        sheet, _, address = self.book.workbook.defined_names[self._name].attr_text.rpartition("!")
        return self.book.sheets(sheet.strip("'")).range(address)


class Tables(base_classes.Tables):
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def __iter__(self) -> Iterator[Table]:
        return (Table(self.sheet, table) for table in self.sheet.worksheet.tables.values())

    def __len__(self) -> int:
        return len(self.sheet.worksheet.tables)

    def __call__(self, name: str) -> Table:
        return Table(self.sheet, self.sheet.worksheet.tables[name])


class Table(base_classes.Table):
    def __init__(self, sheet: Sheet, table: Any) -> None:
        self.sheet, self.table = sheet, table

    @property
    def parent(self) -> Sheet:
        return self.sheet

    @property  # type: ignore[misc]  # nobody sets it here
    def name(self) -> str:
        return str(self.table.displayName)

    @property
    def range(self) -> Range:
        return self.sheet.range(self.table.ref)

    @property  # type: ignore[misc]  # nobody sets it here
    def show_totals(self) -> bool:
        return bool(self.table.totalsRowCount)

    @property
    def show_autofilter(self) -> bool:
        return self.table.autoFilter is not None

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.table.autoFilter = openpyxl.worksheet.filters.AutoFilter(ref=self.table.ref) if value else None

    def resize(self, range: xw.Range) -> None:  # noqa: A002 - xlwings' name
        self.table.ref = range.impl.address.replace("$", "")
        if self.table.autoFilter is not None:
            self.table.autoFilter = deepcopy(self.table.autoFilter)
            self.table.autoFilter.ref = self.table.ref


def start(screen: Screen) -> App:
    """Start this Excel, and have xlwings talk to it; return it, no workbook open."""
    impl = Engine(screen)
    engine = xw.Engine(impl=impl)
    xw.engines.add(engine)
    engine.activate()
    return impl.apps[1]
