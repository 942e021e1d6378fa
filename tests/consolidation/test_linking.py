"""References: what people write, what it means, and what is said when it means nothing."""

from __future__ import annotations

import pytest

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.problems import Problem
from aet_sheets.schema import Attendances
from tests.support.consolidating import consolidated
from tests.support.markdown import cover

SESSIONS = "| Type de séance | Intitulé | Date |\n| Plénière | Lancement | 04/10/2016 |"
ACTORS = """
    | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |
    | Association | Passerelle | Diallo | Awa | Inscrit |
    """


def attended(session: str, actor: str, **sheets: str) -> Consolidation:
    attendances = f"| Séance | Acteur | Présence |\n| {session} | {actor} | x |"
    return consolidated({"a.xlsx": {"Séances": SESSIONS, "Acteurs": ACTORS, "Présences": attendances, **sheets}})


def problem_of(result: Consolidation) -> Problem:
    (problem,) = [problem for problem in result.problems if problem.sheet == "Présences"]
    return problem


@pytest.mark.parametrize("session", ["04/10/2016 — Lancement", "04/10/2016 - LANCEMENT", "04/10/2016–lancement"])
@pytest.mark.parametrize("actor", ["ACT-001", "act 001", "Ninon Zola — Ateliers Zed", "awa diallo - passerelle"])
def test_a_code_or_a_label_is_understood_whatever_case_and_dash(session: str, actor: str) -> None:
    assert len(attended(session, actor).dataset[Attendances]) == 1


@pytest.mark.parametrize("actor", ["Awa Diallo", "Diallo Awa", "Awa Dialo — Passerelle"])
def test_anything_weaker_is_proposed_by_its_place_and_names_nobody(actor: str) -> None:
    problem = problem_of(attended("04/10/2016 — Lancement", actor))
    assert (problem.code, problem.severity) == ("reference-introuvable", "bloquante")
    assert "la ligne 2 de la feuille" in problem.remedy
    assert "Diallo" not in problem.message + problem.remedy


@pytest.mark.parametrize("session", ["Lancement", "lancement", "04/10/2016 — Lancemant"])
def test_a_session_is_proposed_by_the_label_that_leads_to_it(session: str) -> None:
    problem = problem_of(attended(session, "ACT-001"))
    assert "Vouliez-vous dire « 04/10/2016 — Lancement » ?" in problem.remedy.replace("\u00a0", " ")
    assert len(attended("04/10/2016 — Lancement", "ACT-001").dataset[Attendances]) == 1


def test_an_action_is_proposed_by_its_title_as_it_is_written() -> None:
    actions = "| Intitulé | Étape | Statut |\n| Forum d'été : l'emploi | Mise en œuvre et évaluation | En cours |"
    means = "| Nature | Libellé | Action | État |\n| Humain | Temps | Forum d'été : l'emplois | Inconnu |"
    result = consolidated({"a.xlsx": {"Actions": actions, "Moyens": means}})
    (problem,) = [problem for problem in result.problems if problem.code == "reference-introuvable"]
    assert "« Forum d'été : l'emploi »" in problem.remedy.replace("\u00a0", " ", 4)


def test_a_label_that_two_rows_have_is_not_proposed() -> None:
    twice = "| Type de séance | Intitulé | Date |\n| Plénière | Bilan | 04/10/2016 |\n| Pilotage | Bilan | 04/10/2016 |"
    problem = problem_of(attended("04/10/2016 — Bilant", "ACT-001", Séances=twice))
    assert "Vouliez-vous dire" not in problem.remedy


def test_a_code_that_staff_gave_is_proposed_as_such() -> None:
    assert "ACT-001" in problem_of(attended("04/10/2016 — Lancement", "Ninon Zola")).remedy


def test_the_remedy_says_how_a_reference_is_written() -> None:
    assert "Prénom Nom — Organisation" in problem_of(attended("04/10/2016 — Lancement", "Quelqu'un")).remedy


def test_a_reference_to_a_row_set_aside_says_which() -> None:
    faulty = "| Type de séance | Intitulé | Date |\n| Plénière | Lancement | bientôt |"
    problem = problem_of(attended("04/10/2016 — Lancement", "ACT-001", Séances=faulty))
    assert problem.code == "reference-mise-de-cote"
    assert "ligne 2" in problem.remedy


def test_a_label_that_fits_two_rows_elsewhere_is_never_guessed() -> None:
    meeting = "| Type de séance | Intitulé | Date |\n| Groupe de travail | Réunion | 05/10/2016 |"
    attendances = "| Séance | Acteur | Présence |\n| 05/10/2016 — Réunion | ACT-001 | Présent |"
    result = consolidated(
        {
            "a.xlsx": {"Séances": meeting},
            "b.xlsx": {"Fiche": cover("Handicap"), "Séances": meeting},
            "c.xlsx": {"Fiche": cover("Handicap") + "\n| Période | T2 |", "Présences": attendances},
        }
    )
    (problem,) = [problem for problem in result.problems if problem.code == "reference-ambigue"]
    assert "SEA-R0001, SEA-R0002" in problem.remedy


def test_a_label_means_the_row_of_its_own_file_first() -> None:
    meeting = "| Type de séance | Intitulé | Date |\n| Groupe de travail | Réunion | 05/10/2016 |"
    attendances = "| Séance | Acteur | Présence |\n| 05/10/2016 — Réunion | ACT-001 | Présent |"
    result = consolidated(
        {
            "a.xlsx": {"Séances": meeting},
            "b.xlsx": {"Fiche": cover("Handicap"), "Séances": meeting, "Présences": attendances},
        }
    )
    assert result.dataset[Attendances].columns["session"] == ["SEA-R0002"]


def test_a_reference_may_point_to_another_return() -> None:
    attendances = "| Séance | Acteur | Présence |\n| 04/10/2016 — Lancement | Awa Diallo — Passerelle | Présent |"
    result = consolidated(
        {
            "a.xlsx": {"Séances": SESSIONS, "Acteurs": ACTORS},
            "b.xlsx": {"Fiche": cover("Handicap"), "Présences": attendances},
        }
    )
    assert len(result.dataset[Attendances]) == 1
