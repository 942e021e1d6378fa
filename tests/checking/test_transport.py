"""A checked return comes back from its process as it went, type by type; anything else is refused."""

from __future__ import annotations

from array import array
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aet_sheets.checking.records import Checked, RawRows
from aet_sheets.checking.returns import CheckedReturn, check_return
from aet_sheets.checking.tables import ValueReader
from aet_sheets.checking.transport import decode_return, encode_return
from aet_sheets.problems import Problem
from aet_sheets.reading.isolation.transport import TransportError
from aet_sheets.reading.raw import Raw, RawSheet, RawWorkbook
from aet_sheets.reading.source import read_return
from aet_sheets.schema import Actions, Attendances, Means, Sessions
from aet_sheets.schema.calendar import school_year
from aet_sheets.schema.coded import Coded
from tests.support.markdown import cover, sheet, workbook
from tests.support.sheets import sheets

FILE = "retours/2016-2017/a.xlsx"
BOUNDS = school_year("2016-2017")
SESSIONS = """
    | Type de séance | Intitulé | Date | Durée (h) | Remarque |
    | Groupe de travail | Bilan | 12/10/2016 | 2 | à l'heure |
    | Plénière | Bilan | 12/10/2030 | 1h30 | |
    | Pilotage | Bilan | hier | | |
    """


def checked(book: RawWorkbook, file: str = FILE) -> CheckedReturn:
    return check_return(read_return(book, file), BOUNDS, ValueReader())


def sent(book: RawWorkbook) -> bytes:
    return encode_return(checked(book, ""))


def of_sheets(own: list[RawSheet]) -> RawWorkbook:
    return RawWorkbook("xlsx", [sheet("Fiche", cover()), *own])


def rows(cells: RawRows, count: int) -> list[list[Raw]]:
    """Raw rows without the empty cells at their end, which nobody tells from cells that are not there."""
    found = [list(cells[record]) for record in range(count)]
    for row in found:
        while row and row[-1] == "":
            row.pop()
    return found


def seen(found: CheckedReturn) -> list[Any]:
    """Everything in a checked return, types included: `repr` tells 1 from 1.0 and calls NaN by one name."""
    facts = (found.file, found.cover, found.problems, found.metadata, found.is_csv, found.own_document)
    return [repr(facts), *(_seen_sheet(own) for own in found.sheets)]


def _seen_sheet(own: Checked) -> str:
    records = own.records
    held = (
        *(records.table, records.file, records.sheet, list(records.rows), records.columns, records.positions),
        *(rows(records.cells, len(records)), records.extra, records.by_cover, own.set_aside, own.problems),
    )
    return repr(held).replace("-0.0", "0.0").replace(", fold=1", "")  # which equal what stands there instead


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(sheets(), max_size=4, unique_by=lambda raw: raw.name))
def test_round_trip(own: list[RawSheet]) -> None:
    assert seen(decode_return(sent(of_sheets(own)), FILE)) == seen(checked(of_sheets(own)))


def test_the_file_is_named_where_it_is_decoded() -> None:
    found = decode_return(sent(workbook(Fiche=cover(edition="?"), Séances=SESSIONS)), FILE)
    (sessions,) = found.sheets
    problems: list[Problem] = [*found.cover.problems, *sessions.problems, *sessions.set_aside[0].problems]
    found_codes = ["edition-invalide", "date-invalide", "date-hors-edition", "date-invalide"]
    assert [problem.code for problem in problems] == found_codes
    assert {problem.file for problem in problems} | {sessions.records.file, sessions.set_aside[0].file} == {FILE}


def test_what_is_written_often_takes_little_room() -> None:
    lines = "\n".join(f"| {row % 40} — Réunion | Personne {row % 50} | Présent |" for row in range(5_000))
    content = sent(workbook(Fiche=cover(), Présences=f"| Séance | Acteur | Présence |\n{lines}"))
    assert len(content) < 20 * 5_000
    (attendances,) = decode_return(content, FILE).sheets
    assert attendances.records.columns[Attendances.actor.name][4_999] == "Personne 49"


def test_more_values_than_two_bytes_can_number() -> None:
    lines = "\n".join(f"| Séance {row} | Personne {row} | Présent |" for row in range(40_000))
    (own,) = decode_return(
        sent(workbook(Fiche=cover(), Présences=f"| Séance | Acteur | Présence |\n{lines}")), FILE
    ).sheets
    assert own.records.columns[Attendances.actor.name] == [f"Personne {row}" for row in range(40_000)]


def test_a_text_that_was_taken_as_it_is_stands_in_memory_once() -> None:
    (own,) = decode_return(sent(workbook(Fiche=cover(), Séances=SESSIONS)), FILE).sheets
    assert own.records.columns[Sessions.title.name][0] is own.records.cells[0][1]


def test_a_number_larger_than_any_machine_counts_comes_back() -> None:
    (own,) = decode_return(
        sent(
            workbook(
                Fiche=cover(),
                Séances="| Type de séance | Intitulé | Date | Participants annoncés |\n"
                f"| Plénière | Bilan | 12/10/2016 | {2**80} |",
            )
        ),
        FILE,
    ).sheets
    assert own.records.columns[Sessions.announced.name] == [2**80]


def test_the_cover_gives_its_group_once_it_is_understood() -> None:
    actions = """
        | Intitulé | Étape | Statut | Transverse | Édition |
        | Charte | Conception | Proposée | non | |
        | Forum | Conception | Proposée | oui | 2015-2016 |
        """
    (own,) = decode_return(sent(workbook(Fiche=cover(), Actions=actions)), FILE).sheets
    records = own.records
    assert [records.assumed(Actions.group, record) for record in (0, 1)] == [True, False]
    assert not records.lacks(Actions.group, 0)
    assert records.lacks(Actions.group, 1)
    records.fill({"group": "GT-JEUNES", "edition": "2016-2017"})
    assert records.columns[Actions.group.name] == ["GT-JEUNES", None]
    assert records.columns[Actions.edition.name] == ["2016-2017", "2015-2016"]


@given(st.binary(max_size=200))
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(TransportError):
        decode_return(content, FILE)


SENT = sent(workbook(Fiche=cover(), Séances=SESSIONS))


@given(st.data())
def test_bytes_changed_on_the_way_give_a_return_or_a_refusal(data: st.DataObject) -> None:
    content = bytearray(SENT)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(TransportError):
        found = decode_return(bytes(content), FILE)
        for own in found.sheets:
            own.records.fill({"group": "GT-JEUNES", "edition": "2016-2017"})
            assert {len(values) for values in own.records.columns.values()} == {len(own.records)}
            assert all(own.records.place(column, 0).cell for column in own.records.table.columns if own.records.rows)
            assert len(rows(own.records.cells, len(own.records))) == len(own.records)


PLACES = {"values": 0, "cover": 1, "sheets": 2}
PARTS = {"table": 0, "rows": 2, "positions": 3, "cells": 4, "columns": 5, "by_cover": 6, "extra": 7}


def number(code: int) -> bytes:
    return array("I", [code]).tobytes()


TEXT_AND_NUMBER = workbook(
    Fiche=cover(), Moyens="| Nature | Libellé | État | Réalisé |\n| Humain | Don | Estimé | 12 |"
)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("table", "Editions"),
        ("table", "?"),
        ("rows", b"\x01\0\0"),
        ("rows", b"\x01\0\0\0\x02\0\0\0"),
        ("positions", {"label": -1}),
        ("positions", {"actual": 1}),
        ("cells", [number(10**6)]),
        ("cells", [number(1) * 2]),
        ("cells", [b"\0"]),
        ("columns", {"actual": b"\1\0"}),
        ("columns", {"actual": number(10**6)}),
        ("columns", {"actual": number(1) * 2}),
        ("columns", {"actual": number(1)}),
        ("columns", {"nobody": number(1)}),
        ("by_cover", {"edition": b""}),
        ("by_cover", {"title": b"\1"}),
        ("by_cover", {"nobody": b"\1"}),
        ("extra", number(1) * 2),
        ("extra", number(4)),
    ],
)
def test_parts_that_contradict_each_other_or_their_table_are_refused(part: str, wrong: object) -> None:
    message = msgspec.msgpack.decode(sent(TEXT_AND_NUMBER))
    assert decode_return(msgspec.msgpack.encode(message), FILE).sheets[0].records.columns[Means.actual.name] == [12]
    assert message[PLACES["values"]][0][:5] == ["", "Humain", "Don", "Estimé", 12]
    message[PLACES["sheets"]][0][PARTS[part]] = wrong
    with pytest.raises(TransportError):
        decode_return(msgspec.msgpack.encode(message), FILE)


@pytest.mark.parametrize(
    ("names", "plain"),
    [(["group"], ["", 1]), (["group"], [""]), (["group"], ["", "a", "b"]), (["nobody"], ["", "a"]), ([], [])],
)
def test_a_cover_whose_values_are_not_its_own_is_refused(names: list[str], plain: list[str | int]) -> None:
    message = msgspec.msgpack.decode(SENT)
    message[PLACES["cover"]][1:3] = [names, [plain]]
    with pytest.raises(TransportError):
        decode_return(msgspec.msgpack.encode(message), FILE)


def test_a_return_that_came_back_is_sent_as_it_came() -> None:
    assert encode_return(decode_return(SENT, "")) == SENT


def test_what_is_as_it_was_typed_goes_once() -> None:
    message = msgspec.msgpack.decode(SENT)
    assert decode_return(SENT, FILE).sheets[0].records.extra == ["Remarque\u00a0: à l'heure", None]
    assert set(message[PLACES["sheets"]][0][PARTS["columns"]]) == {"date", "duration"}


def test_columns_and_cells_share_what_they_have_in_common() -> None:
    found = decode_return(SENT, FILE)
    records = found.sheets[0].records
    assert records.columns[Sessions.title.name] is records.typed(Sessions.title)
    columns: list[Coded[Any]] = [*records.cells.columns, records.columns["date"]]
    assert all(column.values is found.values for column in columns)
