from __future__ import annotations

from aet_sheets.problems import Place, catalogue
from aet_sheets.writing.annotated.message import Letter, NextVersion, message, message_bytes

WRONG = catalogue.BAD_DATE.at(Place("a.ods", "Séances", "C2", "Date"), "demain", required=True, proposal="")
DOUBT = catalogue.PHONE_LOST_ZERO.at(Place("a.ods", "Acteurs", "F2", "Téléphone"), 143000031)
ENTAILED = catalogue.REFERENCE_SET_ASIDE.at(
    Place("a.ods", "Présences", "A2", "Séance"), "Bilan", required=True, table="Séances", target=2
)


def letter(**known: object) -> Letter:
    settings: dict[str, object] = {"file": "a.ods", "copy": "a - à corriger.xlsx", "problems": [WRONG, DOUBT]}
    return Letter(**(settings | known))  # type: ignore[arg-type]


def test_the_whole_message() -> None:
    text = message(
        letter(
            reporter="Ninon Zola",
            email="n.zola@zed.example",
            group="GT-JEUNES",
            theme="Insertion des jeunes",
            edition="2016-2017",
            next=NextVersion(2, "Fiche"),
        )
    )
    assert (
        text.replace("\u00a0", " ")
        == """\
À : n.zola@zed.example
Objet : Votre retour du groupe Insertion des jeunes (GT-JEUNES), édition 2016-2017 : 2 points à corriger

Bonjour Ninon Zola,

Merci pour votre fichier « a.ods ». Avant de pouvoir le compter en entier, nous avons besoin de votre aide sur 1 point \
bloquant et 1 point à vérifier.

Vous trouverez ci-joint « a - à corriger.xlsx » : c’est votre fichier, avec vos réponses. Sa première feuille, \
« À corriger », dresse la liste des points et mène à chacun d’un clic. Les cellules sont en couleur (en rouge, ce qui \
doit être corrigé ; en orange, ce qui est à vérifier), et leur note dit quoi faire.

Pour nous le renvoyer :
1. corrigez-y les cellules en couleur ;
2. sur la feuille « Fiche », augmentez la version (écrivez 2) ;
3. enregistrez-le, puis joignez-le à votre réponse.

En vous remerciant, bien cordialement,
"""
    )


def test_without_a_cover_it_names_nobody_and_asks_for_no_version() -> None:
    text = message(letter())
    assert text.startswith("Objet\u00a0: Votre retour\u00a0: 2\u00a0points à corriger\n\nBonjour,\n")
    assert "Fiche" not in text


def test_a_group_of_which_nobody_knows_the_theme_goes_by_what_its_cover_says() -> None:
    text = message(letter(group="Jeunes", edition="2016-2017"))
    assert text.startswith("Objet\u00a0: Votre retour du groupe Jeunes, édition 2016-2017\u00a0: ")


def test_what_goes_by_itself_is_told() -> None:
    text = message(letter(problems=[WRONG, ENTAILED])).replace("\u00a0", " ")
    assert "2 points bloquants. Rassurez-vous : 1 point disparaîtra de lui-même une fois les autres corrigés." in text


def test_names_stay_as_they_are_written() -> None:
    assert "Bonjour Jeanne d'Arc {1},\n" in message(letter(reporter="Jeanne d'Arc {1}"))


def test_notepad_shows_it_right() -> None:
    content = message_bytes(letter())
    assert content.startswith(b"\xef\xbb\xbfObjet")
    assert content.count(b"\n") == content.count(b"\r\n")
