"""The 140 people of the launch, in the order in which they were entered. All of them are invented; none is a pupil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from aet_sheets.demo.dossier import Row, actor
from aet_sheets.demo.groups import ENROLLED
from aet_sheets.demo.organisations import ORGANISATIONS
from aet_sheets.text import strip_accents

_PEOPLE: Final = (
    ("dee", "Solène", "Guérande", "Directrice de l'économie et de l'emploi"),
    ("dee", "Karim", "Benhaddou", "Chargé de mission, animation de la démarche"),
    ("dee", "Maud", "Lestienne", "Chargée de mission, animation de la démarche"),
    ("conseil", "Bernard", "Castaing", "Président"),
    ("conseil", "Nadège", "Fortunel", "Vice-présidente à l'économie et à l'emploi"),
    ("montreval", "Christiane", "Ruffat", "Adjointe au maire, jeunesse"),
    ("club", "Véronique", "Astruc", "Présidente"),
    ("club", "Thibault", "Carmona", "Coordinateur"),
    # 9
    ("montreval", "Younès", "Amrani", "Responsable du service jeunesse"),
    ("bellerive", "Gérard", "Lancelin", "Maire"),
    ("ormelles", "Odile", "Pommeret", "Adjointe au maire, action sociale"),
    ("ancel", "Philippe", "Wirtz", "Maire"),
    ("ancel", "Aminata", "Badji", "Chargée du développement économique"),
    ("noisement", "Hervé", "Quentric", "Adjoint au maire, commerce"),
    ("villemarche", "Lucienne", "Abadie", "Adjointe au maire, handicap et accessibilité"),
    ("emploi", "Sandrine", "Kowalczyk", "Directrice d'agence"),
    ("emploi", "Mickaël", "Jolibois", "Conseiller entreprises"),
    ("ccas1", "Ghislaine", "Ferrandon", "Directrice"),
    ("ccas2", "Ousmane", "Cissokho", "Responsable du pôle insertion"),
    ("mdh", "Florence", "Baudrillon", "Cheffe de service"),
    ("insertion", "Étienne", "Marsac", "Responsable de l'insertion"),
    ("bassin", "Marie-Paule", "Renaudin", "Inspectrice, relations école-entreprise"),
    ("trait", "Isabelle", "Monteil", "Consultante associée"),
    ("trait", "Raphaël", "Zerbib", "Consultant"),
    ("passeurs", "Dominique", "Le Goffic", "Animateur coopérateur"),
    ("kairn", "Yasmina", "Haddouche", "Médiatrice"),
    ("dialogue", "Benoît", "Serrano", "Consultant"),
    ("sillage", "Clémence", "Vauthier", "Coach professionnelle"),
    ("fabrique", "Luc", "Tessandier", "Formateur"),
    # 30
    ("lycee", "Hélène", "Santerre", "Proviseure"),
    ("lycee", "Grégory", "Palmier", "Professeur d'économie, référent lycée"),
    ("lycee", "Fatou", "Mbengue", "Professeure d'économie et gestion"),
    ("lycee", "Julien", "Abgrall", "Professeur de lettres"),
    ("lp", "Corinne", "Desbois", "Proviseure adjointe"),
    ("lp", "Samir", "Lakhdar", "Professeur de maintenance industrielle"),
    ("cfa", "Patrick", "Vermeulen", "Directeur"),
    ("college", "Anne-Laure", "Bizien", "Principale"),
    ("ime", "Josiane", "Lacaze", "Directrice"),
    ("e2c", "Boubacar", "Tandian", "Directeur"),
    # 40
    ("passerelle", "Estelle", "Granval", "Directrice"),
    ("passerelle", "Idriss", "Touzani", "Éducateur"),
    ("cap", "Michel", "Sauvageot", "Président"),
    ("cap", "Rozenn", "Kermarrec", "Responsable de l'accueil"),
    ("table", "Thérèse", "Moulinier", "Présidente"),
    ("mission", "Sylvain", "Courtade", "Directeur"),
    ("mission", "Leïla", "Mansouri", "Conseillère en insertion"),
    ("parrains", "Jacques", "Thibaudeau", "Président"),
    ("foyer", "Carole", "Ettouati", "Directrice"),
    ("ados", "Nicolas", "Ferracci", "Coordinateur"),
    ("radio", "Marjolaine", "Picquenard", "Rédactrice en chef"),
    ("sport", "Abdelkader", "Chérif", "Président"),
    ("clic", "Bastien", "Rouvière", "Animateur numérique"),
    ("handisport", "Pauline", "Escoffier", "Présidente"),
    ("chene", "Frédéric", "Naudin", "Directeur"),
    ("chene", "Ludivine", "Perrache", "Chargée d'insertion"),
    ("signes", "Armelle", "Jouanneau", "Coordinatrice"),
    ("voir", "René", "Castagnol", "Président"),
    ("parents", "Nadia", "Ouldamer", "Présidente"),
    ("pas", "Céline", "Bourdais", "Présidente"),
    # 60
    ("mobilite", "Milan", "Stojkov", "Directeur"),
    ("panier", "Brigitte", "Larrieu", "Responsable"),
    ("vestiaire", "Odette", "Blanchemain", "Présidente"),
    ("ressourcerie", "Tristan", "Goasdoué", "Directeur"),
    ("jardins", "Virginie", "Chastel", "Coordinatrice"),
    ("toit", "Emmanuel", "Dossou", "Directeur"),
    ("aidants", "Sabine", "Rieffel", "Coordinatrice"),
    ("lire", "Monique", "Valadier", "Présidente"),
    ("femmes", "Khadija", "Errami", "Directrice"),
    ("anciens", "Roland", "Peyronnet", "Président"),
    # 70
    ("bricolage", "Éric", "Tournemine", "Président"),
    ("autogarage", "Damien", "Pruvost", "Responsable d'atelier"),
    ("ludotheque", "Aurélie", "Champenois", "Directrice"),
    ("theatre", "Mathilde", "Orsini", "Directrice artistique"),
    ("chantiers", "Olivier", "Kerbrat", "Directeur"),
    ("relais", "Stéphanie", "Dubreucq", "Directrice"),
    ("finances", "Alain", "Beaugendre", "Trésorier"),
    ("rivieres", "Cécile", "Hautbois", "Présidente"),
    ("quartier", "Bakary", "Danfaga", "Président"),
    ("entraide", "Marie-Josée", "Lubin", "Présidente"),
    # 80
    ("reseau", "Laurence", "Sainte-Rose", "Présidente"),
    ("parc", "Jean-Marc", "Fauvel", "Président"),
    ("parc", "Elsa", "Montagut", "Déléguée générale"),
    ("meca", "Catherine", "Aubertin", "Gérante"),
    ("meca", "Loïc", "Manceau", "Chef d'atelier"),
    ("imprimerie", "Xavier", "Delbarre", "Dirigeant"),
    ("proprete", "Rosa", "Teixeira", "Dirigeante"),
    ("pressing", "Hakim", "Ziani", "Gérant"),
    ("elec", "Didier", "Vandamme", "Gérant"),
    ("plomberie", "Cyril", "Nogaret", "Artisan"),
    # 90
    ("boulangerie", "Amélie", "Fouquart", "Artisane boulangère"),
    ("restaurant", "Pierre-Yves", "Corvaisier", "Restaurateur"),
    ("hotel", "Martine", "Zeller", "Directrice"),
    ("magasin", "Sébastien", "Ripoll", "Directeur de magasin"),
    ("magasin", "Jennifer", "Cazal", "Responsable des ressources humaines"),
    ("logistique", "Thomas", "Bielawski", "Directeur de site"),
    ("logistique", "Awa", "Bathily", "Responsable des ressources humaines"),
    ("logistique", "Cédric", "Hanquez", "Chef d'équipe"),
    ("autocars", "Franck", "Lemoigne", "Gérant"),
    ("garage", "Joaquim", "Varela", "Gérant"),
    # 100
    ("ebeniste", "Guillaume", "Corbin", "Ébéniste"),
    ("paysages", "Marion", "Teyssier", "Gérante"),
    ("octopixel", "Vincent", "Nguyen-Huu", "Gérant"),
    ("pollen", "Camille", "Rabier", "Directrice de création"),
    ("lumen", "Antoine", "Sabathé", "Réalisateur"),
    ("compta", "Françoise", "Delaunoy", "Experte-comptable"),
    ("assurances", "Pascal", "Mirabel", "Agent général"),
    ("caisse", "Nathalie", "Grandjean", "Directrice d'agence"),
    ("avocats", "Alice", "Ferrier", "Avocate"),
    ("pharmacie", "Minh", "Tran", "Pharmacien"),
    # 110
    ("optique", "Delphine", "Juillard", "Opticienne"),
    ("coiffure", "Vanessa", "Moutou", "Gérante"),
    ("btp", "Antonio", "Figueira", "Président"),
    ("btp", "Solange", "Ebongué", "Responsable des ressources humaines"),
    ("toitures", "Arnaud", "Lescure", "Artisan couvreur"),
    ("couleurs", "Mehmet", "Yildiz", "Gérant"),
    ("plasturgie", "Jean-Christophe", "Bory", "Directeur d'usine"),
    ("conserverie", "Agnès", "Teillet", "Directrice"),
    ("labo", "Pierre", "Schmitter", "Directeur de la qualité"),
    ("sensoria", "Valérie", "Kuntz", "Présidente"),
    # 120
    ("cartonnages", "Bruno", "Hardouin", "Directeur général"),
    ("couture", "Yolande", "Mensah", "Gérante"),
    ("interim", "Jérôme", "Puységur", "Directeur d'agence"),
    ("vigie", "Rachid", "Boukhari", "Directeur d'exploitation"),
    ("forma", "Sylvie", "Lamandé", "Directrice"),
    ("immobilier", "Charles-Henri", "Douville", "Agent immobilier"),
    ("architectes", "Emma", "Lindqvist", "Architecte"),
    ("metaux", "Gilles", "Pagnier", "Dirigeant"),
    ("solaire", "Maëlle", "Trévidic", "Cofondatrice"),
    ("maraichers", "Joël", "Viguier", "Maraîcher"),
    # 130
    ("traiteur", "Fatima", "Zahraoui", "Gérante"),
    ("librairie", "Élodie", "Hamelain", "Libraire"),  # not the florist below: the program asks, people decide
    ("fleuriste", "Élodie", "Hamelin", "Fleuriste"),
    ("cinema", "Gaspard", "Ollagnier", "Directeur"),
    ("ambulances", "Stéphane", "Robillard", "Gérant"),
    ("domicile", "Jocelyne", "Thévenard", "Directrice"),
    ("creche", "Ingrid", "Sorel", "Directrice"),
    ("metallerie", "Laurent", "Gambier", "Artisan métallier"),
    ("fibre", "Sofiane", "Merzouk", "Responsable d'agence"),
    ("jouets", "Claire-Marie", "Hennequin", "Gérante"),
    ("talents", "Matthieu", "Etcheverry", "Directeur associé"),
)


@dataclass(frozen=True)
class _Wave:
    """Everyone up to the `last`-th person was entered on that day; consent was sometimes signed later."""

    last: int
    entered_on: date
    consent_date: date


_WAVES: Final = (
    _Wave(8, date(2012, 9, 3), date(2012, 9, 3)),
    _Wave(34, date(2012, 9, 10), date(2012, 9, 12)),
    _Wave(62, date(2012, 9, 17), date(2012, 9, 17)),
    _Wave(90, date(2012, 9, 24), date(2012, 9, 25)),
    _Wave(118, date(2012, 10, 1), date(2012, 10, 11)),
    _Wave(140, date(2012, 10, 11), date(2012, 10, 11)),
)

NEVER_ENROLLED: Final = frozenset({7, 8, 30, 31, 32, 33, 105, 112, 126})
"""Active on the programme without ever having joined a group: the club, the lycée, three company heads."""
NEVER_CAME: Final = frozenset({15, 21, 39, 107})
"""Enrolled in a group, always excused or absent."""

_REMARKS: Final = {
    7: "A proposé le programme au nom du club.",
    30: "Signataire de la convention entre le lycée et la collectivité.",
    31: "Référent lycée du programme depuis la première édition.",
    39: "Souhaite rester destinataire des comptes rendus.",
    47: "Parrain de quatre jeunes.",
    83: "Tutrice de deux alternants.",
}


NEW_PHONES: Final = {("2016-2017", 47): "01 99 00 27 40"}
"""A number that a member wrote on the return of an edition, and that the pilot workbook does not have yet."""


def actors() -> list[Row]:
    """Return the 140 actors, with their codes and where each one stands today."""
    return [_actor(number, *person) for number, person in enumerate(_PEOPLE, start=1)]


def member(edition: str, number: int) -> Row:
    """Return an actor as the return of an edition has it."""
    row = _actor(number, *_PEOPLE[number - 1])
    return row | {"phone": NEW_PHONES.get((edition, number), row["phone"])}


def _actor(number: int, key: str, first_name: str, last_name: str, role: str) -> Row:
    body = ORGANISATIONS[key]
    wave = next(wave for wave in _WAVES if number <= wave.last)
    return {
        "code": actor(number),
        "type": body.type,
        "organisation": body.name,
        "siret": body.siret,
        "rna": body.rna,
        "last_name": last_name,
        "first_name": first_name,
        "role": role,
        "email": f"{_plain(first_name)[0]}.{_plain(last_name)}@{body.domain}",
        "phone": _phone(number),
        "postal_code": body.place[0],
        "town": body.place[1],
        "mobilisation": _mobilisation(number),
        "entered_on": wave.entered_on,
        "consent": True,
        "consent_date": wave.consent_date,
        "remarks": _REMARKS.get(number),
    }


def _plain(name: str) -> str:
    return strip_accents(name).replace(" ", "-")


def _phone(number: int) -> str:
    """Return a number of the range that Arcep keeps for fiction (01 99 00), spread so that no two look alike."""
    digits = f"{number * 6_737 % 9_000 + 1_000}"
    return f"01 99 00 {digits[:2]} {digits[2:]}"


def _mobilisation(number: int) -> str:
    enrolled = any(number in members for members in ENROLLED["2012-2013"].values())
    if number in NEVER_ENROLLED or (enrolled and number not in NEVER_CAME):
        return "Contributeur actif"
    return "Inscrit" if enrolled else "Mobilisé"
