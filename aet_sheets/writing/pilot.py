"""The staff's workbook: settings and master data, plain (the buttons are added elsewhere)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from aet_sheets.schema import PILOT_TABLES, REFERENCED, Settings, Table
from aet_sheets.text import french
from aet_sheets.writing import guide
from aet_sheets.writing.book import Book, open_book
from aet_sheets.writing.cells import shown
from aet_sheets.writing.entry_sheet import add_entry_table
from aet_sheets.writing.form_sheet import Block, FormSheet
from aet_sheets.writing.home import HOME_SHEET, HomeSheet
from aet_sheets.writing.labels import RowLabels
from aet_sheets.writing.rows import Row, check_names
from aet_sheets.writing.styles import Family


def write_pilot(path: Path, settings: Row, tables: Mapping[type[Table], Sequence[Row]]) -> None:
    """Write the pilot workbook to `path`; settings and rows are keyed by the names of their columns.

    A table that is not given is empty. Raises `KeyError` for a column that does not exist, `OSError` when the
    file cannot be written.
    """
    check_names(Settings, settings)
    territory = shown(settings.get(Settings.territory.name))
    with open_book(path, f"Pilotage — {territory}" if territory else "Pilotage") as book:
        draw_pilot(book, settings, tables)


def draw_pilot(book: Book, settings: Row, tables: Mapping[type[Table], Sequence[Row]]) -> None:
    """Draw the sheets of the pilot workbook, in their order, on an open book."""
    for table in REFERENCED:
        book.lists.follow(RowLabels(table=table, columns=table.columns, rows=tables.get(table, ())))
    HomeSheet(book, book.add_sheet(HOME_SHEET, Family.SETTINGS)).draw(settings, tables)
    _draw_settings(book, settings)
    for table in PILOT_TABLES:
        family, _ = guide.SHEETS[table]
        worksheet = book.add_sheet(table.sheet, family)
        add_entry_table(book, worksheet, table, table.columns, tables.get(table, ()))


def _draw_settings(book: Book, settings: Row) -> None:
    form = FormSheet(book, book.add_sheet(Settings.sheet, Family.SETTINGS), Settings)
    form.set_up()
    row = form.add_title(Settings.sheet, (french(guide.SETTINGS_PURPOSE),))
    form.add_block(row, Block(title="Le dossier", columns=Settings.columns), settings)
