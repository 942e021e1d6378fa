"""Hypothesis strategies: sheets as people leave them, their headings dressed up, their cells of any type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hypothesis import strategies as st

from aet_sheets.reading.raw import CellError, Raw, RawSheet, Span, UnsavedFormula
from aet_sheets.schema import RETURN_TABLES, Column, Table
from aet_sheets.schema.columns import Reference
from tests.support.strategies import TRAPS, values

_HARMLESS: Final[list[Callable[[str], str]]] = [
    str,
    str.upper,
    str.lower,
    lambda text: f"{text} *",
    lambda text: f"  {text}\n(obligatoire)",
    lambda text: text.replace("é", "e").replace("'", "’"),
    lambda text: f"{text} : [en clair]",
]
_HARMFUL: Final[list[Callable[[str], str]]] = [
    lambda text: text[:-1],
    lambda text: f"{text}{text[-1]}",
    lambda text: f"{text} de l'année",
    lambda _: "",
]
_REFERENCES: Final = {
    "Actors": ("ACT-001", "Ninon Zola — Ateliers Zed", "ninon  ZOLA - ateliers zed"),
    "Indicators": ("IND-STAGES", "IND-ELEVES", "Satisfaction"),
    "Groups": ("GT-JEUNES", "Handicap"),
    "Programmes": ("Q2ER",),
    "Sessions": ("12/10/2016 — Rentrée",),
    "Actions": ("Charte",),
}
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


def _right(column: Column) -> st.SearchStrategy[Raw]:
    """Return right cells of a column, empty ones too where that is allowed."""
    if isinstance(column, Reference):
        right: st.SearchStrategy[Raw] = st.sampled_from(_REFERENCES[column.to])
    else:
        right = values(column)
    return right if column.required else st.one_of(st.just(""), right)


@st.composite
def _rows(draw: st.DrawFn, table: type[Table]) -> list[list[Raw]]:
    """Return rows with their headings: now and then a heading is missing or misspelt; some rows hold a wrong cell."""
    columns = list(draw(st.permutations(table.return_columns())))
    dresses = _HARMLESS
    if draw(st.integers(0, 3)) == 0:
        columns = columns[: draw(st.integers(1, len(columns)))]
        dresses = _HARMLESS + _HARMFUL
    headings: list[Raw] = [draw(st.sampled_from(dresses))(column.label) for column in columns]
    rows = draw(st.lists(st.tuples(*map(_right, columns)).map(list), max_size=6))
    for row in rows:
        for position in draw(st.lists(st.integers(0, len(columns)), max_size=2)):
            row[position : position + 1] = [draw(CELLS)]
    left: list[Raw] = [""] * draw(st.integers(0, 2))
    above: list[list[Raw]] = draw(st.lists(st.lists(_WORDS, max_size=3), max_size=3))
    return above + [left + row for row in [headings, *rows]]


@st.composite
def sheets(draw: st.DrawFn) -> RawSheet:
    """Return a sheet of a table of returns: anywhere on the page, dressed up, merged and hidden here and there."""
    table = draw(st.sampled_from(RETURN_TABLES))
    rows = draw(_rows(table))
    name = draw(st.sampled_from([table.sheet, table.sheet.upper(), f"{table.sheet} (2)", "Feuil2", table.sheet[1:]]))
    hidden = draw(st.sets(st.integers(1, 12), max_size=4))
    return RawSheet(name, rows, draw(st.booleans()), tuple(sorted(hidden)), tuple(draw(st.lists(_spans(), max_size=1))))


def _spans() -> st.SearchStrategy[Span]:
    corner = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 3), st.integers(0, 3))
    return corner.map(lambda four: (four[0], four[1], four[0] + four[2], four[1] + four[3]))
