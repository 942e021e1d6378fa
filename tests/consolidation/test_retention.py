"""The last sign that each person gave."""

from __future__ import annotations

import datetime as dt

import pytest

from aet_sheets.consolidation.retention import STILL_NEEDED, last_signs
from tests.support.consolidating import consolidated

ACTOR = """
    | Code acteur | Type d'acteur | Organisation | Nom | Mobilisation | Date d'entrée | Date du consentement |
    | ACT-001 | Entreprise | Ateliers Zed | Zola | Mobilisé | {entered} | {consent} |
    """
SESSION = "| Code séance | Type de séance | Groupe | Intitulé | Date |\n| SEA-1 | Plénière | | Bilan | 12/10/2016 |"
OLD = {"Acteurs": ACTOR.format(entered="01/02/2013", consent="")}
END = dt.date(2016, 8, 31)


def sign(**pilot: str) -> dt.date | None:
    result = consolidated(pilot=OLD | pilot)
    return last_signs(result.dataset, result.pilot.editions)["ACT-001"]


def test_an_entry_or_a_later_consent() -> None:
    assert sign() == dt.date(2013, 2, 1)
    assert sign(Acteurs=ACTOR.format(entered="01/02/2013", consent="05/06/2015")) == dt.date(2015, 6, 5)


def test_nothing_has_a_date() -> None:
    assert sign(Acteurs=ACTOR.format(entered="", consent="")) is None


@pytest.mark.parametrize(("attendance", "day"), [("Présent", dt.date(2016, 10, 12)), ("Absent", dt.date(2013, 2, 1))])
def test_an_attendance_counts_if_they_came(attendance: str, day: dt.date) -> None:
    rows = f"| Séance | Acteur | Présence |\n| SEA-1 | ACT-001 | {attendance} |"
    assert sign(Séances=SESSION, Présences=rows) == day


def test_what_has_an_edition_counts_until_it_ends() -> None:
    assert (
        sign(Inscriptions="| Groupe | Acteur | Édition | Rôle |\n| GT-JEUNES | ACT-001 | 2015-2016 | Membre |") == END
    )
    means = (
        "| Nature | Libellé | Contributeur | Édition | État |\n| En nature | Salle | ACT-001 | 2015-2016 | Constaté |"
    )
    assert sign(Moyens=means) == END


@pytest.mark.parametrize(("status", "day"), [("Réalisée", END), ("En cours", STILL_NEEDED)])
def test_an_action_counts_as_long_as_it_lasts(status: str, day: dt.date) -> None:
    headings = "| Code action | Édition | Intitulé | Étape | Statut | Responsable |"
    assert sign(Actions=f"{headings}\n| ACN-1 | 2015-2016 | Tutorat | Conception | {status} | ACT-001 |") == day


def test_who_leads_an_active_group_or_a_programme_is_still_needed() -> None:
    headings = "| Code groupe | Thématique | Statut | Pilote entreprise |"
    assert sign(Groupes=f"{headings}\n| GT-JEUNES | Jeunes | Actif | ACT-001 |") == STILL_NEEDED
    assert sign(Groupes=f"{headings}\n| GT-JEUNES | Jeunes | Clos | ACT-001 |") == dt.date(2013, 2, 1)
    assert sign(Programmes="| Code programme | Intitulé | Référent |\n| Q2ER | Q | ACT-001 |") == STILL_NEEDED
