"""Values as bytes: each distinct one once, and a number wherever it stands. Types come back exactly as they went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from aet_sheets.reading.raw import CellError, Raw, UnsavedFormula


class Values(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """Distinct values, kind by kind."""

    texts: list[str] = []
    integers: list[int] = []
    floats: list[float] = []
    booleans: list[bool] = []
    moments: list[dt.datetime] = []
    days: list[dt.date] = []
    times: list[dt.time] = []
    durations: list[dt.timedelta] = []
    errors: list[CellError] = []
    formulas: list[UnsavedFormula] = []
    nothing: list[None] = []
    large_integers: list[str] = []


_TYPES: Final = (
    str, int, float, bool, dt.datetime, dt.date, dt.time, dt.timedelta, CellError, UnsavedFormula, type(None),
)  # fmt: skip
_NUMBERS: Final = {kind: number for number, kind in enumerate(_TYPES)}
"""The kind of a value, by its exact type: its place among the fields of `Values`."""
_LARGE: Final = len(_TYPES)
"""The kind of whole numbers that take more than 64 bits."""
_SIXTY_FOUR_BITS: Final = range(-(2**63), 2**63)


class Codes(dict[str | tuple[type, Raw | None], int]):
    """The number of each distinct value.

    The type is part of the key, or 1, 1.0 and True would be one; a text, which equals nothing else, is its own key.
    """

    def __missing__(self, key: str | tuple[type, Raw | None]) -> int:
        code = self[key] = len(self)
        return code

    def of(self, values: Iterable[Raw | None]) -> list[int]:
        """Return the numbers of `values`, given to new ones as they come."""
        return [self[value if type(value) is str else (type(value), value)] for value in values]

    def pack(self) -> tuple[bytes, Values]:
        """Return the kind of each distinct value, and the values kind by kind."""
        values, kinds = Values(), bytearray()
        by_kind: list[list[Any]] = [getattr(values, name) for name in values.__struct_fields__]
        for key in self:
            kind, value = (str, key) if isinstance(key, str) else key
            number = _NUMBERS[kind]
            if isinstance(value, int) and value not in _SIXTY_FOUR_BITS:
                number, value = _LARGE, str(value)
            kinds.append(number)
            by_kind[number].append(value)
        return bytes(kinds), values


def unpack(kinds: Iterable[int], values: Values) -> Iterator[Any]:
    """Yield the distinct values in the order of their numbers.

    Raises, when it is asked for the value: `IndexError`, `StopIteration`, `ValueError` for parts that make no sense.
    """
    by_kind: list[Iterator[Any]] = [iter(getattr(values, name)) for name in values.__struct_fields__]
    by_kind[_LARGE] = map(int, values.large_integers)
    return map(next, map(by_kind.__getitem__, kinds))
