"""The three sentences: French that agrees, whatever the numbers; nothing said of what nobody knows."""

from __future__ import annotations

import pytest

from tests.reporting.extremes import ATTENDANCES, INDICATORS, MEANS, MEASURES, SESSIONS, one_edition, usual


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def heading(table: str) -> str:
    return next(line for line in table.splitlines() if line.strip())


def sentence(number: int, **sheets: str) -> str:
    return plain(usual(**sheets).sentences[number])


def means(*rows: str) -> str:
    return "\n".join([heading(MEANS), *rows])


SPENT = "| Financier | Cars | ACT-001 | 2016-2017 | 2017 | 100 | 80 | Constaté | | |"
BEFORE = "| Financier | Cars | ACT-001 | 2015-2016 | 2016 | 100 | 60,50 | Constaté | | |"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "La dépense financière de l’édition 2016-2017 n’est pas connue ; aucun apport en nature n’est déclaré."),
        (
            [SPENT, BEFORE],
            (
                "La dépense financière de l’édition 2016-2017 s’élève à 80 €, sur un budget de 100 € (80 %), contre "
                "60,50 € en 2015-2016 ; aucun apport en nature n’est déclaré."
            ),
        ),
        (
            [SPENT, SPENT.replace("Cars", "Bus").replace("80", "").replace("Constaté", "Inconnu")],
            (
                "La dépense financière de l’édition 2016-2017 s’élève à au moins 80 €, sur un budget de 200 € (40 %) ; "
                "aucun apport en nature n’est déclaré."
            ),
        ),
        (
            [SPENT.replace("100", ""), "| En nature | Don | ACT-002 | 2016-2017 | 2017 | | | Inconnu | | |"],
            "La dépense financière de l’édition 2016-2017 s’élève à 80 € ; les apports en nature ne sont pas chiffrés.",
        ),
        (
            [SPENT, "| En nature | Don | ACT-002 | 2016-2017 | 2017 | | 45,5 | Constaté | | |"],
            (
                "La dépense financière de l’édition 2016-2017 s’élève à 80 €, sur un budget de 100 € (80 %) ; les "
                "apports en nature des partenaires sont valorisés à 45,50 €."
            ),
        ),
    ],
)
def test_money(rows: list[str], told: str) -> None:
    assert sentence(0, Moyens=means(*rows)) == told


def measures(*rows: str) -> str:
    return "\n".join([heading(MEASURES), *rows])


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "le nombre de bénéficiaires n’est pas connu."),
        (["| IND-ELEVES | 2016-2017 | | Néant | | | | | |"], "aucun bénéficiaire n’a été compté."),
        (
            ["| IND-ELEVES | 2016-2017 | 1 | Mesuré | | | | | |"],
            "1 personne a bénéficié des actions, pour un coût de 1 000,50 € par personne.",
        ),
        (
            ["| IND-ELEVES | 2016-2017 | 60 | Mesuré | A | | | | |"],
            "60 personnes ont bénéficié des actions, pour un coût de 16,68 € par personne.",
        ),
        (
            [
                "| IND-ELEVES | 2016-2017 | 60 | Mesuré | | | | | GT-JEUNES |",
                "| IND-ELEVES | 2016-2017 | 40 | Mesuré | | | | | GT-HANDICAP |",
            ],
            "de 60 à 100 personnes ont bénéficié des actions, pour un coût de 10,01 à 16,68 € par personne.",
        ),
        (
            [
                "| IND-ELEVES | 2016-2017 | 60 | Mesuré | | | | | GT-JEUNES |",
                "| IND-ELEVES | 2016-2017 | | Inconnu | | | | | GT-HANDICAP |",
            ],
            "au moins 60 personnes ont bénéficié des actions, pour un coût que l’on ne peut pas calculer.",
        ),
    ],
)
def test_beneficiaries(rows: list[str], told: str) -> None:
    assert sentence(1, Mesures=measures(*rows)).partition(" ; ")[2] == told


@pytest.mark.parametrize(
    ("sessions", "present", "told"),
    [
        ([], [], "Aucune séance n’a eu lieu"),
        (
            ["| S1 | Groupe de travail | GT-JEUNES | Bilan | 12/10/2016 | 2 |"],
            [],
            "1 séance a eu lieu, sans présence enregistrée",
        ),
        (
            ["| S1 | Groupe de travail | GT-JEUNES | Bilan | 12/10/2016 | 2 |"],
            ["| S1 | ACT-001 | Présent | |"],
            "1 séance a réuni 1 personne, soit 1 participation (contre 0 participation en 2015-2016)",
        ),
        (
            [
                "| S1 | Groupe de travail | GT-JEUNES | Bilan | 12/10/2016 | 2 |",
                "| S2 | Plénière | | Lancement | 13/10/2016 | 2 |",
                "| S0 | Plénière | | Avant | 13/10/2015 | 2 |",
            ],
            ["| S1 | ACT-001 | Présent | |", "| S2 | ACT-001 | Présent | |", "| S2 | ACT-002 | Présent | |",
             "| S0 | ACT-002 | Présent | |"],
            "2 séances ont réuni 2 personnes différentes, soit 3 participations (contre 1 participation en 2015-2016)",
        ),
    ],
)  # fmt: skip
def test_meetings(sessions: list[str], present: list[str], told: str) -> None:
    sheets = {
        "Séances": "\n".join([heading(SESSIONS), *sessions]),
        "Présences": "\n".join([heading(ATTENDANCES), *present]),
    }
    assert sentence(1, **sheets).partition(" ; ")[0] == told


REACHED = "| IND-STAGES | 2016-2017 | 30 | Mesuré | | | | | |"
SOON = "| IND-DELAI | 2016-2017 | 4 | Mesuré | | | | | |"
MANY = "| IND-ELEVES | 2016-2017 | 80 | Mesuré | A | | | | |"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "Aucune des 3 cibles n’est atteinte, 3 restent indéterminées"),
        ([REACHED], "1 des 3 cibles est atteinte, 2 restent indéterminées"),
        ([REACHED, SOON], "2 des 3 cibles sont atteintes, 1 reste indéterminée"),
        ([REACHED, SOON, MANY], "Les 3 cibles sont toutes atteintes"),
        ([REACHED.replace("30", "29"), SOON, MANY], "2 des 3 cibles sont atteintes"),
    ],
)
def test_targets(rows: list[str], told: str) -> None:
    assert sentence(2, Mesures=measures(*rows)).partition(" ; ")[0] == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("30", "L’unique cible est atteinte"),
        ("2", "L’unique cible n’est pas atteinte"),
        ("", "On ne peut pas dire si l’unique cible est atteinte"),
    ],
)
def test_a_single_target(value: str, told: str) -> None:
    indicators = "\n".join([heading(INDICATORS), *(line for line in INDICATORS.splitlines() if "STAGES" in line)])
    rows = measures(f"| IND-STAGES | 2016-2017 | {value} | {'Mesuré' if value else 'Inconnu'} | | | | | |")
    assert sentence(2, Indicateurs=indicators, Mesures=rows).partition(" ; ")[0] == told


def test_no_target_at_all() -> None:
    indicators = "\n".join([heading(INDICATORS), *(line for line in INDICATORS.splitlines() if "CONFIANCE" in line)])
    assert sentence(2, Indicateurs=indicators, Mesures=heading(MEASURES)).startswith("Aucun indicateur n’a de cible ; ")


ACTION = "| {code} | {edition} | Forum {code} | Conception | {status} |"


@pytest.mark.parametrize(
    ("actions", "told"),
    [
        ([], "aucune action n’a été proposée."),
        ([("A1", "2016-2017", "Proposée")], "1 action a été proposée."),
        (
            [("A1", "2016-2017", "Proposée"), ("A2", "2016-2017", "Proposée"), ("A3", "2015-2016", "En cours")],
            "2 actions ont été proposées, et 1 action antérieure se poursuit.",
        ),
        (
            [("A1", "2015-2016", "En cours"), ("A2", "2015-2016", "En cours")],
            "aucune action n’a été proposée, et 2 actions antérieures se poursuivent.",
        ),
    ],
)
def test_actions(actions: list[tuple[str, str, str]], told: str) -> None:
    rows = [ACTION.format(code=code, edition=edition, status=status) for code, edition, status in actions]
    table = "\n".join(["| Code action | Édition | Intitulé | Étape | Statut |", *rows])
    assert sentence(2, Actions=table).partition(" ; ")[2] == told


def test_the_first_edition_is_compared_with_nothing() -> None:
    assert "contre" not in "".join(one_edition().sentences)
