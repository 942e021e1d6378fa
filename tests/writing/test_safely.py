from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aet_sheets.writing.safely import replace_safely


def writer(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return write


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_file_is_made_with_its_folders(tmp_path: Path) -> None:
    target = tmp_path / "consolidation" / "2016-2017.xlsx"
    assert replace_safely(target, writer("neuf")) == target
    assert target.read_text(encoding="utf-8") == "neuf"
    assert names(target.parent) == {"2016-2017.xlsx"}


def test_the_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "2016-2017.xlsx"
    target.write_text("ancien", encoding="utf-8")
    assert replace_safely(target, writer("neuf")) == target
    assert target.read_text(encoding="utf-8") == "neuf"
    assert names(tmp_path) == {"2016-2017.xlsx"}


def test_the_writer_gets_a_hidden_name_of_the_same_folder_and_kind(tmp_path: Path) -> None:
    given: list[Path] = []

    def write(path: Path) -> None:
        given.append(path)
        path.touch()

    replace_safely(tmp_path / "a.xlsm", write)
    assert given[0].parent == tmp_path
    assert given[0].name.startswith(".")
    assert given[0].suffix == ".xlsm"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "2016-2017.xlsx"
    target.write_text("ancien", encoding="utf-8")

    def write(path: Path) -> None:
        path.write_text("à moitié", encoding="utf-8")
        raise error

    with pytest.raises(error):
        replace_safely(target, write)
    assert target.read_text(encoding="utf-8") == "ancien"
    assert names(tmp_path) == {"2016-2017.xlsx"}


@pytest.mark.parametrize("mark", ["~$2016-2017.xlsx", ".~lock.2016-2017.xlsx#"])
def test_an_open_file_is_left_alone_and_the_new_one_put_beside(tmp_path: Path, mark: str) -> None:
    target = tmp_path / "2016-2017.xlsx"
    target.write_text("ancien", encoding="utf-8")
    (tmp_path / mark).touch()
    first = replace_safely(target, writer("un"))
    second = replace_safely(target, writer("deux"))
    third = replace_safely(target, writer("trois"))
    assert [path.name for path in (first, second, third)] == [
        "2016-2017 (nouvelle version).xlsx",
        "2016-2017 (nouvelle version 2).xlsx",
        "2016-2017 (nouvelle version 3).xlsx",
    ]
    assert [path.read_text(encoding="utf-8") for path in (target, first, second, third)] == [
        "ancien", "un", "deux", "trois",
    ]  # fmt: skip
    assert not [name for name in names(tmp_path) if name.startswith(".aet")]


def test_a_mark_without_its_file_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "~$a.xlsx").touch()
    assert replace_safely(tmp_path / "a.xlsx", writer("neuf")) == tmp_path / "a.xlsx"


def test_a_file_that_windows_refuses_to_replace_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "2016-2017.xlsx"
    target.write_text("ancien", encoding="utf-8")
    real = os.replace

    def refusing(source: str | Path, destination: str | Path) -> None:
        if Path(destination) == target:
            raise PermissionError(13, "Accès refusé")
        real(source, destination)

    monkeypatch.setattr(os, "replace", refusing)
    beside = replace_safely(target, writer("neuf"))
    assert beside.name == "2016-2017 (nouvelle version).xlsx"
    assert (target.read_text(encoding="utf-8"), beside.read_text(encoding="utf-8")) == ("ancien", "neuf")
    assert names(tmp_path) == {target.name, beside.name}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.touch()
    target.chmod(0o664)
    replace_safely(target, writer("neuf"))
    assert target.stat().st_mode & 0o777 == 0o664
