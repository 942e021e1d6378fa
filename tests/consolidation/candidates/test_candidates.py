"""Who is proposed to be one, on the evidence of the whole row; what is said of it names nobody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.consolidating import consolidated
from tests.support.deciding import asked

HEADINGS = "| Type d'acteur | Organisation | SIRET | Nom | Prénom | Courriel | Téléphone | Commune | Mobilisation |"
NINON = "| Entreprise | Ateliers Zed | | Zola | Ninon | n.zola@zed.example | '0143000001 | Ormelles | Inscrit |"


def proposals(*rows: str) -> list[str]:
    """Return the score and the reason of every proposal about `rows`, which are all the actors there are."""
    result = consolidated(pilot={"Acteurs": "\n".join([HEADINGS, *rows])})
    return [f"{question.score} {question.reason}" for question in asked(result) if question.score]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Entreprise | Zed SARL Ateliers | | Zola | N. | | | ", "85 prénom abrégé ; organisations"),
        ("Entreprise | Ateliers Zed | | Zola | N. | | | ", "90 même organisation, prénom abrégé"),
        ("Entreprise | Ateliers Zed | | Zola | | | | ", "74 même organisation, prénom absent d'un côté"),
        ("Entreprise | Ateliers Zed | | Zolla | Ninon | | | ", "90 même organisation, noms presque identiques"),
        ("Association | Le Pas | | Petit | Luc | n.zola@zed.example | | ", "60 même adresse électronique, noms diff"),
        ("Association | Le Pas | | Zola | N. | n.zola@zed.example | | ", "90 même adresse électronique, prénom abr"),
        ("Association | Le Pas | | Zola | Ninon | | '0143000001 | ", "96 même téléphone, même nom"),
        ("Association | Le Pas | | Zola | Ninon | | | Ormelles", "75 même nom, même commune"),
        ("Association | Le Pas | | Zolla | Ninon | | | Ormelles", "65 noms presque identiques, même commune"),
        ("Association | Le Pas | | Zola | Ninon | | | Ancel", "62 même nom, organisations différentes"),
    ],
)
def test_an_actor_like_another_is_proposed(row: str, expected: str) -> None:
    found = proposals(NINON, f"| {row} | Inscrit |")
    assert any(proposal.startswith(expected) for proposal in found), found


@pytest.mark.parametrize(
    "row",
    [
        "Association | Le Pas | | Zolla | Ninon | | | Ancel",
        "Association | Le Pas | | Zola | N. | | | Ancel",
        "Entreprise | Ateliers Zed | | Zola | Tom | | | Ormelles",
        "Association | Le Pas | | Petit | Luc | | '0143000001 | Ormelles",
        "Association | ? | | Zolla | Ninon | | | Ancel",
    ],
)
def test_too_little_is_no_proposal(row: str) -> None:
    assert proposals(NINON, f"| {row} | Inscrit |") == []


def test_namesakes_of_a_common_name_are_left_alone() -> None:
    rows = [f"| Association | Maison {letter} | | Zola | Ninon | | | | Inscrit |" for letter in "ABCD"]
    assert proposals(*rows) == []


def test_an_actor_that_fits_two_is_shown_with_both() -> None:
    colleague = "| Entreprise | Ateliers Zed | | Zola | Nestor | | | | Inscrit |"
    found = proposals(NINON, colleague, "| Entreprise | Ateliers Zed | | Zola | N. | | | | Inscrit |")
    assert found == [
        "90 même organisation, prénom abrégé ; ressemble aussi à ACT-R0002",
        "90 même organisation, prénom abrégé ; ressemble aussi à ACT-R0001",
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Le Pas | '12345678200010", "Le Bond | '12345678200010", ["95 même SIRET, noms différents"]),
        ("Garage Dupont | '12345678200010", "Garage Dupond | '73282932000074", []),
        ("Garage Dupont | ", "Garage Dupond | ", ["92 noms presque identiques"]),
    ],
)
def test_bodies_are_compared_by_their_numbers_first(one: str, other: str, expected: list[str]) -> None:
    rows = [
        f"| Entreprise | {body} | {name} | | | | Inscrit |" for body, name in ((one, "Roy | Ana"), (other, "Lam | Eve"))
    ]
    assert proposals(*rows) == expected


def test_what_is_said_names_nobody() -> None:
    rows = (NINON, "| Entreprise | Ateliers Zed | | Zolla | N. | | '0143000001 | | Inscrit |")
    for proposal in proposals(*rows):
        assert "zol" not in proposal.lower()


NAMES = st.sampled_from(["Zola", "Zolla", "Martin", "Martin-Roy", "Roy", "Diallo"])
FIRST = st.sampled_from(["Ninon", "N.", "", "Nina", "Zola", "Marie", "Marie-Anne"])
BODIES = st.sampled_from(["Ateliers Zed", "Zed Ateliers", "La Passerelle", "Passerelle"])
PEOPLE = st.lists(
    st.tuples(BODIES, NAMES, FIRST, st.sampled_from(["Ancel", "Ormelles", ""])),
    max_size=8,
    unique_by=lambda row: row[:3],
)
"""Different people: of somebody entered twice with two towns, the last one holds, so that the order does matter."""


@settings(max_examples=50, deadline=None)
@given(st.data(), PEOPLE)
def test_the_order_of_rows_changes_no_proposal(data: st.DataObject, people: list[tuple[str, str, str, str]]) -> None:
    def pairs(people: list[tuple[str, str, str, str]]) -> set[tuple[frozenset[object], int | None]]:
        rows = [
            f"| Entreprise | {body} | | {last} | {first} | | | {town} | Inscrit |" for body, last, first, town in people
        ]
        questions = asked(consolidated(pilot={"Acteurs": "\n".join([HEADINGS, *rows])}))
        return {
            (frozenset(str(side.shown).casefold() for side in question.sides), question.score)
            for question in questions
            if question.about == "Acteur"
        }

    assert pairs(data.draw(st.permutations(people))) == pairs(people)
