"""What is left to do in an edition that is about to be closed: nobody should seal an unfinished year unawares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final

from aet_sheets.consolidation.questions import State, counted_by_state
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.operations.follow_up import standing
from aet_sheets.paths import CONSOLIDATED
from aet_sheets.text import plural

CLOSED_AS_IT_IS: Final = (
    "Les inscriptions et les références sont reprises de ce qui est compté aujourd'hui ; les chiffres d'une édition "
    "sont scellés à la première consolidation qui suit sa clôture."
)
"""What closing an unfinished edition means."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What is unfinished in `edition`, counted.

    `awaited` are groups of which no return came, `to_correct` those whose return has to be corrected, `unusable` the
    files that count nowhere; `blocking` are the problems that keep rows or files out of the figures, `questions` those
    of the sheet *Arbitrages* that nobody has decided.
    """

    edition: str
    awaited: int
    to_correct: int
    unusable: int
    blocking: int
    questions: int

    @classmethod
    def of(cls, result: Consolidation, today: dt.date) -> Unfinished:
        """Return what is unfinished in a consolidation; its questions are looked for."""
        result.ask()
        state = standing(result, today)
        counts, open_questions = state.counts, counted_by_state(result.questions)[State.OPEN]
        return cls(
            state.edition, counts["missing"], counts["to_correct"], len(state.unusable), state.blocking, open_questions
        )

    def __bool__(self) -> bool:
        return any((self.awaited, self.to_correct, self.unusable, self.blocking, self.questions))

    def as_json(self) -> dict[str, object]:
        """Return the counts under their names."""
        return asdict(self)

    def told(self, follow_up: str) -> Iterator[str]:
        """Yield what is unfinished, and what shows it, in French; `follow_up` is what shows where returns stand."""
        found = (
            (self.awaited, "retour attendu", "retours attendus"),
            (self.to_correct, "retour à corriger", "retours à corriger"),
            (self.unusable, "fichier qui ne compte pas", "fichiers qui ne comptent pas"),
        )
        if returns := ", ".join(plural(*kind) for kind in found if kind[0]):
            yield f"{returns} : {follow_up}."
        workbook = f"{CONSOLIDATED}/{self.edition}.xlsx"
        if self.blocking:
            blocking = plural(self.blocking, "anomalie bloquante", "anomalies bloquantes")
            yield f"{blocking} : feuille « Anomalies » de {workbook}."
        if self.questions:
            questions = plural(self.questions, "question à décider", "questions à décider")
            yield f"{questions} : feuille « Arbitrages » de {workbook}."
