"""Opening the files of a dossier: strangers' files cost themselves only, and what was hashed is what was read."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from aet_sheets.checking.returns import CheckedReturn
from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.dossier.files import Named, open_file, open_readers
from aet_sheets.dossier.returns import open_returns
from aet_sheets.operations.consolidate import consolidate_dossier
from aet_sheets.problems import Problem
from aet_sheets.reading.isolation.pool import Pool
from aet_sheets.reading.limits import MEBIBYTE, Limits
from aet_sheets.reading.raw import RawWorkbook
from tests.support.dossiers import LAST_EDITION
from tests.support.hostile import entity_bomb, far_cell_out_of_order, lying_bomb, overlapping_bomb, xlsx

TRAPS = {
    "à trop de mémoire.xlsx": (far_cell_out_of_order(), "demande plus de"),
    "b menteur.xlsx": (lying_bomb(400 * MEBIBYTE), "endommagé"),
    "y recouvert.xlsx": (overlapping_bomb(), "recouvrent"),
    "z entités.xlsx": (entity_bomb(), "entités"),
}


def test_hostile_files_among_returns_cost_themselves_only(demo: Path, tmp_path: Path) -> None:
    honest = consolidate_dossier(shutil.copytree(demo, tmp_path / "honest"))
    folder = demo / "retours" / LAST_EDITION
    for name, (data, _) in TRAPS.items():
        (folder / name).write_bytes(data)
    with open_readers(Limits(memory=256 * MEBIBYTE)):
        outcome = consolidate_dossier(demo)
    refused = {item.name: item for item in outcome.consolidation.returns if item.status == "illisible"}
    assert refused.keys() == TRAPS.keys()
    for name, (_, why) in TRAPS.items():
        (problem,) = refused[name].problems
        assert problem.code == "fichier-illisible"
        assert why in problem.message
    assert outcome.figures.as_json() == honest.figures.as_json()


def test_files_come_in_order_with_what_their_bytes_are(tmp_path: Path) -> None:
    files = []
    for number in range(20):
        path = tmp_path / f"{number}.csv"
        path.write_text(f"a;{number}\n", encoding="utf-8")
        files.append(Named(path, f"retours/{path.name}"))
    for number, opened in enumerate(open_returns(files, None)):
        assert isinstance(opened.content, CheckedReturn)
        assert opened.content.file == f"retours/{number}.csv"
        assert [problem.file for problem in opened.content.problems] == [opened.content.file]
        assert opened.input is not None
        assert opened.input.file == f"retours/{number}.csv"
        assert opened.input.sha256 == hashlib.sha256(f"a;{number}\n".encode()).hexdigest()


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lourd.xlsx"
    path.write_bytes(xlsx() + bytes(3 * MEBIBYTE))
    with open_readers(Limits(file_size=2 * MEBIBYTE)):
        opened = open_file(path, "lourd.xlsx")
    assert opened.input is None
    assert isinstance(opened.content, Problem)
    assert "plus de 2 Mio" in opened.content.message
    monkeypatch.setenv("AET_LECTURE_TAILLE", "2")
    assert open_file(path, "lourd.xlsx") == opened
    assert "AET_LECTURE_TAILLE" in opened.content.remedy


def test_sheets_that_are_passed_over_come_without_rows(demo: Path) -> None:
    pilot = Dossier(demo).pilot_path
    whole, parts = (open_file(pilot, "p", over).content for over in ((), ["listes"]))
    assert isinstance(whole, RawWorkbook)
    assert isinstance(parts, RawWorkbook)
    kept = [sheet if sheet.name != "Listes" else replace(sheet, rows=[]) for sheet in whole.sheets]
    assert [(sheet.name, sheet.rows) for sheet in parts.sheets] == [(sheet.name, sheet.rows) for sheet in kept]
    assert kept != whole.sheets


def test_a_file_that_does_not_open(tmp_path: Path) -> None:
    opened = open_file(tmp_path, "dossier.xlsx")
    assert opened.input is None
    assert isinstance(opened.content, Problem)
    assert "ne s’ouvre pas" in opened.content.message


def test_a_setting_that_makes_no_sense_stops_everything(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AET_LECTURE_DELAI", "longtemps")
    with pytest.raises(DossierError, match="AET_LECTURE_DELAI vaut «\u00a0longtemps\u00a0»") as error:
        Dossier(demo).pilot()
    assert "au moins 1 (en secondes)" in error.value.remedy


def test_reading_that_cannot_start_stops_everything(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aet_sheets.reading.isolation.child.reading_command", lambda: ["/nowhere/python"])
    with pytest.raises(DossierError, match="n’a pas pu démarrer"):
        consolidate_dossier(demo)


def test_one_run_starts_its_processes_once(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pools: set[Pool] = set()
    start = Pool.start

    def noted(pool: Pool, count: int = 1) -> None:
        pools.add(pool)
        start(pool, count)

    monkeypatch.setattr(Pool, "start", noted)
    consolidate_dossier(demo)
    assert len(pools) == 1
