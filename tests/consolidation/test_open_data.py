"""Without the identities: nobody is there, and every count is."""

from __future__ import annotations

import random
from collections.abc import Sequence

from aet_sheets.consolidation.dataset import Consolidated
from aet_sheets.consolidation.open_data import OpenTable, with_identities, without_identities
from aet_sheets.schema import Actions, Actors, Attendances, Enrolments, Groups, Measures, Sessions, Table
from aet_sheets.schema.values import Value
from tests.support.consolidating import consolidated

OMAR = "ACT-002 | Association | Les Ateliers | Ybert | Omar | o.ybert@a.example | 01 43 00 00 00 | Directeur | Inscrit"
ADA = "ACT-003 | Association | les ateliers | Xenakis | Ada | | | | Inscrit"
HEADINGS = "Code acteur | Type d'acteur | Organisation | Nom | Prénom | Courriel | Téléphone | Fonction | Mobilisation"
RETURN = {
    "a.xlsx": {
        "Acteurs": f"| {HEADINGS} | Observations |\n| {OMAR} | Vu avec Omar |\n| {ADA} | |",
        "Inscriptions": "| Acteur | Rôle |\n| ACT-002 | Membre |\n| ACT-003 | Membre |",
        "Séances": """
            | Code séance | Type de séance | Date | Intitulé | Décisions |
            | SEA-001 | Groupe de travail | 12/10/2016 | Chez Mme Xenakis | M. YBERT et Ninon Zola (n.zola@z.example) |
            """,
        "Présences": "| Séance | Acteur | Présence |\n| SEA-001 | ACT-002 | Présent |\n| SEA-001 | ACT-003 | Présent |",
        "Actions": """
            | Intitulé | Étape | Statut | Responsable | Besoin exprimé |
            | Tutorat | Conception | En cours | ACT-003 | Ada Xenakis cherche un local |
            """,
        "Mesures": "| Indicateur | État | Verbatim |\n| IND-CONFIANCE | Mesuré | « Merci Omar » |",
    }
}
SECRETS = ("ybert", "xenakis", "zola", "omar", "ninon", "ateliers", "directeur", "01 43", "@", "act-00")


def opened(seed: int = 1) -> dict[type[Table], OpenTable]:
    tables = without_identities(consolidated(RETURN).dataset, random.Random(seed))  # noqa: S311 - a test that gives the same each time
    return {own.table: own for own in tables}


def column(own: OpenTable, name: str) -> Sequence[Value | None]:
    return own.values[[known.name for known in own.columns].index(name)]


def test_with_identities_every_column_is_there() -> None:
    dataset = consolidated(RETURN).dataset
    for own in with_identities(dataset):
        merged: Consolidated = dataset[own.table]
        assert [known.name for known in own.columns] == list(merged.columns)
        assert len(own) == len(merged)


def test_nobody_is_left_in_any_cell() -> None:
    text = " | ".join(str(value) for own in opened().values() for values in own.values for value in values).casefold()
    assert [secret for secret in SECRETS if secret in text] == []


def test_people_stay_as_many_and_the_same_throughout() -> None:
    tables, dataset = opened(), consolidated(RETURN).dataset
    people = column(tables[Actors], "code")
    assert len(set(people)) == len(people) == len(dataset[Actors])
    assert set(column(tables[Enrolments], "actor")) == set(column(tables[Attendances], "actor")) < set(people)
    assert set(column(tables[Actions], "responsible")) < set(column(tables[Attendances], "actor"))
    assert all(len(own) == len(dataset[table]) for table, own in tables.items())


def test_organisations_stay_as_many() -> None:
    bodies = column(opened()[Actors], "organisation")
    assert (len(bodies), len(set(bodies))) == (3, 2)


def test_texts_keep_what_they_say() -> None:
    tables = opened()
    assert column(tables[Sessions], "title") == ["Chez [personne]"]
    assert column(tables[Sessions], "decisions") == ["[personne] et [personne] ([courriel])"]
    assert column(tables[Measures], "quotation") == ["« Merci [personne] »"]
    assert column(tables[Groups], "theme") == ["Insertion des jeunes", "Handicap"]


def test_numbers_follow_chance_and_rows_follow_numbers() -> None:
    types = {tuple(column(opened(seed)[Actors], "type")) for seed in range(20)}
    assert len(types) > 1
    assert column(opened(7)[Actors], "code") == ["P001", "P002", "P003"]
