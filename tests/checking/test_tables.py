"""Each distinct value of a column is looked at once, whatever compares equal in Python."""

from __future__ import annotations

import datetime as dt

import pytest

from aet_sheets.checking.tables import Context, ValueReader, check_table
from aet_sheets.problems import Kind, catalogue
from aet_sheets.reading.isolation.distinct import Distinct
from aet_sheets.reading.raw import CellError, Raw, RawSheet
from aet_sheets.reading.tables import read_table
from aet_sheets.schema import Column, Sessions
from aet_sheets.schema.values import Value


def read(
    column: Column, cells: list[Raw], reader: ValueReader | None = None
) -> tuple[list[Value | None], list[Kind | None]]:
    """Return the value of each cell, and the kind of what was found about it."""
    distinct = Distinct()
    (typed,) = distinct.coded(cells)
    values, findings = (reader or ValueReader()).read(column, typed, distinct)
    return list(values), [findings[code].kind if code in findings else None for code in typed.codes]


def test_numbers_and_booleans_that_compare_equal_are_different_values() -> None:
    assert read(Sessions.title, [1, True, 1.0, "1", "", "1"]) == (["1", "VRAI", "1", "1", None, "1"], [None] * 6)
    values, _ = read(Sessions.announced, [12.0, 12, "12"])
    assert list(map(type, values)) == [int, int, int]


def test_what_was_found_stands_at_each_cell_that_holds_it() -> None:
    error = CellError("#REF!")
    assert read(Sessions.title, [error, "Rentrée", error]) == (
        [None, "Rentrée", None],
        [catalogue.ERROR_CELL, None, catalogue.ERROR_CELL],
    )


def test_a_column_of_an_empty_sheet_has_no_values() -> None:
    assert read(Sessions.title, []) == ([], [])


def test_what_is_remembered_from_an_earlier_file_is_found_again() -> None:
    reader = ValueReader()
    cells: list[Raw] = ["  Bilan  ", CellError("#REF!"), 1]
    assert read(Sessions.title, cells, reader) == read(Sessions.title, cells, reader) == read(Sessions.title, cells)
    for start in range(0, 10_000, 500):
        titles: list[Raw] = [f"Bilan n° {number}" for number in range(start, start + 500)]
        assert read(Sessions.title, [*titles, *cells], reader)[0] == [*titles, "Bilan", None, "1"]


@pytest.mark.parametrize(("cell", "shown"), [(0, "0"), (False, "FAUX"), (0.0, "0"), ("  ?? ", "??")])
def test_a_refused_value_is_told_as_it_was_typed(cell: Raw, shown: str) -> None:
    written = RawSheet("Séances", [["Type de séance", "Intitulé", "Date"], [cell, "Bilan", dt.date(2016, 10, 12)]])
    raw, _ = read_table(Sessions, written, "a.xlsx", Sessions.return_columns())
    checked = check_table(raw, "a.xlsx", Context(in_return=True), ValueReader())
    assert [(problem.code, problem.cell, problem.value) for problem in checked.problems] == [
        ("choix-inconnu", "A2", shown)
    ]
