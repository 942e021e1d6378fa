"""What goes from a child to its parent comes in as it went, type by type; anything else is refused."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.reading.isolation.transport import TransportError, decode_workbook, encode_workbook
from aet_sheets.reading.raw import CellError, RawSheet, RawWorkbook, UnsavedFormula

SIXTY_FOUR_BITS = st.integers(-(2**63), 2**63 - 1)
ALIKE = st.sampled_from([1, 1.0, True, 0, 0.0, False, "", "1", "True", dt.date(2016, 9, 1), dt.datetime(2016, 9, 1)])  # noqa: DTZ001
CELLS = st.one_of(
    ALIKE,
    st.text(max_size=8),
    SIXTY_FOUR_BITS,
    st.floats(),
    st.dates(),
    st.datetimes().map(lambda moment: moment.replace(fold=0)),
    st.times().map(lambda time: time.replace(fold=0)),
    st.timedeltas(),
    st.sampled_from(["#REF!", "#N/A"]).map(CellError),
    st.just(UnsavedFormula()),
)
SHEETS = st.builds(RawSheet, st.text(max_size=5), st.lists(st.lists(CELLS, max_size=6), max_size=6), st.booleans())
WORKBOOKS = st.builds(RawWorkbook, st.sampled_from(["xlsx", "csv"]), st.lists(SHEETS, max_size=3))


def seen(workbook: RawWorkbook) -> list[Any]:
    """Everything in a workbook, types included; `repr` tells 1 from 1.0 and calls NaN by one name."""
    return [workbook.format, *((sheet.name, sheet.hidden, repr(sheet.rows)) for sheet in workbook.sheets)]


def positive_zeros(workbook: RawWorkbook) -> RawWorkbook:
    """The same workbook without negative zeros, which equal the others and count as the same value."""
    for sheet in workbook.sheets:
        sheet.rows = [[0.0 if isinstance(cell, float) and cell == 0 else cell for cell in row] for row in sheet.rows]
    return workbook


@given(WORKBOOKS.map(positive_zeros))
def test_round_trip(workbook: RawWorkbook) -> None:
    assert seen(decode_workbook(encode_workbook(workbook))) == seen(workbook)


def test_a_large_sheet_takes_little_room() -> None:
    rows: list[list[Any]] = [["Présent", "", row % 50] for row in range(50_000)]
    content = encode_workbook(RawWorkbook("xlsx", [RawSheet("Présences", rows)]))
    assert len(content) < 6 * 150_000
    assert decode_workbook(content).sheets[0].rows == rows


def test_equal_texts_become_one_object() -> None:
    rows: list[list[Any]] = [[str(b"Pr\xc3\xa9sent", "utf-8")] for _ in range(3)]
    (sheet,) = decode_workbook(encode_workbook(RawWorkbook("xlsx", [RawSheet("a", rows)]))).sheets
    assert len({id(row[0]) for row in sheet.rows}) == 1


@given(st.binary(max_size=200))
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(TransportError):
        decode_workbook(content)


@given(WORKBOOKS, st.data())
def test_bytes_changed_on_the_way_give_a_workbook_or_a_refusal(workbook: RawWorkbook, data: st.DataObject) -> None:
    content = bytearray(encode_workbook(workbook))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(TransportError):
        assert isinstance(decode_workbook(bytes(content)), RawWorkbook)


@pytest.mark.parametrize("part", ["codes", "lengths", "values"])
def test_parts_that_contradict_each_other_are_refused(part: str) -> None:
    content = encode_workbook(RawWorkbook("xlsx", [RawSheet("a", [["x", 1]])]))
    workbook = msgspec.msgpack.decode(content)
    place = {"values": 1, "codes": 2, "lengths": 3}[part]
    workbook[1][0][place] = {"codes": b"\xff" * 8, "lengths": b"\x01\0\0\0", "values": []}[part]
    with pytest.raises(TransportError):
        decode_workbook(msgspec.msgpack.encode(workbook))
