"""How many problems there are, in words."""

from __future__ import annotations

from aet_sheets.problems import Place, catalogue
from aet_sheets.problems.counting import counted


def test_problems_are_counted_in_words() -> None:
    alert = catalogue.BAD_DATE.at(Place("a.xlsx", "Feuille", "A2", "Date"), "hier", proposal="")
    notice = catalogue.OPEN_ELSEWHERE.at(Place("a.xlsx"), name="a.xlsx")
    assert counted([alert, notice, notice]) == "1\u00a0alerte, 2\u00a0informations"
    assert counted([]) == "aucune"
