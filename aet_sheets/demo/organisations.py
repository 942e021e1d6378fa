"""The 118 bodies that people represent: companies, associations, public bodies, schools. All of them are invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PUBLIC: Final = "Pouvoir public"
CLUB: Final = "Club d'entreprises"
ADVISER: Final = "Accompagnateur"
SCHOOL: Final = "Établissement scolaire"
ASSOCIATION: Final = "Association"
COMPANY: Final = "Entreprise"

MONTREVAL: Final = ("94961", "Montreval-le-Pont")
BELLERIVE: Final = ("94962", "Bellerive-sur-Yvre")
ORMELLES: Final = ("94963", "Les Ormelles")
ANCEL: Final = ("94964", "Saint-Ancel")
NOISEMENT: Final = ("94965", "Noisement-sur-Yvre")
VILLEMARCHE: Final = ("94966", "Villemarche")
CORVELLE: Final = ("01998", "Corvelle-les-Bois")


@dataclass(frozen=True)
class Organisation:
    """One body: where it is, the domain of its e-mail addresses, and the numbers under which it is registered.

    `register` is the first eight digits of the SIREN; the two keys of the SIRET are computed from them. `rna` is
    the number of an association. Both are known for a part of the bodies only, as in any real list.
    """

    type: str
    name: str
    place: tuple[str, str]
    domain: str
    register: str = ""
    rna: str | None = None

    @property
    def siret(self) -> str | None:
        """The SIRET of the main establishment, with valid keys."""
        if not self.register:
            return None
        siren = self.register + luhn_key(self.register)
        return siren + "0001" + luhn_key(siren + "0001")


def luhn_key(digits: str) -> str:
    """Return the digit that makes `digits` followed by it pass the Luhn check (ISO/IEC 7812-1)."""
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    total = sum(sum(divmod(value, 10)) for value in doubled)
    return str(-total % 10)


_O = Organisation

ORGANISATIONS: Final[dict[str, Organisation]] = {
    # Public bodies
    "dee": _O(PUBLIC, "Direction économie et emploi du Val Fleuri", MONTREVAL, "val-fleuri.example", "14032518"),
    "conseil": _O(PUBLIC, "Conseil communautaire du Val Fleuri", MONTREVAL, "conseil-val-fleuri.example", "14032526"),
    "montreval": _O(PUBLIC, "Ville de Montreval-le-Pont", MONTREVAL, "montreval.example", "14010347"),
    "bellerive": _O(PUBLIC, "Ville de Bellerive-sur-Yvre", BELLERIVE, "bellerive.example", "14010352"),
    "ormelles": _O(PUBLIC, "Ville des Ormelles", ORMELLES, "les-ormelles.example", "14010368"),
    "ancel": _O(PUBLIC, "Ville de Saint-Ancel", ANCEL, "saint-ancel.example", "14010371"),
    "noisement": _O(PUBLIC, "Ville de Noisement-sur-Yvre", NOISEMENT, "noisement.example"),
    "villemarche": _O(PUBLIC, "Ville de Villemarche", VILLEMARCHE, "villemarche.example"),
    "emploi": _O(PUBLIC, "Agence pour l'emploi du Val d'Yvre", BELLERIVE, "agence-emploi-yvre.example", "14087120"),
    "ccas1": _O(PUBLIC, "CCAS de Montreval-le-Pont", MONTREVAL, "ccas-montreval.example", "14010359"),
    "ccas2": _O(PUBLIC, "CCAS de Bellerive-sur-Yvre", BELLERIVE, "ccas-bellerive.example"),
    "mdh": _O(PUBLIC, "Maison départementale du handicap, antenne de l'Yvre", ORMELLES, "mdh-yvre.example"),
    "insertion": _O(PUBLIC, "Service insertion du Département", MONTREVAL, "insertion-departement.example"),
    "bassin": _O(PUBLIC, "Bassin d'éducation du Val d'Yvre", BELLERIVE, "bassin-yvre.example"),
    # Business clubs
    "club": _O(CLUB, "Club d'entreprises Yvre Active", BELLERIVE, "yvre-active.example", "14120034", "W949000112"),
    "reseau": _O(CLUB, "Réseau Entrepreneures du Val", ANCEL, "entrepreneures-val.example", rna="W949000128"),
    "parc": _O(CLUB, "Association des entreprises du Parc des Ormelles", ORMELLES, "parc-ormelles.example", "14120077"),
    # Advisers and facilitators from outside
    "trait": _O(ADVISER, "Trait d'Union Conseil", MONTREVAL, "trait-union-conseil.example", "14200415"),
    "passeurs": _O(ADVISER, "Coopérative Les Passeurs de sens", NOISEMENT, "passeurs-de-sens.example", "14200423"),
    "kairn": _O(ADVISER, "Kairn Médiation", CORVELLE, "kairn-mediation.example", "14200431"),
    "dialogue": _O(ADVISER, "Bureau du dialogue territorial", BELLERIVE, "bureau-dialogue.example"),
    "sillage": _O(ADVISER, "Sillage Accompagnement", ANCEL, "sillage-accompagnement.example", "14200456"),
    "fabrique": _O(ADVISER, "Fabrique des possibles", VILLEMARCHE, "fabrique-possibles.example"),
    # Schools
    "lycee": _O(SCHOOL, "Lycée polyvalent des Trois Vallons", MONTREVAL, "lycee-trois-vallons.example", "14300208"),
    "lp": _O(SCHOOL, "Lycée professionnel du Canal", BELLERIVE, "lp-canal.example", "14300216"),
    "cfa": _O(SCHOOL, "CFA des métiers du Val d'Yvre", ORMELLES, "cfa-yvre.example", "14300224"),
    "college": _O(SCHOOL, "Collège de la Fontaine aux Ormes", ORMELLES, "college-fontaine.example"),
    "ime": _O(SCHOOL, "Institut médico-éducatif La Clairière", ANCEL, "ime-clairiere.example", "14300240"),
    "e2c": _O(SCHOOL, "École de la deuxième chance de l'Yvre", NOISEMENT, "e2c-yvre.example"),
    # Associations
    "passerelle": _O(ASSOCIATION, "Passerelle Jeunesse", MONTREVAL, "passerelle.example", "14410012", "W949000203"),
    "cap": _O(ASSOCIATION, "Cap Autonomie Val d'Yvre", BELLERIVE, "cap-autonomie.example", "14410028", "W949000219"),
    "table": _O(ASSOCIATION, "La Table ouverte du Val", ORMELLES, "table-ouverte.example", "14410033", "W949000225"),
    "mission": _O(ASSOCIATION, "Mission locale du Val d'Yvre", BELLERIVE, "mission-locale-yvre.example", "14410049"),
    "parrains": _O(ASSOCIATION, "Parrains d'avenir", MONTREVAL, "parrains-avenir.example", rna="W949000246"),
    "foyer": _O(ASSOCIATION, "Foyer Les Quatre Vents", NOISEMENT, "quatre-vents.example", "14410061"),
    "ados": _O(ASSOCIATION, "Maison des adolescents de l'Yvre", BELLERIVE, "ados-yvre.example"),
    "radio": _O(ASSOCIATION, "Radio Yvre", ANCEL, "radio-yvre.example", rna="W949000272"),
    "sport": _O(ASSOCIATION, "Union sportive du Val Fleuri", MONTREVAL, "us-val-fleuri.example", rna="W949000288"),
    "clic": _O(ASSOCIATION, "Clic et Compagnie", ORMELLES, "clic-compagnie.example"),
    "handisport": _O(ASSOCIATION, "Handi Val Sport", BELLERIVE, "handi-val-sport.example", rna="W949000304"),
    "chene": _O(ASSOCIATION, "Les Ateliers du Chêne vert", VILLEMARCHE, "chene-vert.example", "14410111", "W949000315"),
    "signes": _O(ASSOCIATION, "Signes partagés", MONTREVAL, "signes-partages.example", rna="W949000321"),
    "voir": _O(ASSOCIATION, "Voir autrement", ANCEL, "voir-autrement.example"),
    "parents": _O(ASSOCIATION, "Parents solidaires du Val", ORMELLES, "parents-solidaires.example", rna="W949000347"),
    "pas": _O(ASSOCIATION, "Un pas vers l'autre", NOISEMENT, "un-pas-vers-autre.example", rna="W949000353"),
    "mobilite": _O(ASSOCIATION, "Mobilité pour tous", BELLERIVE, "mobilite-pour-tous.example", "14410168"),
    "panier": _O(ASSOCIATION, "Le Panier du Val", ORMELLES, "panier-du-val.example", "14410174", "W949000374"),
    "vestiaire": _O(ASSOCIATION, "Vestiaire des familles", VILLEMARCHE, "vestiaire-familles.example"),
    "ressourcerie": _O(ASSOCIATION, "Ressourcerie La Seconde Main", NOISEMENT, "seconde-main.example", "14410195"),
    "jardins": _O(ASSOCIATION, "Jardins partagés de l'Yvre", ANCEL, "jardins-yvre.example", rna="W949000406"),
    "toit": _O(ASSOCIATION, "Un toit sur l'Yvre", BELLERIVE, "un-toit-yvre.example", "14410213", "W949000412"),
    "aidants": _O(ASSOCIATION, "Soutien aux aidants de l'Yvre", MONTREVAL, "aidants-yvre.example"),
    "lire": _O(ASSOCIATION, "Lire et dire", ORMELLES, "lire-et-dire.example", rna="W949000433"),
    "femmes": _O(ASSOCIATION, "Femmes du Val", MONTREVAL, "femmes-du-val.example", rna="W949000449"),
    "anciens": _O(ASSOCIATION, "Les Anciens des métiers", BELLERIVE, "anciens-metiers.example"),
    "bricolage": _O(ASSOCIATION, "Bricolage solidaire", ANCEL, "bricolage-solidaire.example", rna="W949000466"),
    "autogarage": _O(ASSOCIATION, "Garage associatif des Ormelles", ORMELLES, "garage-associatif.example", "14410271"),
    "ludotheque": _O(ASSOCIATION, "Ludothèque Trotte-Souris", NOISEMENT, "trotte-souris.example"),
    "theatre": _O(ASSOCIATION, "Compagnie du Pont de bois", MONTREVAL, "pont-de-bois.example", rna="W949000497"),
    "chantiers": _O(ASSOCIATION, "Chantiers du Val", NOISEMENT, "chantiers-du-val.example", "14410303", "W949000502"),
    "relais": _O(ASSOCIATION, "Relais Travail Yvre", BELLERIVE, "relais-travail.example", "14410318"),
    "finances": _O(ASSOCIATION, "Coup de main finances", VILLEMARCHE, "coup-de-main.example"),
    "rivieres": _O(ASSOCIATION, "Rivières vivantes", ANCEL, "rivieres-vivantes.example", rna="W949000535"),
    "quartier": _O(ASSOCIATION, "Vivre aux Ormelles", ORMELLES, "vivre-aux-ormelles.example", rna="W949000541"),
    "entraide": _O(ASSOCIATION, "Entraide de Villemarche", VILLEMARCHE, "entraide-villemarche.example"),
    # Companies
    "meca": _O(COMPANY, "Mécanique de précision Rivemont", NOISEMENT, "rivemont.example", "14500017"),
    "imprimerie": _O(COMPANY, "Imprimerie des Trois Ponts", MONTREVAL, "trois-ponts.example", "14500025"),
    "proprete": _O(COMPANY, "Clairval Propreté", BELLERIVE, "clairval-proprete.example", "14500033"),
    "pressing": _O(COMPANY, "Pressing Blanc Bleu", MONTREVAL, "blanc-bleu.example"),
    "elec": _O(COMPANY, "Électricité Courant clair", ORMELLES, "courant-clair.example", "14500058"),
    "plomberie": _O(COMPANY, "Plomberie Chauffage des Tilleuls", ANCEL, "plomberie-tilleuls.example"),
    "boulangerie": _O(COMPANY, "Boulangerie Aux Blés d'or", MONTREVAL, "aux-bles-dor.example", "14500074"),
    "restaurant": _O(COMPANY, "Restaurant Le Vieux Lavoir", BELLERIVE, "vieux-lavoir.example"),
    "hotel": _O(COMPANY, "Hôtel de l'Écluse", BELLERIVE, "hotel-ecluse.example", "14500090"),
    "magasin": _O(COMPANY, "Supermarché Valmarché", ORMELLES, "valmarche.example", "14500108"),
    "logistique": _O(COMPANY, "Yvre Logistique", NOISEMENT, "yvre-logistique.example", "14500116"),
    "autocars": _O(COMPANY, "Autocars de Bellerive", BELLERIVE, "autocars-bellerive.example", "14500124"),
    "garage": _O(COMPANY, "Garage du Moulin", VILLEMARCHE, "garage-moulin.example"),
    "ebeniste": _O(COMPANY, "Ébénisterie Bois debout", ANCEL, "bois-debout.example"),
    "paysages": _O(COMPANY, "Vallon Paysages", VILLEMARCHE, "vallon-paysages.example", "14500157"),
    "octopixel": _O(COMPANY, "Octopixel Informatique", MONTREVAL, "octopixel.example", "14500165"),
    "pollen": _O(COMPANY, "Studio Pollen", MONTREVAL, "studio-pollen.example"),
    "lumen": _O(COMPANY, "Lumen Vidéo", BELLERIVE, "lumen-video.example", "14500181"),
    "compta": _O(COMPANY, "Cabinet comptable Balance et Conseil", MONTREVAL, "balance-conseil.example", "14500199"),
    "assurances": _O(COMPANY, "Assurances Beau fixe", BELLERIVE, "beau-fixe.example"),
    "caisse": _O(COMPANY, "Caisse mutuelle de l'Yvre", MONTREVAL, "caisse-yvre.example", "14500215"),
    "avocats": _O(COMPANY, "Cabinet d'avocats du Pont neuf", MONTREVAL, "avocats-pont-neuf.example"),
    "pharmacie": _O(COMPANY, "Pharmacie des Ormelles", ORMELLES, "pharmacie-ormelles.example", "14500231"),
    "optique": _O(COMPANY, "Optique Claire-Vue", BELLERIVE, "claire-vue.example"),
    "coiffure": _O(COMPANY, "Salon Mèche et Compagnie", ORMELLES, "meche-compagnie.example"),
    "btp": _O(COMPANY, "Bâtisseurs du Val", NOISEMENT, "batisseurs-val.example", "14500264"),
    "toitures": _O(COMPANY, "Toitures d'ardoise bleue", ANCEL, "ardoise-bleue.example"),
    "couleurs": _O(COMPANY, "Couleurs et Façades", ORMELLES, "couleurs-facades.example", "14500280"),
    "plasturgie": _O(COMPANY, "Plasturgie de Noisement", NOISEMENT, "plasturgie-noisement.example", "14500298"),
    "conserverie": _O(COMPANY, "Conserverie du Plateau", VILLEMARCHE, "conserverie-plateau.example", "14500306"),
    "labo": _O(COMPANY, "Laboratoire Hydralis", ORMELLES, "hydralis.example", "14500314"),
    "sensoria": _O(COMPANY, "Sensoria Électronique", ORMELLES, "sensoria.example", "14500322"),
    "cartonnages": _O(COMPANY, "Cartonnages de l'Yvre", NOISEMENT, "cartonnages-yvre.example", "14500330"),
    "couture": _O(COMPANY, "Couture Fil d'Ariane", MONTREVAL, "fil-ariane.example"),
    "interim": _O(COMPANY, "Val Intérim", BELLERIVE, "val-interim.example", "14500355"),
    "vigie": _O(COMPANY, "Vigie Sécurité", NOISEMENT, "vigie-securite.example"),
    "forma": _O(COMPANY, "Forma Rive", MONTREVAL, "forma-rive.example", "14500371"),
    "immobilier": _O(COMPANY, "Immobilière du Val", BELLERIVE, "immobiliere-val.example"),
    "architectes": _O(COMPANY, "Agence d'architecture Pignon sur cour", ANCEL, "pignon-sur-cour.example", "14500397"),
    "metaux": _O(COMPANY, "Métalyvre Recyclage", NOISEMENT, "metalyvre.example", "14500405"),
    "solaire": _O(COMPANY, "Soleil d'Yvre Énergie", ANCEL, "soleil-yvre.example"),
    "maraichers": _O(COMPANY, "Maraîchers du Plateau", VILLEMARCHE, "maraichers-plateau.example"),
    "traiteur": _O(COMPANY, "Traiteur Saveurs et Partage", ORMELLES, "saveurs-partage.example", "14500439"),
    "librairie": _O(COMPANY, "Librairie La Page blanche", BELLERIVE, "page-blanche.example"),
    "fleuriste": _O(COMPANY, "Fleurs de Bellerive", BELLERIVE, "fleurs-bellerive.example"),
    "cinema": _O(COMPANY, "Cinéma Le Palace de l'Yvre", MONTREVAL, "palace-yvre.example", "14500462"),
    "ambulances": _O(COMPANY, "Ambulances du Val", VILLEMARCHE, "ambulances-val.example"),
    "domicile": _O(COMPANY, "Domicile Services Plus", ANCEL, "domicile-services.example", "14500488"),
    "creche": _O(COMPANY, "Crèche Les Premiers Pas", NOISEMENT, "premiers-pas.example"),
    "metallerie": _O(COMPANY, "Métallerie du Parc", ORMELLES, "metallerie-parc.example"),
    "fibre": _O(COMPANY, "Réseaux Fibre Yvre", MONTREVAL, "fibre-yvre.example", "14500512"),
    "jouets": _O(COMPANY, "Jouets Pirouette", ANCEL, "jouets-pirouette.example"),
    "talents": _O(COMPANY, "Talents du Val", BELLERIVE, "talents-du-val.example", "14500538"),
}
