"""Files are replaced whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aet_sheets.dossier import durable
from aet_sheets.dossier.durable import is_temporary, put, temporary_beside, write_whole


def test_a_temporary_name_is_known_for_one(tmp_path: Path) -> None:
    path = temporary_beside(tmp_path / "2016-2017.xlsx")
    assert (path.parent, path.suffix) == (tmp_path, ".xlsx")
    assert is_temporary(path)
    assert not is_temporary(tmp_path / "2016-2017.xlsx")
    assert not is_temporary(tmp_path / ".aet")


def test_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    for content in (b"old", b"new"):
        write_whole(target, content)
        assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]


def refuse(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Have Windows say, `times` times, that somebody is reading the file."""
    real, left = os.replace, iter(range(times))

    def replace(source: str | Path, target: str | Path) -> None:
        if next(left, None) is not None:
            raise PermissionError(13, "Accès refusé")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(durable, "_PAUSE", 0)


def test_somebody_who_reads_the_file_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, 4)
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_not_for_ever_and_then_the_old_file_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    refuse(monkeypatch, 5)
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "a", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_the_new_name_reaches_the_disk_after_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: flushed.append(os.path.isdir(f"/dev/fd/{descriptor}")))  # noqa: PTH112
    (tmp_path / "new").touch()
    assert put(tmp_path / "new", tmp_path / "a") == tmp_path / "a"
    assert flushed == [False, True]
