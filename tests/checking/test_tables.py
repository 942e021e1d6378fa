"""Each distinct value of a column is looked at once, whatever compares equal in Python."""

from __future__ import annotations

from aet_sheets.checking.tables import ValueReader
from aet_sheets.problems import catalogue
from aet_sheets.reading.raw import CellError
from aet_sheets.schema import Sessions


def test_numbers_and_booleans_that_compare_equal_are_different_values() -> None:
    values, findings = ValueReader().read(Sessions.title, [1, True, 1.0, "1", "", "1"])
    assert values == ["1", "VRAI", "1", "1", None, "1"]
    assert not any(findings)


def test_what_was_found_stands_at_each_cell_that_holds_it() -> None:
    error = CellError("#REF!")
    values, findings = ValueReader().read(Sessions.title, [error, "Rentrée", error])
    assert values == [None, "Rentrée", None]
    assert [finding and finding.kind for finding in findings] == [catalogue.ERROR_CELL, None, catalogue.ERROR_CELL]


def test_a_column_of_an_empty_sheet_has_no_values() -> None:
    assert ValueReader().read(Sessions.title, []) == ([], [])
