"""The log of decisions on disk: only ever added to, and read whatever befell it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.dossier.decisions_file import DECISIONS, append_decisions, forget_values, load_decisions, load_salt
from tests.support.deciding import distinct, kept, same

LOG = [same("ACT-001", "ACT-R0001"), kept("ACT-001", "Téléphone", "01 43 00 00 01"), distinct("ACT-002", "ACT-R0002")]


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in load_decisions(folder)[1]]


def test_what_is_added_is_read_again_in_order(tmp_path: Path) -> None:
    assert load_decisions(tmp_path) == ([], [])
    append_decisions(LOG[:1], tmp_path / "aet")
    append_decisions(LOG[1:], tmp_path / "aet")
    assert load_decisions(tmp_path / "aet") == (LOG, [])


def test_nothing_to_add_makes_no_file(tmp_path: Path) -> None:
    append_decisions([], tmp_path)
    assert list(tmp_path.iterdir()) == []


@given(st.data())
def test_a_kill_while_writing_costs_the_last_line_alone(tmp_path_factory: object, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("log")  # type: ignore[attr-defined]
    append_decisions(LOG, folder)
    whole = (folder / DECISIONS).read_bytes()
    start = whole.rindex(b"\n", 0, -1) + 1
    (folder / DECISIONS).write_bytes(whole[: data.draw(st.integers(start + 1, len(whole) - 2))])
    assert load_decisions(folder)[0] == LOG[:2]
    assert codes(folder) == ["decision-interrompue"]
    append_decisions(LOG[2:], folder)
    assert load_decisions(folder) == (LOG, [])


def test_a_last_line_that_only_lost_its_end_still_counts(tmp_path: Path) -> None:
    append_decisions(LOG[:2], tmp_path)
    (tmp_path / DECISIONS).write_bytes((tmp_path / DECISIONS).read_bytes().rstrip(b"\n"))
    assert load_decisions(tmp_path) == (LOG[:2], [])
    append_decisions(LOG[2:], tmp_path)
    assert load_decisions(tmp_path) == (LOG, [])


def test_a_damaged_line_is_told_and_the_others_hold(tmp_path: Path) -> None:
    append_decisions(LOG, tmp_path)
    lines = (tmp_path / DECISIONS).read_bytes().splitlines(keepends=True)
    (tmp_path / DECISIONS).write_bytes(lines[0] + b"\xff{oups}\n\n" + lines[2])
    decisions, (problem,) = load_decisions(tmp_path)
    assert decisions == [LOG[0], LOG[2]]
    assert (problem.code, problem.file) == ("decision-endommagee", ".aet/decisions.jsonl")
    assert "ligne 2" in problem.message


def test_the_salt_is_drawn_once(tmp_path: Path) -> None:
    assert load_salt(tmp_path) == ""
    salt = load_salt(tmp_path / "aet", new=True)
    assert len(salt) == 32
    assert load_salt(tmp_path / "aet", new=True) == load_salt(tmp_path / "aet") == salt
    assert load_salt(tmp_path) == ""


def test_what_was_decided_on_the_values_of_somebody_erased_is_forgotten(tmp_path: Path) -> None:
    other = kept("ACT-001", "Organisation", "La Halte")
    append_decisions([*LOG, other], tmp_path)
    path = tmp_path / DECISIONS
    path.write_bytes(b"oups\n" + path.read_bytes())
    forget_values({"act-001", "ACT-R0009"}, {"Téléphone", "Courriel"}, tmp_path)
    assert load_decisions(tmp_path)[0] == [LOG[0], LOG[2], other]
    assert codes(tmp_path) == ["decision-endommagee"]
    forget_values({"ACT-001"}, {"Téléphone"}, tmp_path / "nulle part")
