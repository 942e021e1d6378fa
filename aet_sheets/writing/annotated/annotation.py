"""What is to be said of a file that is sent back, on its copy and in the e-mail that goes with it.

Copies are made by processes of their own: the one that asks for them loads this module, and not those that make them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from aet_sheets.problems import Problem, Severity, catalogue
from aet_sheets.reading.forms import CORRECTS
from aet_sheets.text import plural

CORRECTION_SHEET: Final = "À corriger"
_NOUNS: Final = {
    Severity.BLOCKING: ("point bloquant", "points bloquants"),
    Severity.ALERT: ("point à vérifier", "points à vérifier"),
}
_ORDER: Final = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What to write on a copy: problems, the gravest first; hidden metadata; what its reader has to do, in order."""

    problems: Sequence[Problem]
    metadata: Mapping[str, str] = field(default_factory=dict)
    steps: Sequence[str] = ()

    @property
    def of_a_copy(self) -> bool:
        """Tell whether the file is an annotated copy sent back: then it corrects more than one file."""
        return " " in self.metadata.get(CORRECTS, "")


def to_send(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems that ask for something, each once: the gravest first, causes before what they entail."""
    asking = dict.fromkeys(problem for problem in problems if problem.severity is not Severity.INFO)
    return sorted(asking, key=lambda problem: (_ORDER.index(problem.severity), is_consequence(problem)))


def counted(problems: Sequence[Problem]) -> str:
    """Return how many points of each severity there are, in words; infos ask for nothing and are not counted."""
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in _NOUNS}
    return " et ".join(plural(count, *_NOUNS[severity]) for severity, count in counts.items() if count)


def consequences(problems: Sequence[Problem]) -> str:
    """Return, in a sentence, how many points need nothing but that others be corrected; nothing when none does."""
    count = sum(map(is_consequence, problems))
    if not count:
        return ""
    disappear = "disparaîtra de lui-même" if count == 1 else "disparaîtront d'eux-mêmes"
    return f"{plural(count, 'point')} {disappear} une fois les autres corrigés"


def is_consequence(problem: Problem) -> bool:
    """Tell whether a problem goes when another one is corrected."""
    return problem.code == catalogue.REFERENCE_SET_ASIDE.code
