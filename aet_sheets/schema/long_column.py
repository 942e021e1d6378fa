"""Columns of many rows: their numbers are moved by numpy, all at once."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, Self, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from aet_sheets.schema.coded import NOTHING, Coded, numbering

Item = TypeVar("Item")
Other = TypeVar("Other")

Integers = NDArray[np.uint32]
_TOO_LARGE: Final = 2**63
_FEW: Final = 16
"""It takes as long to sort one number as to look at so many flags."""


class LongColumn(Coded[Item]):
    """A column that does what any does, in a time that hardly depends on how many rows it has."""

    __slots__ = ()

    @classmethod
    def over(cls, values: Sequence[Item], places: ArrayLike, *, compact: bool = False) -> Self:
        """Return the column whose rows have those of `values`, all different, that stand at `places`, from 0.

        It is `compact` if rows have all of them.
        """
        numbers = np.asarray(places, np.uint32) + np.uint32(NOTHING + 1)
        return cls([None, *values], as_array(numbers), compact=compact)

    @property
    def vector(self) -> Integers:
        """The number of each row."""
        return as_numbers(self.codes)

    @property
    def is_empty(self) -> bool:
        """Tell whether no row has a value."""
        return not self.vector.any()

    def counts(self) -> Counter[Item | None]:
        """Return how many rows have each value, those without any under None."""
        rows = np.bincount(self.vector, minlength=len(self.values))
        return Counter({self.values[number]: int(rows[number]) for number in np.flatnonzero(rows).tolist()})

    def numbers(self) -> Sequence[int]:
        """Return the numbers of the values that rows have, in order."""
        if self._is_compact:
            return super().numbers()
        met: list[int] = _met(self.vector, len(self.values)).tolist()
        return met[1:] if met[:1] == [NOTHING] else met

    def at(self, rows: Iterable[int]) -> LongColumn[Item]:
        """Return the column of those of its rows that stand at `rows`, in that order."""
        places = np.asarray(rows if isinstance(rows, (Sequence, np.ndarray)) else list(rows), dtype=np.intp)
        return LongColumn(self.values, as_array(self.vector[places]))

    def with_rows(self, rows: NDArray[np.intp], other: Coded[Item]) -> LongColumn[Item]:
        """Return the column in which those of its rows that stand at `rows` have the values of another column."""
        known = numbering(self.values)
        numbers, others = self.vector.copy(), np.array(list(map(known.__getitem__, other.values)), np.uint32)
        numbers[rows] = others[as_numbers(other.codes)]
        return LongColumn(list(known), as_array(numbers))

    def renumbered(
        self, numbers: Sequence[int], others: Sequence[int], values: Sequence[Other | None], *, compact: bool = False
    ) -> LongColumn[Other]:
        """Return the column over `values` in which rows have `others` where they have `numbers`, all theirs, here."""
        known = np.zeros(len(self.values), np.uint32)
        known[np.asarray(numbers, np.intp)] = others
        return LongColumn(values, as_array(known[self.vector]), compact=compact)


class Joiner:
    """Joins columns of one kind of values each, of many files: the values of one list are looked at together."""

    def __init__(self) -> None:
        self._values: list[Any] = [None]
        self._starts: dict[int, int] = {}
        self._lists: list[Sequence[Any]] = []
        """Lists that are known by where they are in memory have to stay there."""

    def joined(self, columns: Sequence[Coded[Item]], lengths: Sequence[int]) -> LongColumn[Item]:
        """Return the rows of `columns`, one column after the other; `lengths` are how many each has."""
        starts = np.fromiter((self._start(column.values) for column in columns), np.uint32, len(columns))
        if not starts.any():
            return LongColumn.nothing(sum(lengths))
        places = np.frombuffer(b"".join(column.codes for column in columns), np.uint32) + np.repeat(starts, lengths)
        met = _met(places, len(self._values))
        values = Coded.of(list(map(self._values.__getitem__, met.tolist())))
        numbers = np.empty(len(self._values), np.uint32)
        numbers[met] = as_numbers(values.codes)
        return LongColumn(values.values, as_array(numbers[places]), compact=True)

    def _start(self, values: Sequence[Any]) -> int:
        """Return where the values of a list start among those of all lists."""
        if len(values) == 1:
            return 0
        start = self._starts.get(id(values))
        if start is None:
            start = self._starts[id(values)] = len(self._values)
            self._values += values
            self._lists.append(values)
        return start


def of_integers(integers: Sequence[int], rows: Sequence[int]) -> LongColumn[int]:
    """Return the column of those of `integers` that stand at `rows`, in that order."""
    distinct, places = np.unique(np.asarray(integers)[np.asarray(rows, np.intp)], return_inverse=True)
    return LongColumn.over(distinct.tolist(), places, compact=True)


def combined(columns: Sequence[Coded[Any]], count: int) -> NDArray[np.uint64]:
    """Return a number for each of the `count` rows of `columns`, the same where all of them have the same value."""
    found, most = np.zeros(count, np.uint64), 1
    for column in columns:
        if most * len(column.values) >= _TOO_LARGE:
            found, most = np.unique(found, return_inverse=True)[1].astype(np.uint64), count
        found = found * np.uint64(len(column.values)) + as_numbers(column.codes)
        most *= len(column.values)
    return found


def rows_with(*columns: Coded[Any]) -> list[int]:
    """Return the rows in which all `columns` have a value."""
    rows: list[int] = np.flatnonzero(np.all([as_numbers(column.codes) for column in columns], axis=0)).tolist()
    return rows


def as_numbers(codes: array[int]) -> Integers:
    """Return the numbers of `codes` for numpy, without copying them."""
    return np.frombuffer(codes, np.uint32) if codes else np.empty(0, np.uint32)


def as_array(numbers: Integers) -> array[int]:
    """Return `numbers` as what a column keeps."""
    return array("I", numbers.tobytes())


def _met(numbers: Integers, most: int) -> NDArray[np.intp]:
    """Return the different ones of `numbers`, which are less than `most`, in order."""
    if len(numbers) * _FEW < most:
        return np.unique(numbers).astype(np.intp)
    flags = np.zeros(most, np.bool_)
    flags[numbers] = True
    return np.flatnonzero(flags)
