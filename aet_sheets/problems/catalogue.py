"""The catalogue of problems: every sentence of this kind that a user can meet is written here, once."""

from __future__ import annotations

from aet_sheets.problems.problem import Kind, Severity

BLOCKING, ALERT, INFO = Severity.BLOCKING, Severity.ALERT, Severity.INFO
BY_COLUMN = None
"""Severity of a wrong value: *bloquante* in a required column, *alerte* in an optional one."""

CATALOGUE: dict[str, Kind] = {}


def _kind(  # noqa: PLR0913, PLR0917 - an entry reads from top to bottom, like the page that it becomes
    code: str, severity: Severity | None, title: str, message: str, remedy: str, example: str, reason: str
) -> Kind:
    kind = Kind(code, severity, title, message, remedy, example, reason)
    if code in CATALOGUE:
        raise ValueError(code)
    CATALOGUE[code] = kind
    return kind


# ---- Values of cells ------------------------------------------------------------------------------------------

MISSING_VALUE = _kind(
    "valeur-obligatoire",
    BLOCKING,
    "Valeur obligatoire absente",
    "la colonne « {column} » est obligatoire et cette cellule est vide",
    "Complétez la cellule{choices} ; la ligne est mise de côté en attendant.",
    "Une ligne de la feuille Acteurs sans organisation.",
    "Sans cette valeur, la ligne ne peut être ni comptée ni rapprochée d'une autre.",
)
ERROR_CELL = _kind(
    "cellule-en-erreur",
    BY_COLUMN,
    "Cellule en erreur",
    "la cellule contient l'erreur Excel {error}",
    "Remplacez la formule par la valeur voulue, ou corrigez la formule.",
    "#REF! à la place d'une date, après la suppression d'une ligne ou d'une feuille.",
    "Une erreur n'est pas une valeur : la prendre pour un vide ou un zéro fausserait les totaux.",
)
UNSAVED_FORMULA = _kind(
    "formule-non-calculee",
    BY_COLUMN,
    "Formule jamais calculée",
    "la cellule contient une formule dont le résultat n'a jamais été enregistré",
    "Ouvrez le fichier dans Excel ou LibreOffice, enregistrez-le, puis renvoyez-le.",
    "Un fichier produit par un autre logiciel, jamais ouvert dans Excel.",
    "Le résultat de la formule n'est pas dans le fichier : on ne peut pas le deviner.",
)
TEXT_TOO_LONG = _kind(
    "texte-trop-long",
    BY_COLUMN,
    "Texte trop long",
    "le texte compte {length} caractères ; la colonne « {column} » en accepte {maximum}",
    "Raccourcissez le texte.",
    "Un compte rendu entier collé dans la colonne Intitulé.",
    "Un intitulé trop long ne peut être ni affiché ni rapproché.",
)
BAD_CODE = _kind(
    "code-invalide",
    BY_COLUMN,
    "Code mal formé",
    "ce n'est pas un code : {expected}",
    "Reprenez le code d'origine, ou laissez la cellule vide pour une nouvelle ligne.",
    "Une phrase dans la colonne Code acteur.",
    "Un code désigne une ligne pour toujours ; il doit être court et sans ambiguïté.",
)
UNKNOWN_CHOICE = _kind(
    "choix-inconnu",
    BY_COLUMN,
    "Valeur hors de la liste",
    "cette valeur ne fait pas partie de la liste de la colonne « {column} »",
    "{proposal}Valeurs possibles : {choices}.",
    "« Banque » dans la colonne Type d'acteur.",
    "Les listes fermées permettent de compter les mêmes choses sous le même nom.",
)
BAD_DATE = _kind(
    "date-invalide",
    BY_COLUMN,
    "Date impossible ou illisible",
    "ce n'est pas une date",
    "{proposal}Écrivez la date sous la forme jj/mm/aaaa, par exemple 12/10/2016.",
    "15/13/2017, bientôt, 31/02/2016.",
    "La date range la ligne dans une édition et dans un exercice.",
)
DATE_WITHOUT_DAY = _kind(
    "date-sans-jour",
    ALERT,
    "Date sans le jour",
    "le jour manque ; le premier du mois a été retenu ({retained})",
    "Précisez le jour si vous le connaissez.",
    "oct. 2012",
    "Le mois suffit pour ranger la ligne, mais le jour retenu est une supposition.",
)
OUTSIDE_EDITION = _kind(
    "date-hors-edition",
    ALERT,
    "Date hors de l'édition",
    "la date n'est pas dans l'édition {edition} (du {start} au {end})",
    "Vérifiez l'année ; sinon, déclarez la ligne dans le retour de la bonne édition.",
    "Une séance du 12/10/2015 dans un retour de l'édition 2016-2017.",
    "La ligne est conservée : une séance compte dans l'édition de sa date, une mesure dans celle de son retour.",
)
BAD_NUMBER = _kind(
    "nombre-invalide",
    BY_COLUMN,
    "Nombre illisible",
    "ce n'est pas un nombre",
    "Écrivez le nombre en chiffres, sans texte autour.",
    "« trois », « environ 12 », « n.c. ».",
    "Un texte à la place d'un nombre ne peut pas entrer dans un total.",
)
AMBIGUOUS_NUMBER = _kind(
    "nombre-ambigu",
    BY_COLUMN,
    "Nombre à deux lectures",
    "ce nombre peut se lire de deux façons : {large} ou {small}",
    "Écrivez {large} ou {small}.",
    "1.234",
    "Entre les deux lectures, il y a un facteur mille.",
)
NOT_WHOLE = _kind(
    "nombre-non-entier",
    BY_COLUMN,
    "Nombre entier attendu",
    "la colonne « {column} » attend un nombre entier",
    "Arrondissez, ou vérifiez la saisie.",
    "2,5 participants.",
    "On ne compte pas des demi-personnes.",
)
OTHER_UNIT = _kind(
    "quantite-dans-une-autre-unite",
    BY_COLUMN,
    "Quantité écrite dans une autre unité",
    "la quantité « {written} » n'est pas dans l'unité de la ligne, « {unit} »",
    "Écrivez la quantité dans cette unité, ou changez l'unité de la ligne.",
    "« 3 jours » sur une ligne dont l'unité est Heures.",
    "Trois jours pris pour trois heures fausseraient la valorisation sans que personne ne le voie.",
)
OUT_OF_BOUNDS = _kind(
    "nombre-hors-bornes",
    BY_COLUMN,
    "Nombre hors des bornes",
    "la valeur doit être {bounds}",
    "Vérifiez la saisie.",
    "Une durée négative, un avancement de 450 %.",
    "Une valeur impossible trahit une faute de frappe.",
)
GUESSED_PERCENTAGE = _kind(
    "pourcentage-suppose",
    ALERT,
    "Pourcentage sans signe",
    "le nombre a été lu comme {retained}",
    "Écrivez le signe %, par exemple 45 %.",
    "45 dans une cellule qui n'est pas au format pourcentage.",
    "Sans le signe, 45 pourrait aussi se lire 4 500 %.",
)
BAD_YES_NO = _kind(
    "oui-non-invalide",
    BY_COLUMN,
    "Oui ou non attendu",
    "la colonne « {column} » attend oui ou non",
    "Écrivez oui ou non.",
    "« peut-être »",
    "Une réponse incertaine ne peut pas être comptée.",
)
BAD_EMAIL = _kind(
    "courriel-invalide",
    BY_COLUMN,
    "Adresse électronique mal formée",
    "ce n'est pas une adresse électronique",
    "Vérifiez l'adresse, par exemple nom@domaine.example.",
    "nom.domaine.example, deux adresses dans une cellule.",
    "L'adresse sert à reconnaître une personne et à lui écrire.",
)
BAD_PHONE = _kind(
    "telephone-invalide",
    BY_COLUMN,
    "Numéro de téléphone impossible",
    "ce n'est pas un numéro de téléphone",
    "Écrivez dix chiffres, par exemple 01 43 00 00 00, ou l'indicatif du pays (+32…).",
    "01 43 00",
    "Un numéro incomplet ne permet de joindre personne.",
)
PHONE_LOST_ZERO = _kind(
    "telephone-zero-perdu",
    ALERT,
    "Numéro qui a perdu son zéro",
    "Excel a retiré le zéro de tête ; il a été rétabli",
    "Mettez la colonne au format Texte avant de saisir les numéros.",
    "143000031 au lieu de 01 43 00 00 31.",
    "Le numéro a été réparé : vérifiez qu'il est juste.",
)
BAD_SIRET = _kind(
    "siret-invalide",
    BY_COLUMN,
    "SIRET impossible",
    "ce n'est pas un SIRET : {why}",
    "Recopiez les 14 chiffres depuis un document officiel.",
    "Un chiffre oublié ou deux chiffres intervertis.",
    "Le SIRET sert à reconnaître une organisation ; faux, il en confondrait deux.",
)
SIRET_LOST_DIGITS = _kind(
    "siret-chiffres-perdus",
    BY_COLUMN,
    "SIRET dont Excel a perdu les chiffres",
    "Excel a transformé le SIRET en nombre et en a perdu des chiffres",
    "Mettez la colonne au format Texte et recopiez les 14 chiffres.",
    "2,43E+13",
    "Les chiffres perdus ne peuvent pas être retrouvés.",
)
SIRET_LOST_ZERO = _kind(
    "siret-zero-perdu",
    ALERT,
    "SIRET qui a perdu ses zéros",
    "Excel a retiré les zéros de tête ; ils ont été rétablis",
    "Mettez la colonne au format Texte avant de saisir les SIRET.",
    "Un SIRET de 13 chiffres.",
    "Le SIRET a été réparé : vérifiez qu'il est juste.",
)
BAD_RNA = _kind(
    "rna-invalide",
    BY_COLUMN,
    "Numéro RNA mal formé",
    "ce n'est pas un numéro RNA",
    "Écrivez W suivi de 9 chiffres, par exemple W941001234.",
    "94/1001234",
    "Le numéro RNA sert à reconnaître une association.",
)
BAD_POSTAL_CODE = _kind(
    "code-postal-invalide",
    BY_COLUMN,
    "Code postal impossible",
    "ce n'est pas un code postal",
    "Écrivez cinq chiffres.",
    "942",
    "Le code postal situe l'organisation.",
)
POSTAL_CODE_LOST_ZERO = _kind(
    "code-postal-zero-perdu",
    ALERT,
    "Code postal qui a perdu son zéro",
    "Excel a retiré le zéro de tête ; il a été rétabli ({retained})",
    "Mettez la colonne au format Texte avant de saisir les codes postaux.",
    "1000 au lieu de 01000.",
    "Le code postal a été réparé : vérifiez qu'il est juste.",
)
BAD_EDITION = _kind(
    "edition-invalide",
    BY_COLUMN,
    "Édition mal écrite",
    "ce n'est pas une édition",
    "{proposal}Écrivez les deux années, par exemple 2016-2017.",
    "2016, 2016-2018.",
    "L'édition range la ligne dans une année scolaire.",
)

# ---- Rows, columns and sheets -----------------------------------------------------------------------------------

REQUIRED_COLUMN_ABSENT = _kind(
    "colonne-obligatoire-absente",
    BLOCKING,
    "Colonne obligatoire absente",
    "la feuille « {sheet} » n'a pas de colonne « {column} »",
    "{proposal}Ajoutez la colonne ; toutes les lignes de la feuille sont mises de côté en attendant.",
    "Une feuille Acteurs dont la colonne Organisation a été supprimée.",
    "Sans cette colonne, aucune ligne de la feuille ne peut être comptée.",
)
COLUMN_OUT_OF_MODEL = _kind(
    "colonne-hors-modele",
    INFO,
    "Colonne hors modèle",
    "cette colonne ne fait pas partie du modèle ; son contenu est conservé sous « Hors modèle »",
    "Rien à faire, si elle vous est utile.",
    "Une colonne « Ce qu'on en pense » ajoutée par un groupe.",
    "Rien n'est perdu, mais le contenu de la colonne n'est ni vérifié ni compté.",
)
COLUMN_WITHOUT_HEADING = _kind(
    "colonne-sans-titre",
    ALERT,
    "Colonne sans titre",
    "la colonne {letters} contient des valeurs sous un titre vide ; elles sont conservées sous « Hors modèle »",
    "Si c'est une colonne du modèle, rétablissez son titre ; sinon, donnez-lui un titre à vous.",
    "Des remarques dans la marge, un titre effacé par mégarde.",
    "Sans titre, on ne sait pas ce que disent ces valeurs : elles n'entrent dans aucun compte.",
)
HEADING_NEAR_MISS = _kind(
    "titre-de-colonne-proche",
    ALERT,
    "Titre de colonne à vérifier",
    "ce titre ressemble à « {proposal} » sans être reconnu ; la colonne est conservée sous « Hors modèle »",
    "Si c'est bien cette colonne, renommez-la « {proposal} ».",
    "« Organnisation » au lieu de « Organisation ».",
    "Deviner une colonne pourrait mettre les valeurs d'une autre à sa place.",
)
REPEATED_COLUMN = _kind(
    "colonne-en-double",
    ALERT,
    "Colonne présente deux fois",
    "la colonne « {column} » figure déjà en {first} ; celle-ci est conservée sous « Hors modèle »",
    "Ne gardez qu'une des deux colonnes.",
    "Deux colonnes Téléphone.",
    "On ne peut pas deviner laquelle des deux est la bonne.",
)
SHEET_FOUND_BY_HEADINGS = _kind(
    "feuille-reconnue-a-ses-titres",
    ALERT,
    "Feuille reconnue à ses titres de colonnes",
    "cette feuille a été lue comme la feuille « {table} », d'après ses titres de colonnes",
    "Renommez la feuille « {table} ».",
    "« Feuil2 » avec les colonnes de la feuille Séances.",
    "Le nom de la feuille ne dit pas ce qu'elle contient : vérifiez que la lecture est la bonne.",
)
SHEET_REPEATED = _kind(
    "feuille-en-double",
    ALERT,
    "Deux feuilles pour une même table",
    "cette feuille a été lue comme la feuille « {table} », après « {first} » ; ses lignes s'y ajoutent",
    "Si c'est une copie de travail, supprimez-la ; sinon, réunissez les lignes sur une seule feuille.",
    "« Séances (2) » à côté de « Séances ».",
    "Deux états d'une même feuille peuvent se contredire, et leurs lignes compter deux fois.",
)
SHEET_NOT_RECOGNISED = _kind(
    "feuille-non-reconnue",
    INFO,
    "Feuille non reconnue",
    "cette feuille ne fait pas partie du modèle et n'a pas été lue",
    "Si elle contient des données à compter, recopiez-les dans une feuille du modèle.",
    "Une feuille « Brouillon » ajoutée par un groupe.",
    "Son contenu n'entre dans aucun compte.",
)
SHEET_LIKE_DATA = _kind(
    "feuille-a-verifier",
    ALERT,
    "Feuille qui ressemble à une feuille du modèle",
    "cette feuille a des titres de colonnes du modèle, mais on ne sait pas de quelle feuille il s'agit ; elle n'a pas "
    "été lue",
    "Si elle contient des données à compter, donnez-lui le nom de la feuille du modèle.",
    "Une feuille « Divers » avec une colonne Nom et une colonne Organisation.",
    "Ses lignes n'entrent dans aucun compte.",
)
NO_HEADINGS = _kind(
    "titres-introuvables",
    BLOCKING,
    "Titres de colonnes introuvables",
    "la feuille « {sheet} » contient des données, mais aucune ligne de titres n'y a été reconnue",
    "Rétablissez la ligne des titres de colonnes du modèle.",
    "Une feuille dont la première ligne a été supprimée.",
    "Sans titres, on ne sait pas ce que contient chaque colonne.",
)
TOTAL_ROW = _kind(
    "ligne-de-total",
    INFO,
    "Ligne de total",
    "cette ligne est un total ; elle n'a pas été comptée",
    "Rien à faire.",
    "TOTAL en bas de la feuille Séances.",
    "Un total compté comme une ligne doublerait les chiffres.",
)
PREPARED_ROWS_UNFILLED = _kind(
    "lignes-preparees-non-remplies",
    INFO,
    "Lignes préparées non remplies",
    "{rows} ({names}) : il n'en est rien conclu",
    "Si le groupe a une réponse, complétez ces lignes ; s'il ne s'est rien passé, indiquez l'état « Néant ».",
    "Une fiche préparée demande les stages trouvés, et la ligne revient sans valeur ni état.",
    "Une question sans réponse n'est ni un zéro, ni un « néant ».",
)
HEADINGS_AGAIN = _kind(
    "titres-repetes",
    INFO,
    "Titres répétés",
    "cette ligne répète les titres des colonnes ; elle n'a pas été comptée",
    "Rien à faire.",
    "Les titres recopiés en haut de chaque page.",
    "Un titre n'est pas une donnée.",
)
HELP_ROW = _kind(
    "ligne-d-aide",
    INFO,
    "Ligne d'aide",
    "cette ligne sous les titres est une aide à la saisie ; elle n'a pas été comptée",
    "Rien à faire.",
    "« jj/mm/aaaa » sous le titre Date.",
    "Une consigne n'est pas une donnée.",
)
HIDDEN_ROWS = _kind(
    "lignes-masquees",
    INFO,
    "Lignes masquées ou filtrées",
    "la feuille « {sheet} » compte {count} (n° {rows}) ; ce qui est masqué a été lu comme le reste",
    "Rien à faire, si ces lignes comptent ; sinon, supprimez-les.",
    "Un filtre resté actif au moment de l'envoi.",
    "Ce que l'expéditeur ne voit plus reste dans le fichier, et compte.",
)
ROWS_ABOVE_HEADINGS = _kind(
    "lignes-au-dessus-des-titres",
    ALERT,
    "Lignes au-dessus des titres",
    "ce qui est écrit au-dessus des titres de colonnes (ligne {headings}) ressemble à des données (n° {rows}) et "
    "n'a pas été lu",
    "Si ce sont des données, déplacez-les sous les titres.",
    "Une feuille triée avec sa ligne de titres, qui se retrouve au milieu.",
    "Ce qui précède les titres est pris pour un en-tête, et n'entre dans aucun compte.",
)
MERGED_DOWN = _kind(
    "cellule-fusionnee",
    ALERT,
    "Cellule fusionnée sur plusieurs lignes",
    "les cellules {area} sont fusionnées ; leur valeur a été reprise pour {rows}",
    "Annulez la fusion et recopiez la valeur sur chaque ligne.",
    "Le nom d'une séance fusionné en face de tous ses présents.",
    "Le fichier ne donne la valeur que pour la première ligne : pour les autres, c'est une supposition.",
)
MERGED_ACROSS = _kind(
    "cellule-fusionnee-en-largeur",
    ALERT,
    "Cellule fusionnée sur plusieurs colonnes",
    "les cellules {area} sont fusionnées ; leur valeur n'a été lue que pour la colonne « {column} », et non pour : "
    "{others}",
    "Annulez la fusion et écrivez la valeur dans la bonne colonne.",
    "« à compléter » étalé sur les colonnes Date et Durée.",
    "On ne peut pas deviner à laquelle des colonnes la valeur appartient.",
)
REPEATED_CODE = _kind(
    "code-en-double",
    BLOCKING,
    "Code donné à deux lignes",
    "ce code est déjà celui de la ligne {first} de la même feuille, dont le contenu est différent",
    "Donnez à chaque ligne son propre code, ou supprimez la ligne en trop.",
    "Deux groupes différents sous le code GT-JEUNES.",
    "Un code ne peut désigner qu'une seule chose.",
)
CODE_WRITTEN_OVER = _kind(
    "code-reattribue",
    ALERT,
    "Code passé à une autre ligne",
    "sous ce code, ce qui désigne {thing} a entièrement changé ; la ligne est comptée à part, sous un nouveau code",
    "Si c'est une nouvelle ligne, laissez son code vide ; si c'est la même, corrigez la saisie.",
    "Un nouvel acteur saisi par-dessus une ligne pré-remplie, qui en garde le code.",
    "Suivre le code ferait disparaître la ligne d'origine.",
)
NOT_OWN_GROUP = _kind(
    "groupe-different",
    ALERT,
    "Ligne d'un autre groupe",
    "cette ligne est au nom d'un autre groupe que celui de la fiche ({group})",
    "Vérifiez le groupe.",
    "Une séance de GT-HANDICAP dans le retour de GT-JEUNES.",
    "La ligne compte pour le groupe écrit sur la ligne.",
)
REQUIRED_FOR_TYPE = _kind(
    "reference-requise-par-le-type",
    BLOCKING,
    "Groupe ou programme manquant",
    "une séance de type « {type} » doit indiquer son {what}",
    "Complétez la colonne « {column} ».",
    "Une séquence sans programme.",
    "Sans ce lien, la séance ne peut être attribuée à personne.",
)
END_BEFORE_START = _kind(
    "fin-avant-debut",
    ALERT,
    "Fin avant le début",
    "la date de fin précède la date de début",
    "Vérifiez les deux dates.",
    "Une échéance antérieure à la date de début.",
    "L'une des deux dates est fausse.",
)
REPEATED_MEANS = _kind(
    "moyen-repete",
    ALERT,
    "Moyen répété mot pour mot",
    "cette ligne répète mot pour mot une autre ligne de moyens ; elle n'est comptée qu'une fois",
    "Si ce sont deux apports distincts, distinguez-les dans le libellé.",
    "La même subvention saisie deux fois.",
    "Compter deux fois la même ligne gonflerait les moyens.",
)
VALUED_IN_KIND = _kind(
    "apport-valorise",
    INFO,
    "Apport en nature valorisé",
    "le montant réalisé a été calculé : {quantity} × {rate} = {amount}",
    "Rien à faire, si la quantité et le taux sont justes.",
    "12 heures à 15 € sans montant réalisé.",
    "Un apport en nature vaut ses heures au taux déclaré (ligne du retour, sinon feuille Paramètres).",
)
VALUE_CONFLICT = _kind(
    "valeurs-contradictoires",
    ALERT,
    "Deux sources se contredisent",
    "la colonne « {column} » n'a pas la même valeur dans {other} ; la valeur retenue est celle de {retained}",
    "Vérifiez laquelle est juste : corrigez l'autre fichier, ou décidez sur la feuille « Arbitrages » du classeur "
    "consolidé.",
    "Deux téléphones pour une même personne.",
    "En attendant une décision, la source datée la plus récente l'emporte.",
)
REFERENCE_UNKNOWN = _kind(
    "reference-introuvable",
    BY_COLUMN,
    "Référence introuvable",
    "rien ne correspond à cette référence sur la feuille « {table} »",
    "{proposal}Écrivez le code, ou {form} ; si la ligne n'existe pas encore, ajoutez-la sur la feuille « {table} ».",
    "Une présence au nom d'une personne qui n'est pas dans la feuille Acteurs.",
    "La ligne ne peut pas être reliée à ce qu'elle désigne.",
)
REFERENCE_SET_ASIDE = _kind(
    "reference-mise-de-cote",
    BY_COLUMN,
    "Référence à une ligne mise de côté",
    "cette référence désigne une ligne de la feuille « {table} » qui a été mise de côté",
    "Corrigez d'abord la ligne {target} de la feuille « {table} ».",
    "Une présence à une séance dont la date est fausse.",
    "Tant que la ligne désignée est de côté, celle-ci ne peut pas être comptée.",
)
REFERENCE_AMBIGUOUS = _kind(
    "reference-ambigue",
    BY_COLUMN,
    "Référence qui désigne deux lignes",
    "cette référence correspond à {count} lignes de la feuille « {table} »",
    "Écrivez le code à la place du libellé : {codes}.",
    "Deux séances du même jour et du même intitulé.",
    "Choisir à votre place serait deviner.",
)

REFERENCES_UNCHECKED = _kind(
    "references-non-verifiees",
    INFO,
    "Références non vérifiées",
    "{references} pas dans ce fichier ; {unchecked} hors du dossier",
    "Pour les vérifier aussi, déposez le fichier à sa place dans le dossier et relancez aet verifier.",
    "Un retour vérifié seul, dont les présences nomment des acteurs du classeur de pilotage.",
    "Une référence qui ne mène nulle part n'apparaîtra qu'à la consolidation.",
)

# ---- What is possible but unlikely ------------------------------------------------------------------------------

VALUE_IN_OTHER_UNIT = _kind(
    "valeur-dans-une-autre-unite",
    ALERT,
    "Valeur écrite dans une autre unité",
    "« {written} » n'est pas dans l'unité de l'indicateur {indicator}, « {unit} » ; {retained} a été retenu",
    "Écrivez le nombre seul, dans l'unité de l'indicateur.",
    "« 45 % » pour un indicateur qui compte des stages.",
    "45 % se lit 0,45 : en stages, ce n'est pas ce que l'on a voulu dire.",
)
INDICATOR_LEAP = _kind(
    "indicateur-multiplie-par-dix",
    ALERT,
    "Indicateur multiplié par dix",
    "l'indicateur {indicator} vaut {now}, contre {before} pour l'édition {edition} : au moins dix fois plus",
    "Vérifiez l'unité et le nombre de zéros de cette valeur, la plus grande de l'édition ; si elle est juste, il n'y a "
    "rien à faire.",
    "200 élèves une année, 2 000 l'année suivante.",
    "Un zéro de trop ne se voit pas dans un total. La valeur est comptée telle quelle en attendant.",
)
INDICATOR_FALL = _kind(
    "indicateur-divise-par-dix",
    ALERT,
    "Indicateur divisé par dix",
    "l'indicateur {indicator} vaut {now}, contre {before} pour l'édition {edition} : au moins dix fois moins",
    "Vérifiez l'unité de cette valeur, la plus grande de l'édition, et qu'il ne manque pas de mesures ; si elle est "
    "juste, il n'y a rien à faire.",
    "200 élèves une année, 20 l'année suivante.",
    "Un zéro oublié, ou le retour d'un groupe absent, ne se voit pas dans un total.",
)
MORE_THAN_ANNOUNCED = _kind(
    "presents-plus-nombreux-qu-annonce",
    ALERT,
    "Plus de présents que de participants annoncés",
    "{present} à cette séance, pour {announced} annoncés",
    "Vérifiez le nombre annoncé et la feuille Présences : la séance y est peut-être confondue avec une autre.",
    "12 participants annoncés, 15 présences à « Présent ».",
    "Les présences comptent telles quelles ; une confusion entre deux séances fausserait les participations.",
)
PILOT_OF_OTHER_TYPE = _kind(
    "pilote-d-un-autre-type",
    ALERT,
    "Pilote qui n'est pas du type attendu",
    "dans la colonne « {column} », cette personne est pilote comme « {wanted} » mais son type d'acteur est « {type} »",
    "Corrigez le pilote, ou le type de cet acteur sur la feuille Acteurs.",
    "Une dirigeante d'entreprise inscrite comme pilote association.",
    "Un groupe est piloté par un binôme : une association et une entreprise.",
)
DEFINITION_CHANGED = _kind(
    "definition-changee",
    ALERT,
    "Indicateur dont le sens a changé",
    "l'indicateur {indicator} n'est plus défini comme dans l'édition {edition} ({what})",
    "Si ce qui est compté a vraiment changé, donnez-lui un nouveau code et gardez l'ancien tel quel ; sinon, remettez "
    "l'ancienne définition.",
    "« Stages trouvés » devient « stages proposés » d'une édition à l'autre.",
    "Deux valeurs qui ne comptent pas la même chose ne se comparent pas : l'évolution serait fausse.",
)

# ---- Closed editions --------------------------------------------------------------------------------------------

EDITION_SEALED = _kind(
    "edition-scellee",
    INFO,
    "Édition close : chiffres scellés",
    "l'édition {edition} est close : ses chiffres sont scellés, avec l'empreinte de {returns}",
    "Rien à faire. Pour corriger cette édition plus tard, rouvrez-la (Statut « Ouverte »), puis fermez-la de nouveau.",
    "La première consolidation qui suit la clôture d'une édition.",
    "Une édition close donne toujours les mêmes chiffres ; tout écart sera signalé.",
)
EDITION_REOPENED = _kind(
    "edition-rouverte",
    ALERT,
    "Édition rouverte",
    "l'édition {edition}, qui était close, est rouverte : ses anciens chiffres sont gardés dans {file}",
    "Corrigez, consolidez, puis remettez le statut « Close » : les nouveaux chiffres seront alors scellés.",
    "Une édition remise à « Ouverte » pour y ajouter un retour oublié.",
    "Des chiffres déjà publiés peuvent changer.",
)
REGISTER_INCOMPLETE = _kind(
    "registre-incomplet",
    ALERT,
    "Registre des codes incomplet",
    "le registre des codes manque ou vient d'une copie plus ancienne du dossier : {codes} dans les fichiers, mais pas "
    "dans le registre",
    "Restaurez le dossier .aet depuis une sauvegarde, puis relancez. Sinon, vérifiez la feuille « Acteurs » : des "
    "lignes sans code ont pu en recevoir un autre.",
    "Un dossier copié sans son dossier caché .aet.",
    "Le registre dit quel code chaque ligne a reçu ; sans lui, une même personne peut changer de code.",
)
CLOSED_INPUT_CHANGED = _kind(
    "edition-close-fichier-change",
    ALERT,
    "Fichier d'une édition close qui a changé",
    "l'édition {edition} est close, et ce fichier a été {change} depuis",
    "Si le changement est voulu (une correction, un nom effacé), rouvrez l'édition {edition} (Statut « Ouverte »), "
    "consolidez-la, puis fermez-la de nouveau. Sinon : {cure}.",
    "Un retour de 2015-2016 enregistré de nouveau en 2017.",
    "Les chiffres d'une édition close ont été publiés : ils ne doivent pas changer sans que personne ne le sache.",
)
CLOSED_FIGURES_CHANGED = _kind(
    "edition-close-chiffres-changes",
    BLOCKING,
    "Chiffres d'une édition close qui ont changé",
    "l'édition {edition} est close, et elle ne donne plus les chiffres qui ont été scellés : {changes}",
    "Remettez les retours et le classeur de pilotage comme ils étaient, ou retirez la décision qui en est cause "
    "(feuille « Arbitrages »). Si le changement est voulu, rouvrez l'édition (Statut « Ouverte »), consolidez-la, puis "
    "fermez-la de nouveau.",
    "Un acteur retiré en 2017, qui comptait parmi les mobilisés de 2015-2016.",
    "Les chiffres d'une édition close ont été publiés : ils ne doivent pas changer sans que personne ne le sache.",
)
SEAL_UNREADABLE = _kind(
    "scelle-illisible",
    ALERT,
    "Chiffres scellés illisibles",
    "le fichier {file}, qui garde les chiffres scellés d'une édition close, est illisible",
    "Restaurez-le depuis une sauvegarde du dossier. À défaut, supprimez-le : l'édition sera scellée de nouveau à sa "
    "prochaine consolidation, avec ses chiffres d'aujourd'hui.",
    "Un fichier de .aet/editions-closes modifié à la main ou abîmé.",
    "Sans lui, rien ne dit si les chiffres de l'édition ont changé.",
)

# ---- The cover of a return --------------------------------------------------------------------------------------

COVER_VALUE_MISSING = _kind(
    "fiche-incomplete",
    ALERT,
    "Fiche incomplète",
    "la ligne « {column} » de la fiche n'est pas remplie",
    "Complétez la fiche.",
    "Une fiche sans rapporteur.",
    "En cas de question, on ne sait pas à qui s'adresser.",
)
VERSION_MISSING = _kind(
    "version-absente",
    ALERT,
    "Version absente",
    "la fiche n'indique pas de version ; la version 1 a été retenue",
    "Indiquez 1 pour un premier envoi, 2 pour une correction.",
    "Une fiche dont la ligne Version est vide.",
    "La version dit lequel de deux envois compte.",
)
COVER_COMPLETED = _kind(
    "fiche-completee",
    ALERT,
    "Fiche complétée",
    "la fiche n'indique pas « {column} » ; la valeur {retained} a été reprise {origin}",
    "Vérifiez, et complétez la fiche.",
    "Une fiche dont la ligne Groupe a été effacée.",
    "Le retour est rangé d'après un indice, pas d'après la fiche.",
)
COVER_GROUP_UNKNOWN = _kind(
    "groupe-de-la-fiche-inconnu",
    ALERT,
    "Groupe de la fiche inconnu",
    "le groupe écrit sur la fiche n'est pas déclaré dans le classeur de pilotage ; {retained} a été repris {origin}",
    "Vérifiez que c'est le bon groupe, et corrigez la fiche.",
    "GT-JEUNE au lieu de GT-JEUNES.",
    "Le retour est rangé d'après un indice, pas d'après la fiche.",
)
COVER_UNUSABLE = _kind(
    "retour-non-reconnu",
    BLOCKING,
    "Retour non reconnu",
    "on ne sait pas de quel retour il s'agit : {missing}",
    "{remedy}",
    "Un classeur sans feuille Fiche.",
    "Un retour dont on ignore le groupe ne peut pas être compté.",
)
OTHER_EDITION = _kind(
    "retour-hors-edition",
    BLOCKING,
    "Retour d'une autre édition",
    "la fiche porte l'édition {declared}, et non {edition}",
    "Si la fiche dit vrai, déplacez le fichier dans retours/{declared} ; sinon, demandez au groupe de la corriger.",
    "La fiche de l'an dernier dans le dossier de cette année.",
    "Compter un retour dans la mauvaise année fausserait les deux.",
)
UNDECIDED_VERSION = _kind(
    "version-indecise",
    BLOCKING,
    "Deux retours que rien ne départage",
    "ce fichier et {others} portent le même groupe, la même période et la même version, et leur date d'envoi ne les "
    "départage pas ; aucun n'est compté",
    "Retirez du dossier celui qui ne doit pas compter ; en cas de doute, demandez au groupe lequel est le bon.",
    "Deux fichiers différents, tous deux en version 1 et sans date d'envoi.",
    "Choisir au hasard pourrait écarter la bonne version.",
)
EMPTY_WITHOUT_NIL = _kind(
    "feuille-vide-sans-neant",
    ALERT,
    "Feuille vide sans « Néant »",
    "la feuille « {table} » est vide ou absente, et la fiche ne dit pas « Néant »",
    "S'il n'y a rien à déclarer, écrivez oui en face de « Néant : {table} » sur la fiche (ajoutez cette ligne si elle "
    "n'y est pas) ; sinon, complétez la feuille.",
    "Une feuille Moyens laissée vide.",
    "Une absence de réponse n'est pas une réponse : le chiffre reste inconnu, et non nul.",
)
NIL_WITH_ROWS = _kind(
    "neant-avec-lignes",
    ALERT,
    "Des lignes malgré « Néant »",
    "la fiche dit « Néant » pour la feuille « {table} », qui contient pourtant {rows}",
    "Effacez « oui » sur la fiche, ou les lignes de la feuille ; les lignes sont comptées en attendant.",
    "« Néant : Moyens » à oui et deux lignes de moyens.",
    "L'une des deux informations est fausse.",
)

# ---- Decisions --------------------------------------------------------------------------------------------------

ANSWER_UNKNOWN = _kind(
    "decision-inconnue",
    ALERT,
    "Décision inconnue",
    "ce qui est écrit dans la colonne « {column} » n'est pas une décision possible pour cette ligne ; rien n'a changé",
    "Choisissez {choices}, ou effacez la cellule.",
    "« peut-être » dans la colonne Décision de la feuille Arbitrages.",
    "Une réponse que l'on ne comprend pas ne peut ni réunir ni séparer deux acteurs.",
)
ANSWER_WITHOUT_QUESTION = _kind(
    "decision-sans-question",
    ALERT,
    "Décision qui ne répond à aucune question",
    "cette ligne a été ajoutée à la main, ou ses colonnes masquées ont été effacées ; elle n'a pas été prise en compte",
    "Décidez sur une ligne que le programme a écrite ; la feuille a été refaite.",
    "Une ligne recopiée sans ses colonnes masquées.",
    "Deviner la question pourrait réunir deux personnes différentes.",
)
ANSWER_STALE = _kind(
    "decision-depassee",
    ALERT,
    "Décision prise dans un classeur ancien",
    "une autre décision a été prise ailleurs depuis que ce classeur a été écrit ; c'est la plus récente qui est gardée",
    "Si celle-ci est la bonne, reprenez-la sur la feuille « Arbitrages » du nouveau classeur.",
    "Une copie gardée sur une clé USB, remise à sa place un mois plus tard.",
    "Un classeur ancien ne doit pas défaire ce qui a été décidé depuis.",
)
ANSWERS_UNREADABLE = _kind(
    "arbitrages-illisibles",
    ALERT,
    "Classeur consolidé illisible",
    "l'ancien classeur consolidé ne s'ouvre pas : les décisions qui y auraient été prises n'ont pas été reprises{kept}",
    "Ouvrez-le dans Excel ou LibreOffice ; si vous y retrouvez des décisions, reprenez-les dans le nouveau.",
    "Un classeur dont l'enregistrement a été interrompu, ou protégé par un mot de passe.",
    "Une décision qui n'a pas été relue ne s'applique pas.",
)
DECISION_DAMAGED = _kind(
    "decision-endommagee",
    ALERT,
    "Décision illisible",
    "la ligne {line} du fichier des décisions est illisible ; elle ne s'applique pas, les autres oui",
    "Restaurez ce fichier depuis une sauvegarde du dossier, ou décidez à nouveau sur la feuille « Arbitrages ».",
    "Un fichier modifié à la main.",
    "La question à laquelle elle répondait sera posée à nouveau.",
)
DECISION_CUT_SHORT = _kind(
    "decision-interrompue",
    ALERT,
    "Dernière décision incomplète",
    "la dernière ligne du fichier des décisions a été coupée pendant son écriture ; elle ne s'applique pas",
    "Décidez à nouveau sur la feuille « Arbitrages », si la question y est encore posée.",
    "Une coupure de courant pendant la consolidation.",
    "La question à laquelle elle répondait est posée à nouveau.",
)

# ---- Files and folders ------------------------------------------------------------------------------------------

UNREADABLE = _kind(
    "fichier-illisible",
    BLOCKING,
    "Fichier illisible",
    "le fichier n'a pas pu être lu : {why}",
    "{remedy}",
    "Une photo renommée en .xlsx, un fichier protégé par un mot de passe.",
    "Ce que contient le fichier n'entre dans aucun compte.",
)
NOT_A_SPREADSHEET = _kind(
    "fichier-d-un-autre-type",
    ALERT,
    "Fichier qui n'est pas un classeur",
    "ce fichier n'est pas un classeur et n'a pas été lu",
    "Retirez-le du dossier des retours ; si c'est un retour, demandez-le au format Excel ou LibreOffice.",
    "Un PDF ou une photo glissés dans le dossier.",
    "Ce que contient le fichier n'entre dans aucun compte.",
)
OPEN_ELSEWHERE = _kind(
    "fichier-ouvert",
    INFO,
    "Fichier ouvert dans Excel",
    "le fichier « {name} » est ouvert dans Excel ou LibreOffice ; c'est sa dernière version enregistrée qui a été lue",
    "Enregistrez et fermez-le, puis recommencez, si des saisies sont en cours.",
    "Un fichier dont le nom commence par ~$.",
    "Les saisies non enregistrées ne sont pas dans le fichier.",
)
NOT_LOCKED = _kind(
    "dossier-non-reserve",
    INFO,
    "Dossier impossible à réserver",
    "le disque où se trouve ce dossier ne permet pas de le réserver pendant qu'une commande y travaille",
    "Veillez à ce qu'une seule personne à la fois lance une commande sur ce dossier, ou placez-le sur un disque local.",
    "Un dossier sur certains lecteurs réseau, ou dans certains espaces synchronisés.",
    "Deux commandes qui écrivent en même temps peuvent donner le même code à deux acteurs.",
)
COPY_NOT_MADE = _kind(
    "copie-annotee-absente",
    ALERT,
    "Copie à renvoyer non préparée",
    "la copie annotée de ce fichier n'a pas été préparée : {why}",
    "Envoyez au rapporteur la liste des points à corriger ; le fichier lui-même a été lu et compté comme d'habitude.",
    "Un disque plein, un fichier d'une mise en forme très inhabituelle.",
    "Sans copie annotée, la personne qui a envoyé le fichier ne sait pas d'elle-même ce qu'il faut corriger.",
)
NO_RETURNS = _kind(
    "aucun-retour",
    ALERT,
    "Aucun retour",
    "le dossier {folder} ne contient aucun retour",
    "Déposez-y les fichiers reçus, puis recommencez.",
    "Un dossier retours/2016-2017 vide.",
    "La consolidation ne contient que les données du classeur de pilotage.",
)
TABLE_ABSENT = _kind(
    "feuille-absente",
    BY_COLUMN,
    "Feuille absente du classeur de pilotage",
    "le classeur de pilotage n'a pas de feuille « {table} »",
    "Ajoutez la feuille, ou reprenez celle d'un classeur de pilotage neuf (aet nouveau).",
    "Un classeur de pilotage sans feuille Moyens.",
    "Les données de cette feuille manquent à tous les comptes.",
)
SETTING_MISSING = _kind(
    "parametre-absent",
    ALERT,
    "Paramètre absent",
    "le paramètre « {column} » n'est pas rempli",
    "Complétez la feuille « Paramètres » du classeur de pilotage.",
    "Une feuille Paramètres sans territoire.",
    "Cette information figure sur les documents produits.",
)
UNKNOWN_EDITION = _kind(
    "edition-non-declaree",
    BY_COLUMN,
    "Édition non déclarée",
    "l'édition n'est pas déclarée sur la feuille « Éditions »",
    "{proposal}Déclarez l'édition sur la feuille « Éditions » du classeur de pilotage, ou corrigez-la ici.",
    "Une action de l'édition 2019-2020, qui n'existe pas.",
    "Une ligne d'une édition inconnue n'entre dans aucun compte.",
)
NAME_MASKED = _kind(
    "nom-masque",
    INFO,
    "Nom de personne masqué dans le rapport",
    "la colonne « {column} » de cette ligne nomme une personne connue du dossier, ou donne des coordonnées : le "
    "rapport les masque",
    "Réécrivez le texte sans nommer personne ; s'il s'agit d'un autre mot, le rapport le masque par prudence.",
    "Un témoignage qui finit par le prénom et le nom de la personne interrogée.",
    "Le rapport sort du service : personne ne doit y être nommé.",
)
