"""Sheets whose cells nobody wants: they are there by their names, and cost nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.reading.errors import UnreadableFileError
from aet_sheets.reading.raw import RawSheet
from aet_sheets.reading.source import WITHOUT_DATA, read_return
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.text import fold
from tests.support.dossiers import DATA
from tests.support.hostile import number_cell, sheet, xlsx

FILLED = Path(__file__).parents[2] / "workbooks" / "fiche-de-retour-exemple.xlsx"
FORMATS = [
    *sorted((DATA / "formats").iterdir()),
    DATA / "hand_made" / "GT Jeunes - retour 2016-2017.xlsx",
    DATA / "hand_made" / "retour handicap.ods",
]


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.suffix)
def test_a_sheet_passed_over_keeps_its_name_alone(path: Path) -> None:
    whole = read_workbook(path.read_bytes(), path.name).sheets
    name = whole[1].name
    partly = read_workbook(path.read_bytes(), path.name, passed_over={fold(name)}).sheets
    assert whole[1].rows
    assert partly == [RawSheet(raw.name, []) if raw.name == name else raw for raw in whole]


def test_what_the_fast_reader_leaves_out_of_it_stays_out() -> None:
    for path in (DATA / "damaged" / "erreurs.ods", DATA / "damaged" / "erreurs.xlsb"):
        (whole,) = read_workbook(path.read_bytes(), path.name).sheets
        (found,) = read_workbook(path.read_bytes(), path.name, passed_over={fold(whole.name)}).sheets
        assert whole.rows
        assert found.rows == []


def test_its_cells_are_neither_looked_at_nor_unpacked() -> None:
    far = xlsx(sheet(f'<row r="1048576">{number_cell("XFD1048576")}</row>'))
    for data in (far, xlsx("no worksheet")):
        (found,) = read_workbook(data, "a.xlsx", passed_over={"feuille"}).sheets
        assert found.rows == []
        with pytest.raises(UnreadableFileError):
            read_workbook(data, "a.xlsx")


def test_a_return_reads_the_same_without_the_sheets_that_hold_no_data() -> None:
    data = FILLED.read_bytes()
    whole, partly = (read_workbook(data, FILLED.name, passed_over=names) for names in ((), WITHOUT_DATA))
    lists = [next(raw for raw in book.sheets if raw.name == "Listes") for book in (whole, partly)]
    assert [bool(raw.rows) for raw in lists] == [True, False]
    assert lists[1].hidden
    source = read_return(partly, FILLED.name)
    assert source == read_return(whole, FILLED.name)
    assert source.metadata
    assert any(raw.rows for raw in source.tables)
