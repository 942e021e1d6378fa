"""The pilot workbook with its macros: the sheets, the VBA project behind the buttons, the settings of xlwings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from aet_sheets.excel.conf import CONF_SHEET
from aet_sheets.excel.vba import Module, document_module, write_project
from aet_sheets.excel.vba.modules import WORKBOOK_CLASS
from aet_sheets.excel.vba.sources import own_modules, run_python_modules
from aet_sheets.schema import Table
from aet_sheets.text import fold
from aet_sheets.writing.book import Book
from aet_sheets.writing.cells import write_cell
from aet_sheets.writing.pilot import open_pilot
from aet_sheets.writing.rows import Row

WORKBOOK_CODE_NAME = "ThisWorkbook"


def write_pilot_with_buttons(
    path: Path, settings: Row, tables: Mapping[type[Table], Sequence[Row]], conf: Mapping[str, str]
) -> None:
    """Write the pilot workbook with its buttons to `path`, an `.xlsm`; `conf` are the settings of xlwings.

    The same content gives the same bytes. Raises `KeyError` for a column that does not exist, `OSError` when the file
    cannot be written.
    """
    with open_pilot(path, settings, tables, buttons=True) as book:
        _add_conf(book, conf)
        book.at_last(_add_macros)


def code_name(sheet: str) -> str:
    """Return the name by which VBA knows a sheet: letters without accents, such as `FeuilleSeances`."""
    return "Feuille" + "".join(word.capitalize() for word in fold(sheet).split())


def _add_conf(book: Book, conf: Mapping[str, str]) -> None:
    worksheet = book.workbook.add_worksheet(CONF_SHEET)
    worksheet.very_hidden()
    text = book.styles.column(None)
    worksheet.set_column(0, 0, 34, text)
    worksheet.set_column(1, 1, 80, text)
    for row, (name, value) in enumerate(conf.items()):
        write_cell(worksheet, (row, 0), name, text)
        write_cell(worksheet, (row, 1), value or None, text)


def _add_macros(book: Book) -> None:
    """Give each sheet its module, and the workbook its project; called once every sheet stands."""
    sheets = book.workbook.worksheets()
    for sheet in sheets:
        sheet.set_vba_name(code_name(sheet.name))
    book.workbook.set_vba_name(WORKBOOK_CODE_NAME)
    modules = project_modules([sheet.name for sheet in sheets])
    book.workbook.add_vba_project(BytesIO(write_project(modules)), is_stream=True)


def project_modules(sheets: Sequence[str]) -> list[Module]:
    """Return the modules of a workbook with these `sheets`: its own, theirs, our macros, xlwings' modules."""
    documents = [
        document_module(WORKBOOK_CODE_NAME, WORKBOOK_CLASS),
        *(document_module(code_name(name)) for name in sheets),
    ]
    return [*documents, *own_modules(), *run_python_modules()]
