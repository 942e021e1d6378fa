"""Sheets filled in line by line."""

from __future__ import annotations

import io

import pytest

from aet_sheets.reading.forms import read_form
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.schema import Cover, Form, Settings
from aet_sheets.writing.book import open_book
from aet_sheets.writing.form_sheet import Block, FormSheet
from aet_sheets.writing.styles import Family
from tests.support.markdown import sheet


@pytest.mark.parametrize("form", [Settings, Cover])
def test_the_help_of_a_form_that_nobody_filled_in_is_no_value(form: type[Form]) -> None:
    target = io.BytesIO()
    with open_book(target, "Essai") as book:
        drawn = FormSheet(book, book.add_sheet(form.sheet, Family.SETTINGS), form)
        links = {form.columns[-1].name: ("internal:A1", "Ouvrir la feuille")}
        drawn.add_block(0, Block(title="À remplir", columns=form.columns, links=links), {})
    raw = read_form(form, read_workbook(target.getvalue(), "essai.xlsx").sheets[0])
    assert set(raw.values.values()) == {""}
    assert raw.cells[form.columns[0].name] == "B3"


def test_values_stand_in_the_first_column_that_holds_more_than_help() -> None:
    table = """
        | Territoire |  | Val Fleuri | à relire |
        | Porteur | Autorité qui porte aujourd'hui la démarche. Obligatoire. | Grand Val | |
        """
    raw = read_form(Settings, sheet("Paramètres", table))
    assert raw.values == {"territory": "Val Fleuri", "carrier": "Grand Val"}
    assert raw.cells == {"territory": "C1", "carrier": "C2"}


def test_an_empty_line_says_where_its_value_should_stand() -> None:
    raw = read_form(Cover, sheet("Fiche", "| Groupe | |\n| Version | |"))
    assert raw.values == {"group": "", "version": ""}
    assert raw.cells == {"group": "B1", "version": "B2"}
