"""A session and who came to it, told once and turned into rows of *Séances* and *Présences*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aet_sheets.demo.dossier import Row, actor
from aet_sheets.schema import Sessions


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One session: `present`, `excused` and `absent` are the numbers of the people who were expected or came.

    `code` is known in the pilot workbook only: a group's new session has none, and is cited by its label. `given`
    is what each person present brought, in hours, when that is to be kept.
    """

    type: str
    title: str
    form: str
    date: date
    duration: float
    place: str
    announced: int
    decisions: str | None = None
    present: Iterable[int]
    excused: Iterable[int] = ()
    absent: Iterable[int] = ()
    given: float | None = None
    code: str | None = None
    programme: str | None = None
    number: int | None = None

    def row(self) -> Row:
        """Return the session as a row of *Séances*; a return's cover says for which group."""
        return {
            "code": self.code,
            "type": self.type,
            "programme": self.programme,
            "number": self.number,
            "title": self.title,
            "form": self.form,
            "date": self.date,
            "duration": self.duration,
            "place": self.place,
            "announced": self.announced,
            "decisions": self.decisions,
        }

    @property
    def reference(self) -> str:
        """How other rows cite the session: its code, or its label as the drop-down shows it."""
        return self.code or Sessions.row_label({**self.row()})

    def attendances(self) -> list[Row]:
        """Return the rows of *Présences*, those who came first."""
        return [
            *(self._attendance(number, "Présent", self.given) for number in self.present),
            *(self._attendance(number, "Excusé", None) for number in self.excused),
            *(self._attendance(number, "Absent", None) for number in self.absent),
        ]

    def _attendance(self, number: int, attendance: str, hours: float | None) -> Row:
        return {"session": self.reference, "actor": actor(number), "attendance": attendance, "hours": hours}


@dataclass(frozen=True)
class Workshop:
    """A meeting of a working group; everyone who comes brings its whole duration."""

    date: date
    title: str
    duration: float
    place: str
    decisions: str
    present: tuple[int, ...]
    excused: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()

    def meeting(self) -> Meeting:
        """Return the meeting as any other session."""
        return Meeting(
            type="Groupe de travail",
            title=self.title,
            form="Réunion",
            date=self.date,
            duration=self.duration,
            place=self.place,
            announced=len(self.present) + len(self.excused) + len(self.absent),
            decisions=self.decisions,
            present=self.present,
            excused=self.excused,
            absent=self.absent,
            given=self.duration,
        )
