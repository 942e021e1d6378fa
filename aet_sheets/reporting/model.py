"""What a report is made of: cards, sentences, sections of tables and charts. It knows neither PDF nor Excel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from aet_sheets.figures import Quantity
from aet_sheets.problems import Problem


class Form(Enum):
    """How a value is written."""

    TEXT = "text"
    COUNT = "count"
    NUMBER = "number"
    EUROS = "euros"
    SHARE = "share"
    DATE = "date"

    @property
    def numeric(self) -> bool:
        """Tell whether values stand to the right."""
        return self not in {Form.TEXT, Form.DATE}


class Tone(StrEnum):
    """What a value means, beyond itself; its words say it too."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    UNSURE = "unsure"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Cell:
    """A typed value: a text, a number, a day, or nothing; `high` is the upper bound of a number that is an interval.

    Where no number is known, `value` is the word that says so, whatever the form.
    """

    value: str | float | dt.date | None
    form: Form = Form.TEXT
    high: float | None = None
    tone: Tone = Tone.PLAIN

    @property
    def interval(self) -> bool:
        """Tell whether the value is known only between two bounds."""
        return self.high is not None and self.high != self.value

    @classmethod
    def of(cls, quantity: Quantity | None, form: Form, silence: str) -> Cell:
        """Return the cell of a quantity, or of the word that stands in its place."""
        if quantity is None:
            return cls(silence, form, tone=Tone.QUIET)
        return cls(quantity.low, form, None if quantity.exact else quantity.high)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `width` is its share of the width of the page. `interval` tells that its numbers may have two bounds; `series`,
    that it is one of many alike, before any of which a table too wide for a page is cut.
    """

    key: str
    label: str
    form: Form = Form.TEXT
    width: float = 1
    interval: bool = False
    series: bool = False


class Weight(Enum):
    """The part that a row plays in its table."""

    PLAIN = "plain"
    TOTAL = "total"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `key` says what it is about, where figures are derived from data."""

    key: str
    cells: tuple[Cell, ...]
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `note` is what a reader must know, `empty` the sentence that replaces a table without rows.

    A `fine` one is there to be consulted: it is printed in small type.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    empty: str = ""
    fine: bool = False

    def without_empty_columns(self) -> Table:
        """Return the table without the columns of text in which nothing stands."""
        said = {
            place
            for place, column in enumerate(self.columns)
            if column.form.numeric or not self.rows or any(row.cells[place].value is not None for row in self.rows)
        }
        return self.with_columns(said)

    def with_columns(self, kept: Container[int]) -> Table:
        """Return the table with the columns at the places in `kept` alone."""
        return replace(
            self,
            columns=tuple(column for place, column in enumerate(self.columns) if place in kept),
            rows=tuple(
                replace(row, cells=tuple(cell for place, cell in enumerate(row.cells) if place in kept))
                for row in self.rows
            ),
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A series of a chart: one quantity a category, None where nothing is known.

    `column` is the column of the chart's table in which its values stand.
    """

    name: str
    values: tuple[Quantity | None, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of bars, one group a category; `alternative` says in words what it shows.

    `target` and `baseline` are values marked across it; `redefined` names the categories that do not compare with the
    ones before. `table` is the key of the table where its numbers stand.
    """

    key: str
    title: str
    unit: str
    alternative: str
    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    form: Form
    table: str
    target: float | None = None
    baseline: float | None = None
    redefined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gallery:
    """Small charts side by side, one a subject."""

    title: str
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said, by whom it concerns, and where it was said."""

    text: str
    organisation: str
    source: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """What was said under one heading; `table` is the same, row by row."""

    title: str
    quotes: tuple[Quote, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that stands between two blocks."""

    text: str


Block = Table | Chart | Gallery | Quotes | Remark


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: a sheet of the workbook, a heading of the PDF."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Return its tables, in their order, without the columns in which nothing stands."""
        shown = (block.table if isinstance(block, Quotes) else block for block in self.blocks)
        return tuple(block.without_empty_columns() for block in shown if isinstance(block, Table))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Return its charts, those of galleries included."""
        groups = (block.charts if isinstance(block, Gallery) else (block,) for block in self.blocks)
        return tuple(one for group in groups for one in group if isinstance(one, Chart))


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure of the first page: its name, its value, a word on it; `key` says what is counted."""

    key: str
    label: str
    value: Cell
    note: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the report is provisional; `reasons` says why, in French, and is empty for a final one."""

    reasons: tuple[str, ...]

    @property
    def provisional(self) -> bool:
        """Tell whether anything is still to come or to correct."""
        return bool(self.reasons)

    @property
    def word(self) -> str:
        """Return the word that stands on the pages."""
        return "provisoire" if self.provisional else "définitif"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file that the report was made from."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """An annual report. `data` are the tables from which a spreadsheet can compute the others anew.

    `kind` is the word Édition or Exercice, `period` its name, `periods` those of the series, `dates` its first and
    last day. Its rows stand in the consolidated workbooks of `editions`; those of `sealed` show the figures that were
    sealed. `masked` are the texts from which somebody's name was taken out.
    """

    territory: str
    carrier: str
    recipient: str
    kind: str
    period: str
    periods: tuple[str, ...]
    dates: tuple[dt.date, dt.date]
    made_on: dt.date
    standing: Standing
    cards: tuple[Card, ...]
    sentences: tuple[str, ...]
    front_chart: Chart | None
    sections: tuple[Section, ...]
    data: tuple[Table, ...]
    inputs: tuple[Fingerprint, ...]
    sealed: tuple[str, ...]
    editions: tuple[str, ...]
    masked: tuple[Problem, ...]

    @property
    def title(self) -> str:
        """Return the title of the report."""
        return f"Rapport annuel {self.period}"
