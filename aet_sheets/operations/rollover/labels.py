"""How references are written into the pilot workbook: by the label that people see, where it leads back to the row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.schema import Table, table_named
from aet_sheets.schema.columns import Reference
from aet_sheets.schema.values import Value
from aet_sheets.text import fold, fold_label
from aet_sheets.writing.editing.edits import AppendRow
from aet_sheets.writing.exports.delimited import neutralised

Labels = Mapping[type[Table], Mapping[str, str]]
"""The labels of rows by table and code; a row of which the label would be ambiguous has none."""


def labels_for_pilot(result: Consolidation, table: type[Table]) -> dict[str, str]:
    """Return the labels by which the pilot workbook may name rows of `table`, by code.

    They are those of its own drop-downs; a row that it lacks has the label that prefilled returns give it. Left out is
    what would be taken for a code, for another row or for several, and what Excel would take for a formula.
    """
    merged, code = result.dataset[table], table.columns[0].name
    codes = {
        origin: str(own)
        for own, origins in zip(merged.columns[code], merged.origins, strict=True)
        for origin in origins
    }
    shown = dict(zip(map(str, merged.columns[code]), table.labels(merged.columns), strict=True))
    own_rows, all_rows = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    rows = merged.rows
    assert rows is not None  # noqa: S101 - tables with labels have codes
    for row, label in enumerate(table.labels(rows.columns)):
        meant = codes[rows.origin(row)]
        all_rows[fold_label(label)].add(meant)
        if rows.source(row).is_pilot:
            own_rows[fold_label(label)].add(meant)
            shown[meant] = label
    known = {fold(name) for own, former in zip(shown, merged.aliases, strict=True) for name in (own, *former)}
    return {
        own: label
        for own, label in shown.items()
        if fold(label) not in known
        and neutralised(label) == label
        and (own_rows.get(key := fold_label(label)) or all_rows[key]) == {own}
    }


def as_people_write(row: AppendRow, labels: Labels) -> AppendRow:
    """Return a row to add with its references, which are codes, written by their labels where they have one."""

    def written(name: str, value: Value) -> Value:
        column = row.table.column(name)
        if isinstance(column, Reference):
            return labels.get(table_named(column.to), {}).get(str(value), value)
        return value

    return replace(row, values={name: written(name, value) for name, value in row.values.items()})
