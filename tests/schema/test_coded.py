"""Columns as distinct values and numbers: they read like lists, and give back what they were made of."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.schema.coded import Coded

VALUES = st.none() | st.sampled_from(["oui", "non", ""]) | st.integers(-2, 2) | st.booleans() | st.dates()
COLUMNS = st.lists(VALUES) | st.lists(st.none() | st.text(max_size=2)) | st.lists(st.integers(0, 3) | st.floats(0, 3))


@given(COLUMNS)
def test_a_column_reads_like_the_list_it_was_made_of(items: list[Any]) -> None:
    column = Coded.of(items)

    assert list(column) == items
    assert list(map(type, column)) == list(map(type, items))
    assert column == items
    assert len(column) == len(items)
    assert column.count(None) == items.count(None)
    assert [column[row] for row in range(len(items))] == items
    assert column[1:] == items[1:]
    assert column.is_empty == (items.count(None) == len(items))


@given(COLUMNS)
def test_each_value_is_kept_once(items: list[Any]) -> None:
    column = Coded.of(items)

    kept = [(type(value), value) for value in column.distinct()]
    assert len(set(kept)) == len(kept)
    assert set(kept) == {(type(item), item) for item in items if item is not None}


def test_values_of_several_kinds_are_not_mixed_up() -> None:
    column = Coded.of([1, 1.0, True, None])

    assert list(map(type, column)) == [int, float, bool, type(None)]


def test_rows_are_taken_and_repeated() -> None:
    column = Coded.of(["a", None, "b"])

    assert column.at([2, 2, 1]) == ["b", "b", None]
    assert column.at([0]).distinct() == ["a"]
    assert "b" not in column.at([0])


def test_single_rows_are_changed() -> None:
    column = Coded.of(["a", "b", None])

    assert column.changed({0: "b", 1: None, 2: "c"}) == ["b", None, "c"]
    assert column == ["a", "b", None]


def test_values_are_given_in_the_order_of_their_numbers() -> None:
    assert Coded.of(["a", "b", "c"]).at([2, 0, 2]).distinct() == ["a", "c"]


def test_a_change_is_made_to_the_distinct_values() -> None:
    column = Coded.of(["a", None, "b", "a", "A"])
    asked: list[list[str]] = []

    def change(values: list[str]) -> list[str | None]:
        asked.append(values)
        return [None if value == "b" else value.upper() for value in values]

    assert column.mapped(change) == ["A", None, None, "A", "A"]
    assert asked == [["a", "b", "A"]]


def test_each_value_is_asked_about_once_and_every_row_is_told() -> None:
    asked: list[str | None] = []

    def tell(value: str | None) -> bool:
        asked.append(value)
        return value != "b"

    assert list(Coded.of(["a", None, "b", "a"]).each(tell)) == [True, True, False, True]
    assert asked == [None, "a", "b"]


def test_rows_are_chosen_and_counted() -> None:
    column = Coded.of(["a", None, "b", "a", "b"])

    assert column.where([1, 1, 0, True, False]) == ["a", None, "a"]
    assert column.where([1, 1, 0, True, False]).counts() == {"a": 2, None: 1}


@given(COLUMNS, st.data())
def test_values_that_no_row_has_are_left_out(items: list[Any], data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.integers(0, len(items) - 1)) if items else st.just([]))
    column = Coded.of(items).at(rows)
    compact = column.compact()

    assert list(map(type, compact)) == list(map(type, column))
    assert compact == list(column)
    assert compact.values[1:] == compact.distinct() == column.distinct()
    assert compact.mapped(lambda values: values) is compact


def test_a_column_without_values() -> None:
    column: Coded[dt.date] = Coded.nothing(3)

    assert column == [None, None, None]
    assert column.is_empty
    assert not column.distinct()


@pytest.mark.parametrize("other", [[], [None], ["a", "b"], ["b"]])
def test_columns_differ(other: list[str | None]) -> None:
    assert Coded.of(["a"]) != other
