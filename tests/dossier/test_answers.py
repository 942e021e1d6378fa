"""What is remembered from one run to the next is the same, or nothing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aet_sheets.dossier.answers import ANSWERS, Answers, forget_answers, key_of

SAID = {key_of(str(number), b""): bytes([number]) * (number * 100) for number in range(5)}
DAMAGES = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, 2_000), st.just(0)),
    st.tuples(st.just("flip"), st.integers(0, 2_000), st.integers(1, 255)),
)


def answers(folder: Path, *, version: str = "1", keep: bool = True) -> Answers:
    return Answers(folder / ANSWERS, lambda: version, keep=keep)


def say(folder: Path, said: dict[bytes, bytes], *, version: str = "1", keep: bool = True) -> None:
    """Run once, everything asked for that is known, the rest answered."""
    with answers(folder, version=version, keep=keep) as at_hand:
        for key, answer in said.items():
            if at_hand.get(key) is None:
                at_hand.put(key, answer)
        at_hand.save()


def known(folder: Path, *, version: str = "1") -> dict[bytes, bytes]:
    with answers(folder, version=version, keep=False) as at_hand:
        return {key: answer for key in SAID if key in at_hand and (answer := at_hand.get(key)) is not None}


def interrupted(folder: Path) -> None:
    with answers(folder) as at_hand:
        at_hand.put(b"new", b"answer")
        raise KeyboardInterrupt


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_was_said_is_known_in_the_next_run(tmp_path: Path) -> None:
    say(tmp_path, SAID)
    assert known(tmp_path) == SAID
    assert files(tmp_path) == [ANSWERS]


def test_what_nobody_asks_for_any_more_is_forgotten(tmp_path: Path) -> None:
    say(tmp_path, SAID)
    some = dict(list(SAID.items())[2:])
    say(tmp_path, some)
    assert known(tmp_path) == some
    say(tmp_path, {})
    assert files(tmp_path) == []


def test_a_run_that_asks_for_the_same_writes_nothing(tmp_path: Path) -> None:
    say(tmp_path, SAID)
    before = (tmp_path / ANSWERS).stat()
    say(tmp_path, SAID)
    assert (tmp_path / ANSWERS).stat().st_ino == before.st_ino


def test_new_answers_join_the_others(tmp_path: Path) -> None:
    say(tmp_path, dict(list(SAID.items())[:3]))
    say(tmp_path, SAID)
    assert known(tmp_path) == SAID


MANY = {key_of(str(number), b""): f"answer {number}".encode() * 20 for number in range(40)}


def ask(folder: Path, said: dict[bytes, bytes]) -> int:
    """Run once, and return how many answers were not known."""
    with answers(folder) as at_hand:
        unknown = [key for key in said if at_hand.get(key) is None]
        for key in unknown:
            at_hand.put(key, said[key])
        at_hand.save()
    return len(unknown)


def test_where_one_answer_changed_the_file_stays_and_forgets_the_old_one(tmp_path: Path) -> None:
    ask(tmp_path, MANY)
    before = (tmp_path / ANSWERS).stat()
    said = dict(MANY)
    for number in range(100):
        old = list(said)[number % 40]
        answer = said.pop(old)
        said[key_of(f"other {number}", b"")] = f"other answer {number}".encode() * (1 + number % 30)
        assert ask(tmp_path, said) == 1
        assert answer not in (tmp_path / ANSWERS).read_bytes()
        if number == 0:
            assert (tmp_path / ANSWERS).stat().st_ino == before.st_ino
    assert ask(tmp_path, said) == 0
    assert (tmp_path / ANSWERS).stat().st_size < 2 * before.st_size
    assert files(tmp_path) == [ANSWERS]


@pytest.mark.parametrize("steps", range(4))
def test_a_run_that_is_stopped_while_it_saves_leaves_right_answers_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    ask(tmp_path, MANY)
    said = dict(list(MANY.items())[2:]) | {b"new": b"new answer"}
    real: Any = Path.open
    with answers(tmp_path) as at_hand:
        for key in said:
            if at_hand.get(key) is None:
                at_hand.put(key, said[key])
        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            patch.setattr(Path, "open", lambda path, mode: Stopping(real(path, mode), steps))
            at_hand.save()
    with answers(tmp_path) as at_hand:
        assert all(at_hand.get(key) in {None, answer} for key, answer in (MANY | said).items())
    ask(tmp_path, said)
    assert ask(tmp_path, said) == 0


class Stopping:
    """A file in which so many things may be written before the program is stopped."""

    def __init__(self, file: IO[bytes], writes: int) -> None:
        self.file, self.left = file, writes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def write(self, data: bytes) -> int:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        return self.file.write(data)


def test_a_run_that_may_keep_nothing_reads_and_writes_nothing(tmp_path: Path) -> None:
    say(tmp_path, SAID, keep=False)
    assert files(tmp_path) == []
    say(tmp_path, SAID)
    say(tmp_path, {}, keep=False)
    assert known(tmp_path) == SAID


def test_a_run_that_fails_leaves_what_was_known(tmp_path: Path) -> None:
    say(tmp_path, dict(list(SAID.items())[:3]))
    before = known(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path)
    assert (known(tmp_path), files(tmp_path)) == (before, [ANSWERS])


def test_another_version_knows_nothing_and_writes_its_own(tmp_path: Path) -> None:
    say(tmp_path, SAID)
    assert known(tmp_path, version="2") == {}
    say(tmp_path, SAID, version="2")
    assert (known(tmp_path, version="2"), known(tmp_path)) == (SAID, {})


def test_the_version_is_asked_for_only_where_there_is_something_to_know(tmp_path: Path) -> None:
    def version() -> str:
        pytest.fail("nobody needs it")

    with Answers(tmp_path / ANSWERS, version, keep=True) as at_hand:
        assert not len(at_hand)
        at_hand.save()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(damages=st.lists(DAMAGES, min_size=1, max_size=3))
def test_a_damaged_file_gives_right_answers_or_none_and_is_made_good(
    tmp_path: Path, damages: list[tuple[str, int, int]]
) -> None:
    forget_answers(tmp_path)
    say(tmp_path, SAID)
    content = bytearray((tmp_path / ANSWERS).read_bytes())
    for kind, place, change in damages:
        if kind == "cut":
            del content[len(content) - place % (len(content) + 1) :]
        elif content:
            content[-1 - place % len(content)] ^= change
    (tmp_path / ANSWERS).write_bytes(content)
    assert known(tmp_path).items() <= SAID.items()
    say(tmp_path, SAID)
    assert known(tmp_path) == SAID


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0" * 100, b"\0" * 1_000, b"\xff" * 1_000])
def test_another_file_in_its_place_gives_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ANSWERS).write_bytes(content)
    assert known(tmp_path) == {}


def test_a_folder_in_its_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ANSWERS / "sub").mkdir(parents=True)
    say(tmp_path, SAID)
    forget_answers(tmp_path)
    assert (known(tmp_path), files(tmp_path)) == ({}, [ANSWERS])


def test_where_nothing_can_be_written_nothing_is_known(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    for folder in (no_folder, tmp_path / "nowhere"):
        say(folder, SAID)
        assert known(folder) == {}


def test_on_a_full_disk_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = tmp_path / ".aet-full"
    full.symlink_to("/dev/full")
    monkeypatch.setattr("aet_sheets.dossier.answers.temporary_beside", lambda _: full)
    say(tmp_path, {key: answer * 1_000 for key, answer in SAID.items()})
    assert (known(tmp_path), files(tmp_path)) == ({}, [])


def test_forgetting_leaves_nothing_and_may_be_done_twice(tmp_path: Path) -> None:
    say(tmp_path, SAID)
    with (tmp_path / ANSWERS).open("rb") as held:
        forget_answers(tmp_path)
        assert held.read() == b""
    forget_answers(tmp_path)
    assert files(tmp_path) == []
