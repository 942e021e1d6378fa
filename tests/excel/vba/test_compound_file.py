"""Compound files read back by olefile."""

from __future__ import annotations

from io import BytesIO

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aet_sheets.excel.vba.compound_file import write_compound_file

names = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12)
streams = st.dictionaries(
    names, st.integers(0, 9_000).map(lambda size: bytes(range(256)) * (size // 256 + 1)), max_size=40
)


def read_back(content: bytes) -> dict[str, bytes]:
    with olefile.OleFileIO(BytesIO(content), raise_defects=olefile.DEFECT_INCORRECT) as ole:
        return {"/".join(path): ole.openstream(path).read() for path in ole.listdir()}


@settings(max_examples=40)
@given(streams)
def test_streams_are_read_back(streams: dict[str, bytes]) -> None:
    content = write_compound_file({"Top": streams, "alone": b"x"})
    assert read_back(content) == {f"Top/{name}": data for name, data in streams.items()} | {"alone": b"x"}
    assert len(content) % 512 == 0


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4095, 4096, 4097, 70_000])
def test_small_and_large_streams_have_their_size(size: int) -> None:
    data = bytes(number % 251 for number in range(size))
    assert read_back(write_compound_file({"a": data})) == {"a": data}


def test_what_the_header_cannot_list_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        write_compound_file({"a": bytes(8_000_000)})
