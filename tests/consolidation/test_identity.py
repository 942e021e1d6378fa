"""Who is who (contract, Identity): exact rules merge by themselves, nothing weaker does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.consolidation.names import organisation_key, organisation_keys, person_names
from aet_sheets.schema import Actions, Actors, Attendances, Sessions
from tests.support.consolidating import codes, consolidated

HEADINGS = "| Code acteur | Type d'acteur | Organisation | SIRET | Nom | Prénom | Courriel | Mobilisation |"


def actors(*rows: str) -> int:
    """Return how many actors there are once `rows` came in, the one of the pilot workbook included."""
    result = consolidated({"a.xlsx": {"Acteurs": "\n".join([HEADINGS, *rows])}})
    return len(result.dataset[Actors])


@pytest.mark.parametrize(
    ("rule", "row", "expected"),
    [
        ("the same code", "| ACT-001 | Entreprise | Ateliers Zed | | Zola | Ninon | | Inscrit |", 1),
        ("the same code, written otherwise", "| act 001 | Entreprise | Ateliers Zed | | Zola | Ninon | | Inscrit |", 1),
        ("the same code, married name", "| ACT-001 | Entreprise | Ateliers Zed | | Moreau | Ninon | | Inscrit |", 1),
        ("the same code, new employer", "| ACT-001 | Entreprise | Mairie | | Zola | Ninon | | Inscrit |", 1),
        ("the same e-mail", "| | Entreprise | Autre nom | | ZOLA | Ninon | N.Zola@zed.example | Inscrit |", 1),
        ("the same e-mail, names swapped", "| | Entreprise | Zed | | Ninon | Zola | n.zola@zed.example | Inscrit |", 1),
        ("the same e-mail, first name missing", "| | Entreprise | Zed | | Zola | | n.zola@zed.example | Inscrit |", 1),
        ("organisation and person", "| | Entreprise | ATELIERS ZED S.A.R.L. | | zola | Ninon | | Inscrit |", 1),
        ("a shared mailbox", "| | Entreprise | Ateliers Zed | | Petit | Luc | n.zola@zed.example | Inscrit |", 2),
        ("the same name elsewhere", "| | Entreprise | Mairie | | Zola | Ninon | | Inscrit |", 2),
        ("a likeness is no identity", "| | Entreprise | Ateliers Zed | | Zolla | Ninon | | Inscrit |", 2),
    ],
)
def test_rules(rule: str, row: str, expected: int) -> None:
    assert actors(row) == expected, rule


def test_same_siret_and_same_person() -> None:
    one = "| | Entreprise | Menuiserie A | '12345678200010 | Roy | Ana | | Inscrit |"
    other = "| | Entreprise | Menuiserie A (siège) | '12345678200010 | Roy | Ana | | Inscrit |"
    colleague = "| | Entreprise | Menuiserie A | '12345678200010 | Roy | Tom | | Inscrit |"
    assert actors(one, other, colleague) == 1 + 2


def test_a_code_written_over_is_told_and_nobody_disappears() -> None:
    row = "| ACT-001 | Association | Passerelle | | Diallo | Awa | | Inscrit |"
    result = consolidated({"a.xlsx": {"Acteurs": f"{HEADINGS}\n{row}"}})
    table = result.dataset[Actors]
    assert table.columns["last_name"] == ["Zola", "Diallo"]
    assert table.columns["code"] == ["ACT-001", "ACT-R0001"]
    assert codes(result) == {"code-reattribue"}


def test_a_session_is_the_same_by_type_date_title_and_group() -> None:
    headings = "| Type de séance | Intitulé | Date |"
    same = "| groupe de travail | BILAN de rentrée | 4 octobre 2016 |"
    sheets = {"Séances": f"{headings}\n| Groupe de travail | Bilan de rentrée | 04/10/2016 |\n{same}"}
    result = consolidated({"a.xlsx": sheets})
    assert len(result.dataset[Sessions]) == 1
    (source,) = result.sources.values()
    assert (source.kept, source.merged) == (1, 1)


def test_two_groups_may_hold_the_same_session_apart() -> None:
    sheets = {"Séances": "| Type de séance | Intitulé | Date |\n| Groupe de travail | Réunion | 04/10/2016 |"}
    from tests.support.markdown import cover  # noqa: PLC0415 - only this test needs another cover

    result = consolidated({"a.xlsx": sheets, "b.xlsx": {"Fiche": cover("Handicap")} | sheets})
    assert result.dataset[Sessions].columns["group"] == ["GT-JEUNES", "GT-HANDICAP"]


def test_an_action_keeps_the_edition_in_which_it_was_proposed() -> None:
    pilot = {
        "Actions": """
        | Code action | Édition | Intitulé | Étape | Statut |
        | ACN-001 | 2015-2016 | Guide commun | Conception | Retenue |
        """
    }
    sheets = {
        "Actions": "| Code action | Intitulé | Étape | Statut |\n| ACN-001 | Guide commun | Conception | En cours |"
    }
    result = consolidated({"a.xlsx": sheets}, pilot=pilot)
    table = result.dataset[Actions]
    assert [*table.columns["edition"], *table.columns["status"]] == ["2015-2016", "En cours"]
    assert codes(result) == {"valeurs-contradictoires"}


def test_an_attendance_is_the_same_by_its_pair() -> None:
    sheets = {
        "Séances": "| Type de séance | Intitulé | Date |\n| Plénière | Lancement | 04/10/2016 |",
        "Présences": """
        | Séance | Acteur | Présence |
        | 04/10/2016 - lancement | Ninon Zola — Ateliers Zed | Présent |
        | 04/10/2016 — Lancement | ACT-001 | présente |
        """,
    }
    result = consolidated({"a.xlsx": sheets})
    assert len(result.dataset[Attendances]) == 1


NAMES = st.text("aeéèçôïyzAEÉ'- ", min_size=1, max_size=12)


@given(NAMES, NAMES)
def test_keys_put_case_accents_and_punctuation_aside(last: str, first: str) -> None:
    assert person_names([last, first]) == person_names([last.upper(), first.replace("-", " ")])
    assert organisation_key(last) == organisation_key(last.upper().replace(" ", "  "))
    assert organisation_keys([last, first]) == [organisation_key(last), organisation_key(first)]


def test_legal_forms_are_put_aside_unless_they_are_the_whole_name() -> None:
    assert organisation_key("SARL Dupré & Fils") == organisation_key("Dupré et fils, S.A.R.L.")
    assert organisation_key("Association") == "association"
