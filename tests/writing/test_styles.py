from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from aet_sheets.consolidation.questions import State
from aet_sheets.problems import Severity
from aet_sheets.schema import PILOT_TABLES
from aet_sheets.schema.columns import Choice
from aet_sheets.writing.book import open_book
from aet_sheets.writing.consolidated.sheets import AWAITED
from aet_sheets.writing.styles import BADGES, Family, Page, Palette, Tone, set_page, theme

RETURN_STATUSES = {"accepté", "à corriger", "remplacé", "doublon", "illisible", "hors édition", "non reconnu"} | {
    AWAITED
}


def test_badges_are_worn_by_words_that_exist() -> None:
    choices = {choice for table in PILOT_TABLES for c in table.columns if isinstance(c, Choice) for choice in c.choices}
    assert set(BADGES) <= choices | set(Severity) | RETURN_STATUSES | set(State)
    assert set(Severity) | RETURN_STATUSES <= set(BADGES)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, paper: str) -> float:
    low, high = sorted((_luminance(ink), _luminance(paper)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *(tone.value for tone in Tone),
        (Palette.white, Palette.primary),
        (Palette.white, Palette.primary_light),
        (Palette.muted, Palette.white),
        (Palette.ink, Palette.missing),
        (Palette.link, Palette.white),
    ],
)
def test_text_stands_out_enough_to_be_read_by_everyone(ink: str, paper: str) -> None:
    assert contrast(ink, paper) >= 4.5


def test_the_theme_carries_the_palette() -> None:
    colours = {node.get("val") for node in ET.fromstring(theme()).iter() if node.tag.endswith("srgbClr")}  # noqa: S314
    assert {Palette.primary.lstrip("#"), Palette.band.lstrip("#"), Family.PEOPLE.value.lstrip("#")} <= colours


def test_a_format_is_made_once(tmp_path: Path) -> None:
    with open_book(tmp_path / "a.xlsx", "Essai") as book:
        book.add_sheet("A", Family.SETTINGS)
        assert book.styles.cell(None, wrap=True) is book.styles.cell(None, wrap=True)
        assert book.styles.cell(None) is not book.styles.cell("0")


def test_the_page_is_set_up_for_a4_paper(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with open_book(path, "Essai & Cie") as book:
        worksheet = book.add_sheet("A", Family.SETTINGS)
        worksheet.write_string(0, 0, "Titre")
        set_page(worksheet, "2016 & la suite " * 30, Page(wide=2, heading_row=0))
    sheet = openpyxl.load_workbook(path)["A"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 0)
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
    assert "&P" in sheet.oddFooter.right.text
    assert sheet.oddHeader.left.text.startswith("2016 && la suite")
