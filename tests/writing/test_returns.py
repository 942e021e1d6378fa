from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aet_sheets import __version__, schema
from aet_sheets.writing.returns import Known, write_return
from aet_sheets.writing.rows import Row
from tests.support.libreoffice import convert

COVER: Row = {
    "group": "GT-JEUNES",
    "edition": "2016-2017",
    "period": "Année",
    "version": 1,
    "sent_on": dt.date(2017, 6, 30),
    "nil_means": True,
}
TABLES: dict[type[schema.Table], list[Row]] = {
    schema.Sessions: [
        {"code": "SEA-0001", "group": "GT-JEUNES", "title": "+1 réunion", "date": dt.date(2016, 11, 2)},
        {"code": "SEA-0002", "title": "Bilan", "decisions": "Une longue décision. " * 100},
    ],
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("return") / "GT-JEUNES.xlsx"
    write_return(path, COVER, TABLES, group_label="Insertion des jeunes")
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def test_the_sheets_stand_in_the_order_of_the_contract(book: Any) -> None:
    assert book.sheetnames[:8] == ["Fiche", *(table.sheet for table in schema.RETURN_TABLES)]
    hidden = {sheet.title: sheet.sheet_state for sheet in book if sheet.sheet_state != "visible"}
    assert hidden == {"_aet": "veryHidden", "Listes": "hidden"}


def test_the_cover_is_a_form_with_help(book: Any) -> None:
    sheet = book["Fiche"]
    lines = {row[0].value: row for row in sheet.iter_rows() if row[0].value}
    assert sheet["A1"].value == "Fiche de retour"
    assert sheet["A2"].value == "Insertion des jeunes · édition 2016-2017"
    assert {column.label for column in schema.Cover.columns} <= set(lines)
    assert [lines[name][1].value for name in ("Groupe", "Édition", "Version")] == ["GT-JEUNES", "2016-2017", 1]
    assert lines["Date d'envoi"][1].is_date
    assert lines["Rapporteur"][1].value is None
    assert lines["Rapporteur"][2].value == "Obligatoire."
    assert lines["Néant : Moyens"][1].value == "Oui"
    assert lines["Néant : Acteurs"][2].hyperlink.location == "'Acteurs'!A1"


def test_nil_lines_have_a_drop_down(book: Any) -> None:
    rules = [rule for rule in book["Fiche"].data_validations.dataValidation if rule.type == "list"]
    assert len(rules) == len(schema.RETURN_TABLES)
    assert {rule.formula1 for rule in rules} == {"Liste_Oui_Non"}


@pytest.mark.parametrize("table", schema.RETURN_TABLES, ids=lambda table: str(table.__name__))
def test_tables_ask_for_nothing_that_the_cover_says(book: Any, table: type[schema.Table]) -> None:
    headings = [cell.value for cell in book[table.sheet][1]]
    assert headings == [column.label for column in table.return_columns()]
    assert book[table.sheet].tables[table.excel_name].ref.startswith("A1:")
    assert book[table.sheet].freeze_panes == "A2"


def test_rows_are_prefilled(book: Any) -> None:
    sheet = book["Séances"]
    row = {sheet.cell(1, cell.column).value: cell.value for cell in sheet[2]}
    assert (row["Code séance"], row["Intitulé"]) == ("SEA-0001", "+1 réunion")
    assert row["Date"] == dt.datetime(2016, 11, 2)  # noqa: DTZ001


def test_hidden_metadata_survive_a_spoilt_cover(book: Any) -> None:
    assert {row[0].value: row[1].value for row in book["_aet"].iter_rows()} == {
        "modele": __version__,
        "groupe": "GT-JEUNES",
        "edition": "2016-2017",
        "periode": "Année",
    }


def test_the_same_content_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "autre nom.xlsx"
    write_return(again, COVER, TABLES, group_label="Insertion des jeunes")
    assert again.read_bytes() == path.read_bytes()


def test_libreoffice_opens_it(path: Path, tmp_path: Path) -> None:
    opened = openpyxl.load_workbook(convert(path, "xlsx", tmp_path / "vu"))
    rows = [[cell.value for cell in row] for row in opened["Séances"].iter_rows(max_row=3)]
    assert rows == [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["Séances"].iter_rows()]
    assert opened["_aet"].sheet_state != "visible"


def test_an_empty_return_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "vide.xlsx"
    write_return(path, {}, {})
    assert openpyxl.load_workbook(path)["Fiche"]["A1"].value == "Fiche de retour"
    assert convert(path, "pdf", tmp_path / "vu").read_bytes().startswith(b"%PDF")


def test_a_cover_line_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match=r"Cover\.team"):
        write_return(tmp_path / "a.xlsx", {"team": "x"}, {})


INDICATORS: list[Row] = [
    {"code": "IND-STAGES", "title": "Stages", "nature": "Quantitatif", "aggregation": "Somme", "unit": "stages",
     "definition": "Conventions signées"},
    {"code": "IND-CONFIANCE", "title": "Confiance", "nature": "Qualitatif", "aggregation": "Aucune", "target": 3},
]  # fmt: skip


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("return") / "GT-JEUNES.xlsx"
    rows: list[Row] = [{"indicator": "Stages"}, {"indicator": "IND-CONFIANCE"}, {"indicator": "Autre"}]
    known = Known(labels={schema.Programmes: ["Q2ER"]}, indicators=INDICATORS)
    write_return(path, COVER, {**TABLES, schema.Measures: rows}, known=known)
    return openpyxl.load_workbook(path)


@pytest.mark.parametrize("table", schema.RETURN_TABLES, ids=lambda table: str(table.__name__))
def test_headings_are_locked_and_rows_are_not(prepared: Any, table: type[schema.Table]) -> None:
    sheet = prepared[table.sheet]
    allowed = sheet.protection
    assert allowed.sheet
    assert not any((allowed.sort, allowed.autoFilter, allowed.insertRows, allowed.formatColumns))  # False: not locked
    assert all(cell.protection.locked for cell in sheet[1])
    assert not any(cell.protection.locked for cell in sheet[2])
    assert not any(column.protection.locked for column in sheet.column_dimensions.values())  # the rows to come


def test_blank_rows_are_in_the_table_from_the_start(prepared: Any) -> None:
    sheet = prepared["Séances"]
    assert sheet.tables["T_Seances"].ref == "A1:K203"
    assert sheet.tables["T_Seances"].autoFilter.ref == "A1:K203"
    assert sheet.max_row == 3


def test_group_and_edition_are_given_and_the_rest_is_asked(prepared: Any) -> None:
    lines = {row[0].value: row[1] for row in prepared["Fiche"].iter_rows() if row[0].value}
    locked = {label for label, cell in lines.items() if cell.protection.locked}
    asked = {column.label for column in schema.Cover.columns} - locked
    assert {"Groupe", "Édition"} <= locked
    assert {"Période", "Version", "Rapporteur", "Néant : Moyens"} <= asked


@pytest.mark.parametrize("table", schema.RETURN_TABLES, ids=lambda table: str(table.__name__))
def test_every_list_and_reference_has_a_drop_down(prepared: Any, table: type[schema.Table]) -> None:
    sheet = prepared[table.sheet]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    kinds = (schema.columns.Choice, schema.columns.YesNo, schema.columns.Reference)
    assert len(lists) == sum(isinstance(column, kinds) for column in table.return_columns())
    assert {rule.formula1 for rule in lists} <= set(prepared.defined_names)


def test_what_is_counted_stands_beside_the_indicator(prepared: Any) -> None:
    assert [[cell.value for cell in row[:2]] for row in prepared["Mesures"].iter_rows()] == [
        ["Indicateur", "Ce qui est compté (rappel)"],
        ["Stages", "Conventions signées. Unité\u00a0: stages."],
        ["IND-CONFIANCE", "Confiance. Témoignage à écrire dans «\u00a0Verbatim\u00a0»."],
        ["Autre", None],
    ]


def test_the_last_sheet_tells_how_to_answer(prepared: Any) -> None:
    sheet = prepared["Mode d'emploi"]
    texts = {cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {
        "Ce que comptent les indicateurs",
        "Stages",
        "Conventions signées",
        "Somme des valeurs déclarées.",
        3,
    } <= texts
    assert sheet.protection.sheet
