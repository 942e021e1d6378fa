"""The counting rules of the dialogue, one small case each, computed by hand."""

from __future__ import annotations

from aet_sheets.figures import Figures, compute
from tests.support.consolidating import consolidated
from tests.support.markdown import PILOT

ACTORS = """
    | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Mobilisation | Date d'entrée |
    | A1 | Entreprise | Zed SARL | Zola | Ninon | Mobilisé | 01/10/2015 |
    | A2 | Entreprise | ZED | Roy | Ana | Inscrit | 31/08/2017 |
    | A3 | Association | Halte | Diallo | Awa | Retiré | 01/10/2015 |
    | A4 | Association | Halte | Petit | Luc | Inscrit | 01/09/2017 |
    | A5 | Association | Halte | Lam | Eve | Inscrit | |
    """
SESSIONS = """
    | Code séance | Type de séance | Groupe | Programme | Intitulé | Date |
    | S1 | Groupe de travail | GT-JEUNES | | Rentrée | 01/09/2016 |
    | S2 | Séquence | | Q2ER | Visite | 31/08/2017 |
    | S3 | Plénière | | | Bilan | 15/06/2017 |
    | S0 | Groupe de travail | GT-JEUNES | | Avant | 31/08/2016 |
    """
ATTENDANCES = """
    | Séance | Acteur | Présence |
    | S1 | A1 | Présent |
    | S2 | A1 | Présent |
    | S1 | A2 | Excusé |
    | S3 | A5 | Présent |
    | S0 | A2 | Présent |
    """


def figures(**sheets: str) -> Figures:
    result = consolidated(pilot=sheets)
    return compute(result.dataset, result.edition)


def test_actors_entered_by_the_last_day_and_not_withdrawn() -> None:
    found = figures(Acteurs=ACTORS)
    assert (found.actors, found.organisations) == (3, 2)


def test_sessions_fall_in_by_their_date_both_ends_included() -> None:
    assert figures(Acteurs=ACTORS, Séances=SESSIONS).sessions == {
        "Plénière": 1,
        "Groupe de travail": 1,
        "Pilotage": 0,
        "Séquence": 1,
    }


def test_participations_are_not_people() -> None:
    found = figures(Acteurs=ACTORS, Séances=SESSIONS, Présences=ATTENDANCES)
    assert (found.participations, found.to_date.participations) == (3, 4)
    assert (found.active_contributors, found.to_date.active_contributors) == (1, 2)


def test_who_answers_for_a_living_action_is_active() -> None:
    actions = """
        | Code action | Édition | Intitulé | Étape | Statut | Responsable | Échéance |
        | N1 | 2016-2017 | Neuve | Conception | En cours | A1 | |
        | N2 | 2015-2016 | Reprise | Conception | En cours | A2 | |
        | N3 | 2015-2016 | Finie avant | Conception | Réalisée | A3 | 30/06/2016 |
        | N4 | 2015-2016 | Finie pendant | Conception | Réalisée | A4 | 30/11/2016 |
        | N5 | 2016-2017 | Abandonnée | Conception | Abandonnée | A5 | |
        """
    found = figures(Acteurs=ACTORS, Actions=actions)
    assert (found.active_contributors, found.to_date.active_contributors) == (3, 4)
    assert (found.actions_total, found.actions_carried_over) == (2, 1)
    assert found.actions["En cours"] == 1


def test_an_action_of_no_group_is_transverse_unless_it_says_otherwise() -> None:
    actions = """
        | Code action | Édition | Intitulé | Groupe | Transverse | Étape | Statut |
        | N1 | 2016-2017 | A | | | Conception | Proposée |
        | N2 | 2016-2017 | B | GT-JEUNES | oui | Conception | Proposée |
        | N3 | 2016-2017 | C | | non | Conception | Proposée |
        | N4 | 2016-2017 | D | GT-JEUNES | | Conception | Proposée |
        """
    assert figures(Actions=actions).cross_cutting_actions == 2


def test_enrolled_people_count_once_across_groups() -> None:
    enrolments = """
        | Groupe | Acteur | Édition | Rôle |
        | GT-JEUNES | A1 | 2016-2017 | Membre |
        | GT-HANDICAP | A1 | 2016-2017 | Membre |
        | GT-HANDICAP | A2 | 2015-2016 | Membre |
        """
    found = figures(Acteurs=ACTORS, Inscriptions=enrolments)
    assert (found.enrolled, found.to_date.enrolled) == (1, 2)


def test_unknown_is_not_zero() -> None:
    means = """
        | Nature | Libellé | Édition | Prévu | Réalisé | État |
        | Financier | Subvention | 2016-2017 | 3000 | 2750,50 | Constaté |
        | Financier | Suite | 2016-2017 | | | Inconnu |
        | Financier | Avant | 2015-2016 | 100 | 100 | Constaté |
        | Humain | Permanence | 2016-2017 | | | Inconnu |
        | Communication | Site | 2016-2017 | 0 | 0 | Constaté |
        """
    found = figures(Moyens=means).means
    assert (found["Financier"].planned, found["Financier"].actual, found["Financier"].unknown) == (3000, 2750.5, 1)
    assert (found["Humain"].planned, found["Humain"].unknown) == (None, 1)
    assert (found["Communication"].actual, found["En nature"].actual) == (0, None)
    assert (found["Humain"].silence, found["En nature"].silence) == ("inconnu", "non chiffré")


def test_contributions_in_kind_are_worth_their_hours() -> None:
    means = """
        | Nature | Libellé | Édition | Quantité | Unité | Taux unitaire (€) | Réalisé | État |
        | En nature | Au taux déclaré | 2016-2017 | 12 | heures | 20 | | Constaté |
        | En nature | Au taux du dossier | 2016-2017 | 4 | heures | | | Constaté |
        | En nature | Montant déclaré | 2016-2017 | 4 | heures | 20 | 50 | Constaté |
        | En nature | Sans taux | 2016-2017 | 3 | jours | | | Estimé |
        | En nature | Inconnu | 2016-2017 | 5 | heures | 20 | | Inconnu |
        """
    result = consolidated(pilot={"Moyens": means})
    assert compute(result.dataset, result.edition).means["En nature"].actual == 240 + 60 + 50
    notices = [problem.message for problem in result.problems if problem.code == "apport-valorise"]
    assert notices[0] == "Le montant réalisé a été calculé\u00a0: 12 × 20\u00a0€ = 240\u00a0€."
    cells = [problem.cell for problem in result.problems if problem.code == "apport-valorise"]
    assert cells == ["G2", "G3"]


def test_pilot_tables_have_no_problem_of_their_own() -> None:
    assert not [problem for problem in consolidated(pilot=PILOT).problems if problem.severity != "info"]
