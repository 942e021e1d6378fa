"""The rows of all sources become one dataset, table after table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.consolidation.index import Index, index_of
from aet_sheets.consolidation.linking import link
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.merging import merge
from aet_sheets.consolidation.rows import gather
from aet_sheets.consolidation.scope import Scope
from aet_sheets.consolidation.sources import Source
from aet_sheets.schema import LINKING_ORDER, Column, Measures, Table
from aet_sheets.schema.long_column import Joiner

_LOOKED_AT_AGAIN: Final[Mapping[type[Table], Column]] = {Measures: Measures.value}
"""What was typed as a value of measures may tell its unit, which is compared with that of the indicator."""


def join(sources: list[Source], scope: Scope, memory: Memory) -> Dataset:
    """Return the dataset of all sources, references resolved, each thing once.

    Sources are given in the order in which they became known. Rows that cannot be linked are set aside in their
    source; codes given are added to the register of `memory`.
    """
    dataset: Dataset = {}
    joiner = Joiner()
    indexes: dict[type[Table], Index] = {}
    for table in LINKING_ORDER:
        sheets = [(source, checked) for source in sources for checked in source.of(table)]
        own = [checked for _, checked in sheets]
        indexes[table] = index_of(table, own)  # for references of a table to itself
        rows = gather(table, sheets, joiner)
        link(table, rows, indexes, scope)
        dataset[table], indexes[table] = merge(table, rows, memory)
        for checked in own:
            checked.records.release(texts_in=_LOOKED_AT_AGAIN.get(table))
    return dataset
