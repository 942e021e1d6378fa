"""How names look alike: the ways in which people write one name twice, and the ones that make two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.consolidation.candidates.likeness import BodyName, PersonName, compare_bodies, compare_people


def reason(one: str, other: str) -> str:
    """Compare names written « Last, First »."""
    names = (PersonName.of(*name.split(", ")) for name in (one, other))
    found = compare_people(*names)
    return f"{found.score} {found.reason}" if found else ""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Martin, Jean", "MARTIN, jean", "100 même nom"),
        ("Le Goff, Anne", "Legoff, Anne", "100 même nom"),
        ("Noël, Zoé", "Noel, Zoe", "100 même nom"),
        ("Martin, Jean", "Jean, Martin", "98 nom et prénom inversés"),
        ("Martin, Jean", "Martin, J.", "90 prénom abrégé"),
        ("Martin, Jean-Pierre", "Martin, J.-P.", "90 prénom abrégé"),
        ("Martin, Jean-Pierre", "Martin, JP", "90 prénom abrégé"),
        ("Martin, Jean", "J., Martin", "88 nom et prénom inversés, prénom abrégé"),
        ("Martin, Frédéric", "Martin, Fred", "82 prénom raccourci"),
        ("Martin, Frédéric", "Fred, Martin", "80 nom et prénom inversés, prénom raccourci"),
        ("Martin, Marie-Claire", "Martin, Marie", "86 prénom composé écrit en entier d'un côté seulement"),
        ("Martin-Duval, Jean", "Martin, Jean", "87 nom composé écrit en entier d'un côté seulement"),
        ("Martin-Duval, Jean", "Duval, J.", "87 nom composé écrit en entier d'un côté seulement"),
        ("Martin, Jean", "Martin, ", "74 prénom absent d'un côté"),
        ("Zola, Ninon", "Zolla, Ninon", "90 noms presque identiques"),
        ("Durand, Céline", "Durnad, Céline", "92 noms presque identiques"),
        ("Roux, Michel", "Roux, Michele", "81 noms presque identiques, prénoms féminin et masculin"),
    ],
)
def test_one_name_written_two_ways(one: str, other: str, expected: str) -> None:
    assert reason(one, other) == expected
    assert reason(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Martin, Claire", "Martin, Clara"),
        ("Martin, Jean", "Martin, Jeanne"),
        ("Martin, Jean", "Martin, Paul"),
        ("Martin, J.", "Martin, P."),
        ("Roy, Ana", "Ray, Ana"),
        ("Le Roy, Ana", "Le Gall, Ana"),
        (", Ana", ", Ana"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert reason(one, other) == ""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("La Passerelle", "Passerelle", "96 mêmes mots, articles à part"),
        ("Boulangerie Martin", "Martin (boulangerie)", "94 mêmes mots dans un autre ordre"),
        ("SARL Garage Dupont", "Garage Dupond", "92 noms presque identiques"),
        ("M.J.C.", "Maison des jeunes et de la culture", "82 sigle d'un côté, nom en toutes lettres de l'autre"),
        (
            "MJC du Val Fleuri",
            "Maison des jeunes et de la culture du Val Fleuri",
            "82 sigle d'un côté, nom en toutes lettres de l'autre",
        ),
    ],
)
def test_one_body_written_two_ways(one: str, other: str, expected: str) -> None:
    found = compare_bodies(BodyName.of(one), BodyName.of(other))
    assert found is not None
    assert f"{found.score} {found.reason}" == expected
    assert compare_bodies(BodyName.of(other), BodyName.of(one)) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Collège Jean Moulin", "Lycée Jean Moulin"),
        ("Club Emploi Nord", "Club Emploi Sud"),
        ("Atelier 1", "Atelier 2"),
        ("Mairie d'Ormelles", "Mairie d'Ancel"),
        ("MJC", "Maison de l'emploi"),
    ],
)
def test_two_bodies(one: str, other: str) -> None:
    assert compare_bodies(BodyName.of(one), BodyName.of(other)) is None


WORDS = st.text("abeinrst -.'", max_size=10)


@given(WORDS, WORDS, WORDS, WORDS)
def test_no_name_is_compared_otherwise_the_other_way_round(last: str, first: str, other: str, given_name: str) -> None:
    one, two = PersonName.of(last, first), PersonName.of(other, given_name)
    assert compare_people(one, two) == compare_people(two, one)
