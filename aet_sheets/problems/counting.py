"""How many problems there are, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from aet_sheets.problems.problem import Problem, Severity
from aet_sheets.text import plural

_NOUNS: Final = {
    Severity.BLOCKING: ("bloquante", "bloquantes"),
    Severity.ALERT: ("alerte", "alertes"),
    Severity.INFO: ("information", "informations"),
}


def counted(problems: Iterable[Problem]) -> str:
    """Return how many problems of each severity there are, in words."""
    counts = Counter(problem.severity for problem in problems)
    parts = [plural(counts[severity], *_NOUNS[severity]) for severity in Severity if counts[severity]]
    return ", ".join(parts) or "aucune"
