"""Edits applied to a workbook that somebody owns: what changes, and all that does not."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aet_sheets.excel.conf import conf_for_no_machine
from aet_sheets.excel.workbook import write_pilot_with_buttons
from aet_sheets.reading.raw import RawSheet
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.schema import Editions, Enrolments, Indicators, Table
from aet_sheets.writing.editing import AppendRow, Edit, NotEditableError, SetCell, apply_edits
from aet_sheets.writing.pilot import write_pilot
from aet_sheets.writing.rows import Row
from tests.support.libreoffice import convert
from tests.support.office import take_steps
from tests.support.workbooks import parts

ROWS: dict[type[Table], list[Row]] = {
    Editions: [
        {"edition": "2016-2017", "start": dt.date(2016, 9, 1), "end": dt.date(2017, 8, 31), "status": "Ouverte"},
    ],
    Indicators: [{"code": "IND-STAGES", "title": "Stages", "aggregation": "Somme", "baseline": 3.5, "target": 100}],
}
EDITS: tuple[Edit, ...] = (
    SetCell(Editions, "Éditions", 2, Editions.status, "Close"),
    AppendRow(
        Editions,
        "Éditions",
        {"edition": "2017-2018", "start": dt.date(2017, 9, 1), "end": dt.date(2018, 8, 31), "status": "Ouverte"},
    ),
    AppendRow(Enrolments, "Inscriptions", {"group": "G1", "actor": "<A&B>", "edition": "2017-2018", "role": "Membre"}),
    AppendRow(Enrolments, "Inscriptions", {"group": "G1", "actor": "= 1+1 ", "edition": "2017-2018", "role": "Membre"}),
    SetCell(Indicators, "Indicateurs", 2, Indicators.baseline, 104),
    SetCell(Indicators, "Indicateurs", 2, Indicators.unit, "stages"),
)
SETTINGS: Row = {"territory": "Val Fleuri"}


def draw(path: Path) -> Path:
    if path.suffix == ".xlsm":
        write_pilot_with_buttons(path, SETTINGS, ROWS, conf_for_no_machine())
    else:
        write_pilot(path, SETTINGS, ROWS)
    return path


@pytest.fixture(scope="module", params=["xlsx", "xlsm", "openpyxl", "libreoffice"])
def workbook(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pilot workbook as we write it, with macros, and as two other programs save it."""
    folder = tmp_path_factory.mktemp("pilot")
    path = draw(folder / ("pilotage.xlsm" if request.param == "xlsm" else "pilotage.xlsx"))
    if request.param == "openpyxl":
        openpyxl.load_workbook(path).save(path)
    return convert(path, "xlsx", folder / "lo") if request.param == "libreoffice" else path


@pytest.fixture(scope="module")
def edited(workbook: Path) -> Path:
    path = workbook.with_name(f"édité{workbook.suffix}")
    path.write_bytes(apply_edits(workbook.read_bytes(), workbook.name, EDITS))
    return path


def sheet(path: Path, name: str) -> RawSheet:
    return next(sheet for sheet in read_workbook(path.read_bytes(), path.name).sheets if sheet.name == name)


def filled(path: Path, name: str) -> list[list[Any]]:
    return [row for row in sheet(path, name).rows if any(cell != "" for cell in row)]


def test_cells_are_set_and_rows_stand_under_the_last_one(edited: Path) -> None:
    day = dt.date
    assert [row[:4] for row in filled(edited, "Éditions")[1:]] == [
        ["2016-2017", day(2016, 9, 1), day(2017, 8, 31), "Close"],
        ["2017-2018", day(2017, 9, 1), day(2018, 8, 31), "Ouverte"],
    ]
    assert [row[:4] for row in filled(edited, "Inscriptions")[1:]] == [
        ["G1", "<A&B>", "2017-2018", "Membre"],
        ["G1", "= 1+1 ", "2017-2018", "Membre"],
    ]
    headings, indicator = filled(edited, "Indicateurs")
    shown = dict(zip(headings, indicator, strict=True))
    assert (shown["Référence"], shown["Cible"], shown["Unité"]) == (104, 100, "stages")


def test_every_other_part_keeps_its_bytes(workbook: Path, edited: Path) -> None:
    before, after = parts(workbook), parts(edited)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    tables = {name for name in changed if name.startswith("xl/tables/")}
    sheets = {name for name in changed if name.startswith("xl/worksheets/sheet")}
    assert len(sheets) == 3
    assert changed - tables - sheets <= {"xl/workbook.xml"}  # openpyxl had it calculated on opening already
    assert len(tables) == 2  # the first enrolment takes the blank row that a table has


def test_other_sheets_and_columns_say_what_they_said(workbook: Path, edited: Path) -> None:
    before, after = (read_workbook(path.read_bytes(), path.name).sheets for path in (workbook, edited))
    touched = {"Éditions", "Inscriptions", "Indicateurs"}
    assert [old.rows for old in before if old.name not in touched] == [
        new.rows for new in after if new.name not in touched
    ]


def test_the_table_its_filter_and_the_sheet_reach_to_the_last_row(edited: Path) -> None:
    book = openpyxl.load_workbook(edited)
    for name in ("Éditions", "Inscriptions"):
        (table,) = book[name].tables.values()
        assert table.ref.endswith("3")
        assert table.autoFilter is None or table.autoFilter.ref == table.ref


def test_new_cells_look_like_those_above(edited: Path) -> None:
    sheet = openpyxl.load_workbook(edited)["Éditions"]
    for above, below in zip(sheet[2], sheet[3], strict=True):
        assert (below.number_format, below.border.bottom.style) == (above.number_format, above.border.bottom.style)
    assert sheet["B3"].is_date


def test_libreoffice_counts_the_new_rows_in_the_table(edited: Path) -> None:
    seen = take_steps(
        edited,
        ("write", "Accueil", "Z1", "=ROWS(T_Inscriptions)"),
        ("read", "Accueil", "Z1"),
        ("read", "Éditions", "B3"),
    )
    assert seen[1:] == ["3", "01/09/2017"]  # LibreOffice counts the headings too


def test_an_outside_judge_finds_nothing_wrong_that_was_not_there(workbook: Path, edited: Path) -> None:
    def errors(path: Path) -> str:
        line = [sys.executable, "-m", "openxml_audit", "--format", "office2016", str(path)]
        verdict = subprocess.run(line, capture_output=True, text=True, check=False).stdout
        return next(line for line in verdict.splitlines() if line.startswith("Errors: "))

    found = errors(edited)
    assert found == "Errors: 0" or found == errors(workbook)


# By hand


def edit(path: Path, *edits: Edit) -> bytes:
    return apply_edits(path.read_bytes(), path.name, edits)


def plain(folder: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    del book["Sheet"]
    editions = book.create_sheet("Éditions")
    for row in rows:
        editions.append(list(row))
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


HEADINGS = ("Remarques", "Statut*", "Édition", "Fin", "Début")
ADDED = AppendRow(Editions, "Éditions", {"edition": "2017-2018", "start": dt.date(2017, 9, 1)})


def test_columns_that_were_moved_are_found(tmp_path: Path) -> None:
    path = plain(tmp_path, [("Nos années",), (), HEADINGS, ("", "Ouverte", "2016-2017", "31/08/2017", "01/09/2016")])
    path.write_bytes(edit(path, ADDED))
    assert sheet(path, "Éditions").rows[-1] == ["", "", "2017-2018", "", "01/09/2017"]


def test_a_day_is_a_date_where_dates_are_shown_whatever_the_calendar(tmp_path: Path) -> None:
    path = plain(tmp_path, [HEADINGS, ("", "Ouverte", "2016-2017", "", dt.date(2016, 9, 1))])
    book = openpyxl.load_workbook(path)
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.save(path)
    path.write_bytes(edit(path, ADDED))
    assert openpyxl.load_workbook(path)["Éditions"]["E3"].value == dt.datetime(2017, 9, 1)  # noqa: DTZ001


def test_nothing_to_change_changes_nothing(tmp_path: Path) -> None:
    path = plain(tmp_path, [HEADINGS])
    before = parts(path)
    path.write_bytes(edit(path))
    assert parts(path) == before


@pytest.mark.parametrize(
    ("rows", "asked", "why"),
    [
        ([HEADINGS, ("Total", 2)], ADDED, "ligne de total"),
        ([HEADINGS], AppendRow(Enrolments, "Inscriptions", {}), "n'y est plus"),
        ([("a", "b")], ADDED, "ligne de titres"),
        ([("Édition", "Statut")], ADDED, "pas de colonne « Début »"),
        ([HEADINGS, ("", "=1+1", "2016-2017")], SetCell(Editions, "Éditions", 2, Editions.status, "Close"), "formule"),
    ],
)
def test_what_would_be_lost_or_guessed_is_refused(
    tmp_path: Path, rows: list[tuple[object, ...]], asked: Edit, why: str
) -> None:
    with pytest.raises(NotEditableError, match=why):
        edit(plain(tmp_path, rows), asked)
