"""What people said: evidence of confidence, innovation and performance, by organisation and never by name."""

from __future__ import annotations

from datetime import date
from typing import Final

from aet_sheets.demo.dossier import Row
from aet_sheets.demo.groups import DISABILITY, POVERTY, YOUTH

_INTERVIEW: Final = "Entretien de bilan"
_MEETING: Final = "Compte rendu de réunion"
_FORMS: Final = "Questionnaire de fin d'année"


def _confidence(day: date, organisation: str, words: str, source: str = _INTERVIEW) -> Row:
    return _quotation("IND-CONFIANCE", day, organisation, words, source)


def _innovation(day: date, organisation: str, words: str, source: str = _INTERVIEW) -> Row:
    return _quotation("IND-INNOVATION", day, organisation, words, source)


def _performance(day: date, organisation: str, words: str, source: str = _INTERVIEW) -> Row:
    return _quotation("IND-PERFORMANCE", day, organisation, words, source)


def _quotation(indicator: str, day: date, organisation: str, words: str, source: str) -> Row:
    return {
        "indicator": indicator,
        "date": day,
        "organisation": organisation,
        "state": "Mesuré",
        "quotation": words,
        "source": source,
    }


QUOTATIONS: Final[dict[tuple[str, str], list[Row]]] = {
    ("2012-2013", YOUTH): [
        _confidence(
            date(2013, 3, 26),
            "Électricité Courant clair",
            "Je pensais que les associations venaient demander de l'argent. Elles venaient chercher des conseils.",
            _MEETING,
        ),
    ],
    ("2012-2013", DISABILITY): [
        _confidence(
            date(2013, 3, 28),
            "Cap Autonomie Val d'Yvre",
            "Pour la première fois, une entreprise nous a dit ce qui lui faisait peur.",
            _MEETING,
        ),
    ],
    ("2012-2013", POVERTY): [
        _innovation(
            date(2013, 4, 2),
            "CCAS de Montreval-le-Pont",
            "Nous avons rencontré en trois réunions des voisins que nous n'avions jamais appelés en dix ans.",
            _MEETING,
        ),
    ],
    ("2013-2014", YOUTH): [
        _innovation(
            date(2014, 4, 8),
            "Yvre Logistique",
            "Sur le forum, ce sont nos apprentis qui ont tenu le stand. Nous ne l'avions jamais fait.",
        ),
    ],
    ("2014-2015", YOUTH): [
        _confidence(
            date(2015, 6, 11),
            "Lycée polyvalent des Trois Vallons",
            "Les enseignants savent maintenant qui appeler, et les entreprises rappellent.",
        ),
        _performance(
            date(2015, 6, 11),
            "Mécanique de précision Rivemont",
            "Deux des stagiaires de l'an dernier ont demandé un apprentissage chez nous.",
        ),
    ],
    ("2014-2015", DISABILITY): [
        _innovation(
            date(2015, 3, 19),
            "Imprimerie des Trois Ponts",
            "Le répertoire nous a appris à écrire en français facile à lire ; nos clients en profitent aussi.",
        ),
    ],
    ("2014-2015", POVERTY): [
        _confidence(
            date(2015, 6, 15),
            "La Table ouverte du Val",
            "Une entreprise nous prête ses clés. C'est un détail, et c'est tout l'inverse d'il y a deux ans.",
        ),
    ],
    ("2015-2016", YOUTH): [
        _confidence(
            date(2016, 6, 9),
            "Club d'entreprises Yvre Active",
            "Le changement de porteur aurait pu tout arrêter. Les partenaires ont tenu parce qu'ils se connaissaient.",
        ),
        _innovation(
            date(2016, 3, 17),
            "Val Intérim",
            "Nous avons repris les grilles d'entretien des élèves pour nos propres candidats.",
        ),
    ],
    ("2015-2016", DISABILITY): [
        _performance(
            date(2016, 6, 16),
            "Bâtisseurs du Val",
            "L'accueil d'une personne sourde nous a obligés à revoir nos consignes : il y a moins d'erreurs pour tous.",
        ),
    ],
    ("2015-2016", POVERTY): [
        _performance(
            date(2016, 6, 13),
            "Clairval Propreté",
            "Depuis que les salariées connaissent leurs droits, elles sont moins nombreuses à nous quitter.",
        ),
    ],
    ("2016-2017", YOUTH): [
        _confidence(
            date(2017, 6, 8),
            "Lycée polyvalent des Trois Vallons",
            "Les familles ne demandent plus s'il y aura un stage, elles demandent lequel.",
            _FORMS,
        ),
        _innovation(
            date(2017, 3, 9),
            "Agence d'architecture Pignon sur cour",
            "Les interviews des élèves sont devenues la page d'accueil de notre site.",
        ),
        _performance(
            date(2017, 6, 8),
            "Supermarché Valmarché",
            "Les stagiaires arrivent préparés : nous passons une demi-journée à les former, contre trois avant.",
        ),
    ],
    ("2016-2017", DISABILITY): [
        _confidence(
            date(2017, 6, 15),
            "Sensoria Électronique",
            "Nous osons poser les questions, et l'on nous répond sans détour.",
        ),
    ],
    ("2016-2017", POVERTY): [
        _innovation(
            date(2017, 6, 12),
            "Ressourcerie La Seconde Main",
            "La permanence se tient entre deux rayons : on vient pour une chaise, on repart avec un rendez-vous.",
        ),
    ],
}
"""The quotations of each return, by edition and group."""
