"""Merging depends neither on the order of files nor on how often it is done."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from aet_sheets.consolidation.register import Register
from aet_sheets.schema import PILOT_TABLES, Actors
from tests.support.consolidating import consolidated
from tests.support.markdown import cover

HEADINGS = "| Type d'acteur | Organisation | SIRET | Nom | Prénom | Courriel | Mobilisation |"
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Ateliers Zed", "Zed SARL", "ZED", "Le Pas"]),
        st.sampled_from(["", "'12345678200010", "'73282932000074"]),
        st.sampled_from(["Zola", "ZOLA", "Zolla", "Roy"]),
        st.sampled_from(["Ninon", "N.", "", "Zola"]),
        st.sampled_from(["", "n.zola@zed.example", "contact@zed.example"]),
    ).map(lambda cells: f"| Entreprise | {' | '.join(cells)} | Inscrit |"),
    max_size=5,
)
Partition = set[frozenset[tuple[str, int]]]


def partition(names: tuple[str, str], first: list[str], second: list[str]) -> Partition:
    """Return which rows of two files, called `names`, are one actor."""
    sheets = {
        names[0]: {"Acteurs": "\n".join([HEADINGS, *first])},
        names[1]: {"Fiche": cover("Handicap"), "Acteurs": "\n".join([HEADINGS, *second])},
    }
    result = consolidated({name: sheets[name] for name in sorted(sheets)})
    files = {f"retours/2016-2017/{name}": f"file {number}" for number, name in enumerate(names)} | {
        "pilotage.xlsx": "pilot"
    }
    rows = result.dataset[Actors].origins
    return {frozenset((files[origin.file], origin.row) for origin in own) for own in rows}


@settings(deadline=None, max_examples=60)
@given(ROWS, ROWS)
def test_the_order_of_files_changes_no_merging(first: list[str], second: list[str]) -> None:
    assert partition(("a.xlsx", "b.xlsx"), first, second) == partition(("b.xlsx", "a.xlsx"), first, second)


@settings(deadline=None, max_examples=40)
@given(ROWS)
def test_merging_again_changes_nothing(rows: list[str]) -> None:
    register = Register()
    sheets = {"a.xlsx": {"Acteurs": "\n".join([HEADINGS, *rows])}}
    once = consolidated(sheets, register=register).dataset[Actors]
    again = consolidated(sheets, register=register).dataset[Actors]
    assert again.columns == once.columns
    assert again.origins == once.origins


def test_every_row_of_every_table_can_be_named_in_a_decision() -> None:
    assert all(table.code_column() or table.identity for table in PILOT_TABLES)
