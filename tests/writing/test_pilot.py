from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aet_sheets import schema
from aet_sheets.schema.columns import Choice, YesNo
from aet_sheets.writing import guide
from aet_sheets.writing.entry_sheet import ROOM
from aet_sheets.writing.pilot import write_pilot
from aet_sheets.writing.rows import Row
from tests.support.libreoffice import convert

SETTINGS: Row = {
    "territory": "Val Fictif",
    "carrier": "Communauté de communes du Val Fictif",
    "deadline": dt.date(2017, 7, 15),
    "hourly_rate": 35.5,
}
TABLES: dict[type[schema.Table], list[Row]] = {
    schema.Editions: [{"edition": "2016-2017", "start": dt.date(2016, 9, 1), "end": dt.date(2017, 8, 31)}],
    schema.Actors: [
        {
            "code": "ACT-0001",
            "type": "Entreprise",
            "organisation": "=Atelier & fils",
            "siret": "01234567800012",
            "last_name": "Martin",
            "email": "martin@exemple.example",
            "phone": "+33143000031",
            "postal_code": "01000",
            "consent": True,
        },
        {"code": "ACT-0002", "organisation": "@Passerelle", "last_name": "Diallo", "consent": False},
    ],
    schema.Actions: [{"title": "Forum", "progress": 0.25, "budget_planned": 1234.5}],
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pilot") / "pilotage.xlsx"
    write_pilot(path, SETTINGS, TABLES)
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def test_the_sheets_stand_in_the_order_of_the_contract(book: Any) -> None:
    tables = [table.sheet for table in schema.PILOT_TABLES]
    assert book.sheetnames == ["Accueil", "Paramètres", *tables, "Anomalies", "Listes"]
    assert book["Listes"].sheet_state == "hidden"
    assert book.active.title == "Accueil"


@pytest.mark.parametrize("table", schema.PILOT_TABLES, ids=lambda table: str(table.__name__))
def test_each_table_is_an_excel_table_with_its_headings_on_the_first_row(book: Any, table: type[schema.Table]) -> None:
    sheet = book[table.sheet]
    excel_table = sheet.tables[table.excel_name]
    assert [cell.value for cell in sheet[1]] == [column.label for column in table.columns]
    assert [column.name for column in excel_table.tableColumns] == [column.label for column in table.columns]
    assert excel_table.ref.endswith(str(1 + max(1, len(TABLES.get(table, [])))))
    assert sheet.freeze_panes == "A2"
    assert sheet.sheet_properties.tabColor.rgb == "FF" + guide.SHEETS[table][0].value.lstrip("#")


@pytest.mark.parametrize("table", schema.PILOT_TABLES, ids=lambda table: str(table.__name__))
def test_closed_lists_have_drop_downs_that_go_on_below_the_data(book: Any, table: type[schema.Table]) -> None:
    sheet = book[table.sheet]
    last = 1 + max(1, len(TABLES.get(table, []))) + ROOM
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    for cell, column in zip(sheet[1], table.columns, strict=True):
        rule = rules.get(f"{cell.column_letter}2:{cell.column_letter}{last}")
        if isinstance(column, (Choice, YesNo)):
            assert rule is not None
            assert rule.type == "list"
            assert list_behind(book, rule.formula1) == list(getattr(column, "choices", ("Oui", "Non")))
        if column.help:
            assert rule is not None
            assert rule.promptTitle == column.label
            assert rule.showInputMessage


def list_behind(book: Any, name: str) -> list[Any]:
    sheet, cells = book.defined_names[name].attr_text.split("!")
    return [row[0].value for row in book[sheet][cells]]


def test_dates_only_warn(book: Any) -> None:
    rules = [rule for rule in book["Éditions"].data_validations.dataValidation if rule.type == "date"]
    assert {rule.errorStyle for rule in rules} == {"warning"}
    assert len(rules) == 2


def test_values_are_typed_and_text_stays_text(book: Any) -> None:
    sheet = book["Acteurs"]
    row = {sheet.cell(1, cell.column).value: cell for cell in sheet[2]}
    assert row["Organisation"].value == "=Atelier & fils"
    assert row["Organisation"].data_type == "s"
    assert [row[name].value for name in ("SIRET", "Téléphone", "Code postal")] == [
        "01234567800012",
        "+33143000031",
        "01000",
    ]
    assert row["Consentement RGPD"].value == "Oui"
    assert book["Éditions"]["B2"].is_date
    actions = {cell.value: book["Actions"].cell(2, cell.column) for cell in book["Actions"][1]}
    assert (actions["Avancement"].value, actions["Avancement"].number_format) == (0.25, "0 %")
    assert actions["Budget prévu"].value == 1234.5


def test_rows_to_come_are_formatted_as_text_dates_and_amounts(book: Any) -> None:
    sheet = book["Acteurs"]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}
    assert formats["SIRET"] == formats["Organisation"] == "@"
    assert formats["Date d'entrée"] == "dd/mm/yyyy"


def test_empty_required_cells_of_started_rows_are_tinted(book: Any) -> None:
    rules = {str(rules.sqref): rules.rules for rules in book["Acteurs"].conditional_formatting}
    (rule,) = [rule for rule in rules[f"B2:B{3 + ROOM}"] if rule.type == "expression"]
    assert rule.formula == ["AND(COUNTA($A2:$Q2)>0,LEN($B2)=0)"]


def test_settings_are_a_form(book: Any) -> None:
    lines = {row[0].value: row[1].value for row in book["Paramètres"].iter_rows() if row[0].value}
    assert lines["Territoire"] == "Val Fictif"
    assert lines["Date limite des retours"] == dt.datetime(2017, 7, 15)  # noqa: DTZ001
    assert lines["Taux horaire de valorisation (€)"] == 35.5
    assert {column.label for column in schema.Settings.columns} <= set(lines)


def test_the_welcome_sheet_leads_everywhere(book: Any) -> None:
    sheet = book["Accueil"]
    places = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert places == {name: f"'{name}'!A1" for name in book.sheetnames if name not in ("Accueil", "Listes")}
    said = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert "Val Fictif" in said
    for command in ("aet verifier", "aet consolider", "aet suivi", "retours/"):
        assert command in said


def test_libreoffice_counts_the_rows_as_we_did(path: Path, tmp_path: Path) -> None:
    stored = openpyxl.load_workbook(path, data_only=True)["Accueil"]
    counted = openpyxl.load_workbook(convert(path, "xlsx", tmp_path / "vu"), data_only=True)["Accueil"]
    formulas = [
        cell.coordinate
        for row in openpyxl.load_workbook(path)["Accueil"].iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) == len(schema.PILOT_TABLES)
    assert [counted[at].value for at in formulas] == [stored[at].value for at in formulas]
    assert sum(stored[at].value for at in formulas) == 3  # the only action has no edition yet


def test_an_empty_workbook_is_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "vide.xlsx"
    write_pilot(path, {}, {})
    assert openpyxl.load_workbook(path)["Acteurs"].tables["T_Acteurs"].ref == "A1:Q2"
    assert convert(path, "pdf", tmp_path / "vu").read_bytes().startswith(b"%PDF")


def test_a_territory_of_any_name_makes_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_pilot(path, {"territory": "=Val & Cie\x07\n<b>" * 30}, {})
    convert(path, "pdf", tmp_path / "vu")
    assert openpyxl.load_workbook(path)["Accueil"]["B1"].data_type == "s"


def test_the_same_content_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "autre nom.xlsx"
    write_pilot(again, SETTINGS, TABLES)
    assert again.read_bytes() == path.read_bytes()


def test_a_column_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match=r"Actors\.surname"):
        write_pilot(tmp_path / "a.xlsx", {}, {schema.Actors: [{"surname": "Martin"}]})
    assert not (tmp_path / "a.xlsx").exists()


def test_a_setting_or_a_table_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match=r"Settings\.land"):
        write_pilot(tmp_path / "a.xlsx", {"land": "Val Fictif"}, {})


def test_every_sheet_has_its_purpose_told() -> None:
    assert tuple(guide.SHEETS) == schema.PILOT_TABLES


def test_sentences_follow_french_typography(book: Any) -> None:
    said = [cell.value for row in book["Accueil"].iter_rows() for cell in row if isinstance(cell.value, str)]
    for sheet in book:
        said += [text for rule in sheet.data_validations.dataValidation for text in (rule.prompt, rule.error) if text]
    assert len(said) > 60
    assert not [text for text in said if re.search(r" [:;!?»%€]|« ", text)]
