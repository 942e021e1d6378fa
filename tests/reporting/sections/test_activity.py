"""Activity: participations are not people, and both are given."""

from __future__ import annotations

from tests.reporting.extremes import usual
from tests.reporting.tables import rows, table

SHEETS = {
    "Séances": """
        | Code séance | Type de séance | Groupe | Intitulé | Date | Durée (h) |
        | S0 | Plénière | | Avant | 13/10/2015 | 3 |
        | S1 | Groupe de travail | GT-JEUNES | Bilan | 12/10/2016 | 2 |
        | S2 | Groupe de travail | GT-JEUNES | Suite | 12/11/2016 | 1,5 |
        """,
    "Présences": """
        | Séance | Acteur | Présence | Heures apportées |
        | S0 | ACT-002 | Présent | |
        | S1 | ACT-001 | Présent | 2 |
        | S2 | ACT-001 | Présent | |
        | S2 | ACT-002 | Présent | 1 |
        """,
}


def test_sessions_participations_people_and_hours_by_type() -> None:
    found = rows(usual(**SHEETS), "activity")
    assert found[1] == ["Groupe de travail", "2", "3", "2", "3,5", "3"]
    assert found[-1] == ["Total", "2", "3", "2", "3,5", "3"]
    assert found[0] == ["Plénière", "0", "0", "0", "–", "–"]
    assert "1\u00a0participation sans heures déclarées." in table(usual(**SHEETS), "activity").note


def test_people_now_before_and_ever() -> None:
    found = {row[0]: row[1:] for row in rows(usual(**SHEETS), "people")}
    assert found["Participations"] == ["3", "1", "4"]
    assert found["Groupes de travail"] == ["2", "2", "–"]


def test_every_edition_stands_in_the_series() -> None:
    found = rows(usual(**SHEETS), "activity_series")
    assert [row[:4] for row in found] == [["2015-2016", "1", "1", "1"], ["2016-2017", "2", "3", "2"]]


def test_the_chart_shows_the_same_and_says_it_in_words() -> None:
    (activity,) = [section for section in usual(**SHEETS).sections if section.title == "Activité"]
    (chart,) = activity.charts
    assert [[value and value.low for value in line.values] for line in chart.lines] == [[1, 3], [1, 2]]
    assert "2016-2017\u00a0: 3\u00a0participations, 2\u00a0personnes" in chart.alternative
