from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import openpyxl

from aet_sheets.writing.book import open_book
from aet_sheets.writing.links import file_link, sheet_link
from aet_sheets.writing.sheet_column import SheetColumn
from aet_sheets.writing.styles import Family
from aet_sheets.writing.table_sheet import SheetTable, add_table
from tests.support.libreoffice import convert

NAMES = ["retour.xlsx", "lot #2.xlsx", "100 % [fini] {v1}.xlsx", "été d'hiver.xlsx", "déjà%20vu.xlsx"]


def test_links_say_which_cell_of_which_sheet() -> None:
    assert sheet_link("Feuille d'été") == "internal:'Feuille d''été'!A1"
    assert file_link("../retours/note.pdf") == "external:../retours/note.pdf"
    assert file_link("../retours/a b.xlsx", "Séances", "B3") == "external:../retours/a%20b.xlsx#'Séances'!B3"


def test_libreoffice_follows_links_to_any_file_name(tmp_path: Path) -> None:
    folder = tmp_path / "consolidation"
    folder.mkdir()
    column = SheetColumn(
        heading="Fichier", values=NAMES, links=[file_link(f"../retours/{name}", "A") for name in NAMES]
    )
    with open_book(folder / "a.xlsx", "Essai") as book:
        add_table(book, book.add_sheet("Feuille", Family.QUALITY), SheetTable(name="T", columns=[column]))
    seen = openpyxl.load_workbook(convert(folder / "a.xlsx", "xlsx", folder / "vu"))["Feuille"]
    wanted = [f"retours/{name}" for name in NAMES]
    assert [unquote(cell.hyperlink.target).split("../")[-1] for cell in seen["A"][1:]] == wanted
