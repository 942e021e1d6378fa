"""Reports at their limits: nothing to say, too much to say, numbers and labels that hardly fit. All in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.dossier.files import Input
from aet_sheets.reporting.content import compose
from aet_sheets.reporting.facts import Material
from aet_sheets.reporting.model import Report
from aet_sheets.schema.calendar import Exercise
from tests.support.consolidating import consolidated

MADE_ON = dt.date(2017, 7, 20)
ACTORS = """
    | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Mobilisation | Date d'entrée |
    | ACT-001 | Entreprise | Ateliers Zed | Zola | Ninon | Mobilisé | 01/09/2002 |
    | ACT-002 | Association | Le Trait d'union | Brissac | Éloïse | Mobilisé | 01/09/2002 |
    """
SESSIONS = """
    | Code séance | Type de séance | Groupe | Intitulé | Date | Durée (h) |
    | S1 | Groupe de travail | GT-JEUNES | Bilan | 12/10/2016 | 2 |
    """
ATTENDANCES = """
    | Séance | Acteur | Présence | Heures apportées |
    | S1 | ACT-001 | Présent | 2 |
    """
INDICATORS = """
    | Code indicateur | Libellé | Dimension | Nature | Unité | Agrégation | Référence | Cible | Sens |
    | IND-ELEVES | Élèves | Bénéficiaires | Quantitatif | élèves | Personnes distinctes | 0 | 80 | Hausse |
    | IND-STAGES | Stages | Réalisation | Quantitatif | stages | Somme | 10 | 30 | Hausse |
    | IND-DELAI | Délai | Réalisation | Quantitatif | jours | Moyenne | 10 | 5 | Baisse |
    | IND-CONFIANCE | Confiance | Confiance | Qualitatif | | Aucune | | | |
    """
MEASURES = """
    | Indicateur | Édition | Valeur | État | Cohorte | Organisation | Verbatim | Source | Groupe |
    | IND-ELEVES | 2016-2017 | 60 | Mesuré | | | | | GT-JEUNES |
    | IND-ELEVES | 2016-2017 | 40 | Mesuré | | | | | GT-HANDICAP |
    | IND-STAGES | 2016-2017 | 12 | Estimé | | | | | GT-JEUNES |
    | IND-STAGES | 2016-2017 | | Inconnu | | | | | GT-HANDICAP |
    | IND-CONFIANCE | 2016-2017 | | Mesuré | | Ateliers Zed | Madame BRISSAC nous a ouvert ses portes. | Entretien | |
    """
MEANS = """
    | Nature | Libellé | Contributeur | Édition | Exercice | Prévu | Réalisé | État | Fonction M57 | Nature comptable |
    | Financier | Cars | ACT-001 | 2016-2017 | 2017 | 1200 | 1000,50 | Constaté | 222 | 6245 |
    | En nature | Temps | ACT-002 | 2016-2017 | 2017 | 200 | | Inconnu | | |
    """
ONE_EDITION = """
    | Édition | Début | Fin | Statut |
    | 2016-2017 | 01/09/2016 | 31/08/2017 | Ouverte |
    """
USUAL = {
    "Acteurs": ACTORS, "Séances": SESSIONS, "Présences": ATTENDANCES,
    "Indicateurs": INDICATORS, "Mesures": MEASURES, "Moyens": MEANS,
}  # fmt: skip


def report_on(result: Consolidation, *, exercise: int | None = None) -> Report:
    """Return the report of the edition of `result`, or of an exercise."""
    period = Exercise(exercise) if exercise else result.edition
    inputs = (Input("pilotage.xlsx", "0" * 64, 1),)
    return compose(Material(period, (result,), inputs, MADE_ON))


def usual(**sheets: str) -> Report:
    """Return the report of a small territory, some of its sheets replaced."""
    return report_on(consolidated(pilot=USUAL | sheets))


def nothing() -> Report:
    """No indicator, no session, no means, no action."""
    return report_on(consolidated(pilot={"Éditions": ONE_EDITION, "Indicateurs": "| Code indicateur | Libellé |"}))


def one_edition() -> Report:
    """The first edition: nothing to compare with."""
    return report_on(consolidated(pilot=USUAL | {"Éditions": ONE_EDITION}))


def two_hundred_indicators() -> Report:
    """Two hundred indicators, each with a target and two values."""
    heads, *_ = (line for line in INDICATORS.splitlines() if line.strip())
    names = range(1, 201)
    own = [
        f"| I{n} | Indicateur {n} du plan d'action | Réalisation | Quantitatif | unités | Somme | 0 | {n} | Hausse |"
        for n in names
    ]
    values = [
        f"| I{n} | {edition} | {n * factor} | Mesuré | | | | |"
        for n in names
        for edition, factor in (("2015-2016", 0.5), ("2016-2017", 1.25 if n % 3 else 0.75))
    ]
    heading = next(line for line in MEASURES.splitlines() if line.strip())
    return usual(Indicateurs="\n".join([heads, *own]), Mesures="\n".join([heading, *values]))


def fifteen_editions() -> Report:
    """Fifteen editions, every one with means, sessions and values."""
    years = range(2002, 2017)
    editions = [f"| {y}-{y + 1} | 01/09/{y} | 31/08/{y + 1} | {'Ouverte' if y == 2016 else 'Close'} |" for y in years]
    sessions = [f"| S{y} | Groupe de travail | GT-JEUNES | Bilan {y} | 12/10/{y} | 2 |" for y in years]
    present = [f"| S{y} | {actor} | Présent | 2 |" for y in years for actor in ("ACT-001", "ACT-002")]
    values = [
        f"| {code} | {y}-{y + 1} | {100 + 7 * (y - 2002)} | Mesuré | C{y} | | | |"
        for y in years
        for code in ("IND-ELEVES", "IND-STAGES", "IND-DELAI")
    ]
    means = [
        f"| Financier | Cars {y} | ACT-001 | {y}-{y + 1} | {y + 1} | {12000 + y} | {3 * y} | Constaté | 222 | 6245 |"
        for y in years
    ]
    sheets = {
        "Éditions": "\n".join(["| Édition | Début | Fin | Statut |", *editions]),
        "Séances": _table(SESSIONS, sessions),
        "Présences": _table(ATTENDANCES, present),
        "Mesures": _table(MEASURES, values),
        "Moyens": _table(MEANS, means),
    }
    return report_on(consolidated(pilot=USUAL | sheets))


def _table(example: str, rows: list[str]) -> str:
    heading = next(line for line in example.splitlines() if line.strip())
    return "\n".join([heading, *rows])


LONG = (
    "Accompagnement personnalisé et de proximité des jeunes sortis sans qualification du système scolaire, en lien "
    "avec les entreprises, les associations, les établissements et les pouvoirs publics du territoire"
)
UNBROKEN = "Intercommunalité" * 9


def long_labels() -> Report:
    """Labels as long as the tables allow, one of them without a space."""
    rows = [
        f"| L1 | {LONG} | Réalisation | Quantitatif | {UNBROKEN[:40]} | Somme | 0 | 10 | Hausse |",
        f"| L2 | {UNBROKEN} | Bénéficiaires | Quantitatif | personnes | Personnes distinctes | 0 | 10 | Hausse |",
        f"| L3 | {LONG} (confiance) | Confiance | Qualitatif | | Aucune | | | |",
    ]
    values = [
        "| L1 | 2015-2016 | 4 | Mesuré | | | | |",
        "| L1 | 2016-2017 | 12 | Mesuré | | | | |",
        "| L2 | 2016-2017 | 5 | Mesuré | | | | | GT-JEUNES |",
        "| L2 | 2016-2017 | 6 | Mesuré | | | | | GT-HANDICAP |",
        f"| L3 | 2016-2017 | | Mesuré | | {UNBROKEN[:90]} | {' '.join([LONG] * 5)} | {LONG} |",
    ]
    actors = ACTORS.replace("Ateliers Zed", f"{LONG[:120]}").replace("Le Trait d'union", UNBROKEN)
    actions = f"""
        | Code action | Édition | Intitulé | Étape | Statut |
        | A1 | 2016-2017 | {LONG} | Diagnostic et co-construction | En cours |
        | A2 | 2016-2017 | {UNBROKEN} | Conception | Proposée |
        """
    return usual(
        Acteurs=actors, Indicateurs=_table(INDICATORS, rows), Mesures=_table(MEASURES, values), Actions=actions
    )


def huge_amounts() -> Report:
    """Amounts and counts of twelve figures."""
    means = [
        "| Financier | Cars | ACT-001 | 2015-2016 | 2016 | 987654321098,75 | 876543210987,65 | Constaté | 222 | 6245 |",
        "| Financier | Cars | ACT-001 | 2016-2017 | 2017 | 123456789012,34 | 987654321098,76 | Constaté | 222 | 6245 |",
        "| En nature | Temps | ACT-002 | 2016-2017 | 2017 | 200000000000 | 345678901234,56 | Constaté | | |",
    ]
    values = [
        "| IND-ELEVES | 2016-2017 | 123456789012 | Mesuré | | | | | GT-JEUNES |",
        "| IND-ELEVES | 2016-2017 | 987654321 | Mesuré | | | | | GT-HANDICAP |",
        "| IND-STAGES | 2015-2016 | 999999999999,25 | Mesuré | | | | |",
        "| IND-STAGES | 2016-2017 | 888888888888,75 | Mesuré | | | | |",
    ]
    return usual(Moyens=_table(MEANS, means), Mesures=_table(MEASURES, values))


EXTREMES: dict[str, Callable[[], Report]] = {
    make.__name__: make
    for make in (
        usual, nothing, one_edition, two_hundred_indicators, fifteen_editions, long_labels, huge_amounts
    )
}  # fmt: skip
