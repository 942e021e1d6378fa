"""Workbooks written as Markdown tables, so that a test shows the sheet that it is about."""

from __future__ import annotations

import datetime as dt
import re

from aet_sheets.reading.raw import CellError, Raw, RawSheet, RawWorkbook, Span

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_HIDDEN = "~"


class Percent(float):
    """A share that its cell shows as a percentage."""


def sheet(name: str, table: str) -> RawSheet:
    """Return the sheet that a Markdown table shows.

    Bare numbers are numbers; `'` before a cell makes it text; a line of dashes is left out; a blank line is one row.
    A cell of another type stands in braces: `{12/10/2016}`, `{1:30}`, `{45 %}`, `{VRAI}`, `{#REF!}`; `\\n` is a line
    break. `^` is merged with the cell above, `<` with the one on its left; a row after `~` is hidden.
    """
    lines = [line.strip() for line in table.strip("\n").rstrip().splitlines()]
    lines = [line for line in lines if not re.fullmatch(r"\|[-|\s]+\|", line)]
    rows = [_cells(line.removeprefix(_HIDDEN).strip()) for line in lines]
    width = max(map(len, rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    hidden = tuple(number for number, line in enumerate(lines, 1) if line.startswith(_HIDDEN))
    return RawSheet(name, rows, hidden_rows=hidden, merged=_merge(rows))


def _cells(line: str) -> list[Raw]:
    return [_cell(text.strip()) for text in line.strip("|").split("|")] if line else []


def _cell(text: str) -> Raw:
    if _NUMBER.fullmatch(text):
        return float(text)
    if text.startswith("{") and text.endswith("}"):
        return _typed(text[1:-1])
    return text.removeprefix("'").replace("\\n", "\n")


def _typed(text: str) -> Raw:
    if text in {"VRAI", "FAUX"}:
        return text == "VRAI"
    if text.startswith("#"):
        return CellError(text)
    if text.endswith("%"):
        return Percent(float(text[:-1].replace(",", ".")) / 100)
    if ":" in text:
        hours, minutes = map(int, text.split(":"))
        return dt.timedelta(hours=hours, minutes=minutes)
    day, month, year = map(int, text.split("/"))
    return dt.date(year, month, day)


def _merge(rows: list[list[Raw]]) -> tuple[Span, ...]:
    """Empty the cells marked as merged, and return the rectangles that they form with the cell they belong to."""
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell in {"^", "<"}:
                neighbour = (row - 1, column) if cell == "^" else (row, column - 1)
                origins[row, column] = origins.get(neighbour, neighbour)
                cells[column] = ""
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), origin in origins.items():
        bottom, right = last.get(origin, origin)
        last[origin] = max(bottom, row), max(right, column)
    return tuple((*origin, *corner) for origin, corner in last.items())


def workbook(**tables: str) -> RawWorkbook:
    """Return a workbook of Markdown tables, by the names of its sheets."""
    return RawWorkbook("xlsx", [sheet(name, table) for name, table in tables.items()])


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
