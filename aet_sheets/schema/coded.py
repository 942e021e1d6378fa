"""A column kept as its distinct values and, row by row, the number of one of them.

A quarter of a million rows say few different things. What has to be done to values (understand, compare, lay out,
write) is done to the distinct ones, and rows are only moved as numbers, four bytes each.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from types import NoneType
from typing import Any, Generic, Self, TypeVar, cast, overload

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
        self._is_compact = compact

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
        numbers = numbering()
        codes = array(_CODE, list(map(numbers.__getitem__, keys)))
        values = list(numbers) if keys is column else [key and key[1] for key in numbers]
        return cls(values, codes, compact=True)

    @classmethod
    def nothing(cls, count: int) -> Self:
        """Return a column of `count` rows without any value."""
        return cls((None,), array(_CODE, bytes(count * array(_CODE).itemsize)), compact=True)

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

    def counts(self) -> Counter[Item | None]:
        """Return how many rows have each value, those without any under None."""
        return Counter({self.values[code]: rows for code, rows in Counter(self.codes).items()})

    @property
    def is_empty(self) -> bool:
        """Tell whether no row has a value."""
        return len(self.values) == 1 or self.codes.count(NOTHING) == len(self.codes)

    # ---- Looking at each distinct value once ---------------------------------------------------------------------

    def numbers(self) -> Sequence[int]:
        """Return the numbers of the values that rows have, in order."""
        return range(1, len(self.values)) if self._is_compact else sorted(set(self.codes) - {NOTHING})

    def distinct(self) -> list[Item]:
        """Return the values that rows have, each once, in the order of their numbers."""
        return self._of(self.numbers())

    def _of(self, numbers: Iterable[int]) -> list[Item]:
        """Return the values that have these numbers, which rows have."""
        return [self.values[number] for number in numbers]  # type: ignore[misc]  # only NOTHING has None

    def each(self, tell: Callable[[Item | None], Other]) -> Iterator[Other]:
        """Yield, row by row, what `tell` says of the value of the row, None included: it is asked once of each."""
        return map(list(map(tell, self.values)).__getitem__, self.codes)

    def numbers_where(self, test: Callable[[Item | None], bool]) -> set[int]:
        """Return the numbers of the values, be they None, that rows have and that meet `test`, asked once each."""
        return {code for code in set(self.codes) if test(self.values[code])}

    def rows_where(self, test: Callable[[Item | None], bool]) -> list[int]:
        """Return the rows whose value, be it None, meets `test`: it is asked once each."""
        wanted = self.numbers_where(test)
        return [row for row, code in enumerate(self.codes) if code in wanted] if wanted else []

    # ---- Other columns -------------------------------------------------------------------------------------------

    def at(self, rows: Iterable[int]) -> Coded[Item]:
        """Return the column of those of its rows that stand at `rows`, in that order."""
        return Coded(self.values, array(_CODE, map(self.codes.__getitem__, rows)))

    def where(self, wanted: Iterable[object]) -> Coded[Item]:
        """Return the column of those of its rows for which `wanted`, one a row, says something true."""
        return Coded(self.values, array(_CODE, compress(self.codes, wanted)))

    def compact(self) -> Coded[Item]:
        """Return the column without the values that no row has."""
        if self._is_compact:
            return self
        numbers = self.numbers()
        values = [None, *self._of(numbers)]
        return self.renumbered(numbers, range(NOTHING + 1, len(values)), values, compact=True)

    def mapped(self, change: Callable[[list[Item]], Iterable[Other | None]]) -> Coded[Other]:
        """Return the column in which every value became what `change` makes of it: it is given the distinct ones.

        Of those that become one and the same, each row has the first; those that become None are none. No value is
        kept that no row has.
        """
        numbers = self.numbers()
        distinct: list[Any] = self._of(numbers)
        made = change(distinct)
        if made is distinct:
            return self.compact()  # type: ignore[return-value]  # none of them changed
        changed = Coded.of(made)
        if self._is_compact and len(changed.values) == len(self.values):  # each became another, in the same order
            return cast("type[Coded[Other]]", type(self))(changed.values, self.codes, compact=True)
        return self.renumbered(numbers, changed.codes, changed.values, compact=True)

    def renumbered(
        self, numbers: Sequence[int], others: Sequence[int], values: Sequence[Other | None], *, compact: bool = False
    ) -> Coded[Other]:
        """Return the column over `values` in which rows have `others` where they have `numbers`, all theirs, here.

        It is `compact` if rows have all of these values.
        """
        known = dict(zip(numbers, others, strict=True)) | {NOTHING: NOTHING}
        return Coded(values, array(_CODE, list(map(known.__getitem__, self.codes))), compact=compact)

    def without(self, rows: Iterable[int]) -> Self:
        """Return the column, `rows` having no value any more."""
        codes = self.codes[:]
        for row in rows:
            codes[row] = NOTHING
        return type(self)(self.values, codes)

    def changed(self, changes: Mapping[int, Item | None]) -> Self:
        """Return the column, all of one kind, in which the rows that `changes` names have other values of that kind."""
        numbers = numbering(self.values)
        codes = self.codes[:]
        for row, item in changes.items():
            codes[row] = numbers[item]
        return type(self)(list(numbers), codes)


def numbering(values: Sequence[object] = (None,)) -> dict[Any, int]:
    """Return the numbers of `values`, all different; whatever else is looked up gets the next one."""
    return defaultdict(count(len(values)).__next__, zip(values, count(), strict=False))


def _same(one: object, other: object) -> bool:
    return one == other
