"""What the program writes, it reads again: the same values, in the same rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aet_sheets.checking.forms import check_form
from aet_sheets.checking.tables import Context, ValueReader, check_table
from aet_sheets.reading.source import read_pilot, read_return
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.schema import PILOT_TABLES, RETURN_TABLES, Cover, Sessions, Table
from aet_sheets.schema.values import Value
from aet_sheets.schema.vocabulary import PLENARY
from aet_sheets.writing.pilot import write_pilot
from aet_sheets.writing.returns import write_return
from tests.support.libreoffice import convert
from tests.support.strategies import values

Row = dict[str, Value | None]
COVER: Row = {
    "group": "GT-JEUNES",
    "edition": "2016-2017",
    "period": "Année",
    "version": 3,
    "reporter": "Ninon Zola",
    "email": "n.zola@zed.example",
    "sent_on": dt.date(2017, 6, 30),
}


@st.composite
def rows(draw: st.DrawFn, table: type[Table], *, in_return: bool) -> list[Row]:
    columns = table.return_columns() if in_return else table.columns
    cells = {
        column.name: values(column) if column.required else st.one_of(st.none(), values(column)) for column in columns
    }
    found = draw(st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=3))
    for number, row in enumerate(found):
        if table is Sessions:
            row.update(type=PLENARY, number=None)
        if (code := table.code_column()) and code.required:
            row[code.name] = f"{row[code.name]}-{number}"
    return found


def read_again(path: Path, *, in_return: bool) -> dict[type[Table], list[Row]]:
    book = read_workbook(path.read_bytes(), path.name)
    source = (read_return if in_return else read_pilot)(book, path.name)
    assert source.problems == []
    found = {}
    for raw in source.tables:
        checked = check_table(raw, path.name, Context(in_return=in_return), ValueReader())
        assert [problem for problem in checked.problems if problem.code != "fin-avant-debut"] == []
        records = checked.records
        found[raw.table] = [
            {name: column[row] for name, column in records.columns.items()} for row in range(len(records))
        ]
    return found


def complete(table: type[Table], written: list[Row]) -> list[Row]:
    return [{column.name: row.get(column.name) for column in table.columns} for row in written]


@pytest.mark.parametrize("table", RETURN_TABLES, ids=lambda table: table.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_returns(table: type[Table], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    written = data.draw(rows(table, in_return=True))
    path = tmp_path_factory.mktemp("round_trip") / "retour.xlsx"
    write_return(path, COVER, {table: written})
    found = read_again(path, in_return=True)
    assert found[table] == complete(table, written)
    assert all(not others for name, others in found.items() if name is not table)


@pytest.mark.parametrize("table", PILOT_TABLES, ids=lambda table: table.__name__)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_pilot_workbooks(table: type[Table], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    written = data.draw(rows(table, in_return=False))
    path = tmp_path_factory.mktemp("round_trip") / "pilotage.xlsx"
    write_pilot(path, {"territory": "Val Fleuri"}, {table: written})
    assert read_again(path, in_return=False)[table] == complete(table, written)


@pytest.mark.parametrize("extension", ["ods", "xls"])
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_returns_that_went_through_libreoffice(
    extension: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    written = {table: data.draw(rows(table, in_return=True)) for table in RETURN_TABLES}
    folder = tmp_path_factory.mktemp("round_trip")
    write_return(folder / "retour.xlsx", COVER, written)
    found = read_again(convert(folder / "retour.xlsx", extension, folder), in_return=True)
    assert found == {table: complete(table, own) for table, own in written.items()}


def test_the_cover(tmp_path: Path) -> None:
    write_return(tmp_path / "retour.xlsx", {**COVER, "nil_means": True}, {})
    source = read_return(read_workbook((tmp_path / "retour.xlsx").read_bytes(), "retour.xlsx"), "retour.xlsx")
    checked = check_form(Cover, source.form, "retour.xlsx")
    assert checked.problems == []
    assert checked.values == {**COVER, "nil_means": True}
