"""Nobody is left in a free text, and everything else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.consolidation.masking import PERSON, Mask, Person
from aet_sheets.text import fold

MASK = Mask.over(
    [Person("Zola", "Ninon"), Person("Le Goff", "Jean-Pierre"), Person("Étienne", "Rose"), Person("Li", "Mei")]
)


@pytest.mark.parametrize(
    "text",
    [
        "Ninon Zola",
        "ZOLA Ninon",
        "Zola, Ninon",
        "ninon zola",
        "N. Zola",
        "Mme Zola",
        "zola",
        "Ninon",
        "jean pierre le goff",
        "ETIENNE",
        "Madame Li",
        "Mei Li",
    ],
)
def test_a_person_is_known_however_they_are_named(text: str) -> None:
    shown = MASK(f"Vu avec {text} : accord.")
    assert PERSON in shown
    assert shown.startswith("Vu avec [")
    assert shown.endswith(": accord.")
    assert not {"ninon", "zola", "goff", "etienne", "mei"} & set(fold(shown).split())


@pytest.mark.parametrize("text", ["Le groupe a choisi une rose.", "Zolaesque, linon, étiennette", "lire, Lille", ""])
def test_other_words_stay(text: str) -> None:
    assert MASK(text) == text


def test_each_person_goes_and_the_sentence_stays() -> None:
    assert MASK("Ninon Zola et J. Le Goff ; Rose viendra.") == "[personne] et [personne] ; [personne] viendra."


@pytest.mark.parametrize("text", ["n.zola@zed.example", "06 12 34 56 78", "+33 6 12 34 56 78", "0612345678"])
def test_so_do_addresses_and_telephone_numbers_of_anybody(text: str) -> None:
    assert MASK(f"Joindre {text}.") in {"Joindre [courriel].", "Joindre [téléphone]."}


@pytest.mark.parametrize("text", ["12 000 € en 2016", "le 12/10/2016 à 14 h 30", "SIRET 14300003100011"])
def test_other_numbers_stay(text: str) -> None:
    assert MASK(text) == text


@given(st.text(), st.text())
def test_whatever_stands_around_the_name_goes_and_nothing_fails(before: str, after: str) -> None:
    assert "zola" not in fold(MASK(f"{before} Zola {after}")).split()
