"""Hypothesis strategies: sheets as people leave them, their headings dressed up, their cells of any type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hypothesis import strategies as st

from aet_sheets.reading.raw import CellError, Raw, RawSheet, Span, UnsavedFormula
from aet_sheets.schema import RETURN_TABLES, Column, Table
from tests.support.strategies import TRAPS, values

_DRESSES: Final[list[Callable[[str], str]]] = [
    str,
    str.upper,
    str.lower,
    lambda text: f"{text} *",
    lambda text: f"  {text}\n(obligatoire)",
    lambda text: text.replace("é", "e").replace("'", "’"),
    lambda text: f"{text} : [en clair]",
    lambda text: text[:-1],
    lambda text: f"{text}{text[-1]}",
    lambda text: f"{text} de l'année",
    lambda _: "",
]
_WORDS: Final = st.sampled_from(
    [
        "", "", "", " ", "Total", "jj/mm/aaaa", "oui", "?", "12/10/2016", "31/02/2016", "oct. 2016", "2 h", "1h30",
        "45 %", "1.234", "2,43E+13", "ACT-001", "GT-HANDICAP", "IND-STAGES", "_x000D_",
        "Ninon Zola — Ateliers Zed", "\u200b",
    ]
)  # fmt: skip
CELLS: Final[st.SearchStrategy[Raw]] = st.one_of(
    _WORDS,
    TRAPS,
    st.text(max_size=12),
    st.floats(),
    st.integers(-(10**18), 10**18),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from([CellError("#REF!"), CellError("#N/A"), UnsavedFormula()]),
)


def _cells_of(column: Column) -> st.SearchStrategy[Raw]:
    """Return cells of a column: as often right as not."""
    return st.one_of(values(column), _WORDS, CELLS)


@st.composite
def _rows(draw: st.DrawFn, table: type[Table]) -> list[list[Raw]]:
    columns = draw(st.lists(st.sampled_from(table.return_columns()), min_size=1, max_size=12))
    if draw(st.booleans()):
        columns = list(table.return_columns())
    margin = draw(st.integers(0, 2))
    headings: list[Raw] = [draw(st.sampled_from(_DRESSES))(column.label) for column in columns]
    above = draw(st.lists(st.lists(_WORDS, max_size=3), max_size=3))
    own = st.tuples(*map(_cells_of, columns)).map(list)
    rows: list[list[Raw]] = draw(st.lists(st.one_of(own, own, st.lists(CELLS, max_size=5)), max_size=6))
    left: list[Raw] = [""] * margin
    top: list[list[Raw]] = [list(row) for row in above]
    return top + [left + row for row in [headings, *rows]]


@st.composite
def sheets(draw: st.DrawFn) -> RawSheet:
    """Return a sheet of a table of returns: anywhere on the page, dressed up, merged and hidden here and there."""
    table = draw(st.sampled_from(RETURN_TABLES))
    rows = draw(_rows(table))
    name = draw(st.sampled_from([table.sheet, table.sheet.upper(), f"{table.sheet} (2)", "Feuil2", table.sheet[1:]]))
    hidden = draw(st.sets(st.integers(1, 12), max_size=4))
    return RawSheet(name, rows, draw(st.booleans()), tuple(sorted(hidden)), tuple(draw(st.lists(_spans(), max_size=2))))


def _spans() -> st.SearchStrategy[Span]:
    corner = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 3), st.integers(0, 3))
    return corner.map(lambda four: (four[0], four[1], four[0] + four[2], four[1] + four[3]))
