"""The programme *Quand entreprises et élèves se rencontrent*: seven sequences a year, from 2014-2015 on.

Pupils appear only as numbers, in what was announced; those listed as present are the adults who made each sequence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from aet_sheets.demo.actions import PROGRAMME
from aet_sheets.demo.meeting import Meeting

_LYCEE: Final = "Lycée polyvalent des Trois Vallons"


@dataclass(frozen=True)
class _Kind:
    """What a sequence is every year: title, form, how long it lasts, and the hours that each adult gives."""

    title: str
    form: str
    duration: float
    given: float


_KINDS: Final = (
    _Kind("Professeurs en entreprises", "Visite", 3.5, 3.5),
    _Kind("C'est quoi l'entreprise ?", "Intervention", 2.0, 2.0),
    _Kind("Apprenez-moi à être convaincant", "Formation", 6.0, 6.0),
    _Kind("Racontez-moi votre entreprise", "Interview", 3.0, 3.0),
    _Kind("Booste ta réussite", "Simulation", 4.0, 4.0),
    _Kind("Stages en entreprise", "Stage", 35.0, 7.0),
    _Kind("Clôture, thème « Entreprise et Citoyenneté »", "Clôture", 2.5, 2.5),
)


@dataclass(frozen=True)
class _Held:
    """How a sequence went one year."""

    date: date
    place: str
    announced: int
    present: tuple[int, ...]
    excused: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()
    decisions: str | None = None


_FIRST: Final = (
    _Held(date(2014, 11, 13), "Mécanique de précision Rivemont", 14, (83, 88, 8, 31, 32, 33), (30,)),
    _Held(date(2014, 12, 4), _LYCEE, 206, (7, 40, 47, 95, 105, 31), (93,)),
    _Held(date(2015, 1, 13), _LYCEE, 14, (23, 8, 31, 32, 33)),
    _Held(
        date(2015, 2, 5),
        "Cinq entreprises du territoire",
        60,
        (83, 88, 36, 105, 31, 32),
        decisions="Douze interviews remises au jury ; trois prix.",
    ),
    _Held(date(2015, 3, 12), _LYCEE, 200, (7, 8, 40, 45, 47, 93, 95, 105, 30, 31), (83,), (102,)),
    _Held(date(2015, 5, 18), "Entreprises d'accueil", 84, (83, 88, 95, 102, 31, 33)),
    _Held(
        date(2015, 6, 11),
        "Cinéma Le Palace de l'Yvre",
        220,
        (7, 8, 9, 40, 45, 83, 105, 30, 31, 32, 33),
        (95,),
        decisions="Le programme est reconduit l'an prochain avec toutes les classes de seconde.",
    ),
)
_SECOND: Final = (
    _Held(date(2015, 11, 12), "Yvre Logistique et Électricité Courant clair", 18, (95, 88, 8, 31, 32, 33), (83,)),
    _Held(date(2015, 12, 3), _LYCEE, 208, (7, 36, 47, 88, 93, 126, 31)),
    _Held(date(2016, 1, 12), _LYCEE, 18, (23, 40, 31, 32, 33), (8,)),
    _Held(
        date(2016, 2, 4),
        "Huit entreprises du territoire",
        96,
        (83, 88, 95, 105, 126, 31, 32),
        decisions="Dix-neuf interviews, dont six faites en équipe.",
    ),
    _Held(date(2016, 3, 17), _LYCEE, 200, (7, 8, 40, 45, 47, 93, 95, 105, 122, 30, 31), (36,)),
    _Held(date(2016, 5, 23), "Entreprises d'accueil", 97, (83, 88, 93, 95, 126, 31, 33), (), (102,)),
    _Held(
        date(2016, 6, 9),
        "Salle des fêtes de Montreval-le-Pont",
        230,
        (7, 8, 9, 40, 45, 47, 83, 105, 30, 31, 32),
        (33, 126),
        decisions="Les élèves présentent six entreprises engagées dans la vie de leur commune.",
    ),
)
_THIRD: Final = (
    _Held(date(2016, 11, 24), "Mécanique de précision Rivemont et Yvre Logistique", 21, (83, 95, 8, 31, 32, 33, 35)),
    _Held(date(2016, 12, 8), _LYCEE, 207, (7, 40, 47, 88, 105, 112, 31), (93,)),
    _Held(
        date(2017, 1, 17),
        _LYCEE,
        21,
        (23, 8, 31, 32, 33, 35),
        decisions="La formation accueille pour la première fois des professeurs du lycée professionnel.",
    ),
    _Held(date(2017, 2, 2), "Neuf entreprises du territoire", 110, (83, 88, 95, 126, 96, 31, 32), (105,)),
    _Held(date(2017, 3, 9), _LYCEE, 200, (7, 8, 17, 36, 40, 45, 47, 93, 95, 105, 112, 122, 30, 31)),
    _Held(date(2017, 5, 15), "Entreprises d'accueil", 104, (83, 88, 93, 95, 112, 126, 31, 33)),
    _Held(
        date(2017, 6, 8),
        "Cinéma Le Palace de l'Yvre",
        235,
        (7, 8, 9, 40, 45, 47, 83, 88, 105, 126, 30, 31, 32, 33),
        (112,),
        decisions="Les élèves des deux premières éditions viennent témoigner ; le livret de restitution est annoncé.",
    ),
)


def _sequences(held: Sequence[_Held]) -> tuple[Meeting, ...]:
    return tuple(
        _sequence(number, kind, once) for number, (kind, once) in enumerate(zip(_KINDS, held, strict=True), start=1)
    )


def _sequence(number: int, kind: _Kind, held: _Held) -> Meeting:
    return Meeting(
        type="Séquence",
        programme=PROGRAMME,
        number=number,
        title=kind.title,
        form=kind.form,
        date=held.date,
        duration=kind.duration,
        place=held.place,
        announced=held.announced,
        decisions=held.decisions,
        present=held.present,
        excused=held.excused,
        absent=held.absent,
        given=kind.given,
    )


SEQUENCES: Final = {
    "2014-2015": _sequences(_FIRST),
    "2015-2016": _sequences(_SECOND),
    "2016-2017": _sequences(_THIRD),
}
"""The sequences of each edition, reported by the youth group."""
