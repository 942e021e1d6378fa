"""The indicators: what is counted, how the values of several groups add up, and what is aimed at."""

from __future__ import annotations

from typing import Final

from aet_sheets.demo.dossier import Row

_COUNTED: Final = "Quantitatif"
_TOLD: Final = "Qualitatif"

INDICATORS: Final[list[Row]] = [
    {
        "code": "IND-ELEVES",
        "title": "Élèves bénéficiaires",
        "dimension": "Bénéficiaires",
        "nature": _COUNTED,
        "unit": "élèves",
        "aggregation": "Personnes distinctes",
        "baseline": 0.0,
        "target": 200.0,
        "direction": "Hausse",
        "definition": "Nombre d'élèves qui ont suivi au moins une séquence du programme pendant l'édition. Les élèves "
        "sont mineurs : ils sont comptés par cohorte, jamais nommés. Une cohorte compte une seule fois.",
    },
    {
        "code": "IND-STAGES",
        "title": "Stages trouvés",
        "dimension": "Réalisation",
        "nature": _COUNTED,
        "unit": "stages",
        "aggregation": "Somme",
        "baseline": 60.0,
        "target": 100.0,
        "direction": "Hausse",
        "definition": "Nombre de conventions de stage signées pendant l'édition grâce au programme, quel que soit le "
        "partenaire qui les a obtenues.",
    },
    {
        "code": "IND-PROFS",
        "title": "Professeurs formés",
        "dimension": "Réalisation",
        "nature": _COUNTED,
        "unit": "professeurs",
        "aggregation": "Somme",
        "baseline": 0.0,
        "target": 20.0,
        "direction": "Hausse",
        "definition": "Nombre de professeurs qui ont suivi en entier la séquence 3, « Apprenez-moi à être "
        "convaincant ».",
    },
    {
        "code": "IND-TAUX-STAGE",
        "title": "Part des élèves avec un stage",
        "dimension": "Bénéficiaires",
        "nature": _COUNTED,
        "unit": "%",
        "aggregation": "Ratio",
        "numerator": "IND-STAGES",
        "denominator": "IND-ELEVES",
        "baseline": 0.3,
        "target": 0.5,
        "direction": "Hausse",
        "definition": "Stages trouvés rapportés aux élèves bénéficiaires de la même édition. Le taux est recalculé à "
        "partir des deux totaux ; il n'est ni additionné ni moyenné.",
    },
    {
        "code": "IND-TUTORES",
        "title": "Alternants accompagnés par un tuteur",
        "dimension": "Bénéficiaires",
        "nature": _COUNTED,
        "unit": "alternants",
        "aggregation": "Personnes distinctes",
        "baseline": 0.0,
        "target": 25.0,
        "direction": "Hausse",
        "definition": "Nombre d'alternants suivis par un tuteur du groupe pendant au moins trois mois. Deux structures "
        "qui déclarent la même cohorte parlent des mêmes personnes.",
    },
    {
        "code": "IND-ACCUEILS",
        "title": "Accueils en entreprise de personnes en situation de handicap",
        "dimension": "Réalisation",
        "nature": _COUNTED,
        "unit": "accueils",
        "aggregation": "Somme",
        "baseline": 0.0,
        "target": 20.0,
        "direction": "Hausse",
        "definition": "Nombre de journées de découverte ou de stages effectués dans une entreprise du répertoire. Une "
        "même personne peut être accueillie plusieurs fois.",
    },
    {
        "code": "IND-ACCOMPAGNES",
        "title": "Personnes accompagnées vers leurs droits",
        "dimension": "Bénéficiaires",
        "nature": _COUNTED,
        "unit": "personnes",
        "aggregation": "Personnes distinctes",
        "target": 80.0,
        "direction": "Hausse",
        "definition": "Nombre de personnes reçues au moins une fois dans les permanences du groupe. Sans cohorte, les "
        "doublons entre associations ne peuvent pas être retirés : le total est donné par un intervalle.",
    },
    {
        "code": "IND-PARTENAIRES",
        "title": "Entreprises partenaires du programme",
        "dimension": "Réalisation",
        "nature": _COUNTED,
        "unit": "entreprises",
        "aggregation": "Dernière valeur",
        "baseline": 12.0,
        "target": 30.0,
        "direction": "Hausse",
        "definition": "Nombre d'entreprises qui ont signé la charte du programme, à la date de la mesure. Seule la "
        "mesure la plus récente de l'édition compte.",
    },
    {
        "code": "IND-AFFLUENCE",
        "title": "Plus forte affluence à une rencontre",
        "dimension": "Réalisation",
        "nature": _COUNTED,
        "unit": "personnes",
        "aggregation": "Maximum",
        "direction": "Hausse",
        "definition": "Nombre de personnes présentes, élèves compris, à la rencontre la plus fréquentée de l'édition.",
    },
    {
        "code": "IND-SATISFACTION",
        "title": "Satisfaction des participants",
        "dimension": "Confiance",
        "nature": _COUNTED,
        "unit": "note sur 5",
        "aggregation": "Moyenne",
        "baseline": 3.0,
        "target": 4.0,
        "direction": "Hausse",
        "definition": "Note moyenne donnée par les participants au questionnaire de fin d'année, de 1 (pas du tout "
        "satisfait) à 5 (très satisfait).",
    },
    {
        "code": "IND-DELAI",
        "title": "Délai de réponse à une demande de stage",
        "dimension": "Performance des organisations",
        "nature": _COUNTED,
        "unit": "semaines",
        "aggregation": "Moyenne",
        "baseline": 6.0,
        "target": 3.0,
        "direction": "Baisse",
        "definition": "Nombre moyen de semaines entre la demande d'un élève et la réponse de l'entreprise.",
    },
    {
        "code": "IND-CONFIANCE",
        "title": "Confiance entre les acteurs",
        "dimension": "Confiance",
        "nature": _TOLD,
        "aggregation": "Aucune",
        "definition": "Témoignages sur la confiance gagnée entre entreprises, associations, établissements et pouvoirs "
        "publics. Chaque témoignage nomme l'organisation concernée et sa source, jamais une personne.",
    },
    {
        "code": "IND-INNOVATION",
        "title": "Nouvelles façons de faire",
        "dimension": "Innovation",
        "nature": _TOLD,
        "aggregation": "Aucune",
        "definition": "Pratiques, outils ou partenariats que l'organisation n'avait pas avant la démarche.",
    },
    {
        "code": "IND-PERFORMANCE",
        "title": "Effets sur le fonctionnement des organisations",
        "dimension": "Performance des organisations",
        "nature": _TOLD,
        "aggregation": "Aucune",
        "definition": "Effets constatés par l'organisation sur ses recrutements, son activité ou son organisation "
        "interne.",
    },
]
