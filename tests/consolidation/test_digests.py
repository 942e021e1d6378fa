"""Digests stand for keys in the files of a dossier: they never change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.consolidation.digests import digest, digests
from aet_sheets.schema.coded import Coded

PARTS = st.one_of(st.none(), st.text(max_size=5), st.integers(), st.booleans(), st.floats(allow_nan=False))


def test_the_digest_of_a_key_is_that_of_older_registers() -> None:
    assert digest(("organisation", "zed", None, 3)) == "7a3d1df02c636a3b21090c17"


@given(st.lists(st.tuples(PARTS, PARTS), max_size=4))
def test_keys_given_column_by_column_have_the_digests_of_keys(keys: list[tuple[object, object]]) -> None:
    columns = [Coded.of([key[0] for key in keys]), Coded.of([key[1] for key in keys])]
    assert digests("same", columns) == [digest(("same", *key)) for key in keys]
