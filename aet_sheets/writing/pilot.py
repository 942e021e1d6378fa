"""The sheets of the staff's workbook: where things stand, settings, master data, anomalies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from aet_sheets.writing.marks import add_marks, define_names
from aet_sheets.writing.rows import Row, check_names
from aet_sheets.writing.state import add_anomalies
from aet_sheets.writing.styles import Family


def write_pilot(path: Path, settings: Row, tables: Mapping[type[Table], Sequence[Row]]) -> None:
    """Write the pilot workbook without macros to `path`; settings and rows are keyed by the names of their columns.

    A table that is not given is empty. Raises `KeyError` for a column that does not exist, `OSError` when the
    file cannot be written.
    """
    with open_pilot(path, settings, tables):
        pass


@contextmanager
def open_pilot(
    path: Path, settings: Row, tables: Mapping[type[Table], Sequence[Row]], *, buttons: bool = False
) -> Iterator[Book]:
    """Yield the pilot workbook with its sheets drawn, for what is to be added; it is written to `path` on leaving.

    With `buttons`, the welcome sheet has some, which run macros that the caller adds.
    """
    check_names(Settings, settings)
    territory = shown(settings.get(Settings.territory.name))
    with open_book(path, f"Pilotage — {territory}" if territory else "Pilotage") as book:
        for table in REFERENCED:
            book.lists.follow(RowLabels(table=table, columns=table.columns, rows=tables.get(table, ())))
        HomeSheet(book, book.add_sheet(HOME_SHEET, Family.SETTINGS), buttons=buttons).draw(settings, tables)
        _draw_settings(book, settings)
        for table in PILOT_TABLES:
            family, _ = guide.SHEETS[table]
            add_entry_table(book, book.add_sheet(table.sheet, family), table, table.columns, tables.get(table, ()))
        add_anomalies(book)
        define_names(book)
        yield book


def _draw_settings(book: Book, settings: Row) -> None:
    form = FormSheet(book, book.add_sheet(Settings.sheet, Family.SETTINGS), Settings)
    form.set_up()
    row = form.add_title(Settings.sheet, (french(guide.SETTINGS_PURPOSE),))
    add_marks(book, form.worksheet, form.entries(row, len(Settings.columns)))
    form.add_block(row, Block(title="Le dossier", columns=Settings.columns), settings)
