"""The workbook that a working group fills in and sends back: its cover, its tables, its hidden metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from aet_sheets import __version__
from aet_sheets.reading.forms import EDITION, GROUP, METADATA_SHEET, MODEL, PERIOD
from aet_sheets.schema import REFERENCED, RETURN_TABLES, Column, Cover, Indicators, Table, nil_column
from aet_sheets.text import french
from aet_sheets.writing import guide
from aet_sheets.writing.book import Book, open_book
from aet_sheets.writing.cells import shown, write_cell
from aet_sheets.writing.entry_sheet import ROOM, add_protected_table
from aet_sheets.writing.form_sheet import Block, FormSheet
from aet_sheets.writing.instructions import INSTRUCTIONS_SHEET, draw_instructions, recall
from aet_sheets.writing.labels import RowLabels
from aet_sheets.writing.links import sheet_link
from aet_sheets.writing.protection import protect
from aet_sheets.writing.rows import Row, check_names
from aet_sheets.writing.styles import Family

TITLE: Final = "Fiche de retour"
_HOW_TO: Final = (
    "Complétez cette fiche, puis une feuille par sujet, et renvoyez le classeur à la personne qui vous l'a adressé.",
    "Un titre foncé annonce une colonne obligatoire ; une cellule jaune attend encore sa valeur.",
    "L'aide d'une colonne s'affiche quand on y entre ; la feuille « Mode d'emploi » explique les indicateurs.",
)
_GIVEN: Final = (Cover.group.name, Cover.edition.name)
"""Lines of the cover that are nobody's to change once they are filled in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the dossier knows that helps a group to answer.

    `labels` are those of rows of the dossier that references may name; `indicators` are rows of the table of that name.
    """

    labels: Mapping[type[Table], Sequence[str]] = field(default_factory=dict)
    indicators: Sequence[Row] = ()


def write_return(
    path: Path,
    cover: Row,
    tables: Mapping[type[Table], Sequence[Row]],
    *,
    group_label: str = "",
    known: Known | None = None,
) -> None:
    """Write a return to `path`; cover and rows are keyed by the names of their columns.

    `group_label` is the name of the group as people know it, shown under the title. A table that is not given is
    empty. Raises `KeyError` for a column that does not exist, `OSError` when the file
    cannot be written.
    """
    check_names(Cover, cover)
    about = _about(cover, group_label)
    with open_book(path, " — ".join(part for part in (TITLE, about) if part)) as book:
        draw_return(book, cover, tables, known or Known(), about=about)


def draw_return(
    book: Book, cover: Row, tables: Mapping[type[Table], Sequence[Row]], known: Known, *, about: str = ""
) -> None:
    """Draw the sheets of a return, in their order, on an open book; `about` stands under the title."""
    _offer_labels(book, tables, known)
    _draw_cover(book, cover, about)
    for table in RETURN_TABLES:
        family, _ = guide.SHEETS[table]
        rows = tables.get(table, ())
        worksheet = book.add_sheet(table.sheet, family)
        add_protected_table(book, worksheet, table, rows, recall(table, rows, known.indicators))
    draw_instructions(book, book.add_sheet(INSTRUCTIONS_SHEET, Family.SETTINGS), known.indicators)
    _draw_metadata(book, cover)


def _offer_labels(book: Book, tables: Mapping[type[Table], Sequence[Row]], known: Known) -> None:
    """Let references name what stands in this return, what people add to it included, or else in the dossier."""
    for table in REFERENCED:
        if table in RETURN_TABLES:
            columns = table.return_columns()
            book.lists.follow(RowLabels(table=table, columns=columns, rows=tables.get(table, ()), room=ROOM))
        elif table is Indicators and known.indicators:
            book.lists.offer(table, list(map(table.row_label, known.indicators)))
        else:
            book.lists.offer(table, known.labels.get(table, ()))


def _about(cover: Row, group_label: str) -> str:
    group = group_label or shown(cover.get(Cover.group.name))
    edition = shown(cover.get(Cover.edition.name))
    return " · ".join(part for part in (group, f"édition {edition}" if edition else "") if part)


def _draw_cover(book: Book, cover: Row, about: str) -> None:
    form = FormSheet(book, book.add_sheet(Cover.sheet, Family.SETTINGS), Cover)
    form.set_up()
    row = form.add_title(TITLE, (*filter(None, (about,)), *map(french, _HOW_TO)))
    nil = tuple(map(nil_column, RETURN_TABLES))
    who = tuple(column for column in Cover.columns if column not in nil)
    given = frozenset(name for name in _GIVEN if cover.get(name) is not None)
    row = form.add_block(row, Block(title="Qui répond", columns=who, given=given), cover)
    form.add_block(row, _nil_block(nil), cover)
    protect(form.worksheet)


def _nil_block(nil: Sequence[Column]) -> Block:
    sheets = zip(nil, RETURN_TABLES, strict=True)
    return Block(
        title="Rien à déclarer ?",
        note="Une feuille restée vide paraît oubliée. Répondez Oui s'il n'y a vraiment rien à y déclarer.",
        columns=nil,
        links={column.name: (sheet_link(table.sheet), f"Ouvrir la feuille {table.sheet}") for column, table in sheets},
    )


def _draw_metadata(book: Book, cover: Row) -> None:
    """Keep out of sight what a spoilt cover is completed from."""
    worksheet = book.workbook.add_worksheet(METADATA_SHEET)
    worksheet.very_hidden()
    known = {
        MODEL: __version__,
        GROUP: cover.get(Cover.group.name),
        EDITION: cover.get(Cover.edition.name),
        PERIOD: cover.get(Cover.period.name),
    }
    text = book.styles.column(None)
    for row, (key, value) in enumerate(known.items()):
        write_cell(worksheet, (row, 0), key, text)
        write_cell(worksheet, (row, 1), value, text)
