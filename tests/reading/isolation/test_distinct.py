"""Distinct values and their numbers come back exactly as they went."""

from __future__ import annotations

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from aet_sheets.reading.isolation.distinct import Codes, Values, unpack
from tests.reading.isolation.test_transport import CELLS

VALUES = st.lists(st.one_of(CELLS, st.none(), st.integers(-(10**40), 10**40)), max_size=30)


def came_back(values: list[object]) -> list[object]:
    codes = Codes()
    numbers = codes.of(values)  # type: ignore[arg-type]
    kinds, packed = codes.pack()
    known = list(unpack(kinds, msgspec.msgpack.decode(msgspec.msgpack.encode(packed), type=Values)))
    return [known[number] for number in numbers]


@given(VALUES)
@example([2**63, 2**63 - 1, -(2**63), -(2**63) - 1, True, 1, 1.0, "1", None])
def test_round_trip(values: list[object]) -> None:
    def seen(found: list[object]) -> str:
        return repr([0.0 if isinstance(value, float) and value == 0 else value for value in found])  # -0.0 equals it

    assert seen(came_back(values)) == seen(values)


def test_what_stands_twice_is_numbered_once() -> None:
    codes = Codes()
    assert codes.of(["a", 1, "a", 1.0, None, True, None]) == [0, 1, 0, 2, 3, 4, 3]
    assert len(codes.pack()[1].texts) == 1
