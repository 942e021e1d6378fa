"""The meetings of the three working groups over the five editions: three each at first, then one or two a year."""

from __future__ import annotations

from datetime import date
from typing import Final

from aet_sheets.demo.first_workshops import DISABILITY_MEETINGS, POVERTY_MEETINGS, YOUTH_MEETINGS
from aet_sheets.demo.groups import DISABILITY, POVERTY, YOUTH
from aet_sheets.demo.meeting import Workshop

WORKSHOPS: Final[dict[tuple[str, str], tuple[Workshop, ...]]] = {
    ("2012-2013", YOUTH): YOUTH_MEETINGS,
    ("2012-2013", DISABILITY): DISABILITY_MEETINGS,
    ("2012-2013", POVERTY): POVERTY_MEETINGS,
    ("2013-2014", YOUTH): (
        Workshop(
            date(2013, 11, 19),
            "Du forum des métiers au programme",
            2.0,
            "Mission locale du Val d'Yvre, Bellerive-sur-Yvre",
            "Le forum des métiers aura lieu en avril. Le lycée et le club rejoignent les travaux du groupe.",
            present=(40, 83, 23, 9, 35, 36, 45, 47, 88, 93, 8, 30, 31),
            excused=(95, 102),
        ),
        Workshop(
            date(2014, 3, 25),
            "Construction des séquences avec le lycée",
            2.5,
            "Lycée polyvalent des Trois Vallons",
            "Sept séquences sont arrêtées, de la visite des professeurs en entreprise à la clôture.",
            present=(40, 83, 23, 9, 36, 45, 47, 88, 95, 8, 31, 32),
            excused=(35,),
            absent=(93, 102),
        ),
    ),
    ("2013-2014", DISABILITY): (
        Workshop(
            date(2014, 1, 16),
            "Premières fiches du répertoire",
            2.0,
            "Institut médico-éducatif La Clairière",
            "Vingt-deux entreprises contactées, onze fiches remplies.",
            present=(42, 85, 25, 38, 54, 56, 59, 119),
            excused=(20,),
            absent=(96,),
        ),
    ),
    ("2013-2014", POVERTY): (),
    ("2014-2015", YOUTH): (
        Workshop(
            date(2014, 10, 7),
            "Calendrier des séquences et appel aux tuteurs",
            2.0,
            "Lycée polyvalent des Trois Vallons",
            "Chaque entreprise choisit les séquences auxquelles elle prend part.",
            present=(40, 83, 23, 9, 17, 35, 36, 45, 47, 88, 93, 8, 31),
            excused=(95,),
            absent=(102,),
        ),
    ),
    ("2014-2015", DISABILITY): (
        Workshop(
            date(2014, 11, 20),
            "Relecture du répertoire",
            1.5,
            "Imprimerie des Trois Ponts, Montreval-le-Pont",
            "Trente-quatre fiches validées. L'impression est offerte.",
            present=(42, 85, 25, 20, 54, 59, 60),
            excused=(38, 96),
        ),
        Workshop(
            date(2015, 3, 19),
            "Diffusion du répertoire",
            2.0,
            "Maison départementale du handicap, antenne de l'Yvre",
            "Le répertoire est remis aux structures d'accompagnement et mis en ligne sur les sites des communes.",
            present=(42, 85, 25, 20, 38, 54, 96),
            excused=(59,),
            absent=(60,),
        ),
    ),
    ("2014-2015", POVERTY): (
        Workshop(
            date(2014, 11, 24),
            "Lieux et horaires des permanences",
            2.0,
            "CCAS de Bellerive-sur-Yvre",
            "Deux permanences par mois, à Bellerive-sur-Yvre et à Villemarche.",
            present=(44, 86, 26, 18, 19, 61, 65, 75, 122),
            excused=(63,),
        ),
    ),
    ("2015-2016", YOUTH): (
        Workshop(
            date(2015, 10, 6),
            "Leçons de la première édition",
            2.0,
            "Supermarché Valmarché, Les Ormelles",
            "Les entretiens simulés sont préparés en classe deux semaines avant. Les demandes de stage "
            "passent par le club.",
            present=(40, 83, 23, 9, 36, 45, 47, 93, 95, 7, 31),
            excused=(88,),
            absent=(102,),
        ),
    ),
    ("2015-2016", DISABILITY): (
        Workshop(
            date(2016, 1, 14),
            "De la découverte à l'embauche",
            2.0,
            "Sensoria Électronique, Les Ormelles",
            "Un emploi accompagné se prépare dès le stage : un modèle de parcours est demandé.",
            present=(42, 85, 25, 20, 54, 56, 59, 113, 119),
            excused=(53,),
        ),
    ),
    ("2015-2016", POVERTY): (
        Workshop(
            date(2015, 11, 9),
            "Premier bilan des permanences",
            2.0,
            "Un toit sur l'Yvre, Bellerive-sur-Yvre",
            "La permanence de Villemarche change de jour. Les associations notent désormais le lieu de chaque "
            "entretien.",
            present=(44, 86, 26, 18, 61, 65, 74),
            excused=(117,),
        ),
        Workshop(
            date(2016, 3, 14),
            "Informer les salariés de leurs droits",
            1.5,
            "Conserverie du Plateau, Villemarche",
            "Une affichette est proposée aux entreprises du groupe.",
            present=(44, 86, 26, 61, 65, 117),
            excused=(18,),
            absent=(74,),
        ),
    ),
    ("2016-2017", YOUTH): (
        Workshop(
            date(2016, 10, 11),
            "Lancement de la troisième édition",
            2.0,
            "Mission locale du Val d'Yvre, Bellerive-sur-Yvre",
            "Le lycée professionnel prend part à la formation des professeurs. Chaque tuteur accompagne deux "
            "alternants.",
            present=(40, 83, 23, 9, 17, 35, 36, 45, 47, 88, 8, 31),
            excused=(93, 95),
        ),
        Workshop(
            date(2017, 3, 21),
            "Stages : les dernières demandes",
            1.5,
            "CFA des métiers du Val d'Yvre, Les Ormelles",
            "Onze élèves sont encore sans stage ; huit entreprises s'engagent à répondre dans la semaine.",
            present=(40, 83, 9, 17, 36, 45, 88, 95, 7, 31),
            excused=(23, 35),
            absent=(47, 93),
        ),
    ),
    ("2016-2017", DISABILITY): (
        Workshop(
            date(2016, 11, 24),
            "Mise à jour du répertoire",
            2.0,
            "Handi Val Sport, Bellerive-sur-Yvre",
            "Neuf entreprises nouvelles, trois retirées à leur demande.",
            present=(42, 85, 25, 20, 38, 53, 54, 59, 60),
            excused=(56, 119),
        ),
        Workshop(
            date(2017, 3, 16),
            "Parcours vers l'emploi accompagné",
            2.5,
            "Les Ateliers du Chêne vert, Villemarche",
            "Le parcours compte quatre temps : découverte, stage, essai, suivi. Deux entreprises l'expérimentent à "
            "l'automne.",
            present=(42, 85, 25, 38, 54, 56, 59, 119),
            excused=(20,),
            absent=(53, 60),
        ),
    ),
    ("2016-2017", POVERTY): (
        Workshop(
            date(2017, 1, 30),
            "Permanences mobiles : la suite",
            2.0,
            "Le Panier du Val, Les Ormelles",
            "Une troisième permanence ouvrira à Noisement-sur-Yvre si un local est trouvé.",
            present=(44, 86, 26, 18, 61, 63, 65, 74),
            excused=(19,),
        ),
    ),
}
"""Every meeting, by edition and group; in 2013-2014 one group did not meet."""
