"""What the sheets, folders and commands are for, as the welcome sheet tells it."""

from __future__ import annotations

from typing import Final

from aet_sheets import schema
from aet_sheets.writing.styles import Family

SHEETS: Final[dict[type[schema.Table], tuple[Family, str]]] = {
    schema.Editions: (
        Family.SETTINGS,
        "Les années scolaires de la démarche : leurs dates, et laquelle est ouverte.",
    ),
    schema.Actors: (Family.PEOPLE, "Les personnes qui participent, et l'organisation que chacune représente."),
    schema.Groups: (Family.PEOPLE, "Les groupes de travail, leurs deux pilotes et leur animateur extérieur."),
    schema.Enrolments: (Family.PEOPLE, "Qui fait partie de quel groupe, édition par édition."),
    schema.Programmes: (Family.ACTIVITY, "Les programmes nés d'une action et menés sur plusieurs éditions."),
    schema.Sessions: (
        Family.ACTIVITY,
        "Le calendrier : plénières, réunions des groupes, pilotage, séquences des programmes.",
    ),
    schema.Attendances: (Family.ACTIVITY, "Qui est venu à quelle séance, et les heures apportées."),
    schema.Actions: (Family.ACTIVITY, "Les actions proposées : étape, statut, responsable, échéance et budget."),
    schema.Indicators: (Family.RESULTS, "Ce qui est mesuré, comment les valeurs se cumulent, la cible visée."),
    schema.Measures: (Family.RESULTS, "Les valeurs et les témoignages recueillis pour chaque indicateur."),
    schema.Means: (Family.MEANS, "L'argent, le temps, les apports en nature et la communication."),
}
"""The family and the purpose of each table's sheet."""

SETTINGS_PURPOSE: Final = "Ce qui vaut pour tout le dossier : territoire, porteur, date limite, taux horaire."

ANOMALIES_PURPOSE: Final = "Ce que la dernière vérification de ce classeur a trouvé, cellule par cellule."

FOLDERS: Final = (
    ("a-envoyer/", "La fiche de retour à envoyer aux groupes."),
    ("retours/", "Les fiches reçues, telles quelles, dans le dossier de leur édition. Elles ne sont jamais modifiées."),
    ("a-renvoyer/", "Les fiches à corriger, annotées cellule par cellule, et le message à joindre à chacune."),
    ("consolidation/", "Le classeur consolidé de chaque édition."),
)

BUTTONS: Final = (
    ("AET_Verifier", "Vérifier ce classeur", "Marque les cellules à corriger et les liste sur la feuille Anomalies."),
    ("AET_Diffuser", "Diffuser les fiches", "Prépare la fiche de retour de chaque groupe actif, dans a-envoyer/."),
    ("AET_Consolider", "Consolider les retours", "Rassemble ce classeur et les retours reçus, puis ouvre le résultat."),
    ("AET_Suivi", "Suivre les retours", "Dit quels retours sont arrivés, attendus, en retard ou à corriger."),
    ("AET_Rapport", "Rapport annuel", "Écrit le rapport de l'édition, en classeur et en PDF, dans rapports/."),
    ("AET_NouvelleEdition", "Nouvelle édition", "Ouvre l'année suivante : membres, pilotes et cibles sont repris."),
    ("AET_OuvrirDossier", "Ouvrir le dossier", "Montre le dossier où sont ce classeur, les retours et les résultats."),
)
"""The macro of each button, its caption, and what it does."""

COMMANDS: Final = (
    ("aet verifier FICHIER", "Relit un classeur et dit, cellule par cellule, ce qui manque ou ne va pas."),
    ("aet consolider DOSSIER", "Rassemble ce classeur et les retours dans le classeur consolidé de l'édition ouverte."),
    ("aet suivi DOSSIER", "Dit quels retours sont arrivés, attendus, en retard ou à corriger."),
)

ADVICE: Final = (
    "Ce classeur est à vous : aucune commande ne le réécrit sans que vous l'ayez demandé.",
    "Un titre de colonne foncé annonce une colonne obligatoire ; une cellule jaune attend encore sa valeur.",
    "Pour désigner une personne, une séance, une action : choisissez dans la liste, qui suit vos saisies, ou un code.",
)

BLOCKED: Final = (
    "Un bouton ne répond pas ? Dans le bandeau jaune : « Activer la modification », puis « Activer le contenu ».",
    "Pas de bandeau ? Fermez le classeur ; clic droit sur le fichier, Propriétés, cochez Débloquer ; rouvrez-le.",
    "Toujours rien ? La commande « aet diagnostic » dit pourquoi, et chaque bouton a la sienne : « aet --help ».",
)
"""What to do when the buttons do not answer."""
