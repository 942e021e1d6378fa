"""Messages come out as they went in, one by one; a stream that ends or lies is noticed."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aet_sheets.reading.isolation.frames import FrameTooLongError, Wanted, read_frame, write_frame


@given(st.lists(st.binary(max_size=50)))
@example([b"", bytes(3 * 2**20 + 1), b"after"])
def test_messages(messages: list[bytes]) -> None:
    stream = io.BytesIO()
    for message in messages:
        write_frame(stream, message)
    stream.seek(0)
    assert [read_frame(stream, 2**22) for _ in messages] == messages
    assert read_frame(stream, 2**22) is None


@pytest.mark.parametrize("length", [10, 3 * 2**20])
def test_a_message_cut_short_is_no_message(length: int) -> None:
    stream = io.BytesIO()
    write_frame(stream, bytes(length))
    for kept in (3, 12, length):
        assert read_frame(io.BytesIO(stream.getvalue()[:kept]), 2**30) is None


def test_a_message_that_announces_too_much() -> None:
    with pytest.raises(FrameTooLongError):
        read_frame(io.BytesIO(b"\xff" * 100), 2**30)


@pytest.mark.parametrize(
    "asked",
    [
        Wanted("a.xlsx"),
        Wanted("é.xlsx", only="Arbitrages"),
        Wanted("b.xlsx", passed_over=["listes", "accueil"]),
        Wanted("c", "Séances", ["listes"]),
    ],
)
def test_what_is_asked_of_a_reader(asked: Wanted) -> None:
    assert Wanted.of(asked.to_bytes()) == asked._replace(passed_over=list(asked.passed_over))
