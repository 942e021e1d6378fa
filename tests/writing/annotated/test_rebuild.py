"""Workbooks of other formats, made anew: the same values at the same places, and our drop-downs."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from aet_sheets.reading.raw import CellError, Raw, RawSheet, RawWorkbook, UnsavedFormula
from aet_sheets.reading.source import read_return
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.writing.annotated.rebuild import rebuilt, sheet_names
from tests.support.markdown import sheet

NOON = dt.time(12, 30)


def made_anew(*sheets: RawSheet) -> bytes:
    workbook = RawWorkbook("ods", list(sheets))
    return rebuilt(workbook, read_return(workbook, "a.ods"))


@pytest.mark.parametrize(
    "value",
    [
        "texte",
        "=1+1",
        "00123",
        12.5,
        True,
        dt.date(2016, 10, 12),
        dt.datetime(2016, 10, 12, 9, 30),  # noqa: DTZ001 - cells know no time zone
        CellError("#REF!"),
        CellError("#N/A"),
        "",
    ],
)
def test_a_value_is_read_again_as_it_was(value: Raw) -> None:
    (again,) = read_workbook(made_anew(RawSheet("Feuil1", [["a", "b"], ["c", value, "d"]])), "a.xlsx").sheets
    assert again.rows[1] == ["c", value, "d"]
    assert type(again.rows[1][1]) is type(value)


def test_a_formula_never_calculated_stays_empty() -> None:
    (again,) = read_workbook(made_anew(RawSheet("Feuil1", [["a", UnsavedFormula(), "b"]])), "a.xlsx").sheets
    assert again.rows == [["a", "", "b"]]


def test_hidden_sheets_stay_hidden_and_our_own_are_left_out() -> None:
    sheets = [RawSheet(name, [["a"]], hidden=name != "Un") for name in ("Un", "Deux", "_aet", "Listes", "À corriger")]
    again = read_workbook(made_anew(*sheets), "a.xlsx").sheets
    assert [(found.name, found.hidden) for found in again] == [("Un", False), ("Deux", True)]


def test_names_that_excel_refuses_are_changed_and_stay_distinct() -> None:
    long = "Compte rendu des séances du groupe"
    names = sheet_names(RawWorkbook("ods", [RawSheet(name, []) for name in (long, long.upper() + "s", "a/b", "'")]))
    assert list(names.values()) == [
        "Compte rendu des séances du gro",
        "COMPTE RENDU DES SÉANCES DU G 2",
        "a b",
        "Feuille",
    ]


def test_a_sheet_that_was_recognised_has_its_drop_downs_under_its_headings() -> None:
    book: Any = openpyxl.load_workbook(
        BytesIO(
            made_anew(
                sheet(
                    "Mes séances",
                    """
                    | Nos réunions | | |
                    | Type de séance | Intitulé | Date |
                    | Groupe de travail | Bilan | 12/10/2016 |
                    """,
                )
            )
        )
    )
    (found,) = [rule for rule in book["Mes séances"].data_validations.dataValidation if rule.type == "list"]
    assert str(found.sqref).startswith("A3:A")
    assert found.formula1 in book.defined_names
    assert book["Mes séances"].freeze_panes == "A3"


def test_the_cover_has_its_drop_downs_too() -> None:
    cover = sheet("Fiche", "| Fiche de retour | |\n| Groupe | GT-JEUNES |\n| Néant : Moyens | oui |")
    book: Any = openpyxl.load_workbook(BytesIO(made_anew(cover)))
    (found,) = [rule for rule in book["Fiche"].data_validations.dataValidation if rule.type == "list"]
    assert str(found.sqref) == "B3"
