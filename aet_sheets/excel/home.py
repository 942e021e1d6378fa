"""The state of play on the welcome sheet, as the buttons keep it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import xlwings as xw

from aet_sheets.operations.follow_up import FollowUp
from aet_sheets.writing.state import LAST_CONSOLIDATION, PROBLEMS_LEFT, RETURNS_EXPECTED, RETURNS_RECEIVED, Fact


def show_returns(book: xw.Book, standing: FollowUp) -> None:
    """Write how many returns there are, and how many problems keep rows out of the figures."""
    counts = standing.counts
    facts = {RETURNS_RECEIVED: counts["received"], RETURNS_EXPECTED: counts["expected"]}
    _show(book, facts | {PROBLEMS_LEFT: standing.blocking})


def show_consolidation(book: xw.Book, now: dt.datetime) -> None:
    """Write that a consolidation was made at the time `now`, as the user's clock shows it."""
    _show(book, {LAST_CONSOLIDATION: now})


def _show(book: xw.Book, facts: Mapping[Fact, int | dt.datetime]) -> None:
    """Write facts into the cells of their names; one whose name was deleted has no place any more."""
    known = {name.name for name in book.names}
    for fact, value in facts.items():
        if fact.name in known:
            book.names[fact.name].refers_to_range.value = value
