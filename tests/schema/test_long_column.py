"""Columns of many rows: whatever numpy does for them is what `Coded` does row by row."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.schema.coded import Coded
from aet_sheets.schema.long_column import Joiner, LongColumn

ITEMS = st.lists(st.none() | st.text("ab", max_size=2))


@given(st.lists(ITEMS), st.lists(ITEMS))
def test_columns_are_joined_one_after_the_other(parts: list[list[str | None]], others: list[list[str | None]]) -> None:
    joiner = Joiner()

    for own in (parts, others):
        column = joiner.joined([Coded.of(part) for part in own], list(map(len, own)))
        assert column == [item for part in own for item in part]
        assert len(set(column.values)) == len(column.values)
        assert set(column.distinct()) == set(column) - {None}


def test_columns_of_one_file_share_their_values() -> None:
    values = Coded.of(["a", "b", "c"]).values
    one, other = Coded(values, Coded.of(["x", "y"]).codes), Coded(values, Coded.of(["x", "y", "z"]).codes)

    column = Joiner().joined([one, Coded.nothing(1), other], [2, 1, 3])

    assert column == ["a", "b", None, "a", "b", "c"]


@given(ITEMS, st.data())
def test_rows_are_taken_and_values_changed_as_in_any_column(items: list[Any], data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.integers(0, len(items) - 1)) if items else st.just([]))
    shorter, expected = LongColumn.of(items).at(rows), Coded.of(items).at(rows)

    def change(texts: list[str]) -> list[str | None]:
        return [text[:1] or None for text in texts]

    assert shorter == list(expected)
    assert shorter.distinct() == expected.distinct()
    assert shorter.is_empty == expected.is_empty
    assert shorter.mapped(change) == list(expected.mapped(change))
    assert shorter.mapped(change).distinct() == expected.mapped(change).distinct()


@given(ITEMS, ITEMS)
def test_rows_are_given_the_values_of_another_column(items: list[Any], others: list[Any]) -> None:
    others = others[: len(items)]
    rows = np.arange(len(items) - len(others), len(items))

    column = LongColumn.of(items).with_rows(rows, Coded.of(others))

    assert column == items[: len(items) - len(others)] + others
