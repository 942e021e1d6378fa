"""The search for candidates finds what comparing everything with everything finds, where that can be done."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aet_sheets.consolidation.candidates import Bodies, Candidate, Likeness, Pair, blocking, like_actors, like_bodies
from aet_sheets.consolidation.candidates.organisations import compare
from aet_sheets.consolidation.candidates.people import People
from aet_sheets.schema import Actors
from aet_sheets.schema.values import Value

Columns = dict[str, list[Value | None]]


def actors(**chosen: st.SearchStrategy[Value | None]) -> st.SearchStrategy[Columns]:
    """Return columns of actors who differ by what is `chosen`, all else being empty."""
    rows = st.lists(st.fixed_dictionaries(chosen), max_size=12)
    return rows.map(lambda rows: {c.name: [row.get(c.name) for row in rows] for c in Actors.columns})


PEOPLE = actors(
    last_name=st.sampled_from(["Zola", "Zolla", "Martin", "Martin-Roy", "Roy", "Diallo", "Ninon"]),
    first_name=st.sampled_from(["Ninon", "Nino", "N.", None, "Nina", "Zola", "Marie", "Marie-Anne"]),
    organisation=st.sampled_from(
        ["Ateliers Zed", "Zed Ateliers", "Atelier Zed 2", "Passerelle", "La Passerelle", "La Passerelle d'Ancel", "?"]
    ),
    siret=st.sampled_from([None, None, "12345678200010", "12345678200028", "73282932000074"]),
    rna=st.sampled_from([None, None, "W123456789"]),
    type=st.sampled_from(["Entreprise", "Association"]),
    email=st.sampled_from([None, "contact@zed.example", "zola@zed.example"]),
    phone=st.sampled_from([None, "+33143000001", "+33143000002"]),
    postal_code=st.sampled_from([None, "77170", "94000"]),
    town=st.sampled_from([None, "Ancel", "Ormelles", "?"]),
)
_WORDS = st.sampled_from(["maison", "maisons", "mjc", "jeunes", "culture", "cultrue", "emploi", "2", "b", "val"])
BODIES = actors(
    organisation=st.lists(_WORDS, min_size=1, max_size=4).map(" ".join),
    siret=st.sampled_from([None, None, None, "12345678200010", "73282932000074"]),
    town=st.sampled_from([None, "Ancel", "Ormelles"]),
)


def all_like_bodies(columns: Columns) -> dict[Pair, Likeness]:
    """Compare every body with every other."""
    bodies = Bodies(columns)
    every = combinations(range(len(bodies)), 2)
    return {pair: found for pair in every if (found := compare(*map(bodies.body, pair)))}


def all_like_actors(columns: Columns) -> list[Candidate]:
    """Compare every actor with every other."""
    people = People(columns, Bodies(columns))
    every = combinations(range(len(columns[Actors.last_name.name])), 2)
    return [Candidate(*pair, *found) for pair in every if (found := people.compare(*pair))]


def search(columns: Columns) -> list[Candidate]:
    """Search for actors who may be one as a consolidation does."""
    bodies = Bodies(columns)
    return like_actors(columns, bodies, like_bodies(bodies))


@settings(deadline=None, max_examples=300)
@given(PEOPLE)
def test_actors_found_are_those_that_comparing_everything_finds(columns: Columns) -> None:
    assert search(columns) == all_like_actors(columns)


@settings(deadline=None, max_examples=300)
@given(BODIES | PEOPLE)
def test_bodies_found_are_those_that_comparing_everything_finds(columns: Columns) -> None:
    assert like_bodies(Bodies(columns)) == all_like_bodies(columns)


@settings(deadline=None, max_examples=200)
@given(PEOPLE)
def test_in_a_crowd_nothing_else_is_found(columns: Columns) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "SMALL", 2)
        found = set(search(columns))
    assert found <= set(all_like_actors(columns))


def crowd(count: int, **same: Value) -> Columns:
    """Return `count` people who have what is `same` in common and nothing else, of different names."""
    letters = [chr(ord("a") + number % 26) + chr(ord("a") + number // 26) for number in range(count)]
    columns: Columns = {column.name: [same.get(column.name)] * count for column in Actors.columns}
    columns[Actors.last_name.name] = [f"{pair[::-1]}{pair}ard" for pair in letters]
    columns[Actors.first_name.name] = [f"{pair}no{pair}" for pair in letters]
    return columns


@pytest.mark.parametrize(
    "same", [{"organisation": "La Passerelle"}, {"phone": "+33143000001"}, {"postal_code": "77170"}, {"town": "Ancel"}]
)
@pytest.mark.parametrize(
    "twin",
    [
        ("{last}", "{first}"),
        ("{last}", "{initial}."),
        ("{first}", "{last}"),
        ("{last}-Roy", "{first}"),
        ("{last}s", "{first}"),
    ],
)
def test_somebody_entered_twice_is_found_in_a_crowd(same: dict[str, Value], twin: tuple[str, str]) -> None:
    count = 3 * blocking.SMALL
    columns = crowd(count + 1, **same)
    last, first = (str(columns[name][0]) for name in ("last_name", "first_name"))
    for name, way in zip(("last_name", "first_name"), twin, strict=True):
        columns[name][count] = way.format(last=last, first=first, initial=first[0])
    found = search(columns)
    assert [(candidate.one, candidate.other) for candidate in found] == [(0, count)]


@pytest.mark.parametrize("name", ["ACT-0001", "", "?"])
def test_nobody_is_like_somebody_without_a_name(name: str) -> None:
    columns = crowd(2, email="zola@zed.example", organisation="La Passerelle")
    columns[Actors.last_name.name] = [name, name]
    assert search(columns) == []


@example(["club club emploi", "club emploi nord"])
@given(st.lists(st.lists(_WORDS, min_size=1, max_size=4).map(" ".join), min_size=2, max_size=2))
def test_two_bodies_are_compared_alike_either_way(names: list[str]) -> None:
    one, other = (
        Bodies({c.name: [name if c is Actors.organisation else "Ancel"] for c in Actors.columns}).body(0)
        for name in names
    )
    assert compare(one, other) == compare(other, one)
