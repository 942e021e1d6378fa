"""The distinct values of a file: a number each, and each once as bytes. Types come back exactly as they went."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count, islice
from typing import Any, Final

import msgspec

from aet_sheets.reading.raw import CellError, UnsavedFormula
from aet_sheets.schema.coded import NOTHING, Coded

_EQUAL: Final = frozenset((int, bool))
"""The types of values that equal others, of another type: 1 and True are 1.0."""


class Distinct:
    """The distinct values of a file in the order of their numbers.

    An empty cell and no value at all have the number `NOTHING`, whose value is None.
    """

    __slots__ = ("_numbers", "values")

    def __init__(self) -> None:
        self.values: list[Any] = [None]
        self._numbers: dict[Any, int] = defaultdict(count(NOTHING + 1).__next__, {None: NOTHING, "": NOTHING})

    def numbers(self, told: Sequence[Any]) -> list[int]:
        """Return the numbers of the values whose `keys` are `told`, cells or what they mean; new ones get the next."""
        numbers = list(map(self._numbers.__getitem__, told))
        new = len(self._numbers) - len(self.values) - 1  # None and "" have one number
        if new:
            latest = list(islice(reversed(self._numbers), new))
            latest.reverse()
            self.values += map(value_of, latest) if tuple in set(map(type, latest)) else latest
        return numbers

    def coded(self, *columns: Sequence[Any]) -> list[Coded[Any]]:
        """Return columns of one length, each over the values of the file."""
        codes = array("I", self.numbers(keys(list(chain.from_iterable(columns)))))
        length = len(columns[0]) if columns else 0
        return [Coded(self.values, codes[place * length : (place + 1) * length]) for place in range(len(columns))]


def keys(values: Sequence[Any]) -> Sequence[Any]:
    """Return what tells `values` apart: themselves, or their type too where 1, 1.0 and True would be one."""
    if _EQUAL.isdisjoint(map(type, values)):
        return values
    return list(map(key_of, values))


def key_of(value: Any) -> Any:
    """Return what tells `value` apart."""
    return (type(value), value) if type(value) in _EQUAL else value


def value_of(key: Any) -> Any:
    """Return the value that `key` stands for."""
    return key[1] if type(key) is tuple else key


class Values(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """Distinct values in the order of their numbers; those of other types than `plain` has stand apart, by number."""

    plain: list[str | int | float | bool]
    moments: dict[int, dt.datetime] = {}
    days: dict[int, dt.date] = {}
    times: dict[int, dt.time] = {}
    durations: dict[int, dt.timedelta] = {}
    errors: dict[int, CellError] = {}
    formulas: dict[int, UnsavedFormula] = {}
    large_integers: dict[int, str] = {}


_SENT_AS_IT_IS: Final = frozenset((str, float, bool))
_APART: Final[dict[type, str]] = {
    dt.datetime: "moments",
    dt.date: "days",
    dt.time: "times",
    dt.timedelta: "durations",
    CellError: "errors",
    UnsavedFormula: "formulas",
}
_SIXTY_FOUR_BITS: Final = range(-(2**63), 2**63)


def pack(values: Iterable[Any]) -> Values:
    """Return the `values` of a `Distinct` as what can be sent."""
    packed = Values(["", *islice(values, NOTHING + 1, None)])
    for number, kind in enumerate(map(type, packed.plain)):
        if kind in _SENT_AS_IT_IS:
            continue
        value: Any = packed.plain[number]
        if kind is not int:
            getattr(packed, _APART[kind])[number] = value
            packed.plain[number] = ""
        elif value not in _SIXTY_FOUR_BITS:
            packed.large_integers[number] = str(value)
            packed.plain[number] = ""
    return packed


def unpack(packed: Values) -> list[Any]:
    """Return the values of a `Distinct`.

    Raises: `IndexError`, `ValueError` for parts that make no sense.
    """
    values: list[Any] = packed.plain
    for name in _APART.values():
        for number, value in getattr(packed, name).items():
            values[number] = value
    for number, digits in packed.large_integers.items():
        values[number] = int(digits)
    values[NOTHING] = None
    return values
