"""Returns that go out: what they hold, and what becomes of them when they come back."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.figures import compute
from aet_sheets.operations.distribution import Distribution, Outcome, distribute
from aet_sheets.operations.erase import erase_actor
from aet_sheets.schema import Actions, Actors, Attendances, Measures, Sessions
from tests.operations.small import EDITION, small_dossier
from tests.support.libreoffice import convert

RETURNS = f"retours/{EDITION}"
JEUNES = f"a-envoyer/{EDITION}/Fiche de retour - Insertion des jeunes - {EDITION}.xlsx"
MEMBERS = {
    "Acteurs": """
        | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Courriel | Mobilisation | Observations |
        | ACT-001 | Entreprise | Ateliers Zed | Zola | Ninon | n.zola@zed.example | Mobilisé | À ménager |
        | ACT-002 | Association | Passerelle | Diallo | Awa | | Mobilisé | |
        | ACT-003 | Association | Passerelle | Sarr | Idriss | | Retiré | |
        """,
    "Inscriptions": """
        | Groupe | Acteur | Édition | Rôle |
        | GT-JEUNES | ACT-001 | 2016-2017 | Membre |
        | GT-HANDICAP | ACT-002 | 2015-2016 | Membre |
        | GT-HANDICAP | ACT-003 | 2015-2016 | Membre |
        """,
    "Séances": """
        | Type de séance | Groupe | Intitulé | Date | Code séance |
        | Groupe de travail | GT-JEUNES | Bilan | 12/10/2016 | |
        | Groupe de travail | GT-JEUNES | Autrefois | 12/10/2015 | |
        """,
    "Actions": """
        | Code action | Édition | Intitulé | Groupe | Étape | Statut | Responsable |
        | ACN-001 | 2015-2016 | Parrainage | GT-JEUNES | Conception | En cours | ACT-001 |
        | ACN-002 | 2015-2016 | Annuaire | GT-JEUNES | Conception | Réalisée | |
        """,
}


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    """Return the rows that are not empty, by heading."""
    headings, *others = book[sheet].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in others if any(row)]


def column(book: Any, sheet: str, heading: str) -> list[Any]:
    return [row[heading] for row in rows(book, sheet)]


def one_of(dossier: Path, group: str) -> Any:
    done = distribute(dossier, group=group)
    return openpyxl.load_workbook(dossier / done.returns[0].file)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", pilot=MEMBERS)


def test_one_file_per_active_group(small: Path) -> None:
    done = distribute(small)
    assert [item.file for item in done.returns] == [JEUNES, JEUNES.replace("Insertion des jeunes", "Handicap")]
    assert {item.outcome for item in done.returns} == {Outcome.WRITTEN}
    assert [item.group.code for item in done.returns] == ["GT-JEUNES", "GT-HANDICAP"]


def test_it_holds_what_is_known_of_the_group(small: Path) -> None:
    book = one_of(small, "insertion des jeunes")
    assert [row["Nom"] for row in rows(book, "Acteurs")] == ["Zola"]
    assert rows(book, "Inscriptions")[0]["Acteur"] == "Ninon Zola — Ateliers Zed"
    assert column(book, "Séances", "Intitulé") == ["Bilan"]
    assert column(book, "Actions", "Intitulé") == ["Parrainage"]
    assert column(book, "Actions", "Responsable") == ["Ninon Zola — Ateliers Zed"]
    assert rows(book, "Présences") == []
    cover = {row[0].value: row[1].value for row in book["Fiche"].iter_rows() if row[0].value}
    assert [cover[name] for name in ("Groupe", "Édition", "Période", "Version", "Rapporteur")] == [
        "GT-JEUNES", EDITION, "Année", 1, None,
    ]  # fmt: skip


def test_what_staff_note_for_themselves_stays_in_the_house(small: Path) -> None:
    assert column(one_of(small, "GT-JEUNES"), "Acteurs", "Observations") == [None]


def test_members_are_those_of_the_last_edition_that_had_any_without_those_who_left(small: Path) -> None:
    book = one_of(small, "GT-HANDICAP")
    assert column(book, "Acteurs", "Code acteur") == ["ACT-002"]
    assert rows(book, "Inscriptions") == []


def test_somebody_who_was_erased_is_a_code_and_no_more(small: Path) -> None:
    erase_actor(small, "ACT-001", dt.date(2017, 1, 1))
    book = one_of(small, "GT-JEUNES")
    assert rows(book, "Acteurs") == []
    assert column(book, "Inscriptions", "Acteur") == ["ACT-001"]


def test_indicators_wait_with_what_they_count(small: Path) -> None:
    waiting = rows(one_of(small, "GT-JEUNES"), "Mesures")
    assert [row["Indicateur"] for row in waiting] == ["Élèves", "Stages", "Satisfaction", "Confiance"]
    assert all(row["Ce qui est compté (rappel)"] for row in waiting)
    assert all(row["État"] is None for row in waiting)


def test_a_label_that_two_rows_share_gives_way_to_the_code(small: Path) -> None:
    book = openpyxl.load_workbook(small / "pilotage.xlsx")
    book["Séances"].append(["Pilotage", "GT-JEUNES", "Bilan", "12/10/2016", "SEA-9"])
    book["Présences"].append(["SEA-9", "ACT-001", "Présent"])
    book.save(small / "pilotage.xlsx")
    assert column(one_of(small, "GT-JEUNES"), "Présences", "Séance") == ["SEA-9"]


def test_an_unknown_group_is_told_which_there_are(small: Path) -> None:
    with pytest.raises(DossierError, match="n’est pas un groupe actif") as error:
        distribute(small, group="GT-TOUS")
    assert "GT-JEUNES (Insertion des jeunes)" in error.value.remedy
    assert error.value.wrong_use


def test_groups_of_one_name_and_names_that_windows_refuses(tmp_path: Path) -> None:
    groups = """
        | Code groupe | Thématique | Statut |
        | G1 | Santé : corps/esprit ? | Actif |
        | G2 | Santé corps esprit | Actif |
        | G3 | Clos | Clos |
        """
    done = distribute(small_dossier(tmp_path / "d", pilot={"Groupes": groups}))
    assert [Path(item.file).name for item in done.returns] == [
        f"Fiche de retour - Santé corps esprit (G1) - {EDITION}.xlsx",
        f"Fiche de retour - Santé corps esprit (G2) - {EDITION}.xlsx",
    ]


def test_again_nothing_changes(small: Path) -> None:
    distribute(small)
    before = (small / JEUNES).read_bytes()
    assert [item.outcome for item in distribute(small).returns] == [Outcome.UNCHANGED] * 2
    assert (small / JEUNES).read_bytes() == before


def test_a_file_that_somebody_changed_is_left_alone(small: Path) -> None:
    distribute(small)
    fill(small / JEUNES, Fiche={"Rapporteur": "Ninon Zola"})
    changed = (small / JEUNES).read_bytes()
    again = distribute(small).returns[0]
    assert again.outcome is Outcome.BESIDE
    assert again.file == JEUNES.replace(".xlsx", " (nouvelle version).xlsx")
    assert (small / JEUNES).read_bytes() == changed
    assert distribute(small).returns[0].file == again.file


def test_excel_would_open_it_cleanly(demo: Path) -> None:
    files = [str(demo / item.file) for item in distribute(demo).returns]
    audit = [sys.executable, "-m", "openxml_audit", "--format", "office2016", files[0]]
    assert subprocess.run(audit, capture_output=True, check=False).returncode == 0


# What comes back


def fill(path: Path, **sheets: dict[str, Any]) -> None:
    """Fill in the cover by its labels, and the first free row of other sheets by their headings."""
    book = openpyxl.load_workbook(path)
    for name, values in sheets.items():
        sheet = book[name]
        if name == "Fiche":
            lines = {row[0].value: row[1] for row in sheet.iter_rows() if row[0].value}
            for label, value in values.items():
                lines[label].value = value
            continue
        free = next(n for n in range(2, sheet.max_row + 2) if not any(c.value for c in sheet[n]))
        headings = {cell.value: cell.column for cell in sheet[1]}
        for heading, value in values.items():
            sheet.cell(free, headings[heading], value)
    book.save(path)


def send_back(dossier: Path, done: Distribution, change: Callable[[Path], Path] = lambda path: path) -> Consolidation:
    for item in done.returns:
        shutil.copy(change(dossier / item.file), dossier / RETURNS)
    return Dossier(dossier).consolidate()


def state(result: Consolidation) -> tuple[dict[str, int], dict[str, object]]:
    """Return how many things there are, and the figures."""
    things = {table.sheet: len(rows) for table, rows in result.dataset.items()}
    return things, compute(result.dataset, result.edition).as_json()


@pytest.mark.parametrize("answered", [True, False])
def test_untouched_it_changes_nothing(demo: Path, *, answered: bool) -> None:
    if not answered:
        shutil.rmtree(demo / RETURNS)
        (demo / RETURNS).mkdir()
    before = state(Dossier(demo).consolidate())
    result = send_back(demo, distribute(demo))
    assert state(result) == before
    assert result.blocking == 0
    new = [item for item in result.returns if item.name.startswith("Fiche de retour - ")]
    assert [str(item.status) for item in new] == ["accepté"] * 3
    assert {item.version for item in new} == {2 if answered else 1}
    kinds = Counter(problem.code for item in new for problem in result.problems_of(item))
    known = {"fiche-incomplete", "lignes-preparees-non-remplies", "feuille-vide-sans-neant"}
    assert set(kinds) <= known | {"valeurs-contradictoires"}  # a telephone of the demo, which nobody decided upon yet
    assert kinds["lignes-preparees-non-remplies"] == 3
    assert kinds["feuille-vide-sans-neant"] == (0 if answered else 15)


ANSWERS: dict[str, dict[str, Any]] = {
    "Fiche": {"Rapporteur": "Ninon Zola", "Néant : Moyens": "Oui"},
    "Acteurs": {
        "Type d'acteur": "Entreprise",
        "Organisation": "Atelier du Val",
        "Nom": "Petit",
        "Mobilisation": "Inscrit",
    },
    "Inscriptions": {"Acteur": "Petit — Atelier du Val", "Rôle": "Membre"},
    "Présences": {"Séance": "12/10/2016 — Bilan", "Acteur": "Petit — Atelier du Val", "Présence": "Présent"},
    "Mesures": {"Indicateur": "Stages", "Valeur": 12, "État": "Mesuré"},
}


def answer(path: Path) -> Path:
    """Fill in a return as people do: corrections on the spot, new rows, one of the indicators."""
    fill(path, **ANSWERS)
    book = openpyxl.load_workbook(path)
    book["Séances"]["E2"].value = "Bilan d'automne"
    book.save(path)
    return path


@pytest.mark.parametrize("extension", ["xlsx", "ods", "xls"])
def test_filled_in_and_saved_by_libreoffice_it_is_understood(small: Path, tmp_path: Path, extension: str) -> None:
    done = distribute(small, group="GT-JEUNES")
    sessions = len(Dossier(small).rehearse().dataset[Sessions])
    result = send_back(small, done, lambda path: convert(answer(path), extension, tmp_path / "lu"))
    problems = [problem for problem in result.problems if problem.file.startswith(RETURNS)]
    assert {problem.code for problem in problems if problem.blocking} == set()
    assert [item.status for item in result.returns] == ["accepté"]
    assert len(result.dataset[Actors]) == 4
    assert len(result.dataset[Sessions]) == sessions
    assert "Bilan d'automne" in result.dataset[Sessions].columns[Sessions.title.name]
    assert result.dataset[Attendances].columns[Attendances.attendance.name] == ["Présent"]
    assert result.dataset[Measures].columns[Measures.value.name] == [12.0]
    assert result.dataset[Actions].columns[Actions.edition.name] == ["2015-2016"] * 2
    info = next(problem for problem in problems if problem.code == "lignes-preparees-non-remplies")
    assert "4\u00a0lignes" in info.message
