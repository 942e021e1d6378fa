"""Values as French writes them, in tables and within sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from aet_sheets.figures import Quantity
from aet_sheets.reporting.model import Cell, Form
from aet_sheets.reporting.writing import amount, shown, spoken_date, spread


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(None), "–"),
        (Cell("inconnu", Form.EUROS), "inconnu"),
        (Cell(dt.date(2016, 10, 2), Form.DATE), "02/10/2016"),
        (Cell(1234567, Form.COUNT), "1\u202f234\u202f567"),
        (Cell(4.0666666, Form.NUMBER), "4,07"),
        (Cell(0, Form.NUMBER), "0"),
        (Cell(9825.2, Form.EUROS), "9\u202f825,20\u00a0€"),
        (Cell(-12.0, Form.EUROS), "\u221212\u00a0€"),
        (Cell(0.485, Form.SHARE), "48,5\u00a0%"),
        (Cell(46, Form.COUNT, 73), "46 à 73"),
        (Cell(10.005, Form.EUROS, 16.68), "10,01 à 16,68\u00a0€"),
        (Cell(0.2, Form.SHARE, 0.5), "20 à 50\u00a0%"),
        (Cell(46, Form.COUNT, 46), "46"),
    ],
)
def test_cells(cell: Cell, text: str) -> None:
    assert shown(cell) == text


def test_within_a_sentence() -> None:
    assert amount(Quantity(46, 73), Form.COUNT) == "de 46 à 73"
    assert amount(Quantity(46, 46), Form.COUNT) == "46"
    assert spread(Quantity(1, 2), Form.EUROS) == "1 à 2\u00a0€"


def test_days_as_one_says_them() -> None:
    assert spoken_date(dt.date(2017, 7, 1)) == "1er\u00a0juillet\u00a02017"
    assert spoken_date(dt.date(2017, 8, 20)) == "20\u00a0août\u00a02017"
