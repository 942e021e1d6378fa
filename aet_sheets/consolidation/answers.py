"""What people wrote on the sheet *Arbitrages* becomes decisions: only what they changed since it was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from aet_sheets.consolidation.decisions import Decision, Decisions, Nature, Subject, Verdict
from aet_sheets.consolidation.questions import CHOICES, KEEP
from aet_sheets.problems import Problem, catalogue
from aet_sheets.reading.arbitration import Answer
from aet_sheets.text import fold, quoted


@dataclass(slots=True)
class Taken:
    """What reading sheets gave: the decisions to add to the log, and the answers that could not be taken."""

    decisions: list[Decision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def take(answers: Iterable[Answer], known: Decisions, now: dt.datetime) -> Taken:
    """Return what `answers`, of one workbook, add to the decisions `known`, dated `now`.

    An answer counts when it is neither what its sheet showed when it was written, nor what was read there before. A
    cell that was emptied withdraws. Where something was decided since the sheet was written, that holds, and is told.
    """
    taken = Taken()
    for answer in answers:
        subject = Subject.parse(answer.key)
        if subject is None:
            if answer.given:
                taken.problems.append(catalogue.ANSWER_WITHOUT_QUESTION.at(answer.place, answer.given))
            continue
        _take(answer, subject, known, now, taken)
    return taken


def _take(answer: Answer, subject: Subject, known: Decisions, now: dt.datetime, taken: Taken) -> None:
    given = _meaning(answer, subject, answer.given)
    if given is None:
        choices = " ou ".join(map(quoted, _choices(subject)))
        taken.problems.append(catalogue.ANSWER_UNKNOWN.at(answer.place, answer.given, choices=choices))
        return
    said = known.said_in(answer.workbook).get(subject)
    shown = _meaning(answer, subject, answer.known)
    if given in (shown, _meant(said) if said else shown, _meant(known.on(subject))):
        return
    if _is_stale(answer, subject, known):
        taken.problems.append(catalogue.ANSWER_STALE.at(answer.place, answer.given))
        return
    verdict, value = given
    source = answer.sources[answer.values.index(value)] if value and value in answer.values else ""
    taken.decisions.append(
        Decision(
            now,
            subject.nature,
            subject.sheet,
            subject.codes,
            verdict,
            column=subject.column,
            value=value,
            source=source,
            workbook=answer.workbook,
        )
    )


_Meaning = tuple[Verdict, str]
"""A verdict, and the digest of the value that it keeps."""
_NOTHING: _Meaning = (Verdict.WITHDRAWN, "")


def _choices(subject: Subject) -> tuple[str, str]:
    return KEEP if subject.nature is Nature.CONFLICT else CHOICES[subject.sheet]


def _meaning(answer: Answer, subject: Subject, text: str) -> _Meaning | None:
    """Return what a text in the cell of decisions means, None when it means nothing there."""
    if not text:
        return _NOTHING
    choices = [fold(choice) for choice in _choices(subject)]
    if fold(text) not in choices:
        return None
    place = choices.index(fold(text))
    if subject.nature is Nature.MATCH:
        return Verdict(_choices(subject)[place]), ""
    return (Verdict.VALUE_KEPT, answer.values[place]) if answer.values[place] else None


def _meant(decision: Decision | None) -> _Meaning:
    return (decision.verdict, decision.value) if decision else _NOTHING


def _is_stale(answer: Answer, subject: Subject, known: Decisions) -> bool:
    """Tell whether the question was decided after the sheet was written; without its date nobody knows."""
    with suppress(ValueError, TypeError):  # somebody wrote in a hidden column
        return known.since(subject, answer.workbook)
    return known.on(subject) is not None
