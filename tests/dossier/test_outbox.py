"""What people did with a file that the program wrote is never lost."""

from __future__ import annotations

from pathlib import Path

from aet_sheets.dossier.outbox import Outbox

FOLDER = "a-renvoyer/2016-2017"


def put(dossier: Path, content: bytes, *, asked: bool = False, source: str = "s") -> Path:
    outbox = Outbox(dossier)
    path = outbox.put(dossier / FOLDER / "a.txt", content, source, asked=asked)
    outbox.save()
    return path


def withdraw(dossier: Path, *still_asked: str) -> None:
    outbox = Outbox(dossier)
    outbox.withdraw(dossier / FOLDER, frozenset(still_asked))
    outbox.save()


def test_our_own_file_is_replaced(tmp_path: Path) -> None:
    assert put(tmp_path, b"un") == put(tmp_path, b"deux")
    assert (tmp_path / FOLDER / "a.txt").read_bytes() == b"deux"


def test_a_file_that_somebody_changed_is_left_and_the_new_one_put_beside_time_and_again(tmp_path: Path) -> None:
    first = put(tmp_path, b"un")
    first.write_bytes(b"un, revu")
    beside = put(tmp_path, b"deux")
    assert (first.read_bytes(), beside.name) == (b"un, revu", "a (nouvelle version).txt")
    assert put(tmp_path, b"trois") == beside


def test_a_file_that_somebody_has_open_is_left(tmp_path: Path) -> None:
    first = put(tmp_path, b"un")
    first.with_name("~$a.txt").touch()
    assert put(tmp_path, b"deux") != first
    assert first.read_bytes() == b"un"


def test_a_file_of_somebody_elses_is_left(tmp_path: Path) -> None:
    theirs = tmp_path / FOLDER / "a.txt"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"le leur")
    assert put(tmp_path, b"un") != theirs
    assert theirs.read_bytes() == b"le leur"


def test_two_files_of_one_run_never_share_a_name(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    paths = {outbox.put(tmp_path / "a.txt", content, "s") for content in (b"un", b"deux", b"un")}
    assert len(paths) == 3


def test_what_is_out_of_date_is_taken_away_unless_somebody_changed_it(tmp_path: Path) -> None:
    path = put(tmp_path, b"un")
    withdraw(tmp_path)
    assert not path.exists()
    path = put(tmp_path, b"un")
    path.write_bytes(b"revu")
    withdraw(tmp_path)
    assert path.read_bytes() == b"revu"


def test_what_was_asked_for_stays_as_long_as_its_return_counts(tmp_path: Path) -> None:
    path = put(tmp_path, b"un", asked=True)
    withdraw(tmp_path, "s")
    assert path.exists()
    withdraw(tmp_path)
    assert not path.exists()


def test_files_of_other_editions_are_left(tmp_path: Path) -> None:
    path = put(tmp_path, b"un")
    outbox = Outbox(tmp_path)
    outbox.withdraw(tmp_path / "a-renvoyer/2015-2016", frozenset())
    assert path.exists()


def test_a_lost_memory_makes_every_file_somebodys_own(tmp_path: Path) -> None:
    path = put(tmp_path, b"un")
    (tmp_path / ".aet" / "copies.json").write_bytes(b"{")
    assert put(tmp_path, b"deux") != path
    assert path.read_bytes() == b"un"


def test_outside_a_dossier_nothing_is_replaced_and_the_same_is_not_written_twice(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    assert Outbox(None).put(target, b"un", "s") == Outbox(None).put(target, b"un", "s") == target
    assert Outbox(None).put(target, b"deux", "s").name == "a (nouvelle version).txt"
    assert target.read_bytes() == b"un"
    assert not (tmp_path / ".aet").exists()
