"""Codes once given never change, whatever is added, removed or sent again later."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.consolidation.register import Register
from aet_sheets.schema import Actors
from tests.support.consolidating import consolidated

HEADINGS = "| Code acteur | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |"
PEOPLE = [f"| | Association | Maison {letter} | Nom{letter} | Prénom{letter} | Inscrit |" for letter in "ABCDEF"]


def given_codes(register: Register, people: list[int]) -> dict[object, object]:
    rows = "\n".join([HEADINGS, *(PEOPLE[person] for person in people)])
    table = consolidated({"a.xlsx": {"Acteurs": rows}}, register=register).dataset[Actors]
    return dict(zip(table.columns["last_name"], table.columns["code"], strict=True))


@given(st.lists(st.lists(st.sampled_from(range(6)), unique=True), max_size=5))
def test_a_person_has_one_code_for_ever(runs: list[list[int]]) -> None:
    register = Register()
    known: dict[object, object] = {}
    for people in runs:
        codes = given_codes(register, people)
        assert len(set(codes.values())) == len(codes)
        for name, code in codes.items():
            assert known.setdefault(name, code) == code


def test_a_new_detail_does_not_change_a_code() -> None:
    register = Register()
    first = given_codes(register, [0, 1])
    rows = f"{HEADINGS} Courriel |\n{PEOPLE[1]} b@maison.example |"
    table = consolidated({"b.xlsx": {"Acteurs": rows}}, register=register).dataset[Actors]
    assert table.columns["code"][-1] == first["NomB"]


def test_the_register_names_nobody() -> None:
    register = Register()
    given_codes(register, [0, 1, 2])
    assert "nom" not in register.to_json().decode().lower()


def test_a_code_that_staff_give_later_wins_and_the_old_one_still_leads_there() -> None:
    register = Register()
    old = given_codes(register, [0])["NomA"]
    pilot = {"Acteurs": f"{HEADINGS}\n| ACT-777 | Association | Maison A | NomA | PrénomA | Inscrit |"}
    table = consolidated(pilot=pilot, register=register).dataset[Actors]
    assert table.columns["code"] == ["ACT-777"]
    assert table.aliases == [[old]]


def test_a_register_that_was_lost_gives_no_code_twice() -> None:
    register = Register()
    actors = """
        | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |
        | ACT-R0001 | Entreprise | Ateliers Zed | Zola | Ninon | Mobilisé |
        | ACT-R0003 | Association | Le Pas | Diallo | Awa | Mobilisé |
        | | Association | Les Voisins | Traoré | Moïse | Mobilisé |
        """
    codes = ["ACT-R0001", "ACT-R0003", "ACT-R0004"]
    assert consolidated(pilot={"Acteurs": actors}, register=register).dataset[Actors].columns["code"] == codes
    without = actors.replace("ACT-R0001", "").replace("ACT-R0003", "")
    assert consolidated(pilot={"Acteurs": without}, register=register).dataset[Actors].columns["code"] == codes
