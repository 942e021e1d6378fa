"""Rows that are told to be records at once are records when they are looked at one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.reading.headings import HeadingRow, find_heading_row
from aet_sheets.reading.raw import Raw, is_blank
from aet_sheets.reading.rows import is_prepared, is_total, plain_records, repeats_headings
from aet_sheets.schema import PILOT_TABLES, RETURN_TABLES, Attendances, Measures, Table

TABLES = sorted({*RETURN_TABLES, *PILOT_TABLES}, key=lambda table: table.sheet)
ANYTHING = ["", " ", "Total", "TOTAL général", "12,50 €", "12", 3, 0, True, 1.5, "Passerelle", "à voir"]


def headings_of(table: type[Table], *more: str) -> HeadingRow:
    headings = find_heading_row(table, [[*(column.label for column in table.columns), *more]])
    assert headings is not None
    return headings


@given(st.data())
def test_a_row_told_at_once_would_not_be_passed_over(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(TABLES))
    headings = headings_of(table, table.reminder.heading) if table.reminder else headings_of(table)
    headings_again = [st.sampled_from(["", column.label, *column.aliases]) for column in table.columns]
    cells = [
        st.one_of(again, st.sampled_from([*ANYTHING, *getattr(column, "choices", ())]))
        for again, column in zip(headings_again, table.columns, strict=True)
    ]
    recalled = st.sampled_from(["", "rappel"])
    drawn = st.one_of(st.tuples(*cells, recalled), st.tuples(*headings_again, recalled))
    rows: list[list[Raw]] = [list(row) for row in data.draw(st.lists(drawn, max_size=6))]
    ragged = [row[: data.draw(st.integers(1, len(row)))] for row in rows]
    for row, plain in zip(ragged, plain_records(table, headings, ragged), strict=True):
        assert not plain or not (
            is_blank(row)
            or is_total(row)
            or repeats_headings(table, headings, row)
            or is_prepared(table, headings, row)
        )


def test_the_first_row_is_never_told_nor_are_rows_that_say_little() -> None:
    record: list[Raw] = ["12/10/2016 — Rentrée", "Awa Diallo — Passerelle", "Présent"]
    short: list[list[Raw]] = [["", "Acteur", "Présent"], ["Séance", "Acteur", "Présence"], ["S1", 2, ""], []]
    headings = headings_of(Attendances)
    assert plain_records(Attendances, headings, [record, record, *short]) == [False, True, False, False, False, False]
    assert plain_records(Attendances, headings, []) == []


def test_a_row_is_not_told_by_what_it_was_prepared_with() -> None:
    assert Measures.reminder is not None
    row: list[Raw] = [""] * len(Measures.columns)
    for column, cell in ((Measures.reminder.of, "Stages"), (Measures.state, "Mesuré")):
        row[Measures.columns.index(column)] = cell
    assert plain_records(Measures, headings_of(Measures), [row, row])[1]
    assert not plain_records(Measures, headings_of(Measures, Measures.reminder.heading), [row, row])[1]


def test_like_headings_are_found_wherever_they_stand_in_each_sheet() -> None:
    labels: list[Raw] = [column.label for column in Attendances.columns]
    first, second = find_heading_row(Attendances, [labels]), find_heading_row(Attendances, [[], ["Titre"], labels])
    assert first is not None
    assert second is not None
    assert (first.row, second.row, first.found) == (0, 2, second.found)
    numbered = find_heading_row(Attendances, [[*labels, 1]])
    ticked = find_heading_row(Attendances, [[*labels, True]])
    assert numbered is not None
    assert ticked is not None
    assert [*numbered.extra.values(), *ticked.extra.values()] == ["1", "VRAI"]
