"""A closed edition gives the same figures for ever, or says which ones it no longer gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aet_sheets.dossier.decisions_file import append_decisions
from aet_sheets.dossier.seals import put_aside
from aet_sheets.operations.consolidate import Outcome, consolidate_dossier
from aet_sheets.problems import Problem
from tests.support.deciding import same
from tests.support.formats import write_xlsx
from tests.support.markdown import PILOT, cover, workbook

CLOSED, OPEN = "2015-2016", "2016-2017"
SEAL = Path(".aet", "editions-closes", f"{CLOSED}.json")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    pilot(tmp_path)
    send(tmp_path, "jeunes.xlsx", 40)
    return tmp_path


def pilot(folder: Path, **sheets: str) -> None:
    write_xlsx(folder / "pilotage.xlsx", workbook(**(PILOT | sheets)))


def send(folder: Path, name: str, stages: int, group: str = "GT-JEUNES") -> None:
    path = folder / "retours" / CLOSED / name
    path.parent.mkdir(parents=True, exist_ok=True)
    measures = f"| Indicateur | Valeur | État |\n| IND-STAGES | {stages} | Mesuré |"
    write_xlsx(path, workbook(Fiche=cover(group, CLOSED, sent_on="30/06/2016"), Mesures=measures))


def told(outcome: Outcome, prefix: str = "edition-") -> list[Problem]:
    return [problem for problem in outcome.consolidation.problems if problem.code.startswith(prefix)]


def editions(status: str) -> str:
    return PILOT["Éditions"].replace("Close", status)


def test_a_closed_edition_is_sealed_once_with_its_inputs_figures_and_definitions(dossier: Path) -> None:
    (sealed,) = told(consolidate_dossier(dossier, CLOSED))
    assert (sealed.code, sealed.sheet, sealed.cell) == ("edition-scellee", "Éditions", "D2")
    kept = json.loads((dossier / SEAL).read_bytes())
    assert list(kept["inputs"]) == [f"retours/{CLOSED}/jeunes.xlsx"]
    assert kept["figures"]["indicators"]["IND-STAGES"]["value"] == 40
    assert kept["definitions"]["IND-STAGES"]["aggregation"] == "Somme"
    before = (dossier / SEAL).read_bytes()
    assert told(consolidate_dossier(dossier, CLOSED)) == []
    assert (dossier / SEAL).read_bytes() == before


def test_an_open_edition_is_not_sealed(dossier: Path) -> None:
    consolidate_dossier(dossier, OPEN)
    assert not (dossier / SEAL).exists()


def test_a_changed_return_is_told_with_the_figures_that_differ(dossier: Path) -> None:
    consolidate_dossier(dossier, CLOSED)
    send(dossier, "jeunes.xlsx", 50)
    outcome = consolidate_dossier(dossier, CLOSED)
    changed, figures = told(outcome)
    assert (changed.code, changed.file) == ("edition-close-fichier-change", f"retours/{CLOSED}/jeunes.xlsx")
    assert "a été modifié depuis" in changed.message
    assert "remettez le fichier d’origine" in changed.remedy
    assert (figures.code, figures.blocking, figures.sheet) == ("edition-close-chiffres-changes", True, "Éditions")
    assert "indicateur IND-STAGES valeur\u00a0: 40 → 50." in figures.message
    assert outcome.consolidation.blocking == 1


def test_added_and_removed_returns_are_told_in_the_run_of_a_later_edition_too(dossier: Path) -> None:
    consolidate_dossier(dossier, CLOSED)
    (dossier / "retours" / CLOSED / "jeunes.xlsx").unlink()
    send(dossier, "handicap.xlsx", 5, "GT-HANDICAP")
    found = told(consolidate_dossier(dossier, OPEN))
    assert [(problem.file.rpartition("/")[2], problem.message.split()[-2]) for problem in found] == [
        ("handicap.xlsx", "ajouté"),
        ("jeunes.xlsx", "supprimé"),
    ]
    assert not any(problem.blocking for problem in found)


def test_a_file_put_back_is_nothing_to_tell(dossier: Path) -> None:
    consolidate_dossier(dossier, CLOSED)
    path = dossier / "retours" / CLOSED / "jeunes.xlsx"
    original = path.read_bytes()
    path.unlink()
    assert told(consolidate_dossier(dossier, CLOSED))
    path.write_bytes(original)
    assert told(consolidate_dossier(dossier, CLOSED)) == []


def test_the_pilot_workbook_may_live_on_as_long_as_the_figures_stay(dossier: Path) -> None:
    consolidate_dossier(dossier, CLOSED)
    sessions = PILOT["Séances"] + "\n| S1 | Plénière | | Rentrée | 01/10/2016 |"
    pilot(dossier, Séances=sessions)
    assert told(consolidate_dossier(dossier, CLOSED)) == []
    pilot(dossier, Séances=sessions + "\n| S2 | Plénière | | Oubliée | 01/10/2015 |")
    (figures,) = told(consolidate_dossier(dossier, CLOSED))
    assert "séances Plénière\u00a0: 0 → 1." in figures.message


def test_a_decision_that_changes_a_closed_edition_is_told_with_its_cure(dossier: Path) -> None:
    pilot(
        dossier,
        Acteurs="""
            | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |
            | ACT-001 | Entreprise | Ateliers Zed | Zola | Ninon | Inscrit |
            | ACT-002 | Entreprise | Ateliers Zed | Zolla | Ninon | Inscrit |
            """,
    )
    consolidate_dossier(dossier, CLOSED)
    append_decisions([same("ACT-001", "ACT-002")], dossier / ".aet")
    (changed,) = told(consolidate_dossier(dossier, CLOSED))
    assert changed.code == "edition-close-chiffres-changes"
    assert "acteurs mobilisés : 2 → 1" in changed.message.replace("\u00a0", " ")
    assert "retirez la décision" in changed.remedy


def test_targets_of_today_do_not_change_those_of_a_closed_edition(dossier: Path) -> None:
    def indicators(target: int) -> str:
        return f"""
            | Code indicateur | Libellé | Dimension | Nature | Agrégation | Cible |
            | IND-STAGES | Stages | Réalisation | Quantitatif | Somme | {target} |
            """

    pilot(dossier, Indicateurs=indicators(60))
    consolidate_dossier(dossier, CLOSED)
    pilot(dossier, Indicateurs=indicators(90))
    again = consolidate_dossier(dossier, CLOSED)
    assert told(again) == []
    assert again.figures.indicators["IND-STAGES"].target == 60
    assert consolidate_dossier(dossier, OPEN).figures.indicators["IND-STAGES"].target == 90


def test_reopening_is_said_keeps_the_former_seal_and_closing_seals_anew(dossier: Path) -> None:
    consolidate_dossier(dossier, CLOSED)
    former = (dossier / SEAL).read_bytes()
    pilot(dossier, Éditions=editions("Ouverte"))
    send(dossier, "jeunes.xlsx", 50)
    (reopened,) = told(consolidate_dossier(dossier, CLOSED))
    aside = dossier / ".aet" / "editions-closes" / f"{CLOSED} avant réouverture 1.json"
    assert reopened.code == "edition-rouverte"
    assert aside.name in reopened.message
    assert aside.read_bytes() == former
    pilot(dossier)
    (sealed,) = told(consolidate_dossier(dossier, CLOSED))
    assert sealed.code == "edition-scellee"
    assert json.loads((dossier / SEAL).read_bytes())["figures"]["indicators"]["IND-STAGES"]["value"] == 50
    assert put_aside(dossier / ".aet", CLOSED) == aside.with_name(f"{CLOSED} avant réouverture 2.json")


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"edition": "2012-2013", "inputs": {}, "figures": {}, "definitions": {}}']
)
def test_a_damaged_seal_is_told_and_never_written_over(dossier: Path, content: bytes) -> None:
    consolidate_dossier(dossier, CLOSED)
    (dossier / SEAL).write_bytes(content)
    (damaged,) = told(consolidate_dossier(dossier, CLOSED), "scelle-")
    assert damaged.file == SEAL.as_posix()
    assert (dossier / SEAL).read_bytes() == content


def test_an_indicator_that_changed_its_meaning_is_told_at_its_cell(dossier: Path) -> None:
    consolidate_dossier(dossier, CLOSED)
    pilot(
        dossier,
        Indicateurs=PILOT["Indicateurs"].replace(
            "Satisfaction | Confiance | Quantitatif | Moyenne", "Satisfaction | Confiance | Quantitatif | Maximum"
        ),
    )
    (changed,) = told(consolidate_dossier(dossier, OPEN), "definition-")
    assert (changed.sheet, changed.cell) == ("Indicateurs", "E5")
    assert changed.message == "L’indicateur IND-NOTE n’est plus défini comme dans l’édition 2015-2016 (Agrégation)."
    assert told(consolidate_dossier(dossier, CLOSED), "definition-") == []
