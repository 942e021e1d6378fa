"""How rows are cited in the pilot workbook: as people see them, or by their code where that would be ambiguous."""

from __future__ import annotations

from aet_sheets.operations.rollover.labels import labels_for_pilot
from aet_sheets.schema import Actors, Enrolments, Groups
from tests.support.consolidating import consolidated

ACTORS = """
    | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |
    | ACT-001 | Entreprise | Ateliers Zed | Zola | Ninon | Mobilisé |
    | ACT-002 | Association | Entraide | Ybert | Omar | Inscrit |
    """
RETURNS = {
    "a.xlsx": {
        "Acteurs": """
            | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |
            | ACT-001 | Entreprise | Ateliers Zed SARL | Zola | Ninon | Mobilisé |
            |  | Association | Passerelle | Diallo | Awa | Inscrit |
            """
    }
}


def enrolled(actor: str) -> list[object]:
    """Return who is enrolled once the pilot workbook cites `actor`."""
    enrolments = f"| Groupe | Acteur | Édition | Rôle |\n| GT-JEUNES | {actor} | 2016-2017 | Membre |"
    result = consolidated(RETURNS, pilot={"Acteurs": ACTORS, "Inscriptions": enrolments})
    return list(result.dataset[Enrolments].columns["actor"])


def test_each_row_is_cited_as_the_drop_down_of_the_workbook_shows_it() -> None:
    result = consolidated(RETURNS, pilot={"Acteurs": ACTORS})
    labels = labels_for_pilot(result, Actors)
    assert labels == {
        "ACT-001": "Ninon Zola — Ateliers Zed",
        "ACT-002": "Omar Ybert — Entraide",
        "ACT-R0001": "Awa Diallo — Passerelle",
    }
    assert [enrolled(label) for label in labels.values()] == [[code] for code in labels]
    assert labels_for_pilot(result, Groups)["GT-JEUNES"] == "Insertion des jeunes"


def test_rows_that_a_label_does_not_tell_apart_keep_their_codes() -> None:
    groups = "| Code groupe | Thématique | Statut |\n| GT-A | Emploi | Clos |\n| GT-B | emploi | Actif |"
    assert labels_for_pilot(consolidated(pilot={"Groupes": f"{groups}\n| GT-C | Handicap | Actif |"}), Groups) == {
        "GT-C": "Handicap"
    }


def test_a_label_that_is_the_code_of_another_row_is_not_used() -> None:
    groups = "| Code groupe | Thématique | Statut |\n| HANDICAP | Emploi | Actif |\n| GT-H | Handicap | Actif |"
    assert labels_for_pilot(consolidated(pilot={"Groupes": groups}), Groups) == {"HANDICAP": "Emploi"}


def test_a_label_that_excel_would_calculate_is_not_used() -> None:
    trap = ACTORS.replace("Zola | Ninon", "Zola | =1+1")
    assert "ACT-001" not in labels_for_pilot(consolidated(pilot={"Acteurs": trap}), Actors)
