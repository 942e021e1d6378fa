"""What a sheet shows when it has no room for all its rows: where they are, how many, and how to open them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Final

from aet_sheets.text import french, number, plural, quoted
from aet_sheets.writing.apart import Listing, SideFile, SideFiles, declared
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.exports.names import field_name
from aet_sheets.writing.links import file_link
from aet_sheets.writing.styles import PORTRAIT_PAGE, set_up_sheet
from aet_sheets.writing.table_sheet import SheetTable, TableRange, add_table

_MARGIN, _NAME, _TEXT = range(3)
_WIDTHS: Final = (2, 30, 88)
_LINE, _AIR = 15.0, 8.0
_LETTERS: Final = 105
"""Letters on a line of the widest column."""
_HOLDS: Final = "Toutes les colonnes de la table, puis le fichier, la feuille et la ligne d'où vient chaque ligne."
_FIGURES: Final = (
    "Ses chiffres comptent toutes les lignes ; ce sont des nombres fixes, là où ailleurs il y a des formules."
)
_EXCEL_AND_PARQUET: Final = (
    "Onglet Données : Obtenir des données, À partir d'un fichier, À partir de Parquet. Choisissez ce fichier, puis "
    "« Transformer les données » pour filtrer les lignes, ou « Charger dans… » pour un tableau croisé dynamique."
)
_EXCEL_AND_CSV: Final = (
    "Onglet Données : À partir d'un fichier texte/CSV. Choisissez ce fichier, puis « Transformer les données » pour "
    "filtrer les lignes. Un double-clic sur le fichier n'en montrerait que le début."
)
_ELSE: Final = "La commande « aet exporter DOSSIER --vers csv » (ou sqlite, ou parquet) écrit aussi toutes les tables."


def add_list(book: Book, worksheet: Any, table: SheetTable, side: SideFiles, above: str = "") -> TableRange:
    """Write `table`, or where it has too many rows, the first of them: then a file beside the workbook has them all.

    `above` is what the line over its headings says, for a table that has one.

    Raises:
        OSError: that file cannot be written.
    """
    rows = len(table.columns[0].values)
    if side.fits(rows):
        place = add_table(book, worksheet, table)
        if above:
            worksheet.write_string(0, 0, above, book.styles.remark())
        return place
    columns = tuple(declared(column.heading, column.values) for column in table.columns)
    file = side.put(worksheet.get_name(), Listing(columns, [column.values for column in table.columns]))
    first = [replace(column, values=column.values[: side.most_rows], links=None) for column in table.columns]
    place = add_table(book, worksheet, replace(table, columns=first, first_row=max(table.first_row, 1)))
    worksheet.set_row(0, 28)
    worksheet.write_string(0, 0, f"{_beginning(file, side)} {above}".strip(), book.styles.remark())
    return place


def _beginning(file: SideFile, side: SideFiles) -> str:
    """Return the sentence over a list of which only the beginning stands on its sheet."""
    return french(
        "Les {shown} premières lignes sur {rows} : une feuille n'en contient pas plus. Toutes sont dans le fichier "
        "{file}, à côté de ce classeur.",
        shown=number(side.most_rows),
        rows=number(file.rows),
        file=quoted(file.path.name),
    )


def write_elsewhere(book: Book, worksheet: Any, file: SideFile, rows: Listing, side: SideFiles) -> None:
    """Write what stands in place of a table whose `rows` are all in `file`, and nowhere in the workbook."""
    set_up_sheet(worksheet, book.title, _WIDTHS, PORTRAIT_PAGE)
    page = _Page(book, worksheet)
    page.title(file.sheet, f"{plural(file.rows, 'ligne')}, dans un fichier à part")
    page.section("Où sont les lignes")
    page.link("Fichier", file.path.name)
    page.pair(
        "Pourquoi", f"Une feuille contient {plural(side.most_rows, 'ligne')} au plus : celles-ci n'y tiennent pas."
    )
    page.pair("Ce qui s'y trouve", _HOLDS)
    page.pair("Feuille Synthèse", _FIGURES)
    page.section("Comment les ouvrir")
    page.pair("Avec Excel", _EXCEL_AND_PARQUET if file.is_parquet else _EXCEL_AND_CSV)
    page.pair("Autrement", _ELSE)
    page.section("Colonnes du fichier")
    for column in rows.columns:
        name = field_name(column) if file.is_parquet else column.label
        page.pair(name, f"{column.label} ({column.type_name})")


@dataclass(slots=True)
class _Page:
    """A sheet that is read from top to bottom, and the row where the next line goes."""

    book: Book
    worksheet: Any
    row: int = 0

    def title(self, title: str, subtitle: str) -> None:
        self.worksheet.set_row(0, 40)
        self.worksheet.write_string(0, _NAME, title, self.book.styles.title())
        self.worksheet.write_string(1, _NAME, french(subtitle), self.book.styles.subtitle())
        self.row = 2

    def section(self, title: str) -> None:
        """Begin a section, after a blank line."""
        self.row += 1
        self.worksheet.set_row(self.row, 28)
        self.worksheet.write_string(self.row, _NAME, french(title), self.book.styles.section())
        self.worksheet.write_blank(self.row, _TEXT, None, self.book.styles.section())
        self.row += 1

    def pair(self, name: str, text: str) -> None:
        """Write a name, and what there is to say of it."""
        self.worksheet.set_row(self.row, math.ceil(len(text) / _LETTERS) * _LINE + _AIR)
        self.worksheet.write_string(self.row, _NAME, french(name), self.book.styles.plain(bold=True))
        self.worksheet.write_string(self.row, _TEXT, french(text), self.book.styles.plain())
        self.row += 1

    def link(self, name: str, file: str) -> None:
        """Write a name, and a link to a file beside the workbook."""
        self.worksheet.set_row(self.row, _LINE + _AIR)
        self.worksheet.write_string(self.row, _NAME, french(name), self.book.styles.plain(bold=True))
        done(self.worksheet.write_url(self.row, _TEXT, file_link(file), self.book.styles.link(), file))
        self.row += 1
