"""French as the program writes it."""

from __future__ import annotations

import pytest

from aet_sheets.text import french, quoted

PATH = "/home/l'été 2017 : essai/retour de l'asso.xlsx"


@pytest.mark.parametrize(
    ("plain", "typeset"),
    [
        ("Voici : ceci ; cela ! non ?", "Voici\u00a0: ceci\u00a0; cela\u00a0! non\u00a0?"),
        ("Écrivez « Néant ».", "Écrivez «\u00a0Néant\u00a0»."),
        ("45 % et 12 €", "45\u00a0% et 12\u00a0€"),
        ("L'édition d'aujourd'hui", "L’édition d’aujourd’hui"),
        ("https://exemple.example/a?b=c", "https://exemple.example/a?b=c"),
    ],
)
def test_french_sets_spaces_and_apostrophes(plain: str, typeset: str) -> None:
    assert french(plain) == typeset
    assert french(typeset) == typeset


def test_what_people_look_for_or_type_stays_as_it_is() -> None:
    assert french("L'autre : « {path} »", path=PATH) == f"L’autre\u00a0: «\u00a0{PATH}\u00a0»"
    assert quoted(PATH) == f"«\u00a0{PATH}\u00a0»"


def test_without_names_braces_are_but_braces() -> None:
    assert french("C'est {ceci}") == "C’est {ceci}"


@pytest.mark.parametrize(
    "command", ['aet nouveau d --territoire "Val Fleuri" --edition 2016-2017', "aet verifier 'mon dossier'/*.xlsx"]
)
def test_a_command_can_be_typed_as_it_is_printed(command: str) -> None:
    assert french(command) == command
