"""Blocking: which pairs are worth comparing, when comparing everything with everything would take hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

Pair = tuple[int, int]

SMALL: Final = 40
"""Up to that many members, all pairs of a block are compared."""
_WINDOW: Final = 4
"""In a larger block, how many neighbours each member is compared with, once they are sorted."""


def pairs(keys: Iterable[Iterable[Hashable]], order: Callable[[int], str], *, window: int = _WINDOW) -> Iterator[Pair]:
    """Yield the pairs of positions, the lesser first, that share one of their `keys`; some come more than once.

    `keys[i]` are those of position i. In large blocks only neighbours in `order` are paired (sorted neighbourhood,
    after Hernández and Stolfo 1995): the number of pairs grows with the number of members, not with its square.
    """
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for position, own in enumerate(keys):
        for key in set(own):
            blocks[key].append(position)
    for members in blocks.values():
        if 1 < len(members) <= SMALL:
            yield from combinations(members, 2)
        elif len(members) > SMALL:
            yield from _neighbours(sorted(members, key=order), window)


def _neighbours(members: Sequence[int], window: int) -> Iterator[Pair]:
    for place, one in enumerate(members):
        for other in members[place + 1 : place + 1 + window]:
            yield (one, other) if one < other else (other, one)
