"""What each figure counts, in the words that stand beside it wherever it is printed (domain, Key figures).

The sheet *Synthèse*, the report and whoever prints a figure take its definition from here: `of(period)` gives those of
an edition or of an exercise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from aet_sheets.schema.calendar import Bounds, Period


@dataclass(frozen=True, slots=True)
class Definitions:
    """The definitions that depend on the kind of period, one a figure; `undated` is empty where nothing is apart."""

    actors: str
    organisations: str
    enrolled: str
    active_contributors: str
    groups: str
    sessions: str
    participations: str
    people: str
    hours: str
    actions: str
    cross_cutting_actions: str
    actions_carried_over: str
    means: str
    indicators: str
    undated: str = ""


EDITION: Final = Definitions(
    actors="Personnes entrées avant la fin de l'édition, ou sans date d'entrée, et qui ne se sont pas retirées.",
    organisations="Organismes différents que ces personnes représentent.",
    enrolled="Personnes différentes inscrites à un groupe de travail pour l'édition.",
    active_contributors="Personnes différentes présentes à une réunion de groupe ou à une séquence de l'édition, ou "
    "responsables d'une action en cours ou réalisée pendant l'édition.",
    groups="Groupes actifs, constitués avant la fin de l'édition.",
    sessions="Séances dont la date tombe dans l'édition.",
    participations="Présences à ces séances : trois venues comptent trois fois.",
    people="Personnes différentes présentes à ces séances : trois venues comptent une fois.",
    hours="Heures que les personnes présentes déclarent avoir apportées. Une présence sans heures n'est pas un zéro : "
    "elle est comptée à part.",
    actions="Actions proposées pendant l'édition.",
    cross_cutting_actions="Parmi elles, celles déclarées transverses, ou sans groupe.",
    actions_carried_over="Actions proposées pendant une édition antérieure et toujours en cours.",
    means="Montants de l'édition. Un montant inconnu n'est pas un zéro : il n'entre pas dans le total.",
    indicators="Mesures déclarées pour l'édition.",
)
EXERCISE: Final = replace(
    EDITION,
    actors="Personnes entrées avant la fin de l'exercice, ou sans date d'entrée, et qui ne se sont pas retirées.",
    enrolled="Personnes différentes dont la date d'inscription à un groupe de travail tombe dans l'exercice.",
    active_contributors="Personnes différentes présentes à une réunion de groupe ou à une séquence de l'exercice, ou "
    "responsables d'une action en cours ou réalisée pendant l'exercice. Sans date de début, une action commence avec "
    "son édition.",
    groups="Groupes actifs, constitués avant la fin de l'exercice.",
    sessions="Séances dont la date tombe dans l'exercice.",
    actions="Actions dont la date de début tombe dans l'exercice.",
    actions_carried_over="Actions commencées avant l'exercice et toujours en cours.",
    means="Montants de l'exercice budgétaire que la ligne déclare. Un montant inconnu n'est pas un zéro : il n'entre "
    "pas dans le total.",
    indicators="Mesures dont la date tombe dans l'exercice.",
    undated="Lignes sans date (moyens : sans exercice) dont l'édition est à cheval sur l'exercice : on ne peut pas "
    "dire si elles en font partie. Elles sont comptées à part, dans aucun chiffre.",
)


def of(period: Period) -> Definitions:
    """Return the definitions of the figures of `period`."""
    return EDITION if isinstance(period, Bounds) else EXERCISE


ACTIONS_BY_STATUS: Final = "Actions proposées pendant l'édition, à ce statut."
TO_DATE: Final = "La même chose depuis la première édition."
INTERVAL: Final = (
    "Une même cohorte ne compte qu'une fois ; des effectifs sans cohorte peuvent se recouvrir : le total est alors un "
    "intervalle, du plus grand à la somme."
)
COHORT: Final = "plus grand effectif déclaré pour cette cohorte."
IN_KIND: Final = "Apports des partenaires, valorisés aux heures et au taux déclarés ; jamais additionnés à la dépense."
BENEFICIARIES: Final = (
    "Personnes comptées par les indicateurs de dimension Bénéficiaires dont l'agrégation est Personnes distinctes, "
    "tous ensemble : une cohorte que deux indicateurs nomment ne compte qu'une fois."
)
COST: Final = (
    "Moyens financiers réalisés, rapportés aux bénéficiaires. C'est un intervalle quand leur nombre en est un ; rien "
    "n'est donné quand un montant est inconnu."
)
COST_WITH_IN_KIND: Final = "Le même coût, apports en nature valorisés compris."
OUTCOME: Final = (
    "Atteinte ou non selon le sens de l'indicateur ; indéterminée quand l'intervalle, ou une valeur inconnue, peut "
    "faire pencher d'un côté comme de l'autre."
)

RULES: Final[dict[str, str]] = {
    "Somme": "Somme des valeurs déclarées.",
    "Moyenne": "Moyenne des valeurs déclarées.",
    "Dernière valeur": "Valeur la plus récente.",
    "Maximum": "Plus grande valeur déclarée.",
    "Ratio": "Rapport des deux totaux, jamais une moyenne de pourcentages.",
    "Personnes distinctes": INTERVAL,
    "Aucune": "Témoignages recueillis, à lire sur la feuille Mesures.",
}
NOTHING: Final[dict[str, str]] = {
    "vide": "Personne n'a rien dit : la valeur est non renseignée, elle n'entre dans aucun total.",
    "zéro": "Quelqu'un a compté, et le résultat est zéro.",
    "néant": "Il ne s'est rien passé : zéro pour une somme ou un nombre de personnes, aucune valeur pour une moyenne, "
    "un maximum ou une dernière valeur.",
    "inconnu": "Il s'est passé quelque chose, mais personne ne sait combien : cela n'entre dans aucun total et est "
    "compté à part.",
}
"""The four kinds of nothing (domain, How figures are counted)."""
