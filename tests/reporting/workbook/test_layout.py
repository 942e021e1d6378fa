"""How tables lie on a sheet."""

from __future__ import annotations

import pytest

from aet_sheets.reporting.model import Cell, Column, Form, Row, Table
from aet_sheets.reporting.workbook.layout import Grid, heading_lines, number_format, widths_for


def table(*cells: Cell) -> Table:
    columns = (Column("name", "Nom"), Column("value", "Valeur", Form.NUMBER, interval=True), Column("note", "Note"))
    return Table("t", "T", columns, (Row("r", (Cell("Nom"), *cells, Cell("Note"))),))


def test_a_column_takes_two_where_it_holds_an_interval() -> None:
    exact, interval = Grid.of(table(Cell(5, Form.NUMBER))), Grid.of(table(Cell(5, Form.NUMBER, 7)))
    assert exact == Grid({"name": 0, "value": 1, "note": 2}, frozenset())
    assert interval == Grid({"name": 0, "value": 1, "note": 3}, frozenset({"value"}))


def test_widths_suit_every_table_of_the_sheet() -> None:
    small, large = table(Cell(5, Form.NUMBER)), table(Cell(123456789012345, Form.NUMBER, 223456789012345))
    assert len(widths_for([small])) == 3
    found = widths_for([small, large])
    assert len(found) == 4
    assert found[1] == found[2] > widths_for([small])[1]


@pytest.mark.parametrize(("label", "lines"), [("Valeur", 1), ("Édition précédente", 2), ("", 1)])
def test_headings_are_as_high_as_they_need(label: str, lines: int) -> None:
    assert heading_lines(label, 15) == lines


def test_whole_numbers_show_no_decimal_sign() -> None:
    column = Column("value", "Valeur", Form.NUMBER)
    assert number_format(column, Cell(200, Form.NUMBER)) == "#,##0"
    assert number_format(column, Cell(4.1, Form.NUMBER)) == "#,##0.##"
    assert number_format(column, Cell(0.5, Form.SHARE)) == "0.0\\ %"
