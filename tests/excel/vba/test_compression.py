"""What is compressed is read back by olevba, and by the few lines that the specification takes."""

from __future__ import annotations

import struct
import warnings
from hashlib import sha512

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.excel.vba.compression import compress, decompress

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # olevba and the new names of pyparsing
    from oletools.olevba import decompress_stream

TEXT = 'Public Sub AET_Verifier()\r\n    MsgBox "Vérifié"\r\nEnd Sub\r\n'.encode("cp1252")
words = st.sampled_from([b"Public ", b"Sub ", b"\r\n", b"    ", b"\xe9", b"x", b"MsgBox "])
texts = st.lists(words, max_size=3_000).map(b"".join)


def decompressed(container: bytes) -> bytes:
    """Return what a container holds, as [MS-OVBA] 2.4.1.3 says to read it."""
    assert container[0] == 1
    found, at = bytearray(), 1
    while at < len(container):
        (header,) = struct.unpack_from("<H", container, at)
        end, start = at + (header & 0x0FFF) + 3, len(found)
        assert header & 0x7000 == 0x3000
        at += 2
        if not header & 0x8000:
            found += container[at:end]
            at = end
        while at < end:
            flags, at = container[at], at + 1
            for bit in range(8):
                if at >= end:
                    break
                if not flags >> bit & 1:
                    found.append(container[at])
                    at += 1
                    continue
                (token,) = struct.unpack_from("<H", container, at)
                at += 2
                bits = max((len(found) - start - 1).bit_length(), 4)
                offset = (token >> (16 - bits)) + 1
                for _ in range((token & (0xFFFF >> bits)) + 3):
                    found.append(found[-offset])
    return bytes(found)


@given(texts)
def test_text_is_read_back(text: bytes) -> None:
    assert decompressed(compress(text)) == text


@given(texts.filter(bool))
def test_olevba_reads_the_same(text: bytes) -> None:
    assert bytes(decompress_stream(bytearray(compress(text)))) == text


def test_the_example_of_the_specification() -> None:
    """[MS-OVBA] 3.2.3, the maximum compression of a repeated letter."""
    assert compress(b"a" * 73) == bytes.fromhex("01 03 B0 02 61 45 00")


def test_text_takes_less_room() -> None:
    assert len(compress(TEXT * 100)) < len(TEXT) * 10


def test_noise_is_stored_as_it_is_unless_nobody_could_tell_where_it_ends() -> None:
    noise = sha512(b"0").digest()
    while len(noise) < 4_096:
        noise += sha512(noise).digest()
    with pytest.raises(ValueError, match="compressed"):
        compress(noise[:4_090])
    assert decompressed(compress(noise)) == noise


@given(texts)
def test_our_own_reader_finds_it_again(data: bytes) -> None:
    assert decompress(compress(data)) == data


@pytest.mark.parametrize("container", [b"", b"\x02", b"\x01\x02\xb0\x01\x05\x00"])
def test_what_is_not_whole_is_refused(container: bytes) -> None:
    with pytest.raises(ValueError, match=r"no compressed container|before the chunk"):
        decompress(container)
