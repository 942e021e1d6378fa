"""What the buttons keep up to date in the pilot workbook: the state of play, and the list of anomalies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aet_sheets.problems import Severity
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.sheet_column import SheetColumn
from aet_sheets.writing.styles import DATE_AND_TIME, GENERAL, Family
from aet_sheets.writing.table_sheet import SheetTable, add_badges, add_table

NOT_YET: Final = "pas encore"
"""What a fact of the state of play says before anything has run."""
NO_EDITION: Final = "aucune"
"""What it says of the open edition when none is."""

ANOMALIES_SHEET: Final = "Anomalies"
ANOMALIES_TABLE: Final = "T_Anomalies"
SEVERITY, SHEET, CELL = "Gravité", "Feuille", "Cellule"
ANOMALY_COLUMNS: Final = {
    SEVERITY: 13,
    SHEET: 16,
    CELL: 11,
    "Colonne": 22,
    "Valeur": 24,
    "Problème": 56,
    "Que faire": 56,
}
"""The headings of the table of anomalies and their widths; one row a problem."""
_WRAPPED: Final = frozenset({"Colonne", "Valeur", "Problème", "Que faire"})
MAX_ANOMALIES: Final = 2_000
"""How many problems the table lists: nobody corrects more than that between two checks."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the state of play: its label, the defined name of its cell, how a value there is shown."""

    label: str
    name: str
    number_format: str = GENERAL


RETURNS_RECEIVED: Final = Fact("Retours reçus", "AET_Retours_Recus")
RETURNS_EXPECTED: Final = Fact("Retours attendus", "AET_Retours_Attendus")
PROBLEMS_LEFT: Final = Fact("Problèmes à régler", "AET_Problemes")
LAST_CONSOLIDATION: Final = Fact("Dernière consolidation", "AET_Derniere_Consolidation", DATE_AND_TIME)
FACTS: Final = (RETURNS_RECEIVED, RETURNS_EXPECTED, PROBLEMS_LEFT, LAST_CONSOLIDATION)
"""The facts that the buttons fill in: numbers, and a date with its time."""
OPEN_EDITION: Final = Fact("Édition ouverte", "AET_Edition")
"""The fact that a formula keeps up to date; nobody else writes it."""


def add_anomalies(book: Book) -> None:
    """Draw the sheet of anomalies, still empty."""
    columns = [
        SheetColumn(
            heading=heading,
            values=[],
            width=width,
            wrap=heading in _WRAPPED,
        )
        for heading, width in ANOMALY_COLUMNS.items()
    ]
    sheet = book.add_sheet(ANOMALIES_SHEET, Family.QUALITY)
    place = add_table(book, sheet, SheetTable(name=ANOMALIES_TABLE, columns=columns, pages_wide=1))
    add_badges(book, sheet, place.column(0, room=MAX_ANOMALIES), [str(severity) for severity in Severity])
    link = {"type": "no_blanks", "format": book.styles.link_laid()}
    done(sheet.conditional_format(*place.column(list(ANOMALY_COLUMNS).index(CELL), room=MAX_ANOMALIES), link))
