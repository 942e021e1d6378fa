"""`aet rapport`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Aet
from tests.operations.small import small_dossier
from tests.support.markdown import cover

BOTH = {"a.xlsx": {}, "b.xlsx": {"Fiche": cover("GT-HANDICAP")}}
NAMED = {
    "Mesures": """
        | Indicateur | Édition | Valeur | État | Verbatim |
        | IND-CONFIANCE | 2016-2017 | | Mesuré | Ninon Zola nous a ouvert ses portes. |
        """
}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", BOTH)


def page(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_page_reads_the_figures_and_says_what_to_open(aet: Aet, dossier: Path) -> None:
    result = aet("rapport", dossier)
    assert (result.exit_code, result.stderr) == (0, "")
    shown = page(result.stdout)
    assert shown.startswith("Rapport annuel 2016-2017 (définitif)")
    assert "Aucune séance n’a eu lieu" in shown
    assert shown.endswith("À faire : relisez rapport-2016-2017.pdf, puis transmettez-le.")


def test_a_provisional_one_says_why(aet: Aet, tmp_path: Path) -> None:
    result = aet("report", small_dossier(tmp_path / "d", {"a.xlsx": {}}), "--exercice", "2016")
    shown = page(result.stdout)
    assert result.exit_code == 0
    assert "Rapport annuel 2016 (provisoire)" in shown
    assert "– 2016-2017 : 1 retour attendu manque (Handicap)." in shown
    assert "il deviendra définitif quand ce qui manque sera là" in shown


def test_blocking_problems_end_with_status_1(aet: Aet, tmp_path: Path) -> None:
    wrong = {"Séances": "| Type de séance | Intitulé | Date |\n| Groupe de travail | Bilan | demain |"}
    result = aet("rapport", small_dossier(tmp_path / "d", BOTH | {"a.xlsx": wrong}))
    assert result.exit_code == 1
    assert "faites corriger les anomalies bloquantes" in page(result.stdout)


def test_masked_names_are_counted_and_listed_without_the_name(aet: Aet, tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", BOTH, NAMED)
    assert "1 texte nommait une personne : le nom est masqué" in page(aet("rapport", dossier).stdout)
    shown = json.loads(aet("rapport", dossier, "--format", "json").stdout)
    (problem,) = shown["problems"]
    assert (problem["code"], problem["cell"], problem["value"]) == ("nom-masque", "E2", "")
    assert "Zola" not in json.dumps(shown)


def test_the_json(aet: Aet, dossier: Path) -> None:
    shown = json.loads(aet("rapport", dossier, "--edition", "2016-2017", "--format", "json").stdout)
    assert (shown["period"], shown["kind"], shown["standing"], shown["reasons"]) == (
        "2016-2017", "édition", "définitif", []
    )  # fmt: skip
    assert len(shown["sentences"]) == 3
    assert set(shown["inputs"]) == {"pilotage.xlsx", "retours/2016-2017/a.xlsx", "retours/2016-2017/b.xlsx"}
    assert shown["outputs"] == ["rapports/rapport-2016-2017.xlsx", "rapports/rapport-2016-2017.pdf"]


@pytest.mark.parametrize("wrong", [["--exercice", "16"], ["--exercice", "2016", "--edition", "2016-2017"]])
def test_a_wrong_period_is_wrong_use(aet: Aet, dossier: Path, wrong: list[str]) -> None:
    assert aet("rapport", dossier, *wrong).exit_code == 2
