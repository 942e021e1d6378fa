"""The pilot workbook with its buttons, as a file: what Excel, LibreOffice and our own reader find in it."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aet_sheets.checking.tables import ValueReader
from aet_sheets.consolidation.run import check_pilot
from aet_sheets.excel.workbook import code_name, write_pilot_with_buttons
from aet_sheets.reading.source import looks_like_pilot, read_pilot
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.schema import PILOT_TABLES, Actors, Editions, Table
from aet_sheets.writing.guide import BUTTONS
from aet_sheets.writing.rows import Row
from aet_sheets.writing.state import ANOMALIES_SHEET, ANOMALIES_TABLE, ANOMALY_COLUMNS, FACTS, NOT_YET, OPEN_EDITION
from tests.support.office import take_steps
from tests.support.workbooks import assert_sound, parts

SETTINGS: Row = {"territory": "Val Fictif", "carrier": "Communauté du Val Fictif"}
CONF = {"Interpreter_Win": r"C:\\AET\\python.exe", "Interpreter_Mac": "", "Use UDF Server": "False"}


def edition(name: str, status: str) -> Row:
    first = int(name[:4])
    return {"edition": name, "start": dt.date(first, 9, 1), "end": dt.date(first + 1, 8, 31), "status": status}


TABLES: dict[type[Table], list[Row]] = {
    Editions: [edition("2015-2016", "Close"), edition("2016-2017", "Ouverte"), edition("2017-2018", "Close")],
    Actors: [{"type": "Association", "organisation": "Passerelle", "last_name": "Diallo", "mobilisation": "Inscrit"}],
}


def write(path: Path) -> Path:
    write_pilot_with_buttons(path, SETTINGS, TABLES, CONF)
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("pilot") / "pilotage.xlsm")


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def cell_of(book: Any, name: str) -> Any:
    sheet, _, address = book.defined_names[name].attr_text.rpartition("!")
    return book[sheet][address.replace("$", "")]


def test_what_serves_the_machine_is_out_of_sight(book: Any) -> None:
    assert book.sheetnames[-3:] == ["Anomalies", "xlwings.conf", "Listes"]
    states = {sheet.title: sheet.sheet_state for sheet in book if sheet.sheet_state != "visible"}
    assert states == {"xlwings.conf": "veryHidden", "Listes": "hidden"}


def test_the_settings_of_xlwings_are_texts_from_the_first_cell_on(book: Any) -> None:
    rows = list(book["xlwings.conf"].iter_rows(values_only=True))
    assert rows == [(name, value or None) for name, value in CONF.items()]
    assert all(isinstance(name, str) for name, _ in rows)


def test_each_sheet_has_its_module(path: Path, book: Any) -> None:
    names = {sheet.title: sheet.sheet_properties.codeName for sheet in book}
    assert names == {name: code_name(name) for name in book.sheetnames}
    assert names["Séances"] == "FeuilleSeances"
    assert b'codeName="ThisWorkbook"' in parts(path)["xl/workbook.xml"]


def test_the_buttons_stand_one_below_the_other_each_beside_what_it_does(path: Path, book: Any) -> None:
    drawing = parts(path)["xl/drawings/vmlDrawing1.vml"].decode()
    assert re.findall(r"<x:FmlaMacro>\[0\]!(\w+)<", drawing) == [macro for macro, _, _ in BUTTONS]
    anchors = [[int(number) for number in found.split(",")] for found in re.findall(r"<x:Anchor>([^<]*)<", drawing)]
    rows = [anchor[2] for anchor in anchors]
    assert rows == list(range(rows[0], rows[0] + len(BUTTONS)))
    assert all((anchor[0], anchor[4], anchor[6]) == (2, 2, anchor[2]) for anchor in anchors), "each inside its cell"
    assert all(book["Accueil"].cell(row + 1, 4).value for row in rows)


def test_before_any_run_the_state_of_play_is_calm(book: Any) -> None:
    assert [cell_of(book, fact.name).value for fact in FACTS] == [NOT_YET] * len(FACTS)
    assert [cell_of(book, fact.name).offset(0, -1).value for fact in FACTS] == [fact.label for fact in FACTS]


def test_the_open_edition_is_shown(path: Path) -> None:
    assert cell_of(openpyxl.load_workbook(path, data_only=True), OPEN_EDITION.name).value == "2016-2017"


def test_libreoffice_follows_the_open_edition_and_the_drop_downs(path: Path, book: Any) -> None:
    place = ("Accueil", cell_of(book, OPEN_EDITION.name).coordinate)
    seen = take_steps(
        path,
        ("recalculate",),
        ("read", *place),
        ("write", "Éditions", "D4", "Ouverte"),
        ("read", *place),
        *(("write", "Éditions", f"D{row}", "Close") for row in (3, 4)),
        ("read", *place),
        ("write", "Acteurs", "F3", "Zola"),
        ("write", "Acteurs", "Z1", "=INDEX(Liste_Acteurs;2)"),
        ("read", "Acteurs", "Z1"),
        ("write", "Présences", "B2", "Zola"),
        ("mark_invalid", "Présences"),
        ("write", "Présences", "B2", "Zola (de Médan)"),
        ("mark_invalid", "Présences"),
    )
    assert (seen[1], seen[3], seen[6]) == ("2016-2017", "2017-2018", "aucune")
    assert seen[9] == "Zola"
    assert (seen[11], seen[13]) == (0, 1)


def test_anomalies_wait_for_the_first_check(book: Any) -> None:
    sheet = book[ANOMALIES_SHEET]
    assert [cell.value for cell in sheet[1]] == list(ANOMALY_COLUMNS)
    assert sheet.tables[ANOMALIES_TABLE].ref == "A1:G2"
    assert not any(cell.value for cell in sheet[2])


def test_our_own_reader_finds_the_tables_and_nothing_else(path: Path) -> None:
    workbook = read_workbook(path.read_bytes(), path.name)
    assert looks_like_pilot(workbook)
    pilot = check_pilot(read_pilot(workbook, path.name), ValueReader())
    assert pilot.source.all_problems() == []
    assert pilot.open_edition == "2016-2017"


def test_what_a_check_listed_is_no_data(path: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(path, keep_vba=True)
    book[ANOMALIES_SHEET].append(["bloquante", "Acteurs", "B2", "Nom", "", "Il manque un nom.", "Complétez-le."])
    book.save(tmp_path / "pilotage.xlsm")
    source = read_pilot(read_workbook((tmp_path / "pilotage.xlsm").read_bytes(), "pilotage.xlsm"), "pilotage.xlsm")
    assert source.problems == []
    assert {raw.table for raw in source.tables} == set(PILOT_TABLES)


def test_an_outside_judge_finds_nothing_wrong(path: Path) -> None:
    assert_sound(path)


def test_the_same_content_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    assert write(tmp_path / "autre nom.xlsm").read_bytes() == path.read_bytes()


def test_no_licence_key_of_xlwings_is_set(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; import aet_sheets.excel.workbook as w;"
        "w.write_pilot_with_buttons(Path(sys.argv[1]), {}, {}, {});"
        "sys.exit('XLWINGS_LICENSE_KEY' in os.environ or 'xlwings.pro' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.xlsm")], check=True, env={})
