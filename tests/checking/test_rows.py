"""Rules between the values of one row."""

from __future__ import annotations

import pytest

from aet_sheets.checking.tables import Context, ValueReader, check_table
from aet_sheets.reading.tables import read_table
from aet_sheets.schema import Means
from tests.support.markdown import sheet


@pytest.mark.parametrize(
    ("quantity", "unit", "value"),
    [
        ("3 h", "Heures", 3),
        ("2 jours", "Jours", 2),
        ("0,5 ETP", "ETP", 0.5),
        ("12 personnes", "Unités", 12),
        ("3 jours", "", 3),
        ("3 jours", "Heures", None),
        ("2 h", "Jours", None),
        ("12 €", "Heures", None),
        ("12 élèves", "Heures", None),
        ("3 h", "Unités", None),
    ],
)
def test_a_quantity_is_in_the_unit_of_its_row(quantity: str, unit: str, value: float | None) -> None:
    written = sheet(
        "Moyens", f"| Nature | Libellé | Quantité | Unité | État |\n| En nature | Don | {quantity} | {unit} | Estimé |"
    )
    raw, _ = read_table(Means, written, "a.xlsx", Means.return_columns())
    checked = check_table(raw, "a.xlsx", Context(in_return=True), ValueReader())
    assert checked.records.columns["quantity"] == [value]
    told = [(problem.code, problem.cell, problem.value) for problem in checked.problems]
    assert told == ([] if value else [("quantite-dans-une-autre-unite", "C2", quantity)])
