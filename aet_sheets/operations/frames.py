"""The consolidated tables as pandas data frames, for those who analyse them in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.schema.columns import Date

if TYPE_CHECKING:
    import pandas as pd


def frames(result: Consolidation) -> dict[str, pd.DataFrame]:
    """Return each consolidated table as a data frame, by the name of its sheet.

    Columns have the headings of the sheets, then `Fichier`, `Feuille` and `Ligne`, where each row comes from. Days are
    `datetime64`, empty cells are missing values.
    """
    import pandas as pd  # noqa: PLC0415 - takes half a second: only for those who ask

    tables = {}
    for table, merged in result.dataset.items():
        values = {column.label: pd.Series(list(merged.columns[column.name]), dtype=object) for column in table.columns}
        days = {
            column.label: pd.to_datetime(values[column.label]) for column in table.columns if isinstance(column, Date)
        }
        places = dict(zip(("Fichier", "Feuille", "Ligne"), merged.origins.by_column(), strict=True))
        tables[table.sheet] = pd.DataFrame({**values, **days, **places}).convert_dtypes()
    return tables
