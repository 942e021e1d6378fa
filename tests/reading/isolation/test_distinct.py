"""Distinct values and their numbers come back exactly as they went."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aet_sheets.reading.isolation.distinct import Distinct, Values, pack, unpack
from aet_sheets.schema.coded import Coded
from tests.reading.isolation.test_transport import CELLS

VALUES = st.lists(st.one_of(CELLS, st.none(), st.integers(-(10**40), 10**40)), max_size=30)


def came_back(values: list[object]) -> list[object]:
    distinct = Distinct()
    (column,) = distinct.coded(values)
    known = unpack(msgspec.msgpack.decode(msgspec.msgpack.encode(pack(distinct.values)), type=Values))
    return [known[number] for number in column.codes]


@given(VALUES)
@example([2**63, 2**63 - 1, -(2**63), -(2**63) - 1, True, 1, 1.0, "1", None])
def test_round_trip(values: list[object]) -> None:
    def seen(found: list[object]) -> str:
        nothing = [None if value == "" else value for value in found]
        return repr([0.0 if isinstance(value, float) and value == 0 else value for value in nothing])  # -0.0 equals it

    assert seen(came_back(values)) == seen(values)


def test_what_stands_twice_is_numbered_once() -> None:
    distinct = Distinct()
    one, other = distinct.coded(["a", 1, "a", 1.0], [None, True, "", True])
    assert (list(one.codes), list(other.codes)) == ([1, 2, 1, 3], [0, 4, 0, 4])
    (third,) = distinct.coded([True, "b"])
    assert list(third.codes) == [4, 5]
    assert repr(distinct.values) == "[None, 'a', 1, 1.0, True, 'b']"
    assert one.values is other.values is third.values is distinct.values


def test_columns_of_no_rows() -> None:
    assert Distinct().coded([], []) == [Coded.nothing(0), Coded.nothing(0)]


def test_values_that_stand_apart_have_a_place_among_the_others() -> None:
    with pytest.raises(IndexError):
        unpack(Values(["", "a"], large_integers={2: "1"}))
    with pytest.raises(IndexError):
        unpack(Values([]))
