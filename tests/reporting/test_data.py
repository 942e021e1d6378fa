"""The data of the report: rows that formulas can add up, and nobody in them."""

from __future__ import annotations

from aet_sheets.reporting.model import Report, Table
from tests.reporting.extremes import usual


def data(report: Report, key: str) -> Table:
    (found,) = [table for table in report.data if table.key == key]
    return found


def test_an_unknown_amount_is_no_number() -> None:
    rows = [[cell.value for cell in row.cells] for row in data(usual(), "D_Moyens").rows]
    assert rows == [
        ["2016-2017", "Financier", "Cars", "Ateliers Zed", "222", "6245", 1200, 1000.5, "Constaté"],
        ["2016-2017", "En nature", "Temps", "Le Trait d'union", "Non précisée", "Non précisée", 200, None, "Inconnu"],
    ]


def test_sessions_come_with_their_participations() -> None:
    (row,) = data(usual(), "D_Seances").rows
    assert [cell.value for cell in row.cells][3:] == [1, 2, 2]


def test_what_may_still_grow_is_told() -> None:
    rows = {(row.cells[0].value, row.key): row.cells for row in data(usual(), "D_Indicateurs").rows}
    assert [cell.value for cell in rows["2016-2017", "IND-STAGES"]][3:] == [12, 12, 30, "Hausse", "oui"]
    assert [cell.value for cell in rows["2016-2017", "IND-ELEVES"]][3:] == [60, 100, 80, "Hausse", "non"]


def test_people_are_counts() -> None:
    counts = {(row.cells[0].value, row.cells[1].value): row.cells[2].value for row in data(usual(), "D_Chiffres").rows}
    assert counts["2016-2017", "actors"] == 2
    assert counts["2016-2017", "beneficiaries high"] == 100
    assert not any("ACT-" in str(cell.value) for table in usual().data for row in table.rows for cell in row.cells)
