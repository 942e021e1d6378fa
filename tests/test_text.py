"""French as the program writes it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aet_sheets.text import fold, fold_all, fold_label, fold_labels, french, quoted

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


TEXTS = st.lists(
    st.text(st.one_of(st.characters(), st.sampled_from(" -—–\u00ad\u202f’'éœŒßØł·\n\0\x1f\u0301")), max_size=12)
)


@settings(deadline=None)
@given(TEXTS)
def test_texts_fold_together_as_they_fold_alone(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]
    assert fold_labels(texts) == [fold_label(text) for text in texts]


def test_thousands_of_texts_fold_together() -> None:
    texts = [f"Société n° {number} — Œuvre" for number in range(2_500)]
    assert fold_all(texts) == [f"societe n {number} oeuvre" for number in range(2_500)]
    assert fold_labels(texts) == [f"societe n° {number}-oeuvre" for number in range(2_500)]
