"""Deciding on the sheet *Arbitrages*: what people choose in Excel or LibreOffice is read back, kept, and applied."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from aet_sheets.consolidation.decisions import Decisions
from aet_sheets.dossier import Dossier
from aet_sheets.dossier.files import open_readers
from aet_sheets.operations.consolidate import Outcome, consolidate_dossier
from aet_sheets.operations.erase import erase_actor
from aet_sheets.reading.limits import MEBIBYTE, Limits
from aet_sheets.schema import Actors
from tests.operations.small import EDITION, small_dossier
from tests.support.libreoffice import convert
from tests.support.workbooks import formulas, stored_values

HEADINGS = "| Type d'acteur | Organisation | Nom | Prénom | Courriel | Téléphone | Mobilisation |"
ACTORS = f"""{HEADINGS}
    | Entreprise | Ateliers Zed | Zola | N. | | | Inscrit |
    | Association | La Passerelle | Diallo | Awa | | | Inscrit |
    | Association | Passerelle | Roy | Léa | | | Inscrit |
    | Entreprise | Ateliers Zed | Zola | Ninon | n.zola@zed.example | '01 43 00 00 02 | Inscrit |
    """
PILOT = {
    "Acteurs": """
    | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Courriel | Téléphone | Mobilisation |
    | ACT-001 | Entreprise | Ateliers Zed | Zola | Ninon | n.zola@zed.example | '01 43 00 00 01 | Inscrit |
    """
}
PAIR, BODIES, PHONE = "Acteur", "Organisation", "Téléphone\nNinon Zola\nAteliers Zed"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", {"a.xlsx": {"Acteurs": ACTORS}}, PILOT)


def workbook(dossier: Path) -> Path:
    return dossier / "consolidation" / f"{EDITION}.xlsx"


def beside(dossier: Path) -> Path:
    return dossier / "consolidation" / f"{EDITION} (nouvelle version).xlsx"


def log(dossier: Path) -> list[str]:
    path = dossier / ".aet" / "decisions.jsonl"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def lines(path: Path) -> dict[str, dict[str, object]]:
    """Return the lines of the sheet by what they are about: heading by heading."""
    sheet = openpyxl.load_workbook(path)["Arbitrages"]
    headings = [str(cell.value) for cell in sheet[2]]
    rows = (dict(zip(headings, row, strict=True)) for row in sheet.iter_rows(min_row=3, values_only=True))
    return {str(row["Objet"]): row for row in rows}


def decide(path: Path, about: str, answer: str | None) -> None:
    """Choose `answer` on the line about `about`, as somebody would with openpyxl."""
    book = openpyxl.load_workbook(path)
    sheet = book["Arbitrages"]
    headings = [cell.value for cell in sheet[2]]
    for row in sheet.iter_rows(min_row=3):
        if row[headings.index("Objet")].value == about:
            row[headings.index("Décision")].value = answer
    book.save(path)


def codes(outcome: Outcome) -> Sequence[object]:
    return outcome.consolidation.dataset[Actors].columns["code"]


def told(outcome: Outcome) -> set[str]:
    return {problem.code for problem in outcome.consolidation.problems} - {
        "neant-avec-lignes",
        "valeurs-contradictoires",
    }


def test_every_question_stands_with_its_two_sides(dossier: Path) -> None:
    consolidate_dossier(dossier)
    found = lines(workbook(dossier))
    assert found.keys() == {PAIR, BODIES, PHONE}
    assert (found[PAIR]["A"], found[PAIR]["Code A"]) == ("Ninon Zola\nAteliers Zed", "ACT-001")
    assert (found[PAIR]["B"], found[PAIR]["Source B"], found[PAIR]["Ligne B"]) == (
        "N. Zola\nAteliers Zed",
        "a.xlsx",
        "Acteurs, ligne 2",
    )
    assert (found[PHONE]["A"], found[PHONE]["B"], found[PHONE]["Proposition"]) == (
        "01 43 00 00 02",
        "01 43 00 00 01",
        "Garder A",
    )
    assert {row["État"] for row in found.values()} == {"À décider"}


def test_decisions_are_applied_in_the_run_that_reads_them_and_never_asked_again(dossier: Path) -> None:
    first = consolidate_dossier(dossier)
    assert (first.figures.actors, first.figures.organisations) == (4, 3)
    decide(workbook(dossier), PAIR, "Même acteur")
    decide(workbook(dossier), BODIES, "même organisation")
    decide(workbook(dossier), PHONE, "Garder B")
    second = consolidate_dossier(dossier)
    assert (second.figures.actors, second.figures.organisations) == (3, 2)
    assert second.consolidation.dataset[Actors].columns["phone"][0] == "01 43 00 00 01"
    assert len(log(dossier)) == 3
    third = consolidate_dossier(dossier)
    assert len(log(dossier)) == 3
    assert codes(third) == codes(second)
    decided = lines(workbook(dossier))
    assert {row["État"] for about, row in decided.items() if about in {PAIR, BODIES, PHONE}} == {"Décidé"}
    assert decided[PAIR]["Décision"] == "Même acteur"
    assert decided[PAIR]["Décidé le"] is not None


def test_decisions_survive_the_workbook(dossier: Path) -> None:
    consolidate_dossier(dossier)
    decide(workbook(dossier), PAIR, "Même acteur")
    consolidate_dossier(dossier)
    shutil.rmtree(dossier / "consolidation")
    assert consolidate_dossier(dossier).figures.actors == 3


def test_decisions_are_read_back_from_a_workbook_too_large_as_a_whole(dossier: Path) -> None:
    consolidate_dossier(dossier)
    decide(workbook(dossier), PAIR, "Même acteur")
    book = openpyxl.load_workbook(workbook(dossier))
    for row in range(10, 20_000):
        book["Acteurs"].cell(row, 1, row)
    book.save(workbook(dossier))
    with open_readers(Limits(unpacked=MEBIBYTE // 2)):
        assert consolidate_dossier(dossier).figures.actors == 3
    assert [path.name for path in workbook(dossier).parent.iterdir()] == [f"{EDITION}.xlsx"]


def test_a_decision_can_be_changed_and_withdrawn(dossier: Path) -> None:
    before = codes(consolidate_dossier(dossier))
    for answer, actors in (("Même acteur", 3), ("Acteurs distincts", 4), ("Même acteur", 3), (None, 4)):
        decide(workbook(dossier), PAIR, answer)
        assert consolidate_dossier(dossier).figures.actors == actors
    assert codes(consolidate_dossier(dossier)) == before
    assert lines(workbook(dossier))[PAIR]["État"] == "À décider"
    assert len(log(dossier)) == 4


def test_what_was_decided_beside_an_open_workbook_is_read_too(dossier: Path) -> None:
    consolidate_dossier(dossier)
    (dossier / "consolidation" / f"~${EDITION}.xlsx").touch()
    decide(workbook(dossier), PAIR, "Même acteur")
    consolidate_dossier(dossier)
    decide(beside(dossier), PAIR, None)
    assert consolidate_dossier(dossier).figures.actors == 4
    assert consolidate_dossier(dossier).figures.actors == 4, "the open workbook still says otherwise, and is not asked"
    decide(beside(dossier), BODIES, "Même organisation")
    assert consolidate_dossier(dossier).figures.organisations == 2


def test_a_stale_workbook_overrides_nothing(dossier: Path) -> None:
    consolidate_dossier(dossier)
    copy = shutil.copy(workbook(dossier), dossier / "copie.xlsx")
    decide(workbook(dossier), PAIR, "Acteurs distincts")
    consolidate_dossier(dossier)
    decide(Path(copy), PAIR, "Même acteur")
    shutil.copy(copy, workbook(dossier))
    outcome = consolidate_dossier(dossier)
    assert outcome.figures.actors == 4
    assert told(outcome) == {"decision-depassee"}
    assert lines(workbook(dossier))[PAIR]["Décision"] == "Acteurs distincts"


def test_a_stale_workbook_in_which_nothing_was_changed_is_quiet(dossier: Path) -> None:
    consolidate_dossier(dossier)
    copy = shutil.copy(workbook(dossier), dossier / "copie.xlsx")
    decide(workbook(dossier), PAIR, "Même acteur")
    consolidate_dossier(dossier)
    shutil.copy(copy, workbook(dossier))
    outcome = consolidate_dossier(dossier)
    assert outcome.figures.actors == 3
    assert told(outcome) == set()


def test_an_answer_that_means_nothing_is_told_with_its_place(dossier: Path) -> None:
    consolidate_dossier(dossier)
    decide(workbook(dossier), PAIR, "peut-être")
    decide(workbook(dossier), PHONE, "Même acteur")
    outcome = consolidate_dossier(dossier)
    problems = [p for p in outcome.consolidation.problems if p.code == "decision-inconnue"]
    assert [(p.sheet, p.column, p.value) for p in problems] == [
        ("Arbitrages", "Décision", "peut-être"),
        ("Arbitrages", "Décision", "Même acteur"),
    ]
    assert "«\u00a0Même acteur\u00a0» ou «\u00a0Acteurs distincts\u00a0»" in problems[0].remedy
    assert log(dossier) == []


def test_a_line_added_by_hand_is_told(dossier: Path) -> None:
    consolidate_dossier(dossier)
    book = openpyxl.load_workbook(workbook(dossier))
    sheet = book["Arbitrages"]
    sheet.cell(sheet.max_row + 1, [cell.value for cell in sheet[2]].index("Décision") + 1, "Même acteur")
    book.save(workbook(dossier))
    assert told(consolidate_dossier(dossier)) == {"decision-sans-question"}


def test_a_workbook_that_cannot_be_read_is_kept_aside(dossier: Path) -> None:
    consolidate_dossier(dossier)
    workbook(dossier).write_bytes(b"PK\x03\x04 damaged")
    outcome = consolidate_dossier(dossier)
    assert told(outcome) == {"arbitrages-illisibles"}
    aside = dossier / "consolidation" / f"{EDITION} (illisible).xlsx"
    assert aside.read_bytes() == b"PK\x03\x04 damaged"
    assert outcome.written == workbook(dossier)


def test_following_up_applies_decisions_and_writes_nothing(dossier: Path) -> None:
    consolidate_dossier(dossier)
    decide(workbook(dossier), PAIR, "Même acteur")
    assert len(Dossier(dossier).rehearse().dataset[Actors]) == 4
    assert log(dossier) == []
    consolidate_dossier(dossier)
    assert len(Dossier(dossier).rehearse().dataset[Actors]) == 3


def test_an_erased_person_is_in_no_question(dossier: Path) -> None:
    consolidate_dossier(dossier)
    decide(workbook(dossier), PAIR, "Même acteur")
    decide(workbook(dossier), BODIES, "Acteurs distincts")
    assert "Zola" in str(lines(workbook(dossier)))
    consolidate_dossier(dossier)
    erase_actor(dossier, "ACT-001", dt.date(2017, 8, 1))
    found = lines(workbook(dossier))
    assert "Zola" not in str(found)
    assert "43 00" not in str(found)
    assert found[PAIR]["État"] == "Décidé"
    assert found[BODIES]["État"] == "À décider"


def test_nothing_that_was_decided_on_an_erased_person_is_kept(dossier: Path) -> None:
    consolidate_dossier(dossier)
    decide(workbook(dossier), PAIR, "Même acteur")
    decide(workbook(dossier), PHONE, "Garder B")
    before = consolidate_dossier(dossier).figures
    assert ['"colonne":"Téléphone"' in line for line in log(dossier)] == [False, True]
    erase_actor(dossier, "ACT-001", dt.date(2017, 8, 1))
    assert ['"colonne":"Téléphone"' in line for line in log(dossier)] == [False]
    assert consolidate_dossier(dossier).figures == before
    assert len(log(dossier)) == 1


def test_digests_of_values_are_salted(dossier: Path) -> None:
    consolidate_dossier(dossier)
    salt = (dossier / ".aet" / "sel.txt").read_text(encoding="ascii")
    assert lines(workbook(dossier))[PHONE]["Empreinte B"] == Decisions(salt=salt.strip()).value_digest("01 43 00 00 01")


def test_libreoffice_saves_what_can_be_read_back_and_its_formulas_agree(dossier: Path, tmp_path: Path) -> None:
    consolidate_dossier(dossier)
    decide(workbook(dossier), PAIR, "Même acteur")
    decide(workbook(dossier), BODIES, "Même organisation")
    saved = convert(workbook(dossier), "xlsx", tmp_path / "saved")
    shutil.copy(saved, workbook(dossier))
    outcome = consolidate_dossier(dossier)
    assert (outcome.figures.actors, outcome.figures.organisations) == (3, 2)
    ours = stored_values(outcome.written)
    theirs = stored_values(convert(outcome.written, "xlsx", tmp_path / "again"))
    for cell in formulas(outcome.written):
        assert theirs.get(cell) == pytest.approx(ours.get(cell)), cell
    validations = openpyxl.load_workbook(tmp_path / "again" / f"{EDITION}.xlsx")["Arbitrages"].data_validations
    assert any("Liste_Arbitrages_Acteurs" in str(rule.formula1) for rule in validations.dataValidation)
