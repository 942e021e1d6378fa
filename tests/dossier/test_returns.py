"""A return that did not change is not read again, and everything is as if it had been."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from aet_sheets.checking import task
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.dossier.answers import ANSWERS
from aet_sheets.operations.checking import check_files
from aet_sheets.operations.consolidate import Outcome, consolidate_dossier
from aet_sheets.operations.follow_up import follow_up
from aet_sheets.reading.isolation.pool import Pool
from tests.operations.small import EDITION, MEETING, small_dossier, snapshot, write_return
from tests.support.markdown import cover

KEPT = Path(".aet", ANSWERS)
BAD = MEETING.replace("12/10/2016", "31/02/2017")
"""A date that does not exist: its row is set aside, with its problem."""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    returns = {
        "a.xlsx": {"Séances": MEETING},
        "b.xlsx": {"Fiche": cover("GT-HANDICAP"), "Séances": BAD},
        "photo.xlsx": {},
    }
    folder = small_dossier(tmp_path / "d", returns)
    (folder / "retours" / EDITION / "photo.xlsx").write_bytes(b"no workbook")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The contents that processes were given to check."""
    given: list[bytes] = []
    run = Pool.run

    def noted(pool: Pool, name: str, known: bytes, data: bytes, understand: object) -> object:
        if name == task.TASK:
            given.append(data)
        return run(pool, name, known, data, understand)  # type: ignore[arg-type]

    monkeypatch.setattr(Pool, "run", noted)
    return given


def told(outcome: Outcome) -> dict[str, object]:
    return outcome.as_json()


def held(result: Consolidation) -> object:
    return {table: (rows.columns, rows.extra, rows.origins) for table, rows in result.dataset.items()}


def test_what_did_not_change_is_not_read_again(dossier: Path, read: list[bytes]) -> None:
    cold = consolidate_dossier(dossier)
    assert len(read) == 3
    del read[:]
    warm = consolidate_dossier(dossier)
    assert read == [b"no workbook"]  # only answers are remembered, not that there was none
    assert told(warm) == told(cold)
    assert held(warm.consolidation) == held(cold.consolidation)


def test_one_changed_return_gives_what_a_first_run_gives(dossier: Path, read: list[bytes], tmp_path: Path) -> None:
    consolidate_dossier(dossier)
    changed = write_return(
        dossier / "retours" / EDITION / "b.xlsx", {"Fiche": cover("GT-HANDICAP"), "Séances": MEETING}
    )
    del read[:]
    warm = consolidate_dossier(dossier)
    assert read == [changed.read_bytes(), b"no workbook"]
    fresh = shutil.copytree(dossier, tmp_path / "fresh", ignore=shutil.ignore_patterns(ANSWERS))
    cold = consolidate_dossier(fresh)
    assert told(warm) == told(cold)
    assert held(warm.consolidation) == held(cold.consolidation)


def test_what_counts_is_the_content_wherever_it_lies(dossier: Path, read: list[bytes]) -> None:
    consolidate_dossier(dossier)
    folder = dossier / "retours" / EDITION
    (folder / "GT-HANDICAP").mkdir()
    (folder / "b.xlsx").rename(folder / "GT-HANDICAP" / "b.xlsx")
    del read[:]
    result = consolidate_dossier(dossier).consolidation
    assert read == [b"no workbook"]
    moved = f"retours/{EDITION}/GT-HANDICAP/b.xlsx"
    assert {problem.file for problem in result.problems if problem.code == "date-invalide"} == {moved}
    assert [row.file for row in result.sources[moved].set_aside] == [moved]


def test_another_name_and_other_days_are_another_question(dossier: Path, read: list[bytes]) -> None:
    consolidate_dossier(dossier)
    folder = dossier / "retours" / EDITION
    (folder / "b.xlsx").rename(folder / "c.xlsx")
    del read[:]
    consolidate_dossier(dossier)
    assert len(read) == 2
    past = folder.with_name("2015-2016")
    past.mkdir()
    (folder / "a.xlsx").rename(past / "a.xlsx")
    del read[:]
    (strayed,) = consolidate_dossier(dossier, "2015-2016").consolidation.returns
    assert (len(read), str(strayed.status)) == (1, "hors édition")


def test_another_version_of_the_program_reads_everything_anew(
    dossier: Path, read: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = consolidate_dossier(dossier)
    del read[:]
    monkeypatch.setattr(task, "version", lambda: "another")
    assert told(consolidate_dossier(dossier)) == told(cold)
    assert len(read) == 3


def test_a_damaged_memory_is_no_loss_and_nobody_hears_of_it(dossier: Path, read: list[bytes]) -> None:
    cold = consolidate_dossier(dossier)
    content = (dossier / KEPT).read_bytes()
    for damaged in (content[:-1], content[: len(content) // 2], b"\0" + content[1:]):
        (dossier / KEPT).write_bytes(damaged)
        del read[:]
        assert told(consolidate_dossier(dossier)) == told(cold)
        assert len(read) > 1
        assert (dossier / KEPT).read_bytes() == content


def test_an_answer_that_makes_no_sense_is_asked_for_again(
    dossier: Path, read: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = consolidate_dossier(dossier)
    monkeypatch.setattr("aet_sheets.dossier.answers.Answers.get", lambda *_: b"nonsense")
    del read[:]
    assert told(consolidate_dossier(dossier)) == told(cold)
    assert len(read) == 3


def test_commands_that_write_nothing_ask_and_keep_nothing(dossier: Path, read: list[bytes]) -> None:
    consolidate_dossier(dossier)
    before = snapshot(dossier)
    (dossier / "retours" / EDITION / "photo.xlsx").unlink()
    before.pop(f"retours/{EDITION}/photo.xlsx")
    del read[:]
    follow_up(dossier, dt.date(2017, 7, 1))
    check_files([dossier / "retours"])
    assert read == []
    assert snapshot(dossier) == before
    (dossier / KEPT).unlink()
    before.pop(KEPT.as_posix())
    follow_up(dossier, dt.date(2017, 7, 1))
    assert len(read) == 2
    assert snapshot(dossier) == before
