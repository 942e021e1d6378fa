"""The sheet of a return that is only read: how to fill it in, and what each indicator counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from aet_sheets.figures.definitions import RULES
from aet_sheets.schema import Column, Indicators, Table
from aet_sheets.schema.vocabulary import QUALITATIVE
from aet_sheets.text import fold, fold_label, french
from aet_sheets.writing.book import Book
from aet_sheets.writing.cells import write_cell
from aet_sheets.writing.protection import protect
from aet_sheets.writing.rows import Row
from aet_sheets.writing.styles import Page, set_up_sheet

INSTRUCTIONS_SHEET: Final = "Mode d'emploi"

_ADVICE: Final = (
    "Une ligne par personne, séance, action ou mesure. Des lignes vides sont prêtes sous les lignes remplies.",
    "Les listes de personnes, de séances et d'actions suivent vos feuilles : ajoutez-y d'abord ce qui est nouveau.",
    "Ce qui est déjà inscrit vient du dossier : corrigez-le sur place s'il a changé, sans toucher aux codes.",
    "Pour une personne, une séance ou une action nouvelle, laissez le code vide : il sera donné à la réception.",
    "Présences : une ligne par personne venue, ou excusée, à chaque séance.",
    "Mesures : une ligne par indicateur vous attend. Indiquez au moins l'état ; ajoutez des lignes s'il en faut.",
    "« Néant » veut dire qu'il ne s'est rien passé ; « Inconnu », que personne ne sait. Une case vide ne dit rien.",
    "Trier et filtrer : par la flèche de chaque titre. Supprimer une ligne : effacez son contenu.",
    "Les titres sont verrouillés, sans mot de passe : la fiche se relit ainsi sans erreur à la réception.",
)
_COLUMNS: Final[tuple[tuple[Column, float], ...]] = (
    (Indicators.title, 34),
    (Indicators.definition, 66),
    (Indicators.unit, 14),
    (Indicators.aggregation, 44),
    (Indicators.baseline, 12),
    (Indicators.target, 12),
)
_LINE, _AIR = 15.0, 8.0
_LETTERS: Final = 1.1
"""Letters for each unit of width."""


def recall(table: type[Table], rows: Sequence[Row], indicators: Sequence[Row]) -> list[str | None]:
    """Return, for each of `rows`, what the indicator that it is about counts; nothing for a table without reminder."""
    if table.reminder is None or not indicators:
        return []
    known = {fold(str(row[Indicators.code.name])): _recalled(row) for row in indicators}
    known |= {fold_label(Indicators.row_label(row)): _recalled(row) for row in indicators}
    named = (str(row.get(table.reminder.of.name) or "") for row in rows)
    return [known.get(fold_label(name)) or known.get(fold(name)) for name in named]


def _recalled(indicator: Row) -> str:
    """Return the definition of an indicator with its unit; for a qualitative one, where to write what people said."""
    definition = str(indicator.get(Indicators.definition.name) or indicator[Indicators.title.name])
    unit = indicator.get(Indicators.unit.name)
    if indicator.get(Indicators.nature.name) == QUALITATIVE:
        return french("{definition} Témoignage à écrire dans « Verbatim ».", definition=_sentence(definition))
    return french("{definition} Unité : {unit}.", definition=_sentence(definition), unit=unit) if unit else definition


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def draw_instructions(book: Book, worksheet: Any, indicators: Sequence[Row]) -> None:
    """Draw the sheet: how to fill in a return, then the definitions of `indicators`."""
    set_up_sheet(worksheet, book.title, [width for _, width in _COLUMNS], Page())
    worksheet.set_row(0, 38)
    worksheet.write_string(0, 0, INSTRUCTIONS_SHEET.replace("'", "’"), book.styles.title())
    for row, sentence in enumerate(_ADVICE, 1):
        worksheet.set_row(row, 20)
        worksheet.write_string(row, 0, french(sentence), book.styles.subtitle())
    if indicators:
        _draw_indicators(book, worksheet, len(_ADVICE) + 2, indicators)
    protect(worksheet)


def _draw_indicators(book: Book, worksheet: Any, first: int, indicators: Sequence[Row]) -> None:
    worksheet.set_row(first, 26)
    worksheet.write_string(first, 0, french("Ce que comptent les indicateurs"), book.styles.section())
    for number in range(1, len(_COLUMNS)):
        worksheet.write_blank(first, number, None, book.styles.section())
    worksheet.set_row(first + 1, 26)
    for number, (column, _) in enumerate(_COLUMNS):
        worksheet.write_string(first + 1, number, column.label, book.styles.heading())
    for row, indicator in enumerate(indicators, first + 2):
        _draw_indicator(book, worksheet, row, indicator)


def _draw_indicator(book: Book, worksheet: Any, row: int, indicator: Row) -> None:
    lines = 1
    for number, (column, width) in enumerate(_COLUMNS):
        value = indicator.get(column.name)
        if column is Indicators.aggregation:
            value = french(RULES[str(value)]) if value in RULES else value
        look = book.styles.plain(valign="top", align="left", bold=number == 0)
        if isinstance(value, (int, float)):
            look = book.styles.plain(valign="top", align="right", num_format=_number_format(indicator))
        write_cell(worksheet, (row, number), value, look)
        lines = max(lines, -(-len(str(value or "")) // int(width * _LETTERS)))
    worksheet.set_row(row, lines * _LINE + _AIR)


def _number_format(indicator: Row) -> str:
    return "0 %" if indicator.get(Indicators.unit.name) == "%" else "General"
