"""Indicators: reached or not by a sign, a word and a colour; intervals; meanings that changed; charts worth drawing."""

from __future__ import annotations

import pytest

from aet_sheets.figures.sealing import seal
from aet_sheets.figures.series import series
from aet_sheets.reporting.content import compose
from aet_sheets.reporting.facts import Material
from aet_sheets.reporting.model import Gallery, Report, Tone
from tests.reporting.extremes import INDICATORS, MADE_ON, MEASURES, USUAL, nothing, usual
from tests.reporting.tables import rows, table
from tests.support.consolidating import consolidated


def measured(*values: str) -> Report:
    heading = next(line for line in MEASURES.splitlines() if line.strip())
    return usual(Mesures="\n".join([heading, *values]))


def row_of(report: Report, title: str) -> list[str]:
    (found,) = [row for row in rows(report, "indicators") if row[0] == title]
    return found


def gallery(report: Report) -> list[str]:
    blocks = [block for section in report.sections for block in section.blocks if isinstance(block, Gallery)]
    return [chart.key for block in blocks for chart in block.charts]


@pytest.mark.parametrize(
    ("value", "state", "told", "tone"),
    [
        ("30", "Mesuré", "✓ atteinte", Tone.GOOD),
        ("29", "Mesuré", "✗ non atteinte", Tone.BAD),
        ("", "Inconnu", "inconnu", Tone.QUIET),
    ],
)
def test_reached_or_not(value: str, state: str, told: str, tone: Tone) -> None:
    report = measured(f"| IND-STAGES | 2016-2017 | {value} | {state} | | | | | |")
    assert told in row_of(report, "Stages")
    (row,) = [row for row in table(report, "indicators").rows if row.key == "IND-STAGES"]
    assert tone in {cell.tone for cell in row.cells if told in str(cell.value).replace("\u00a0", " ")}


def test_an_interval_that_straddles_the_target_is_undecided() -> None:
    found = row_of(usual(), "Élèves")
    assert found[:3] == ["Élèves", "élèves", "60 à 100"]
    assert "? indéterminée" in found


def test_what_a_value_leaves_out_is_told() -> None:
    assert row_of(usual(), "Stages")[-1] == "dont 1 valeur estimée, sans 1 valeur inconnue"


def test_the_edition_before_stands_beside() -> None:
    report = measured(
        "| IND-STAGES | 2015-2016 | 7 | Mesuré | | | | | |", "| IND-STAGES | 2016-2017 | 9 | Mesuré | | | | | |"
    )
    assert row_of(report, "Stages")[2:4] == ["9", "7"]
    assert rows(report, "indicators_series")[1][1:] == ["7", "9"]


def test_a_chart_is_drawn_where_it_says_something() -> None:
    report = measured("| IND-STAGES | 2016-2017 | 9 | Mesuré | | | | | |")
    assert gallery(report) == ["IND-STAGES"]
    assert gallery(nothing()) == []


def test_a_meaning_that_changed_is_marked_in_the_table_the_chart_and_the_definitions() -> None:
    values = {"Mesures": MEASURES + "| IND-STAGES | 2015-2016 | 8 | Mesuré | | | | | | |"}
    before = consolidated(pilot=USUAL | values | {"Indicateurs": INDICATORS.replace("stages", "conventions")})
    first = before.pilot.editions["2015-2016"]
    kept = seal("2015-2016", {}, series(before.dataset, [first]).editions["2015-2016"], before.dataset)
    now = consolidated(pilot=USUAL | values)
    report = compose(Material(now.edition, (now,), (), MADE_ON, {"2015-2016": kept}))
    assert row_of(report, "Stages")[-1].endswith("définition modifiée")
    assert rows(report, "indicators_series")[1][-1] == "2016-2017"
    assert "Définition modifiée : 2016-2017." in rows(report, "indicator_definitions")[1][1]
    (indicators,) = [section for section in report.sections if section.title == "Indicateurs"]
    assert [chart.redefined for chart in indicators.charts if chart.key == "IND-STAGES"] == [("2016-2017",)]
