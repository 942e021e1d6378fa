"""The tables of the pilot workbook and of the returns: the one declaration that everything else reads.

Order, names, types and requirements are those of the contract; a name in French here is what people see.
"""

from __future__ import annotations

from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.columns import (
    Amount,
    Choice,
    Code,
    Date,
    Decimal,
    Edition,
    Email,
    Hours,
    Integer,
    LongText,
    Percentage,
    Phone,
    PostalCode,
    Reference,
    Rna,
    Siret,
    Text,
    Year,
    YesNo,
)
from aet_sheets.schema.table import Reminder, Table


def _agreeing(choice: str, *adjectives: str) -> dict[str, str]:
    """Return the synonyms of `choice` that each adjective gives: both genders, singular and plural."""
    return {f"{adjective}{ending}": choice for adjective in adjectives for ending in ("", "e", "s", "es")}


class Editions(Table):
    """School years of the dialogue, September to August."""

    sheet = "Éditions"
    excel_name = "T_Editions"
    aliases = ("Edition", "Années scolaires")
    one = "l'édition"

    edition = Edition("Édition", required=True, aliases=("Année scolaire",), help="Par exemple 2016-2017.")
    start = Date("Début", required=True, aliases=("Date de début", "Du"), help="Premier jour de l'édition.")
    end = Date("Fin", required=True, aliases=("Date de fin", "Au"), help="Dernier jour de l'édition.")
    status = Choice(
        "Statut",
        required=True,
        choices=words.EDITION_STATUSES,
        synonyms={
            "en cours": words.OPEN,
            **_agreeing(words.OPEN, "ouvert"),
            "clos": words.CLOSED,
            "closes": words.CLOSED,
            **_agreeing(words.CLOSED, "ferme", "cloture"),
        },
        help="Une édition close ne change plus.",
    )
    carrier = Text("Porteur", help="Autorité qui porte la démarche pendant cette édition.")

    identity = (edition,)
    label = ((edition,),)


class Actors(Table):
    """People who take part, with the body that each one represents."""

    sheet = "Acteurs"
    excel_name = "T_Acteurs"
    aliases = ("Acteur", "Membres", "Participants", "Contacts")
    code_prefix = "ACT"
    in_return = True
    one = "l'acteur"
    label_form = "« Prénom Nom — Organisation »"

    code = Code("Code acteur", aliases=("Code", "Identifiant", "N° acteur"), help="Laissez vide pour un nouvel acteur.")
    type = Choice(
        "Type d'acteur",
        required=True,
        choices=words.ACTOR_TYPES,
        synonyms={
            "entreprises": "Entreprise",
            "associations": "Association",
            "pouvoirs publics": "Pouvoir public",
            "etablissement": "Établissement scolaire",
            "etablissements": "Établissement scolaire",
            "etablissements scolaires": "Établissement scolaire",
            "club": "Club d'entreprises",
            "clubs": "Club d'entreprises",
            "club d entreprise": "Club d'entreprises",
            "clubs d entreprise": "Club d'entreprises",
            "clubs d entreprises": "Club d'entreprises",
            "accompagnateurs": "Accompagnateur",
            "accompagnatrice": "Accompagnateur",
            "accompagnatrices": "Accompagnateur",
        },
        aliases=("Type", "Type acteur", "Catégorie", "Nature de l'acteur"),
        help="Entreprise, association, pouvoir public…",
    )
    organisation = Text(
        "Organisation",
        required=True,
        max_length=255,
        aliases=("Structure", "Raison sociale", "Nom de l'organisation", "Organisme", "Société", "Entreprise"),
        help="Nom de l'entreprise, de l'association ou de l'organisme représenté.",
    )
    siret = Siret("SIRET", aliases=("N° SIRET", "Numéro SIRET"), help="14 chiffres, saisis comme du texte.")
    rna = Rna("RNA", aliases=("N° RNA", "Numéro RNA"), help="W suivi de 9 chiffres (associations).")
    last_name = Text(
        "Nom",
        required=True,
        personal=True,
        max_length=120,
        aliases=("Nom de famille", "Nom du contact", "Nom usuel"),
        help="Nom de famille de la personne.",
    )
    first_name = Text("Prénom", personal=True, max_length=120, aliases=("Prénom du contact",))
    role = Text("Fonction", max_length=255, aliases=("Poste", "Qualité", "Rôle dans l'organisation"))
    email = Email(
        "Courriel",
        aliases=("E-mail", "Email", "Mail", "Adresse mail", "Adresse e-mail", "Adresse électronique", "Mél"),
        help="Adresse professionnelle.",
    )
    phone = Phone(
        "Téléphone",
        aliases=("Tél", "Tel", "Portable", "Téléphone portable", "N° de téléphone", "Numéro de téléphone", "Mobile"),
        help="Par exemple 01 43 00 00 00.",
    )
    postal_code = PostalCode("Code postal", aliases=("CP",), help="5 chiffres, saisis comme du texte.")
    town = Text("Commune", max_length=120, aliases=("Ville", "Localité"))
    mobilisation = Choice(
        "Mobilisation",
        required=True,
        choices=words.MOBILISATION,
        synonyms={
            **_agreeing("Mobilisé", "mobilise"),
            **_agreeing("Inscrit", "inscrit"),
            "contributeurs actifs": "Contributeur actif",
            "contributrice active": "Contributeur actif",
            "contributrices actives": "Contributeur actif",
            "contributeur": "Contributeur actif",
            "contributeurs": "Contributeur actif",
            "contributrice": "Contributeur actif",
            "contributrices": "Contributeur actif",
            "actif": "Contributeur actif",
            "actifs": "Contributeur actif",
            "active": "Contributeur actif",
            "actives": "Contributeur actif",
            **_agreeing(words.WITHDRAWN, "retire"),
        },
        aliases=("Niveau de mobilisation", "Engagement", "Statut de l'acteur"),
        help="Où en est cet acteur dans la démarche.",
    )
    entered_on = Date("Date d'entrée", aliases=("Entrée", "Date d'arrivée", "Depuis le"))
    consent = YesNo(
        "Consentement RGPD",
        aliases=("Consentement", "RGPD", "Accord RGPD"),
        help="La personne accepte que ses coordonnées soient conservées pour la démarche.",
    )
    consent_date = Date("Date du consentement", aliases=("Date consentement", "Consentement le"))
    remarks = LongText("Observations", personal=True, aliases=("Observation", "Commentaire", "Remarques", "Notes"))

    identity = (organisation, last_name, first_name)
    label = ((first_name, last_name), (organisation,))
    marks = ((first_name, last_name), (organisation,))


class Groups(Table):
    """Working groups and the people who lead them."""

    sheet = "Groupes"
    excel_name = "T_Groupes"
    aliases = ("Groupes de travail", "GT")
    one = "le groupe"
    label_form = "sa thématique"

    code = Code("Code groupe", required=True, aliases=("Code", "Groupe"), help="Par exemple GT-JEUNES.")
    theme = Text("Thématique", required=True, max_length=255, aliases=("Thème", "Intitulé"))
    association_pilot = Reference("Pilote association", to="Actors", personal=True)
    company_pilot = Reference("Pilote entreprise", to="Actors", personal=True)
    facilitator = Reference("Animateur extérieur", to="Actors", personal=True, aliases=("Animateur",))
    constituted_on = Date("Date de constitution", aliases=("Constitution", "Créé le"))
    status = Choice(
        "Statut",
        required=True,
        choices=words.GROUP_STATUSES,
        synonyms={
            "actifs": words.ACTIVE_GROUP,
            "active": words.ACTIVE_GROUP,
            "actives": words.ACTIVE_GROUP,
            **_agreeing(words.ACTIVE_GROUP, "ouvert"),
            "close": "Clos",
            "closes": "Clos",
            **_agreeing("Clos", "termine"),
        },
    )

    label = ((theme,),)


class Actions(Table):
    """Actions proposed by the groups, and how far they have come."""

    sheet = "Actions"
    excel_name = "T_Actions"
    aliases = ("Action", "Plan d'actions")
    code_prefix = "ACN"
    in_return = True
    one = "l'action"
    label_form = "son intitulé"

    code = Code("Code action", aliases=("Code", "N° action"), help="Laissez vide pour une nouvelle action.")
    edition = Edition(
        "Édition",
        required=True,
        from_context=True,
        aliases=("Édition de proposition",),
        help="Édition pendant laquelle l'action a été proposée.",
    )
    title = Text("Intitulé", required=True, max_length=255, aliases=("Action", "Titre", "Intitulé de l'action"))
    group = Reference(
        "Groupe",
        to="Groups",
        from_context=True,
        aliases=("Groupe de travail", "GT"),
        help="Vide pour une action transverse.",
    )
    cross_cutting = YesNo(
        "Transverse", aliases=("Action transverse", "Transversale"), help="Oui si l'action concerne tous les groupes."
    )
    stage = Choice("Étape", required=True, choices=words.STAGES, ranked=True, aliases=("Phase",))
    status = Choice(
        "Statut",
        required=True,
        choices=words.ACTION_STATUSES,
        synonyms={
            **_agreeing("Proposée", "propose"),
            **_agreeing("Retenue", "retenu"),
            **_agreeing(words.ACHIEVED, "realise", "termine", "fini", "acheve"),
            **_agreeing("Abandonnée", "abandonne"),
        },
        aliases=("État", "État d'avancement", "Statut de l'action"),
    )
    responsible = Reference(
        "Responsable",
        to="Actors",
        personal=True,
        aliases=("Pilote", "Responsable de l'action", "Porteur"),
        help="Acteur qui répond de l'action.",
    )
    need = LongText("Besoin exprimé", aliases=("Besoin", "Besoins exprimés"))
    start = Date("Date de début", aliases=("Début", "Démarrage"))
    due = Date("Échéance", aliases=("Date de fin", "Fin", "Date d'échéance"))
    progress = Percentage("Avancement", aliases=("% d'avancement", "Taux d'avancement"), help="De 0 % à 100 %.")
    budget_planned = Amount("Budget prévu", minimum=0, aliases=("Budget", "Budget prévisionnel", "Prévu"))
    budget_actual = Amount("Budget réalisé", minimum=0, aliases=("Dépensé", "Réalisé", "Budget consommé"))

    identity = (title, group, edition)
    label = ((title,),)
    marks = ((title,), (group,))


class Programmes(Table):
    """Programmes that grew out of an action, such as *Quand entreprises et élèves se rencontrent*."""

    sheet = "Programmes"
    excel_name = "T_Programmes"
    aliases = ("Programme",)
    one = "le programme"
    label_form = "son intitulé"

    code = Code("Code programme", required=True, aliases=("Code", "Programme"), help="Par exemple Q2ER.")
    title = Text("Intitulé", required=True, max_length=255, aliases=("Titre", "Nom du programme"))
    action = Reference("Action", to="Actions", help="Action dont le programme est issu.")
    school = Reference("Établissement", to="Actors", personal=True)
    referent = Reference("Référent", to="Actors", personal=True)
    first_edition = Edition("Première édition")

    label = ((title,),)


class Sessions(Table):
    """Meetings, visits and sequences."""

    sheet = "Séances"
    excel_name = "T_Seances"
    aliases = ("Séance", "Réunions", "Calendrier", "Rencontres")
    code_prefix = "SEA"
    in_return = True
    one = "la séance"
    label_form = "« jj/mm/aaaa — Intitulé »"

    code = Code("Code séance", aliases=("Code", "N° séance"), help="Laissez vide pour une nouvelle séance.")
    type = Choice(
        "Type de séance",
        required=True,
        choices=words.SESSION_TYPES,
        synonyms={
            "plenieres": words.PLENARY,
            "gt": words.WORKING_GROUP,
            "groupes de travail": words.WORKING_GROUP,
            "comite de pilotage": words.STEERING,
            "comites de pilotage": words.STEERING,
            "sequences": words.SEQUENCE,
        },
        aliases=("Type", "Type séance", "Nature de la séance"),
    )
    group = Reference("Groupe", to="Groups", from_context=True, aliases=("Groupe de travail", "GT"))
    programme = Reference("Programme", to="Programmes", help="Obligatoire pour une séquence.")
    number = Integer(
        "N°", minimum=1, maximum=99, aliases=("Numéro", "N° de séquence", "Num"), help="De 1 à 7 pour une séquence."
    )
    title = Text(
        "Intitulé", required=True, max_length=255, aliases=("Titre", "Objet", "Sujet", "Intitulé de la séance")
    )
    form = Choice(
        "Forme",
        choices=words.SESSION_FORMS,
        synonyms={
            "reunions": "Réunion",
            "visites": "Visite",
            "interventions": "Intervention",
            "formations": "Formation",
            "interviews": "Interview",
            "simulations": "Simulation",
            "stages": "Stage",
            "clotures": "Clôture",
        },
        aliases=("Format",),
    )
    date = Date(
        "Date",
        required=True,
        within_edition=True,
        aliases=("Date de la séance", "Date de la réunion", "Date de réunion", "Jour", "Le"),
    )
    duration = Hours("Durée (h)", minimum=0, maximum=240, aliases=("Durée", "Heures", "Durée en heures"))
    place = Text("Lieu", max_length=255, aliases=("Endroit", "Salle"))
    announced = Integer(
        "Participants annoncés",
        minimum=0,
        aliases=("Participants", "Nombre de participants", "Nb participants", "Effectif"),
    )
    decisions = LongText("Décisions", aliases=("Décision", "Relevé de décisions", "Compte rendu"))

    identity = (type, date, title, group)
    label = ((date,), (title,))
    marks = ((date,), (title,))


class Enrolments(Table):
    """Who belongs to which group, edition by edition."""

    sheet = "Inscriptions"
    excel_name = "T_Inscriptions"
    aliases = ("Inscription", "Inscrits")
    in_return = True
    one = "l'inscription"

    group = Reference("Groupe", to="Groups", required=True, from_context=True, aliases=("Groupe de travail",))
    actor = Reference("Acteur", to="Actors", required=True, personal=True, aliases=("Membre", "Participant", "Inscrit"))
    edition = Edition("Édition", required=True, from_context=True)
    role = Choice(
        "Rôle",
        required=True,
        choices=words.ENROLMENT_ROLES,
        synonyms={
            "pilotes association": "Pilote association",
            "pilotes entreprise": "Pilote entreprise",
            "animateurs": "Animateur",
            "animatrice": "Animateur",
            "animatrices": "Animateur",
            "animateur exterieur": "Animateur",
            "animateurs exterieurs": "Animateur",
            "animatrice exterieure": "Animateur",
            "animatrices exterieures": "Animateur",
            "membres": "Membre",
        },
        aliases=("Rôle dans le groupe",),
    )
    enrolled_on = Date("Date d'inscription", aliases=("Inscrit le", "Date"))

    identity = (group, actor, edition)


class Attendances(Table):
    """Who came to which session."""

    sheet = "Présences"
    excel_name = "T_Presences"
    aliases = ("Présence", "Émargement", "Feuille de présence")
    in_return = True
    one = "la présence"

    session = Reference("Séance", to="Sessions", required=True, aliases=("Réunion", "Intitulé de la séance"))
    actor = Reference("Acteur", to="Actors", required=True, personal=True, aliases=("Participant", "Membre"))
    attendance = Choice(
        "Présence",
        required=True,
        choices=words.ATTENDANCE,
        synonyms={
            **_agreeing(words.PRESENT, "present"),
            "p": words.PRESENT,
            **_agreeing("Excusé", "excuse"),
            "e": "Excusé",
            **_agreeing("Absent", "absent"),
            "a": "Absent",
            "x": words.PRESENT,
            "oui": words.PRESENT,
            "o": words.PRESENT,
            "1": words.PRESENT,
            "non": "Absent",
            "n": "Absent",
            "0": "Absent",
        },
        aliases=("Présent", "État de présence"),
    )
    hours = Hours("Heures apportées", minimum=0, maximum=240, aliases=("Heures", "Nombre d'heures", "Temps passé"))

    identity = (session, actor)


class Indicators(Table):
    """What is measured, how it is counted, and what is aimed at."""

    sheet = "Indicateurs"
    excel_name = "T_Indicateurs"
    aliases = ("Indicateur",)
    one = "l'indicateur"
    label_form = "son libellé"

    code = Code("Code indicateur", required=True, aliases=("Code", "Indicateur"), help="Par exemple IND-ELEVES.")
    title = Text("Libellé", required=True, max_length=255, aliases=("Intitulé", "Nom de l'indicateur"))
    dimension = Choice(
        "Dimension",
        required=True,
        choices=words.DIMENSIONS,
        synonyms={
            "realisations": "Réalisation",
            "beneficiaire": "Bénéficiaires",
            "performances des organisations": "Performance des organisations",
            "innovations": "Innovation",
        },
    )
    nature = Choice(
        "Nature",
        required=True,
        choices=words.INDICATOR_NATURES,
        synonyms={
            "quantitatifs": words.QUANTITATIVE,
            "quantitative": words.QUANTITATIVE,
            "quantitatives": words.QUANTITATIVE,
            "qualitatifs": words.QUALITATIVE,
            "qualitative": words.QUALITATIVE,
            "qualitatives": words.QUALITATIVE,
        },
    )
    unit = Text("Unité", max_length=60, help="élèves, stages, %, …")
    aggregation = Choice(
        "Agrégation",
        required=True,
        choices=words.AGGREGATIONS,
        synonyms={
            "sommes": words.SUM,
            "moyennes": words.MEAN,
            "dernieres valeurs": words.LAST,
            "maximums": words.MAXIMUM,
            "maxima": words.MAXIMUM,
            "ratios": words.RATIO,
            "personne distincte": words.DISTINCT_PEOPLE,
            "aucun": words.NO_AGGREGATION,
        },
        help="Comment les valeurs des groupes se cumulent.",
    )
    numerator = Reference("Numérateur", to="Indicators", help="Pour un ratio.")
    denominator = Reference("Dénominateur", to="Indicators", help="Pour un ratio.")
    baseline = Decimal("Référence", aliases=("Valeur de référence",), help="Valeur de départ.")
    target = Decimal("Cible", aliases=("Objectif", "Valeur cible"))
    direction = Choice("Sens", choices=words.DIRECTIONS, help="Sens dans lequel l'indicateur doit évoluer.")
    definition = LongText("Définition", help="Ce qui est compté, et comment.")

    label = ((title,),)


class Measures(Table):
    """Values and evidence reported for the indicators."""

    sheet = "Mesures"
    excel_name = "T_Mesures"
    aliases = ("Mesure", "Résultats", "Indicateurs à remplir")
    in_return = True
    one = "la mesure"

    indicator = Reference("Indicateur", to="Indicators", required=True, aliases=("Code indicateur", "Libellé"))
    edition = Edition("Édition", required=True, from_context=True)
    date = Date("Date", within_edition=True, aliases=("Date de la mesure",))
    group = Reference("Groupe", to="Groups", from_context=True, aliases=("Groupe de travail",))
    action = Reference("Action", to="Actions")
    organisation = Text("Organisation", max_length=255, aliases=("Structure", "Organisme"))
    value = Decimal("Valeur", aliases=("Résultat", "Chiffre"))
    state = Choice(
        "État",
        required=True,
        choices=words.MEASURE_STATES,
        synonyms={
            **_agreeing(words.MEASURED, "mesure"),
            "estimation": words.ESTIMATED,
            "estimations": words.ESTIMATED,
            **_agreeing(words.ESTIMATED, "estime"),
            **_agreeing(words.UNKNOWN, "inconnu"),
        },
        aliases=("Statut", "État de la mesure"),
        help="Néant : il ne s'est rien passé. Inconnu : la valeur n'est pas connue.",
    )
    cohort = Text(
        "Cohorte",
        max_length=255,
        aliases=("Promotion", "Groupe d'élèves"),
        help="Deux lignes de la même cohorte comptent les mêmes personnes une seule fois.",
    )
    quotation = LongText("Verbatim", aliases=("Citation", "Témoignage"))
    source = Text("Source", max_length=255, aliases=("Origine", "Source de la donnée"))

    identity = (indicator, edition, group, date, action, organisation, cohort)
    reminder = Reminder("Ce qui est compté (rappel)", indicator)


class Means(Table):
    """Money, time, gifts in kind and communication put into the dialogue."""

    sheet = "Moyens"
    excel_name = "T_Moyens"
    aliases = ("Moyen", "Ressources", "Budget")
    in_return = True
    one = "le moyen"

    nature = Choice(
        "Nature",
        required=True,
        choices=words.MEANS_NATURES,
        synonyms={
            **_agreeing(words.CASH, "financier"),
            **_agreeing(words.HUMAN, "humain"),
            "nature": words.IN_KIND,
            "communications": words.COMMUNICATION,
        },
        aliases=("Type de moyen", "Nature du moyen"),
    )
    title = Text("Libellé", required=True, max_length=255, aliases=("Intitulé", "Description"))
    contributor = Reference("Contributeur", to="Actors", personal=True, aliases=("Apporteur", "Partenaire"))
    edition = Edition("Édition", required=True, from_context=True)
    year = Year("Exercice", minimum=2000, maximum=2100, aliases=("Année", "Exercice budgétaire"))
    action = Reference("Action", to="Actions")
    planned = Amount("Prévu", minimum=0, aliases=("Montant prévu", "Budget prévu", "Prévisionnel"))
    actual = Amount("Réalisé", minimum=0, aliases=("Montant réalisé", "Montant", "Dépensé"))
    quantity = Decimal("Quantité", minimum=0, aliases=("Nombre", "Qté"))
    unit = Choice(
        "Unité",
        choices=words.MEANS_UNITS,
        synonyms={"h": "Heures", "heure": "Heures", "j": "Jours", "jour": "Jours", "unite": "Unités"},
    )
    rate = Amount("Taux unitaire (€)", minimum=0, aliases=("Taux", "Taux horaire", "Prix unitaire"))
    state = Choice(
        "État",
        required=True,
        choices=words.MEANS_STATES,
        synonyms={
            **_agreeing("Constaté", "constate"),
            "reel": "Constaté",
            "reels": "Constaté",
            "reelle": "Constaté",
            "reelles": "Constaté",
            **_agreeing(words.ESTIMATED, "estime"),
            **_agreeing(words.UNKNOWN, "inconnu"),
        },
        aliases=("Statut",),
    )
    function = Code("Fonction M57", aliases=("Fonction",))
    account = Code("Nature comptable", aliases=("Compte", "Imputation"))
    source = Text("Source", max_length=255, aliases=("Justificatif",))

    identity = (
        nature, title, contributor, edition, year, action, planned, actual,
        quantity, unit, rate, state, function, account, source,
    )  # fmt: skip


PILOT_TABLES: tuple[type[Table], ...] = (
    Editions, Actors, Groups, Enrolments, Programmes, Sessions, Attendances, Actions, Indicators, Measures, Means,
)  # fmt: skip
"""The tables of the pilot workbook, in the order of its sheets."""

RETURN_TABLES: tuple[type[Table], ...] = (Actors, Enrolments, Sessions, Attendances, Actions, Measures, Means)
"""The tables that a working group fills in, in the order of the sheets of a return."""

LINKING_ORDER: tuple[type[Table], ...] = (
    Editions, Actors, Groups, Actions, Programmes, Indicators, Sessions, Enrolments, Attendances, Measures, Means,
)  # fmt: skip
"""An order in which every table comes after those that its references point to."""


def table_named(name: str) -> type[Table]:
    """Return the table declared under the class name `name`; raises `KeyError` when there is none."""
    return _BY_NAME[name]


_BY_NAME = {table.__name__: table for table in PILOT_TABLES}

REFERENCED: tuple[type[Table], ...] = tuple(
    table
    for table in PILOT_TABLES
    if any(column.to == table.__name__ for other in PILOT_TABLES for column in other.references())
)
"""The tables whose rows references name, in the order of the sheets of the pilot workbook."""
