"""The reports of the demo that several tests read, composed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.reporting.model import Report
from tests.reporting.demo_reports import edition_report, exercise_report


@pytest.fixture(scope="session")
def demo_report(demo_sources: Path) -> Report:
    """The report of the last edition of the demo."""
    return edition_report(demo_sources)


@pytest.fixture(scope="session")
def demo_exercise(demo_sources: Path) -> Report:
    """The report of the budget year 2016 of the demo."""
    return exercise_report(demo_sources)
