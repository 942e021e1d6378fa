from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from aet_sheets.schema import Actors, Form
from aet_sheets.schema.columns import Choice, Integer, Percentage, Text
from aet_sheets.writing.book import open_book
from aet_sheets.writing.lists import Lists, list_name
from aet_sheets.writing.rules import add_rule
from aet_sheets.writing.styles import Family

MANY = tuple(f"Possibilité numéro {number}, au libellé assez long" for number in range(60))


class Survey(Form):
    sheet = "Sondage"

    choice = Choice("Un choix au titre bien trop long pour une infobulle", choices=MANY, help="Expliquons. " * 40)
    count = Integer("Nombre", minimum=1)
    share = Percentage("Part")
    top = Integer("Plafond", maximum=7)
    free = Text("Libre")


def test_a_list_of_any_length_feeds_a_drop_down(tmp_path: Path) -> None:
    assert len(",".join(MANY)) > 255
    path = tmp_path / "a.xlsx"
    with open_book(path, "Essai") as book:
        worksheet = book.add_sheet("Sondage", Family.SETTINGS)
        for row, column in enumerate(Survey.columns):
            add_rule(book, worksheet, (row, 0, row, 0), (Survey, column))
    book_read = openpyxl.load_workbook(path)
    choice, count, share, top, free = book_read["Sondage"].data_validations.dataValidation
    assert choice.formula1 == "Liste_Sondage_Un_Choix_Au_Titre_Bien_Trop_Long_Pour_Une_Infobulle"
    assert book_read.defined_names[choice.formula1].attr_text == "Listes!$A$2:$A$61"
    assert [cell.value for cell in book_read["Listes"]["A"]] == [choice.formula1, *MANY]
    assert book_read["Listes"].sheet_state == "hidden"
    assert (len(choice.promptTitle), len(choice.prompt)) == (32, 255)
    assert choice.errorStyle in (None, "stop")
    assert {rule.errorStyle for rule in (count, share, top, free)} == {"warning"}
    assert count.error == "Un nombre entier est attendu, au moins 1."
    assert share.error == "Un nombre est attendu, de 0\u00a0% à 100\u00a0%."
    assert free.error == "2\u202f000\u00a0caractères au plus."
    assert top.error == "Un nombre entier est attendu, au plus 7."


def test_a_list_is_kept_once_and_never_changed() -> None:
    lists = Lists()
    assert lists.add("L", ["a"]) == lists.add("L", ["a"])
    with pytest.raises(ValueError, match="L"):
        lists.add("L", ["b"])
    with pytest.raises(ValueError, match="M"):
        lists.add("M", [])


def test_lists_are_named_after_their_sheet_and_column() -> None:
    assert list_name(Actors, Actors.type) == "Liste_Acteurs_Type_D_Acteur"


def test_help_says_how_to_write_and_whether_it_is_required() -> None:
    assert Actors.organisation.help_text.endswith("représenté. Obligatoire.")
    assert Actors.entered_on.help_text == "Date, par exemple 12/10/2016."
    assert Actors.town.help_text == ""
