"""What is said of one fact: it is well, it is to be looked at, or it is a problem; and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aet_sheets.text import french


class State(StrEnum):
    """How one thing stands."""

    OK = "OK"
    TO_CHECK = "à vérifier"
    PROBLEM = "problème"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of a diagnostic; `subject` is a stable key, `remedy` is empty where there is nothing to do."""

    subject: str
    state: State
    message: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        """Return the line as `aet diagnostic --format json` shows it."""
        return {"check": self.subject, "state": str(self.state), "message": self.message, "remedy": self.remedy}


def fine(subject: str, message: str, **names: object) -> Verdict:
    """Return what is well; the message may name `names`, as `french` does."""
    return Verdict(subject, State.OK, french(message, **names))


def to_check(subject: str, message: str, remedy: str, **names: object) -> Verdict:
    """Return what may be the trouble."""
    return Verdict(subject, State.TO_CHECK, french(message, **names), french(remedy, **names))


def problem(subject: str, message: str, remedy: str, **names: object) -> Verdict:
    """Return what is the trouble."""
    return Verdict(subject, State.PROBLEM, french(message, **names), french(remedy, **names))
