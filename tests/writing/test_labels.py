"""The labels that drop-downs of references show, computed by LibreOffice while people type, sort and delete."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aet_sheets.schema import REFERENCED, Actors, Groups, Sessions, Table
from aet_sheets.writing.book import open_book
from aet_sheets.writing.entry_sheet import add_entry_table
from aet_sheets.writing.labels import RowLabels
from aet_sheets.writing.lists import Lists, reference_list_name
from aet_sheets.writing.rows import Row
from aet_sheets.writing.styles import Family
from tests.support.office import take_steps

ROWS: dict[type[Table], list[Row]] = {
    Actors: [
        {"code": "ACT-1", "first_name": "Éléonore", "last_name": "Martin-Dupré", "organisation": "L'Œuvre & « Cie »"},
        {"last_name": "Diallo", "organisation": "Passerelle"},
        {"first_name": "Ana", "organisation": "  Atelier   du  Val "},
        {"first_name": "Zoé", "last_name": "=1+1"},
        {"first_name": "\x07Cloche", "last_name": "<&>", "organisation": "Deux\r\nlignes"},
        {"organisation": "Seule"},
    ],
    Groups: [{"code": "GT-1", "theme": "Jeunes", "company_pilot": "ACT-1"}],
    Sessions: [
        {"title": "Bilan", "date": dt.date(2017, 3, 1)},
        {"title": "Sans date"},
        {"date": dt.date(2016, 11, 30)},
        {"title": "Date en toutes lettres", "date": "1er mars"},
    ],
}


def write(path: Path) -> Path:
    with open_book(path, "Essai") as book:
        for table, rows in ROWS.items():
            book.lists.follow(RowLabels(table=table, columns=table.columns, rows=rows, room=50))
        for table, rows in ROWS.items():
            add_entry_table(book, book.add_sheet(table.sheet, Family.PEOPLE), table, table.columns, rows)
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("labels") / "a.xlsx")


def test_rows_are_labelled_as_the_reader_understands_them(path: Path) -> None:
    lists = openpyxl.load_workbook(path, data_only=True)["Listes"]
    shown = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in lists.columns}
    assert shown["Liste_Acteurs"] == [
        "Éléonore Martin-Dupré — L'Œuvre & « Cie »",
        "Diallo — Passerelle",
        "Ana — Atelier du Val",
        "Zoé =1+1",
        "_x0007_Cloche <&> — Deux\nlignes",
        "Seule",
    ]
    assert shown["Liste_Seances"] == [
        "01/03/2017 — Bilan",
        "Sans date",
        "30/11/2016",
        "1er mars — Date en toutes lettres",
    ]


COUNT_AND_LAST = (("read", "Acteurs", "Z1"), ("read", "Acteurs", "Z2"))


@pytest.fixture(scope="module")
def seen(path: Path) -> list[Any]:
    """What LibreOffice gave, step by step; None for a step that gives nothing."""
    return take_steps(
        path,
        ("recalculate",),
        *(("read_rows", "Listes", labels_of(path, table)[0]) for table in ROWS),
        ("write", "Acteurs", "Z1", "=ROWS(Liste_Acteurs)"),
        ("write", "Acteurs", "Z2", "=INDEX(Liste_Acteurs;ROWS(Liste_Acteurs))"),
        *COUNT_AND_LAST,
        ("write", "Acteurs", "F8", "Zola"),
        ("write", "Acteurs", "G8", "Nina"),
        *COUNT_AND_LAST,
        ("delete_row", "Acteurs", 7),
        *COUNT_AND_LAST,
        ("write", "Acteurs", "F3", "=1/0"),
        *COUNT_AND_LAST,
        ("write", "Groupes", "D2", "Personne"),
        ("mark_invalid", "Groupes"),
        ("write", "Groupes", "D2", "Ana — Atelier du Val"),
        ("mark_invalid", "Groupes"),
    )


def labels_of(path: Path, table: type[Table]) -> tuple[str, list[str]]:
    """Return where the labels of `table` stand on the hidden sheet, and their stored values."""
    sheet = openpyxl.load_workbook(path, data_only=True)["Listes"]
    column = next(cells for cells in sheet.columns if cells[0].value == reference_list_name(table))
    filled = column[1 : 51 + len(ROWS[table])]
    labels = [(cell.value or "").replace("_x0007_", "\x07") for cell in filled]  # openpyxl leaves it as it is written
    return f"{filled[0].coordinate}:{filled[-1].coordinate}", labels


def test_libreoffice_computes_the_labels_that_were_stored(path: Path, seen: list[Any]) -> None:
    for table, computed in zip(ROWS, seen[1:4], strict=True):
        assert [text for (text,) in computed] == labels_of(path, table)[1]


def test_a_drop_down_follows_rows_that_are_added_and_deleted(seen: list[Any]) -> None:
    assert seen[6:8] == ["6", "Seule"]
    assert seen[10:12] == ["7", "Nina Zola"]
    assert seen[13:15] == ["6", "Nina Zola"]


def test_an_error_in_a_row_spoils_no_other_label(seen: list[Any]) -> None:
    assert seen[16:18] == ["6", "Nina Zola"]


def test_a_reference_warns_about_what_is_not_in_the_list(path: Path, seen: list[Any]) -> None:
    assert (seen[19], seen[21]) == (1, 0)
    book = openpyxl.load_workbook(path)
    rules = [rule for rule in book["Groupes"].data_validations.dataValidation if rule.formula1 == "Liste_Acteurs"]
    assert len(rules) == 3
    assert {rule.errorStyle for rule in rules} == {"warning"}
    assert rules[0].error == "Cette valeur n’est pas dans la liste. Un code convient aussi."


def test_labels_of_another_workbook_are_offered_as_they_are() -> None:
    lists = Lists()
    assert lists.reference(Groups) is None
    lists.offer(Groups, ["Jeunes", "", "Handicap", "Jeunes"])
    lists.offer(Actors, [])
    assert lists.reference(Groups) == "Liste_Groupes"
    assert lists.lists["Liste_Groupes"] == ("Jeunes", "Handicap")
    assert lists.reference(Actors) is None


def test_every_table_that_references_name_has_labels() -> None:
    assert all(table.label for table in REFERENCED)
    assert {table.__name__ for table in REFERENCED} == {
        "Actors", "Groups", "Programmes", "Sessions", "Actions", "Indicators",
    }  # fmt: skip


def test_the_same_rows_give_the_same_bytes(path: Path, tmp_path: Path) -> None:
    assert write(tmp_path / "b.xlsx").read_bytes() == path.read_bytes()
