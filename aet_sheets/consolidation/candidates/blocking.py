"""Blocking: which pairs are worth comparing, when comparing everything with everything would take hours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import chain, combinations, compress, count
from typing import Any, Final

from aet_sheets.schema.coded import NOTHING

Pair = tuple[int, int]
Keyed = tuple[Hashable, int]
"""A position, after something by which it is found."""

SMALL: Final = 40
"""Up to that many members, all pairs of a group are compared."""
_WINDOW: Final = 4
"""In a larger block, how many neighbours each member is compared with, once they are sorted."""


def shared(keyed: Iterable[Keyed]) -> Collection[list[int]]:
    """Return the positions that share a key, group by group, each in the order in which they were given.

    Most keys belong to one position alone, which costs next to nothing.
    """
    first: dict[Hashable, int] = {}
    groups: dict[Hashable, list[int]] = {}
    for key, position in keyed:
        one = first.setdefault(key, position)
        if one == position:
            continue
        group = groups.get(key)
        if group is None:
            groups[key] = [one, position]
        elif group[-1] != position:
            group.append(position)
    return groups.values()


def sharing(*columns: Sequence[int]) -> Collection[list[int]]:
    """Return the rows that have a number in common, group by group, each once and in order.

    Rows of `columns` have nothing where NOTHING stands; a number means the same in each of them.
    """
    repeated = {number for number, count in Counter(chain(*columns)).items() if count > 1}
    repeated.discard(NOTHING)
    groups: dict[int, list[int]] = defaultdict(list)
    if repeated:
        for numbers in columns:
            for row in compress(count(), map(repeated.__contains__, numbers)):
                groups[numbers[row]].append(row)
    return groups.values() if len(columns) == 1 else [sorted(set(group)) for group in groups.values()]


def pairs(group: Sequence[int], keys: Iterable[Iterable[Keyed]], order: Callable[[int], Any]) -> Iterator[Pair]:
    """Yield the pairs of `group` that are worth comparing, the lesser position first; some come more than once.

    `group` is in ascending order. All its pairs come when it is small. When it is large, those that share a key come:
    `keys` are kinds of keys, looked at one after the other, none of them before it is needed. Among many that share
    one, only neighbours in `order` are paired (sorted neighbourhood, after Hernández and Stolfo 1995), so that the
    number of pairs grows with the number of members, not with its square.
    """
    blocks = (group,) if len(group) <= SMALL else (block for kind in keys for block in shared(kind))
    for block in blocks:
        yield from combinations(block, 2) if len(block) <= SMALL else _neighbours(block, order)


def _neighbours(members: Sequence[int], order: Callable[[int], Any]) -> Iterator[Pair]:
    line = sorted(members, key=order)
    for place, one in enumerate(line):
        for other in line[place + 1 : place + 1 + _WINDOW]:
            yield (one, other) if one < other else (other, one)


def together(group: Sequence[int]) -> Iterator[Keyed]:
    """Return the key that all of `group` share: each is compared with its neighbours."""
    return ((None, position) for position in group)
