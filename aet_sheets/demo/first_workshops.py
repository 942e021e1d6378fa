"""The nine meetings of 2012-2013: three a group, between the launch plenary and the restitution plenary."""

from __future__ import annotations

from datetime import date
from typing import Final

from aet_sheets.demo.meeting import Workshop

YOUTH_MEETINGS: Final = (
    Workshop(
        date(2012, 11, 20),
        "Diagnostic partagé de l'insertion des jeunes",
        2.5,
        "Passerelle Jeunesse, Montreval-le-Pont",
        "Chaque membre recense trois difficultés rencontrées avec des jeunes en recherche de stage ou d'emploi.",
        present=(40, 83, 23, 9, 17, 35, 36, 45, 47, 48, 88, 95, 102),
        excused=(39, 93),
    ),
    Workshop(
        date(2013, 1, 22),
        "Besoins croisés des entreprises et des établissements",
        2.0,
        "Yvre Logistique, Noisement-sur-Yvre",
        "Quatre besoins retenus : des interlocuteurs nommés, des stages mieux préparés, des tuteurs formés, des "
        "métiers mieux connus.",
        present=(40, 83, 23, 9, 17, 36, 45, 47, 88, 93, 95),
        excused=(35, 48),
        absent=(39, 102),
    ),
    Workshop(
        date(2013, 3, 26),
        "Choix des actions pour l'insertion des jeunes",
        2.5,
        "CFA des métiers du Val d'Yvre, Les Ormelles",
        "Deux actions du groupe sont proposées, et une action transverse est transmise au comité de pilotage.",
        present=(40, 83, 23, 9, 35, 36, 45, 47, 48, 88, 93, 102),
        excused=(17, 39),
        absent=(95,),
    ),
)
DISABILITY_MEETINGS: Final = (
    Workshop(
        date(2012, 11, 22),
        "Handicap et emploi : ce que chacun fait déjà",
        2.0,
        "Cap Autonomie Val d'Yvre, Bellerive-sur-Yvre",
        "Un tour des pratiques : neuf organisations accueillent déjà, sans le faire savoir.",
        present=(42, 85, 25, 20, 38, 53, 54, 56, 59, 60, 96, 116, 119),
        excused=(15, 113),
    ),
    Workshop(
        date(2013, 1, 24),
        "Freins à l'accueil en entreprise",
        2.0,
        "Imprimerie des Trois Ponts, Montreval-le-Pont",
        "Trois freins retenus : la méconnaissance du handicap, l'adaptation des postes, la peur de mal faire.",
        present=(42, 85, 25, 20, 38, 54, 56, 59, 96, 113, 119),
        excused=(15, 53),
        absent=(60, 116),
    ),
    Workshop(
        date(2013, 3, 28),
        "Choix des actions pour le handicap",
        2.5,
        "Les Ateliers du Chêne vert, Villemarche",
        "Deux actions proposées : un répertoire des entreprises accueillantes et des passerelles vers l'emploi.",
        present=(42, 85, 25, 38, 53, 54, 59, 60, 113, 116),
        excused=(20, 56),
        absent=(15, 96, 119),
    ),
)
POVERTY_MEETINGS: Final = (
    Workshop(
        date(2012, 11, 26),
        "Visages de la précarité sur le territoire",
        2.5,
        "La Table ouverte du Val, Les Ormelles",
        "Les associations partagent leurs chiffres ; les entreprises parlent de leurs salariés à temps partiel.",
        present=(44, 86, 26, 18, 19, 61, 63, 65, 67, 74, 75, 117),
        excused=(21, 122),
        absent=(107,),
    ),
    Workshop(
        date(2013, 1, 28),
        "Ce que peuvent les entreprises",
        2.0,
        "Clairval Propreté, Bellerive-sur-Yvre",
        "Trois pistes : les horaires, les dons de produits, l'information des salariés sur leurs droits.",
        present=(44, 86, 26, 18, 61, 65, 67, 74, 117, 122),
        excused=(19, 21, 107),
        absent=(63, 75),
    ),
    Workshop(
        date(2013, 4, 2),
        "Choix des actions contre la précarité",
        2.0,
        "CCAS de Montreval-le-Pont",
        "Deux actions proposées : des permanences mobiles et un groupement d'achats.",
        present=(44, 86, 26, 18, 19, 61, 63, 65, 74, 75, 122),
        excused=(67, 107),
        absent=(21, 117),
    ),
)
