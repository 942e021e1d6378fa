"""The closed lists of the territorial dialogue, as they stand on every screen and in every drop-down."""

from __future__ import annotations

from typing import Final

ACTOR_TYPES: Final = (
    "Entreprise",
    "Association",
    "Pouvoir public",
    "Établissement scolaire",
    "Club d'entreprises",
    "Accompagnateur",
)

WITHDRAWN: Final = "Retiré"
MOBILISATION: Final = ("Mobilisé", "Inscrit", "Contributeur actif", WITHDRAWN)

OPEN, CLOSED = "Ouverte", "Close"
EDITION_STATUSES: Final = (OPEN, CLOSED)

ACTIVE_GROUP: Final = "Actif"
GROUP_STATUSES: Final = (ACTIVE_GROUP, "Clos")

ENROLMENT_ROLES: Final = ("Pilote association", "Pilote entreprise", "Animateur", "Membre")

PLENARY, WORKING_GROUP, STEERING, SEQUENCE = "Plénière", "Groupe de travail", "Pilotage", "Séquence"
SESSION_TYPES: Final = (PLENARY, WORKING_GROUP, STEERING, SEQUENCE)
SESSION_FORMS: Final = (
    "Réunion",
    "Visite",
    "Intervention",
    "Formation",
    "Interview",
    "Simulation",
    "Stage",
    "Clôture",
)

PRESENT: Final = "Présent"
ATTENDANCE: Final = (PRESENT, "Excusé", "Absent")

STAGES: Final = (
    "Conception",
    "Mobilisation",
    "Diagnostic et co-construction",
    "Mise en œuvre et évaluation",
)

UNDER_WAY, ACHIEVED = "En cours", "Réalisée"
ACTION_STATUSES: Final = ("Proposée", "Retenue", UNDER_WAY, ACHIEVED, "Abandonnée")

BENEFICIARIES: Final = "Bénéficiaires"
DIMENSIONS: Final = (
    "Réalisation",
    BENEFICIARIES,
    "Performance des organisations",
    "Innovation",
    "Confiance",
)
QUANTITATIVE, QUALITATIVE = "Quantitatif", "Qualitatif"
INDICATOR_NATURES: Final = (QUANTITATIVE, QUALITATIVE)

SUM, MEAN, LAST, MAXIMUM = "Somme", "Moyenne", "Dernière valeur", "Maximum"
RATIO, DISTINCT_PEOPLE, NO_AGGREGATION = "Ratio", "Personnes distinctes", "Aucune"
AGGREGATIONS: Final = (SUM, MEAN, LAST, MAXIMUM, RATIO, DISTINCT_PEOPLE, NO_AGGREGATION)
UP, DOWN = "Hausse", "Baisse"
DIRECTIONS: Final = (UP, DOWN)

MEASURED, ESTIMATED, NIL, UNKNOWN = "Mesuré", "Estimé", "Néant", "Inconnu"
VALUED: Final = frozenset({MEASURED, ESTIMATED})
"""States beside which a value counts."""
MEASURE_STATES: Final = (MEASURED, ESTIMATED, NIL, UNKNOWN)

CASH, HUMAN, IN_KIND, COMMUNICATION = "Financier", "Humain", "En nature", "Communication"
MEANS_NATURES: Final = (CASH, HUMAN, IN_KIND, COMMUNICATION)
MEANS_UNITS: Final = ("Heures", "Jours", "ETP", "Unités")
MEANS_STATES: Final = ("Constaté", ESTIMATED, UNKNOWN)
