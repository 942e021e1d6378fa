"""Workbooks written as Markdown tables, so that a test shows the sheet that it is about."""

from __future__ import annotations

import re
from pathlib import Path

import xlsxwriter

from aet_sheets.reading.raw import Raw, RawSheet, RawWorkbook

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def sheet(name: str, table: str) -> RawSheet:
    """Return the sheet that a Markdown table shows.

    Bare numbers are numbers; `'` before a cell makes it text; a line of dashes is left out; a blank line is one row.
    """
    lines = [line.strip() for line in table.strip("\n").splitlines()]
    rows = [_cells(line) for line in lines if not re.fullmatch(r"\|[-|\s]+\|", line)]
    width = max(map(len, rows), default=0)
    return RawSheet(name, [row + [""] * (width - len(row)) for row in rows])


def _cells(line: str) -> list[Raw]:
    return [_cell(text.strip()) for text in line.strip("|").split("|")] if line else []


def _cell(text: str) -> Raw:
    if _NUMBER.fullmatch(text):
        return float(text)
    return text.removeprefix("'")


def workbook(**tables: str) -> RawWorkbook:
    """Return a workbook of Markdown tables, by the names of its sheets."""
    return RawWorkbook("xlsx", [sheet(name, table) for name, table in tables.items()])


def write_xlsx(path: Path, book: RawWorkbook) -> Path:
    """Write `book` as an xlsx file."""
    with xlsxwriter.Workbook(str(path)) as target:
        for raw in book.sheets:
            worksheet = target.add_worksheet(raw.name)
            for number, row in enumerate(raw.rows):
                worksheet.write_row(number, 0, row)
    return path


PILOT = {
    "Paramètres": """
        | Territoire | Val Fleuri |
        | Porteur | Communauté de communes |
        | Taux horaire de valorisation (€) | 15 |
        """,
    "Éditions": """
        | Édition | Début | Fin | Statut |
        | 2015-2016 | 01/09/2015 | 31/08/2016 | Close |
        | 2016-2017 | 01/09/2016 | 31/08/2017 | Ouverte |
        """,
    "Acteurs": """
        | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Courriel | Mobilisation |
        | ACT-001 | Entreprise | Ateliers Zed | Zola | Ninon | n.zola@zed.example | Mobilisé |
        """,
    "Groupes": """
        | Code groupe | Thématique | Statut |
        | GT-JEUNES | Insertion des jeunes | Actif |
        | GT-HANDICAP | Handicap | Actif |
        """,
    "Inscriptions": "| Groupe | Acteur | Édition | Rôle |",
    "Programmes": """
        | Code programme | Intitulé |
        | Q2ER | Quand entreprises et élèves se rencontrent |
        """,
    "Séances": "| Code séance | Type de séance | Groupe | Intitulé | Date |",
    "Présences": "| Séance | Acteur | Présence |",
    "Actions": "| Code action | Édition | Intitulé | Étape | Statut |",
    "Indicateurs": """
        | Code indicateur | Libellé | Dimension | Nature | Agrégation | Numérateur | Dénominateur |
        | IND-ELEVES | Élèves | Bénéficiaires | Quantitatif | Personnes distinctes | | |
        | IND-STAGES | Stages | Réalisation | Quantitatif | Somme | | |
        | IND-TAUX | Part avec stage | Réalisation | Quantitatif | Ratio | IND-STAGES | Élèves |
        | IND-NOTE | Satisfaction | Confiance | Quantitatif | Moyenne | | |
        | IND-CONFIANCE | Confiance | Confiance | Qualitatif | Aucune | | |
        """,
    "Mesures": "| Indicateur | Édition | Valeur | État |",
    "Moyens": "| Nature | Libellé | Édition | État |",
}
"""A small pilot workbook, two groups and two editions."""

NIL = ("Acteurs", "Inscriptions", "Séances", "Présences", "Actions", "Mesures", "Moyens")


def cover(group: str = "GT-JEUNES", edition: str = "2016-2017", version: int = 1, sent_on: str = "30/06/2017") -> str:
    """Return the cover of a return, every table declared « Néant » so that tests only see what they are about."""
    lines = [
        f"| Groupe | {group} |",
        f"| Édition | {edition} |",
        f"| Version | {version} |",
        "| Rapporteur | Ninon Zola |",
        f"| Date d'envoi | {sent_on} |",
    ]
    return "\n".join(lines + [f"| Néant : {table} | oui |" for table in NIL])
