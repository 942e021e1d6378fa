"""The sessions that the staff keep in the pilot workbook: two plenaries, and the steering meetings of each edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from aet_sheets.demo.meeting import Meeting

_EVERYONE: Final = frozenset(range(1, 141))
_NEW_CARRIER: Final = date(2016, 1, 1)
_STEERING_ROOM: Final = "Siège de la communauté de communes"
_NEW_STEERING_ROOM: Final = "Siège du territoire, salle du conseil"

_EXCUSED_IN_OCTOBER: Final = (15, 21, 37, 43, 49, 57, 64, 71, 77, 89, 92, 99, 106, 110)
_ABSENT_IN_OCTOBER: Final = (29, 52, 62, 72, 76, 87, 101, 111)
_EXCUSED_IN_JUNE: Final = (
    10, 12, 22, 28, 35, 39, 41, 48, 50, 55, 58, 66, 70, 78, 82, 84, 91, 98, 103, 108, 115, 118, 125, 127, 130, 133,
    136, 139,
)  # fmt: skip
_ABSENT_IN_JUNE: Final = (15, 29, 49, 62, 72, 79, 87, 97, 101, 107, 111, 121, 129, 134, 137)


def _came(*missing: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(_EVERYONE.difference(*missing)))


@dataclass(frozen=True)
class _Steering:
    """A meeting of the steering committee."""

    code: str
    date: date
    title: str
    decisions: str
    present: tuple[int, ...]
    excused: tuple[int, ...]

    def meeting(self) -> Meeting:
        return Meeting(
            code=self.code,
            type="Pilotage",
            title=f"Comité de pilotage : {self.title}",
            form="Réunion",
            date=self.date,
            duration=1.5,
            place=_STEERING_ROOM if self.date < _NEW_CARRIER else _NEW_STEERING_ROOM,
            announced=len(self.present) + len(self.excused),
            decisions=self.decisions,
            present=self.present,
            excused=self.excused,
        )


_PLENARIES: Final = (
    Meeting(
        code="SEA-002",
        type="Plénière",
        title="Plénière de lancement",
        form="Réunion",
        date=date(2012, 10, 11),
        duration=3.0,
        place="Salle des fêtes de Montreval-le-Pont",
        announced=140,
        decisions="Trois groupes de travail sont créés : insertion des jeunes, handicap, lutte contre la précarité. "
        "Chaque groupe se réunit trois fois avant la plénière de restitution.",
        present=_came(_EXCUSED_IN_OCTOBER, _ABSENT_IN_OCTOBER),
        excused=_EXCUSED_IN_OCTOBER,
        absent=_ABSENT_IN_OCTOBER,
    ),
    Meeting(
        code="SEA-004",
        type="Plénière",
        title="Plénière de restitution",
        form="Réunion",
        date=date(2013, 6, 13),
        duration=3.0,
        place="Cinéma Le Palace de l'Yvre, Montreval-le-Pont",
        announced=120,
        decisions="Sept actions sont proposées : deux par groupe et une action transverse, qui rapproche les "
        "entreprises et les élèves.",
        present=_came(_EXCUSED_IN_JUNE, _ABSENT_IN_JUNE),
        excused=_EXCUSED_IN_JUNE,
        absent=_ABSENT_IN_JUNE,
    ),
)

_STEERING: Final = (
    _Steering(
        "SEA-001",
        date(2012, 9, 20),
        "préparation du lancement",
        "Trois thématiques proposées à la plénière. Un binôme association et entreprise pour chaque groupe, avec un "
        "animateur extérieur.",
        present=(1, 2, 3, 5, 6, 7, 8, 23),
        excused=(4, 22),
    ),
    _Steering(
        "SEA-003",
        date(2013, 2, 7),
        "point à mi-parcours",
        "Les trois diagnostics sont validés. Chaque groupe retient deux actions au plus pour la restitution.",
        present=(1, 2, 3, 5, 7, 23, 25, 26, 40, 42, 44, 83, 85),
        excused=(4, 86),
    ),
    _Steering(
        "SEA-005",
        date(2013, 10, 10),
        "suites de la restitution",
        "Priorité à l'action transverse. Le lycée et le club d'entreprises préparent un programme pour la "
        "rentrée 2014.",
        present=(1, 2, 3, 5, 7, 8, 30, 40, 42, 83),
        excused=(4, 44, 85),
    ),
    _Steering(
        "SEA-006",
        date(2014, 5, 22),
        "convention avec le lycée",
        "La convention avec le lycée est approuvée. Les transports des élèves sont pris en charge par la collectivité.",
        present=(1, 3, 4, 5, 7, 8, 22, 30, 31, 40),
        excused=(2, 6),
    ),
    _Steering(
        "SEA-007",
        date(2014, 10, 2),
        "lancement du programme",
        "Sept séquences de novembre à juin. Objectif : deux cents élèves de seconde.",
        present=(1, 2, 3, 5, 7, 8, 30, 31, 83),
        excused=(4, 40),
    ),
    _Steering(
        "SEA-008",
        date(2015, 6, 25),
        "bilan de la première édition",
        "Le programme est reconduit. Le concours de la séquence 4 sera ouvert aux travaux en équipe.",
        present=(1, 2, 3, 5, 6, 7, 8, 30, 31, 40, 42, 83),
        excused=(44, 86),
    ),
    _Steering(
        "SEA-009",
        date(2016, 1, 28),
        "changement de porteur",
        "L'établissement public territorial reprend la démarche depuis le 1er janvier 2016. Les engagements pris avec "
        "les partenaires sont maintenus jusqu'à la fin de l'édition.",
        present=(1, 2, 3, 4, 5, 7, 8, 12, 22, 30, 40, 42, 44),
        excused=(10, 83),
    ),
    _Steering(
        "SEA-010",
        date(2016, 10, 6),
        "troisième édition du programme",
        "Trente entreprises partenaires visées. La séquence 3 accueille les professeurs du lycée professionnel.",
        present=(1, 2, 3, 5, 7, 8, 30, 31, 34, 40),
        excused=(4, 83),
    ),
    _Steering(
        "SEA-011",
        date(2017, 5, 18),
        "suites à donner",
        "Trois suites sont proposées : restitution et valorisation, thématique « Jeunes et Emploi », déploiement sur "
        "un territoire plus large.",
        present=(1, 2, 3, 4, 5, 7, 8, 12, 13, 30, 31, 40, 42, 44, 83),
        excused=(22, 85, 86),
    ),
)

PILOT_MEETINGS: Final = tuple(
    sorted((*_PLENARIES, *(steering.meeting() for steering in _STEERING)), key=lambda meeting: meeting.date)
)
"""In the order of their dates; none of them makes anyone an active contributor."""
