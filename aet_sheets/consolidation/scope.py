"""What the rows at hand may refer to, besides each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from aet_sheets.consolidation.index import Index, Match
from aet_sheets.schema import Table


@dataclass(slots=True)
class Scope:
    """What the rows at hand may refer to, besides each other.

    `editions` are those that the pilot workbook declares; None where it is not at hand, and nobody can tell. Tables in
    `open` may have rows in files that are not at hand: references that are not found there are taken for granted, and
    remembered in `unchecked`.
    """

    editions: frozenset[str] | None
    open: frozenset[type[Table]] = frozenset()
    unchecked: set[tuple[type[Table], str]] = field(default_factory=set)

    def find(self, text: str, target: type[Table], index: Index, file: str) -> Match:
        """Return what `text`, written in `file`, refers to in the table `target`, of which `index` knows the rows."""
        match = index.find(text, file)
        if match.codes or match.set_aside or target not in self.open:
            return match
        self.unchecked.add((target, text))
        return Match((text,))
