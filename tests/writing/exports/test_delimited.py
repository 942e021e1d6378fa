"""csv that no spreadsheet takes for formulas, and from which everything comes back."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.consolidation.open_data import OpenTable
from aet_sheets.schema import Actions
from aet_sheets.schema.values import Value
from aet_sheets.writing.exports.delimited import neutralised, restored, write_csv


@pytest.mark.parametrize("text", ["=1+1", "+33 1 43", "-5", "@SUM(A1)", "\t=1", "\r=1", "'déjà"])
def test_what_could_be_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", " =1", "5-6"])
def test_what_could_not_stays_as_it_is(text: str) -> None:
    assert neutralised(text) == text


@given(st.text())
def test_everything_comes_back(text: str) -> None:
    assert restored(neutralised(text)) == text


@given(st.text())
def test_nothing_begins_like_a_formula(text: str) -> None:
    assert not neutralised(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_file_is_what_spreadsheets_take(tmp_path: Path) -> None:
    columns = (Actions.title, Actions.cross_cutting, Actions.start, Actions.progress, Actions.budget_actual)
    values: list[list[Value | None]] = [
        ["=cmd; « ici »\nlà", None],
        [True, False],
        [dt.date(2016, 10, 12), None],
        [0.45, None],
        [1200.0, -3.5],
    ]
    write_csv(tmp_path / "a.csv", OpenTable(Actions, columns, values))
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))
    assert rows[0] == [column.label for column in columns]
    assert rows[1:] == [["'=cmd; « ici »\nlà", "Oui", "2016-10-12", "0.45", "1200"], ["", "Non", "", "", "-3.5"]]
