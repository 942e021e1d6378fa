"""Which files are checked, and under which names."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.dossier import DossierError
from aet_sheets.operations.checking import check_files
from tests.operations.checking.samples import BAD_DATE, check, codes
from tests.operations.small import EDITION, small_dossier, write_return


def test_a_folder_stands_for_its_files_without_the_marks_that_excel_leaves(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {}, "~$a.xlsx": {}, ".cache.xlsx": {}})
    checks = check_files([dossier])
    assert [Path(check.file).name for check in checks] == ["pilotage.xlsx", "a.xlsx"]
    assert "fichier-ouvert" in codes(checks[1])


def test_what_a_system_or_a_program_left_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    write_return(tmp_path / "a.xlsx", {})
    for name in ("Thumbs.db", "LISEZ-MOI.txt", "__MACOSX/a.xlsx", ".git/a.xlsx", ".~lock.a.xlsx#"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [Path(check.file).name for check in check_files([tmp_path])] == ["a.xlsx"]


def test_a_file_given_twice_is_checked_once(tmp_path: Path) -> None:
    path = write_return(tmp_path / "a.xlsx", {})
    assert len(check_files([path, path, tmp_path])) == 1


def test_paths_stay_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}})
    monkeypatch.chdir(dossier / "retours")
    found = check(Path(EDITION, "a.xlsx"))
    assert {found.file} == {problem.file for problem in found.problems} == {f"{EDITION}/a.xlsx"}


def test_a_path_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="n’existe pas") as error:
        check_files([tmp_path / "nulle-part.xlsx"])
    assert error.value.wrong_use


def test_an_empty_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="aucun fichier"):
        check_files([tmp_path])
