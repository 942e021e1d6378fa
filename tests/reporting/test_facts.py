"""Which periods a report compares."""

from __future__ import annotations

from aet_sheets.reporting.facts import overlapping, periods_up_to
from aet_sheets.schema.calendar import Exercise, school_year

EDITIONS = {name: school_year(name) for name in ("2016-2017", "2014-2015", "2015-2016", "2017-2018")}


def test_an_edition_comes_after_those_before_it() -> None:
    found = periods_up_to(EDITIONS["2016-2017"], EDITIONS)
    assert [period.name for period in found] == ["2014-2015", "2015-2016", "2016-2017"]


def test_an_exercise_comes_after_those_since_the_first_edition_began() -> None:
    assert [period.name for period in periods_up_to(Exercise(2016), EDITIONS)] == ["2014", "2015", "2016"]
    assert [period.name for period in periods_up_to(Exercise(2012), EDITIONS)] == ["2012"]


def test_editions_that_have_a_day_in_an_exercise() -> None:
    assert [edition.name for edition in overlapping(Exercise(2016), EDITIONS)] == ["2015-2016", "2016-2017"]
    assert list(overlapping(Exercise(2013), EDITIONS)) == []
