"""The seven actions of the restitution plenary, the next steps of 2016-2017, and the programme that grew out of one."""

from __future__ import annotations

from datetime import date
from typing import Final

from aet_sheets.demo.dossier import Row, actor
from aet_sheets.demo.groups import DISABILITY, POVERTY, YOUTH

PROGRAMME: Final = "Q2ER"
PROGRAMME_TITLE: Final = "Quand entreprises et élèves se rencontrent"
PROGRAMME_ACTION: Final = "ACN-001"
RESTITUTION_ACTION: Final = "ACN-002"

TUTORING: Final = "Tutorat d'alternants"
SURGERIES: Final = "Permanences mobiles d'accès aux droits"
DIRECTORY: Final = "Répertoire des entreprises accueillantes"

_CONCEPTION: Final = "Conception"
_MOBILISATION: Final = "Mobilisation"
_DIAGNOSIS: Final = "Diagnostic et co-construction"
_IMPLEMENTATION: Final = "Mise en œuvre et évaluation"

BY_GROUP: Final[dict[str, list[Row]]] = {
    YOUTH: [
        {
            "title": TUTORING,
            "cross_cutting": False,
            "stage": _IMPLEMENTATION,
            "status": "En cours",
            "responsible": actor(83),
            "need": "Trop de contrats d'apprentissage sont rompus dans les trois premiers mois, faute d'un "
            "interlocuteur entre l'entreprise, le centre de formation et le jeune.",
            "start": date(2013, 9, 16),
            "due": date(2017, 8, 31),
            "progress": 0.7,
            "budget_planned": 1_500.0,
            "budget_actual": 1_120.0,
        },
        {
            "title": "Forum des métiers du territoire",
            "cross_cutting": False,
            "stage": _IMPLEMENTATION,
            "status": "Réalisée",
            "responsible": actor(45),
            "need": "Les jeunes connaissent mal les métiers qui recrutent à dix minutes de chez eux.",
            "start": date(2013, 9, 9),
            "due": date(2014, 4, 30),
            "progress": 1.0,
        },
    ],
    DISABILITY: [
        {
            "title": DIRECTORY,
            "cross_cutting": False,
            "stage": _IMPLEMENTATION,
            "status": "Réalisée",
            "responsible": actor(54),
            "need": "Les structures d'accompagnement ne savent pas quelles entreprises sont prêtes à accueillir une "
            "personne en situation de handicap.",
            "start": date(2013, 10, 1),
            "due": date(2015, 6, 30),
            "progress": 1.0,
            "budget_planned": 800.0,
            "budget_actual": 765.0,
        },
        {
            "title": "Passerelles vers l'emploi accompagné",
            "cross_cutting": False,
            "stage": _MOBILISATION,
            "status": "Retenue",
            "responsible": actor(42),
            "need": "Après un premier stage réussi, rien n'est prévu pour préparer l'embauche.",
            "due": date(2017, 12, 31),
            "progress": 0.1,
        },
    ],
    POVERTY: [
        {
            "title": SURGERIES,
            "cross_cutting": False,
            "stage": _IMPLEMENTATION,
            "status": "En cours",
            "responsible": actor(44),
            "need": "Les ménages sans voiture ne vont pas jusqu'aux guichets et renoncent à leurs droits.",
            "start": date(2014, 3, 3),
            "due": date(2017, 6, 30),
            "progress": 0.6,
            "budget_planned": 2_400.0,
            "budget_actual": 1_310.0,
        },
        {
            "title": "Groupement d'achats solidaire",
            "cross_cutting": False,
            "stage": _DIAGNOSIS,
            "status": "Abandonnée",
            "responsible": actor(63),
            "need": "Les associations achètent chacune de leur côté les mêmes produits de première nécessité.",
            "start": date(2013, 10, 7),
            "due": date(2014, 6, 30),
            "progress": 0.2,
            "budget_planned": 600.0,
            "budget_actual": 0.0,
        },
    ],
}
"""What each group proposed in June 2013, as its return of 2012-2013 tells it today."""

PILOT_ACTIONS: Final[list[Row]] = [
    {
        "code": PROGRAMME_ACTION,
        "edition": "2012-2013",
        "title": PROGRAMME_TITLE,
        "cross_cutting": True,
        "stage": _IMPLEMENTATION,
        "status": "En cours",
        "responsible": actor(7),
        "need": "Les entreprises et les établissements scolaires du territoire se connaissent peu ; les élèves sans "
        "réseau ne trouvent pas de stage.",
        "start": date(2014, 9, 1),
        "due": date(2017, 8, 31),
        "progress": 0.85,
        "budget_planned": 17_700.0,
        "budget_actual": 16_670.85,
    },
    {
        "code": RESTITUTION_ACTION,
        "edition": "2016-2017",
        "title": "Restitution et valorisation de la démarche",
        "cross_cutting": True,
        "stage": _CONCEPTION,
        "status": "Proposée",
        "responsible": actor(3),
        "need": "Faire connaître aux partenaires et aux élus ce que cinq années de dialogue ont produit.",
        "start": date(2017, 9, 18),
        "due": date(2018, 3, 30),
        "progress": 0.0,
        "budget_planned": 2_000.0,
        "budget_actual": 0.0,
    },
    {
        "code": "ACN-003",
        "edition": "2016-2017",
        "title": "Thématique « Jeunes et Emploi »",
        "cross_cutting": True,
        "stage": _MOBILISATION,
        "status": "Proposée",
        "responsible": actor(2),
        "need": "Réunir sous une même thématique les actions des trois groupes qui s'adressent aux moins de 26 ans.",
        "due": date(2018, 6, 29),
        "progress": 0.0,
    },
    {
        "code": "ACN-004",
        "edition": "2016-2017",
        "title": "Déploiement sur un territoire plus large",
        "cross_cutting": True,
        "stage": _CONCEPTION,
        "status": "Proposée",
        "responsible": actor(1),
        "need": "Étendre la démarche aux communes qui ont rejoint l'établissement public territorial en 2016.",
        "due": date(2018, 12, 21),
        "progress": 0.0,
    },
]
"""The transverse action of June 2013, and the next steps that the staff proposed in 2016-2017."""

PROGRAMMES: Final[list[Row]] = [
    {
        "code": PROGRAMME,
        "title": PROGRAMME_TITLE,
        "action": PROGRAMME_ACTION,
        "school": actor(30),
        "referent": actor(31),
        "first_edition": "2014-2015",
    }
]
