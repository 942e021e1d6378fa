"""Times the search for fuzzy candidates among many actors, and tells how many of the planted duplicates it finds.

    python -m tests.benchmarks.candidates --actors 50000

One actor in twenty-five is another one entered a second time in one of the ways in which people do: a slip of the
finger, an initial, halves of the name swapped, a body written otherwise. Prints seconds, recall by way, how many
proposals there are for each planted duplicate, and the memory that the search takes at its peak.
"""

from __future__ import annotations

import argparse
import random
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product

from aet_sheets.consolidation.candidates import Bodies, Candidate, like_actors, like_bodies
from aet_sheets.schema import Actors
from aet_sheets.schema.values import Value

Row = dict[str, str]

_SYLLABLES = (
    "ba",
    "cor",
    "dé",
    "fan",
    "gui",
    "lan",
    "mar",
    "nel",
    "por",
    "qui",
    "ro",
    "sau",
    "tel",
    "ver",
    "zi",
    "blin",
)
_ENDINGS = ("d", "ez", "ot", "ier", "eau", "in", "ac", "ou", "et", "ard", "ois", "y")
_STARTS = ("Jean", "Marie", "Anne", "Paul", "Luc", "Inès", "Aminata", "Yann", "Sofia", "Hugo", "Élodie", "Karim")
_SECONDS = ("", "", "", "-Pierre", "-Claire", "-Louise", "-Marc", "ne", "tte", "lin")
_BODIES = ("Atelier", "Menuiserie", "Boulangerie", "Amicale", "Comité", "Fabrique", "Réseau", "Garage", "Librairie")
_TOWNS = tuple(f"Ville-{first}{last}" for first, last in product(_SYLLABLES[:8], _ENDINGS))


@dataclass(frozen=True, slots=True)
class Planted:
    """Actors by column, and the pairs of them that are one person, with the way in which they were made."""

    columns: dict[str, list[Value | None]]
    pairs: dict[tuple[int, int], str] = field(default_factory=dict)


def plant(count: int, share: float = 0.04) -> Planted:
    """Return `count` actors, of which `share` are duplicates; the same ones at every run."""
    chance = random.Random(2016)  # noqa: S311 - test data
    originals = [_actor(chance, number) for number in range(round(count * (1 - share)))]
    rows, pairs, ways = list(originals), {}, list(_WAYS)
    for number, one in enumerate(chance.sample(range(len(originals)), count - len(originals))):
        way = ways[number % len(ways)]
        pairs[one, len(rows)] = way
        rows.append(originals[one] | {"email": f"double{number}@essai.example"} | _WAYS[way](chance, originals[one]))
    columns: dict[str, list[Value | None]] = {
        column.name: [row.get(column.name) for row in rows] for column in Actors.columns
    }
    return Planted(columns, pairs)


def _actor(chance: random.Random, number: int) -> Row:
    last = "".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3)))) + chance.choice(_ENDINGS)
    body = f"{chance.choice(_BODIES)} {''.join(chance.choices(_SYLLABLES, k=3))} {chance.choice(_TOWNS)}"
    return {
        "last_name": last.capitalize(),
        "first_name": chance.choice(_STARTS) + chance.choice(_SECONDS),
        "organisation": body,
        "type": "Entreprise",
        "email": f"adresse{number}@essai.example",
        "phone": f"01 {number // 10_000 % 100:02} {number // 100 % 100:02} {number % 100:02} 00",
        "town": chance.choice(_TOWNS),
    }


def _slip(chance: random.Random, word: str) -> str:
    """Return `word` with one letter changed, missing, doubled or swapped with the next."""
    place = chance.randrange(1, len(word) - 1)
    before, here, after = word[:place], word[place], word[place + 1 :]
    return chance.choice(
        (f"{before}{chance.choice('aeioulnrst')}{after}", before + after, before + here * 2 + after,
         before + after[:1] + here + after[1:])
    )  # fmt: skip


_WAYS: dict[str, Callable[[random.Random, Row], Row]] = {
    "slip in the last name": lambda chance, row: {"last_name": _slip(chance, row["last_name"])},
    "slip in the first name": lambda chance, row: {"first_name": _slip(chance, row["first_name"])},
    "initial": lambda _, row: {"first_name": f"{row['first_name'][0]}."},
    "no first name": lambda *_: {"first_name": ""},
    "swapped": lambda _, row: {"first_name": row["last_name"], "last_name": row["first_name"]},
    "double name": lambda chance, row: {"last_name": f"{row['last_name']}-{_actor(chance, 0)['last_name']}"},
    "slip in the body": lambda chance, row: {"organisation": _slip(chance, row["organisation"])},
    "words of the body in another order": lambda _, row: {
        "organisation": " ".join(reversed(row["organisation"].split()))
    },
    "slips in the name and the body": lambda chance, row: {
        "organisation": _slip(chance, row["organisation"]),
        "last_name": _slip(chance, row["last_name"]),
    },
    "another body, the same phone": lambda chance, _: {"organisation": _actor(chance, 0)["organisation"]},
}


@dataclass(frozen=True, slots=True)
class Search:
    """What one search gave."""

    seconds: float
    processor: float
    mebibytes: float
    proposals: int
    found: Counter[str]
    planted: Counter[str]

    @property
    def recall(self) -> float:
        """Return the share of the planted duplicates that was found."""
        return self.found.total() / self.planted.total()


def _search(planted: Planted) -> list[Candidate]:
    """Compare the bodies, then the actors, as a consolidation does."""
    bodies = Bodies(planted.columns)
    return like_actors(planted.columns, bodies, like_bodies(bodies))


def search(planted: Planted, *, measure_memory: bool = True) -> Search:
    """Search for candidates, once for the time and once for the memory, which slows everything down."""
    start, processor = time.perf_counter(), time.process_time()
    candidates = _search(planted)
    seconds, processor, peak = time.perf_counter() - start, time.process_time() - processor, 0
    if measure_memory:
        tracemalloc.start()
        _search(planted)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    proposed = {(candidate.one, candidate.other) for candidate in candidates}
    found = Counter(way for pair, way in planted.pairs.items() if pair in proposed)
    return Search(seconds, processor, peak / 2**20, len(candidates), found, Counter(planted.pairs.values()))


def table(result: Search, count: int) -> str:
    """Return what a search gave, way by way."""
    lines = [f"{way:40}{result.found[way] / planted:8.1%} of {planted}" for way, planted in result.planted.items()]
    total = f"{'all':40}{result.recall:8.1%} of {result.planted.total()}"
    taken = f"{result.seconds:.1f} s ({result.processor:.1f} s of processor), {result.mebibytes:.0f} MiB"
    cost = f"{count} actors: {taken}, {result.proposals} proposals"
    return "\n".join([*lines, total, cost])


def main() -> None:
    """Plant, search, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actors", type=int, default=50_000)
    count = parser.parse_args().actors
    print(table(search(plant(count)), count))  # noqa: T201 - that is what the command is for


if __name__ == "__main__":
    main()
