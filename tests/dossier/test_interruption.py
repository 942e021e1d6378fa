"""A command that is killed or interrupted, whenever that is, costs nothing but its own result."""

from __future__ import annotations

import datetime as dt
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

import openpyxl
import pytest

from aet_sheets.dossier.durable import is_temporary
from aet_sheets.dossier.lock import HOLDER
from aet_sheets.dossier.register_file import load_register
from aet_sheets.operations.consolidate import consolidate_dossier
from aet_sheets.operations.demo import write_demo
from aet_sheets.operations.erase import erase_actor
from tests.operations.small import MEETING, small_dossier, snapshot, write_return
from tests.support.processes import interrupted_after, interrupted_at, killed_after, killed_at

WORKBOOK = Path("consolidation", "2016-2017.xlsx")
LATER = MEETING.replace("Bilan", "Suite").replace("12/10", "13/10")


@pytest.fixture
def consolidated(tmp_path: Path) -> Path:
    """A dossier that was consolidated, and to which a return has come since: every file will be replaced."""
    dossier = small_dossier(tmp_path / "before", {"a.xlsx": {"Séances": MEETING}})
    consolidate_dossier(dossier)
    write_return(dossier / "retours" / "2016-2017" / "b.xlsx", {"Fiche": "| Groupe | GT-HANDICAP |", "Séances": LATER})
    return dossier


def sources(dossier: Path) -> dict[str, bytes]:
    return {name: data for name, data in snapshot(dossier).items() if name.startswith(("pilotage", "retours"))}


def column(dossier: Path, sheet: str, heading: str) -> list[str]:
    """Return what a column of the consolidated workbook holds."""
    headings, *rows = openpyxl.load_workbook(dossier / WORKBOOK)[sheet].iter_rows(values_only=True)
    place = headings.index(heading)
    return [str(row[place]) for row in rows if row[0]]


def meetings(dossier: Path) -> dict[str, str]:
    """Return the code of every meeting of the consolidated workbook, by title."""
    return dict(zip(column(dossier, "Séances", "Intitulé"), column(dossier, "Séances", "Code séance"), strict=True))


def test_killed_before_any_change_to_the_dossier_the_next_run_succeeds(consolidated: Path, tmp_path: Path) -> None:
    before = sources(consolidated)
    old = (consolidated / WORKBOOK).read_bytes()
    known = load_register(consolidated / ".aet")
    for step in count():
        dossier = shutil.copytree(consolidated, tmp_path / f"killed-{step}")
        if not killed_at(step, dossier, "consolider", str(dossier)):
            break
        assert sources(dossier) == before
        assert load_register(dossier / ".aet").tables["T_Seances"].codes.items() >= (
            known.tables["T_Seances"].codes.items()
        )
        if (dossier / WORKBOOK).read_bytes() != old:
            assert len(meetings(dossier)) == 2
        consolidate_dossier(dossier)
        assert meetings(dossier) == {"Bilan": "SEA-R0001", "Suite": "SEA-R0002"}
        assert not [path for path in dossier.rglob("*") if is_temporary(path) or path.name == HOLDER]
        assert sources(dossier) == before
    assert step > 20  # the register, its backup, the workbook and who is at work: each opened, flushed, renamed


def test_killed_after_any_time_the_next_run_succeeds(hand_made: Path) -> None:
    before = sources(hand_made)
    expected = consolidate_dossier(hand_made).as_json()
    killed = 0
    for tenths in range(1, 13, 2):
        killed += killed_after(tenths / 10, "consolider", str(hand_made))
        assert sources(hand_made) == before
        openpyxl.load_workbook(hand_made / WORKBOOK, read_only=True).close()
        assert consolidate_dossier(hand_made).as_json() == expected
        assert not [path for path in hand_made.rglob("*") if is_temporary(path)]
    assert killed


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("step", [0, 1, 4, 7, 11, 16, 19])
def test_interrupted_before_a_change_to_the_dossier_it_leaves_nothing_behind(consolidated: Path, step: int) -> None:
    before, old = sources(consolidated), (consolidated / WORKBOOK).read_bytes()
    ended = interrupted_at(step, consolidated, "consolider", str(consolidated))
    assert (ended.returncode, ended.stdout) == (3, "")
    _, message, remedy = ended.stderr.splitlines()  # the first ends the line on which the terminal shows ^C
    assert message.startswith("Interrompu. Rien n’a été perdu")
    assert remedy.startswith("Relancez")
    assert not [path for path in consolidated.rglob("*") if is_temporary(path) or path.name == HOLDER]
    assert sources(consolidated) == before
    assert (consolidated / WORKBOOK).read_bytes() == old or len(meetings(consolidated)) == 2
    consolidate_dossier(consolidated)
    assert meetings(consolidated) == {"Bilan": "SEA-R0001", "Suite": "SEA-R0002"}


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interrupted_after_any_time_it_says_so_or_has_ended(hand_made: Path) -> None:
    before = sources(hand_made)
    for hundredths in range(15, 100, 12):
        ended = interrupted_after(hundredths / 100, "consolider", str(hand_made))
        assert ended.returncode in {1, 3, -signal.SIGINT}  # the last: before it began, or once all was done
        assert ("Interrompu" in ended.stderr) == (ended.returncode == 3)
        assert "Traceback" not in ended.stderr
        assert not [path for path in hand_made.rglob("*") if is_temporary(path) or path.name == HOLDER]
        assert sources(hand_made) == before


@pytest.mark.parametrize("step", [1, 3, 5, 8, 15, 30])
def test_a_demo_that_was_killed_can_be_written_again(tmp_path: Path, step: int) -> None:
    dossier = tmp_path / "d"
    assert killed_at(step, dossier, "demo", str(dossier))
    write_demo(dossier)
    assert not [path for path in dossier.rglob("*") if is_temporary(path)]


@pytest.mark.parametrize("step", [3, 8, 11, 20])
def test_an_erasure_that_was_killed_can_be_done_again(consolidated: Path, step: int) -> None:
    before = sources(consolidated)
    assert killed_at(step, consolidated, "effacer", str(consolidated), "--acteur", "ACT-001")
    erase_actor(consolidated, "ACT-001", dt.date(2026, 11, 24))
    assert column(consolidated, "Acteurs", "Nom") == ["(effacé ACT-001)"]
    assert sources(consolidated) == before
