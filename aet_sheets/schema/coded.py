"""A column kept as its distinct values and, row by row, the number of one of them.

A quarter of a million rows say few different things. What has to be done to values (understand, compare, lay out,
write) is done to the distinct ones, and rows are only moved as numbers, four bytes each.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from types import NoneType
from typing import Any, Generic, Self, TypeVar, overload

Item = TypeVar("Item")
Other = TypeVar("Other")

NOTHING = 0
"""The number of rows that have no value."""
_CODE = "I"


class Coded(Sequence[Item | None], Generic[Item]):
    """The values of a column, None where a row has none: row i has `values[codes[i]]`, and `values[0]` is None.

    `values` may hold more than the rows have, unless the column is known to be `compact`; those of one kind are each
    another. Nobody changes either.
    """

    __slots__ = ("_is_compact", "codes", "values")

    def __init__(self, values: Sequence[Item | None], codes: array[int], *, compact: bool = False) -> None:
        self.values = values
        self.codes = codes
        self._is_compact = compact or len(values) == 1

    @classmethod
    def of(cls, items: Iterable[Item | None]) -> Self:
        """Return `items` as a column; values of several kinds are told apart by their type, or 1 would be True."""
        if isinstance(items, cls):
            return items
        column = items if isinstance(items, Sequence) else list(items)
        keys: Sequence[Any] = column
        kinds = set(map(type, column))
        kinds.discard(NoneType)
        if len(kinds) > 1:
            keys = [item if item is None else (type(item), item) for item in column]
        first = dict.fromkeys(keys)
        first.pop(None, None)
        codes = dict(zip(first, range(1, len(first) + 1), strict=True))
        values = [None, *(first if keys is column else (item for _, item in first))]
        return cls(values, array(_CODE, map(codes.get, keys, repeat(NOTHING))), compact=True)

    @classmethod
    def nothing(cls, count: int) -> Self:
        """Return a column of `count` rows without any value."""
        return cls((None,), array(_CODE, bytes(count * array(_CODE).itemsize)))

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, row: int, /) -> Item | None: ...
    @overload
    def __getitem__(self, row: slice, /) -> Coded[Item]: ...
    def __getitem__(self, row: int | slice, /) -> Item | Coded[Item] | None:
        if isinstance(row, slice):
            return Coded(self.values, self.codes[row])
        return self.values[self.codes[row]]

    def __iter__(self) -> Iterator[Item | None]:
        return map(self.values.__getitem__, self.codes)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (Coded, list)):
            return len(self) == len(other) and all(map(_same, self, other))
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def __repr__(self) -> str:
        return f"Coded({list(self)!r})"

    def __contains__(self, item: object) -> bool:
        return self.count(item) > 0

    def count(self, item: object) -> int:
        """Return how many rows have the value `item`."""
        return sum(self.codes.count(code) for code, own in enumerate(self.values) if own == item)

    @property
    def is_empty(self) -> bool:
        """Tell whether no row has a value."""
        return len(self.values) == 1 or self.codes.count(NOTHING) == len(self.codes)

    def distinct(self) -> list[Item]:
        """Return the values that rows have, each once, in the order of their numbers."""
        used = set(self.codes)
        used.discard(NOTHING)
        return [self.values[code] for code in sorted(used)]  # type: ignore[misc]  # None is the value of NOTHING alone

    def at(self, rows: Iterable[int]) -> Coded[Item]:
        """Return the column of those of its rows that stand at `rows`, in that order."""
        return Coded(self.values, array(_CODE, map(self.codes.__getitem__, rows)))

    def compact(self) -> Coded[Item]:
        """Return the column without the values that no row has."""
        if self._is_compact:
            return self
        used = set(self.codes)
        used.discard(NOTHING)
        if len(used) == len(self.values) - 1:
            self._is_compact = True
            return self
        kept = sorted(used)
        numbers = dict(zip((NOTHING, *kept), range(len(kept) + 1), strict=True))
        codes = array(_CODE, map(numbers.__getitem__, self.codes))
        return Coded([None, *map(self.values.__getitem__, kept)], codes, compact=True)

    def mapped(self, change: Callable[[list[Item]], Iterable[Other | None]]) -> Coded[Other]:
        """Return the column in which every value became what `change` makes of it: it is given the distinct ones.

        Of those that become one and the same, each row has the first; those that become None are none. No value is
        kept that no row has.
        """
        own = self.compact()
        distinct: list[Any] = list(own.values[1:])
        made = change(distinct)
        if made is distinct:
            return own  # type: ignore[return-value]  # none of them changed
        changed = Coded.of(made)
        if len(changed.values) == len(own.values):  # in the same order
            return Coded(changed.values, own.codes, compact=True)
        numbers = (NOTHING, *changed.codes)
        return Coded(changed.values, array(_CODE, map(numbers.__getitem__, own.codes)), compact=True)


def _same(one: object, other: object) -> bool:
    return one == other
