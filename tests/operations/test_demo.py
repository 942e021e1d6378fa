"""Writing the demo."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from aet_sheets.dossier import DossierError
from aet_sheets.operations.consolidate import consolidate_dossier
from aet_sheets.operations.demo import Demo, write_demo
from tests.operations.small import small_dossier, snapshot

EDITIONS = ["2012-2013", "2013-2014", "2014-2015", "2015-2016", "2016-2017"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return write_demo(tmp_path_factory.mktemp("demo") / "aet-demo")


def test_the_demo_is_consolidated_edition_by_edition(written: Demo) -> None:
    assert [outcome.consolidation.edition.edition for outcome in written.outcomes] == EDITIONS
    assert all(outcome.written.is_file() and not outcome.put_beside for outcome in written.outcomes)


def test_nothing_blocks_in_the_demo(written: Demo) -> None:
    assert written.blocking == 0


def test_the_demo_tells_the_figures_of_the_case(written: Demo) -> None:
    first, last = written.outcomes[0].figures, written.outcomes[-1].figures
    assert (first.actors, first.enrolled, first.groups, first.actions_total) == (140, 45, 3, 7)
    assert last.to_date.active_contributors == 50


def test_the_json_is_that_of_each_consolidation(written: Demo) -> None:
    shown = written.as_json()
    assert shown["pilot"] == "pilotage.xlsm"
    assert shown["editions"] == [outcome.as_json() for outcome in written.outcomes]


def test_a_former_demo_is_written_anew_and_what_was_added_stays(written: Demo) -> None:
    note = written.dossier / "mes-notes.txt"
    note.write_text("à garder", encoding="utf-8")
    next((written.dossier / "retours" / "2016-2017").iterdir()).unlink()
    assert write_demo(written.dossier).blocking == 0
    assert note.read_text(encoding="utf-8") == "à garder"


def test_what_was_decided_in_a_former_demo_is_forgotten(written: Demo) -> None:
    workbook = written.outcomes[-1].written
    for again in (True, False):
        book = openpyxl.load_workbook(workbook)
        sheet = book["Arbitrages"]
        column = [cell.value for cell in sheet[2]].index("Décision") + 1
        sheet.cell(3, column, "Même acteur")
        book.save(workbook)
        if again:
            assert consolidate_dossier(written.dossier).figures.actors == 139
        assert write_demo(written.dossier).outcomes[-1].figures.actors == 140


def test_what_somebody_changed_in_a_demo_is_not_written_over(tmp_path: Path) -> None:
    dossier = write_demo(tmp_path / "demo").dossier
    mine = dossier / "pilotage.xlsm"
    mine.write_bytes(mine.read_bytes() + b"mine")
    before = snapshot(dossier)
    with pytest.raises(DossierError, match="a été modifié") as error:
        write_demo(dossier)
    assert error.value.wrong_use
    assert snapshot(dossier) == before


def test_a_folder_that_is_no_demo_is_left_alone(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d")
    before = snapshot(dossier)
    with pytest.raises(DossierError, match="n’est pas un dossier de démonstration") as error:
        write_demo(dossier)
    assert error.value.wrong_use
    assert snapshot(dossier) == before


def test_an_open_workbook_of_the_demo_is_not_written_beside(written: Demo) -> None:
    lock = written.dossier / "~$pilotage.xlsm"
    lock.touch()
    with pytest.raises(DossierError, match="ouvert"):
        write_demo(written.dossier)
    lock.unlink()
    assert not list(written.dossier.glob("*nouvelle*"))
