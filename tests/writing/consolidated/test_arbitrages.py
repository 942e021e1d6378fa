"""The sheet *Arbitrages*, and what stands over its headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from aet_sheets.figures import compute
from aet_sheets.writing.consolidated import write_consolidated
from tests.support.consolidating import consolidated
from tests.support.deciding import NOON

ACTORS = """
    | Type d'acteur | Organisation | Nom   | Prénom | Mobilisation |
    | Entreprise    | Ateliers Zed | Zola  | Ninon  | Inscrit      |
    | Entreprise    | Ateliers Zed | Zolla | Ninon  | Inscrit      |
"""


@pytest.mark.parametrize(
    ("unasked", "beginning"),
    [
        (0, "Choisissez dans la colonne"),
        (
            1,
            "1\u00a0autre ressemblance, pas plus sûre, attend\u00a0: décider fait de la place aux suivantes. Choisi",
        ),
        (2_500, "2\u202f500\u00a0autres ressemblances, pas plus sûres, attendent\u00a0: décider fait de la place"),
    ],
)
def test_it_says_how_many_likenesses_it_leaves_out(unasked: int, beginning: str, tmp_path: Path) -> None:
    result = consolidated({"a.xlsx": {"Acteurs": ACTORS}})
    result.ask()
    result.unasked = unasked
    path = tmp_path / "2016-2017.xlsx"
    write_consolidated(path, result, compute(result.dataset, result.edition), [], NOON)
    assert str(load_workbook(path)["Arbitrages"]["A1"].value).startswith(beginning)
