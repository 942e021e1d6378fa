"""What each figure counts, in the words that stand beside it wherever it is printed (domain, Key figures)."""

from __future__ import annotations

from typing import Final

ACTORS: Final = (
    "Personnes entrées dans la démarche au plus tard le dernier jour de l'édition, sans celles qui se sont retirées."
)
ORGANISATIONS: Final = "Organismes différents que ces personnes représentent."
ENROLLED: Final = "Personnes différentes inscrites à un groupe de travail pendant l'édition."
ACTIVE: Final = (
    "Personnes différentes présentes à une réunion de groupe ou à une séquence, ou responsables d'une action en cours "
    "ou réalisée."
)
GROUPS: Final = "Groupes de travail actifs, constitués avant la fin de l'édition."
SESSIONS: Final = "Séances dont la date tombe dans l'édition."
PARTICIPATIONS: Final = "Présences à ces séances : une personne venue trois fois compte trois fois."
ACTIONS: Final = "Actions proposées pendant l'édition."
CROSS_CUTTING: Final = "Parmi elles, celles qui concernent tous les groupes."
CARRIED_OVER: Final = "Actions proposées pendant une édition antérieure et toujours en cours."
INTERVAL: Final = (
    "Une même cohorte ne compte qu'une fois ; des effectifs sans cohorte peuvent se recouvrir : le total est alors un "
    "intervalle, du plus grand à la somme."
)
COHORT: Final = "plus grand effectif déclaré pour cette cohorte."
MEANS: Final = "Montants de l'édition. Un montant inconnu n'est pas un zéro : il n'entre pas dans le total."
IN_KIND: Final = "Apports des partenaires, valorisés aux heures et au taux déclarés ; jamais additionnés à la dépense."

RULES: Final[dict[str, str]] = {
    "Somme": "Somme des valeurs déclarées.",
    "Moyenne": "Moyenne des valeurs déclarées.",
    "Dernière valeur": "Valeur la plus récente.",
    "Maximum": "Plus grande valeur déclarée.",
    "Ratio": "Rapport des deux totaux, jamais une moyenne de pourcentages.",
    "Personnes distinctes": INTERVAL,
    "Aucune": "Témoignages recueillis, à lire sur la feuille Mesures.",
}
