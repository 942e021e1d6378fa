"""The two sheets that are filled in line by line: the settings, and the cover of a return."""

from __future__ import annotations

from aet_sheets.schema.columns import Amount, Column, Date, Edition, Email, Integer, Reference, Text, YesNo
from aet_sheets.schema.table import Form, Table
from aet_sheets.schema.tables import RETURN_TABLES

WHOLE_YEAR = "Année"
"""The period of a return that covers the whole edition; what an empty cell means."""


class Settings(Form):
    """What holds for the whole dossier."""

    sheet = "Paramètres"
    aliases = ("Paramètre", "Réglages")

    territory = Text("Territoire", required=True, help="Nom du territoire, tel qu'il doit paraître dans les rapports.")
    carrier = Text("Porteur", required=True, help="Autorité qui porte aujourd'hui la démarche.")
    recipient = Text("Direction destinataire", help="Direction à qui s'adresse le rapport annuel.")
    deadline = Date("Date limite des retours", aliases=("Date limite",))
    hourly_rate = Amount(
        "Taux horaire de valorisation (€)",
        minimum=0,
        aliases=("Taux horaire de valorisation", "Taux horaire"),
        help="Sert à valoriser les heures apportées en nature.",
    )
    staff = Integer("Effectif d'animation", minimum=0, aliases=("Effectif",))
    first_month = Integer("Début d'édition", minimum=1, maximum=12, help="Mois, de 1 à 12 ; septembre par défaut.")


class Cover(Form):
    """The first sheet of a return: who sends it, for which group and when."""

    sheet = "Fiche"
    aliases = ("Fiche de retour", "Couverture", "Page de garde")

    group = Reference("Groupe", to="Groups", required=True, aliases=("Groupe de travail", "GT", "Code groupe"))
    edition = Edition("Édition", required=True, aliases=("Année scolaire",))
    period = Text("Période", required=True, max_length=60, help="« Année » si la fiche couvre toute l'édition.")
    version = Integer("Version", required=True, minimum=1, aliases=("N° de version", "Version n°"))
    reporter = Text("Rapporteur", required=True, personal=True, aliases=("Rempli par", "Rapporteuse"))
    email = Email("Courriel", aliases=("E-mail", "Email", "Mail"))
    sent_on = Date("Date d'envoi", aliases=("Envoyé le", "Date"))


def nil_column(table: type[Table]) -> Column:
    """Return the line of the cover that says « nothing to report » for `table`."""
    return _NIL[table]


_NIL: dict[type[Table], Column] = {
    table: YesNo(
        f"Néant : {table.sheet}",
        name=f"nil_{table.__name__.lower()}",
        aliases=(f"{table.sheet} : néant", f"Néant {table.sheet}"),
        help="Oui s'il n'y a rien à déclarer sur cette feuille.",
    )
    for table in RETURN_TABLES
}
Cover.columns = (*Cover.columns, *_NIL.values())
