"""The returns that were written by hand, in the ways volunteers write, and what must come of each.

The files stand in `tests/data/hand_made`; no code of this project made them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.operations.consolidate import Outcome, consolidate_dossier
from tests.support.dossiers import LAST_EDITION, with_hand_made_returns, write_demo_sources

FOLDER = f"retours/{LAST_EDITION}"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    dossier = with_hand_made_returns(write_demo_sources(tmp_path_factory.mktemp("hand_made") / "dossier"))
    return consolidate_dossier(dossier, LAST_EDITION)


@pytest.mark.parametrize(
    ("file", "group", "status", "rows"),
    [
        ("GT Jeunes - retour 2016-2017.xlsx", "GT-JEUNES", "remplacé", None),
        ("GT Jeunes - retour 2016-2017 (corrigé).xlsx", "GT-JEUNES", "accepté", (14, 14, 0, 0)),
        ("retour handicap.ods", "GT-HANDICAP", "à corriger", (9, 8, 0, 1)),
        ("copies/retour handicap (1).ods", None, "doublon", None),
        ("Précarité_VF_def.xls", "GT-PRECARITE", "à corriger", (12, 9, 0, 3)),
        ("photo du groupe.xlsx", None, "illisible", None),
    ],
)
def test_each_return_has_its_status_and_its_rows(
    outcome: Outcome, file: str, group: str | None, status: str, rows: tuple[int, ...] | None
) -> None:
    (found,) = [item for item in outcome.as_json()["returns"] if item["file"] == f"{FOLDER}/{file}"]  # type: ignore[attr-defined]
    counts = None if rows is None else dict(zip(("read", "kept", "merged", "set_aside"), rows, strict=True))
    assert (found["status"], found["rows"]) == (status, counts)
    if group:
        assert found["group"] == group


def test_excels_own_lock_file_is_no_return(outcome: Outcome) -> None:
    names = [item.name for item in outcome.consolidation.returns]
    assert not [name for name in names if name.startswith("~$")]
    (notice,) = [problem for problem in outcome.consolidation.problems if problem.code == "fichier-ouvert"]
    assert (notice.severity, notice.file) == ("info", f"{FOLDER}/GT Jeunes - retour 2016-2017.xlsx")


EXPECTED_PROBLEMS = {
    ("retour handicap.ods", "Seances", "A4", "bloquante", "date-invalide"),
    ("retour handicap.ods", "ACTEURS", "I3", "info", "colonne-hors-modele"),
    ("Précarité_VF_def.xls", "Acteurs", "C3", "alerte", "siret-chiffres-perdus"),
    ("Précarité_VF_def.xls", "Acteurs", "F3", "alerte", "telephone-zero-perdu"),
    ("Précarité_VF_def.xls", "Acteurs", "F4", "alerte", "telephone-zero-perdu"),
    ("Précarité_VF_def.xls", "Acteurs", "B5", "bloquante", "choix-inconnu"),
    ("Précarité_VF_def.xls", "Séances", "C4", "bloquante", "cellule-en-erreur"),
    ("Précarité_VF_def.xls", "Séances", "A5", "info", "ligne-de-total"),
    ("Précarité_VF_def.xls", "Présences", "D3", "alerte", "nombre-invalide"),
    ("Précarité_VF_def.xls", "Présences", "B4", "bloquante", "reference-introuvable"),
    ("photo du groupe.xlsx", "", "", "bloquante", "fichier-illisible"),
    ("GT Jeunes - retour 2016-2017.xlsx", "", "", "info", "fichier-ouvert"),
}


def test_every_problem_is_found_and_no_other(outcome: Outcome) -> None:
    found = {
        (problem.file.removeprefix(f"{FOLDER}/"), problem.sheet, problem.cell, str(problem.severity), problem.code)
        for problem in outcome.consolidation.problems
    }
    assert found == EXPECTED_PROBLEMS


def test_the_lost_digits_are_shown_as_excel_shows_them(outcome: Outcome) -> None:
    values = {problem.cell: problem.value for problem in outcome.consolidation.problems if problem.sheet == "Acteurs"}
    assert values["C3"] == "2,43E+13"
    assert values["F3"] == "143000031"


def test_what_was_written_oddly_is_understood(outcome: Outcome) -> None:
    actions = outcome.consolidation.dataset
    rows = [
        table.row(i) for table in actions.values() for i in range(len(table)) if "handicap.ods" in str(table.origins[i])
    ]
    charter = next(row for row in rows if row.get("title") == "Charte des commerces accessibles")
    assert (charter["progress"], charter["budget_planned"], charter["budget_actual"]) == (0.45, 1234.5, 600)
    duoday = next(row for row in rows if row.get("title") == "Duoday local")
    assert duoday["budget_planned"] == 2500
    durations = {row["title"]: row["duration"] for row in rows if "duration" in row}
    assert durations == {"Accessibilité des commerces": 2.5, "Emploi et handicap": 2}


def test_a_column_of_their_own_is_kept(outcome: Outcome) -> None:
    extra = [text for table in outcome.consolidation.dataset.values() for text in table.extra if text]
    assert extra == ["Ce qu'on en pense\u00a0: très motivé"]


def test_figures(outcome: Outcome) -> None:
    figures = outcome.figures.as_json()
    indicators, means = figures["indicators"], figures["means"]
    assert (indicators["IND-ELEVES"]["min"], indicators["IND-ELEVES"]["max"]) == (200, 225)  # type: ignore[index]
    assert indicators["IND-STAGES"]["value"] == 62  # type: ignore[index]
    ratio = indicators["IND-TAUX-STAGE"]  # type: ignore[index]
    assert (ratio["min"], ratio["max"]) == (pytest.approx(62 / 225), pytest.approx(62 / 200))
    assert means["En nature"]["actual"] == 180  # type: ignore[index]
    assert means["Humain"]["actual"] is None  # type: ignore[index]
    assert means["Humain"]["unknown"] == 1  # type: ignore[index]


def test_cash_comes_on_top_of_the_pilot_workbook(outcome: Outcome, demo: Path) -> None:
    for file in (demo / "retours" / LAST_EDITION).iterdir():
        file.unlink()
    alone = consolidate_dossier(demo, LAST_EDITION).figures.means["Financier"]
    together = outcome.figures.means["Financier"]
    assert together.planned == pytest.approx((alone.planned or 0) + 3000)
    assert together.actual == pytest.approx((alone.actual or 0) + 2750.50)


def test_conservation_law(outcome: Outcome) -> None:
    for source in outcome.consolidation.sources.values():
        assert source.read == source.kept + source.merged + len(source.set_aside)
