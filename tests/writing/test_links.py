from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest

from aet_sheets.schema.coded import Coded
from aet_sheets.writing.book import open_book
from aet_sheets.writing.links import Links, file_link, in_halves, sheet_link, target_and_place
from aet_sheets.writing.sheet_column import SheetColumn
from aet_sheets.writing.styles import Family
from aet_sheets.writing.table_sheet import SheetTable, add_table
from tests.support.libreoffice import convert

NAMES = ["retour.xlsx", "lot #2.xlsx", "100 % [fini] {v1}.xlsx", "été d'hiver.xlsx", "déjà%20vu.xlsx"]


def test_links_say_which_cell_of_which_sheet() -> None:
    assert sheet_link("Feuille d'été") == "internal:'Feuille d''été'!A1"
    assert file_link("../retours/note.pdf") == "external:../retours/note.pdf"
    assert file_link("../retours/a b.xlsx", "Séances", "B3") == "external:../retours/a%20b.xlsx#'Séances'!B3"


def test_links_into_one_sheet_share_all_but_the_cell() -> None:
    places, rows = [("../a b.xlsx", "Séances"), ("../c.xlsx", "L'été"), ("../a b.xlsx", "Séances")], [3, 40, 5]
    written = [file_link(file, sheet, f"A{row}") for (file, sheet), row in zip(places, rows, strict=True)]

    for links in (Links.to_rows(Coded.of(places), rows), Links.of(written)):
        whole = [f"{shared}{cell}".replace("'!A", "'!") for shared, cell in zip(links.shared, links.cells, strict=True)]
        assert whole == [link.replace("'!A", "'!") for link in written]
        assert len(links.shared.distinct()) == 2
        assert len(links) == 3


def test_no_link_is_kept_that_excel_would_not_follow() -> None:
    too_long = "../" + "x" * 3000
    assert list(Links.of(["internal:'A'!A1", None, f"https://{too_long}"]).shared) == ["internal:'A'!", None, None]
    assert list(Links.to_rows(Coded.of([(too_long, "A"), ("../a.xlsx", "A")]), [2, 3]).shared) == [
        None,
        "external:../a.xlsx#'A'!A",
    ]


@pytest.mark.parametrize(
    "link",
    [
        sheet_link("Feuille d'été", "B3"),
        file_link("../a#b'!c.xlsx", "A", "B3"),
        file_link("../a'!b.xlsx"),
        "https://site.example/#'!a",
    ],
)
def test_a_link_is_parted_where_the_cell_begins(link: str) -> None:
    shared, cell = in_halves(link)
    assert shared + cell == link
    target, place = target_and_place(link)
    assert target_and_place(shared) == (target, place.removesuffix(cell))
    assert cell == ("B3" if place else "")


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
