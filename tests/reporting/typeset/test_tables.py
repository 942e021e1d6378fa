"""Tables on paper: widths that hold their numbers, smaller type, parts, words that break."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.reporting.model import Cell, Column, Form, Row, Table
from aet_sheets.reporting.typeset.measure import LETTER, PAGE_WIDTH, breakable
from aet_sheets.reporting.typeset.tables import SIZES, printed_tables


def table(*rows: list[Any], columns: int = 2, series: bool = False) -> Table:
    heads = [Column("name", "Nom", width=2)]
    heads += [Column(f"c{number}", f"Chiffre {number}", Form.NUMBER, series=series) for number in range(columns)]
    made = tuple(
        Row(str(row[0]), (Cell(str(row[0])), *(Cell(value, Form.NUMBER) for value in row[1:]))) for row in rows
    )
    return Table("t", "Titre", tuple(heads), made)


def widths(printed: dict[str, Any]) -> list[float]:
    return [column["points"] for column in printed["columns"]]


def test_numbers_get_their_width_and_texts_the_rest() -> None:
    (printed,) = printed_tables(table(["Aa", 1, 123456789012], ["Bb", 2, 3]))
    assert printed["size"] == SIZES[0]
    assert abs(sum(widths(printed)) - PAGE_WIDTH) < 1
    assert widths(printed)[2] > widths(printed)[1] > len("Chiffre") * LETTER * SIZES[0]


def test_where_numbers_take_too_much_room_the_type_is_smaller() -> None:
    row = ["Libellé", *[123456789012345] * 7]
    (printed,) = printed_tables(table(row, columns=7))
    assert SIZES[0] > printed["size"] >= SIZES[-1]
    assert sum(widths(printed)) <= PAGE_WIDTH + 1


def test_too_many_columns_of_a_series_make_several_parts_with_the_name_in_each() -> None:
    parts = list(printed_tables(table(["Ventes", *range(30)], columns=30, series=True)))
    assert len(parts) > 1
    assert {part["columns"][0]["label"] for part in parts} == {"Nom"}
    assert [cell["text"] for part in parts for cell in part["rows"][0]["cells"][1:]] == [str(n) for n in range(30)]
    assert [part["title"] for part in parts[:2]] == ["Titre", "Titre (suite)"]


def test_a_list_of_names_with_one_number_each_is_narrow() -> None:
    (printed,) = printed_tables(table(["Aa", 1], columns=1))
    assert sum(widths(printed)) < PAGE_WIDTH * 0.7


def test_a_column_of_text_in_which_nothing_stands_is_left_out() -> None:
    columns = (Column("a", "A"), Column("b", "B"), Column("c", "C", Form.COUNT))
    rows = (Row("x", (Cell("x"), Cell(None), Cell(None, Form.COUNT))),)
    (printed,) = printed_tables(Table("t", "T", columns, rows))
    assert [column["label"] for column in printed["columns"]] == ["A", "C"]


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=80), min_size=1, max_size=8))
def test_breaking_words_loses_nothing_and_leaves_none_too_long(words: list[str]) -> None:
    text = " ".join(words)
    broken = breakable(text, 100, 10)
    assert broken.replace("\u200b", "") == text
    assert max(len(part) for word in broken.split(" ") for part in word.split("\u200b")) <= 17
