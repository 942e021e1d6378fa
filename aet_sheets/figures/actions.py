"""Actions: how many stand at each stage, by status (domain, Vocabulary)."""

from __future__ import annotations

from collections import Counter

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.figures.placing import within
from aet_sheets.schema import Actions
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Period


def actions_by_stage(dataset: Dataset, period: Period) -> dict[str, dict[str, int]]:
    """Return how many actions of `period` there are, by stage then status: every one of both, in the order of lists."""
    rows = within(dataset, Actions, period).rows(dataset, Actions, Actions.stage, Actions.status)
    found = Counter((str(stage), str(status)) for stage, status in rows)
    return {stage: {status: found[stage, status] for status in words.ACTION_STATUSES} for stage in words.STAGES}
