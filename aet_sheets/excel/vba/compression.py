"""The compression of VBA text ([MS-OVBA] 2.4.1)."""

from __future__ import annotations

import struct
from collections import defaultdict
from typing import Final

_SIGNATURE: Final = b"\x01"
_CHUNK: Final = 4096
"""How many bytes are compressed by themselves ([MS-OVBA] 2.4.1.1.3)."""
_COMPRESSED, _RAW = 0xB000, 0x3000
"""The flag and the signature of a chunk's header ([MS-OVBA] 2.4.1.1.5)."""
_HEADER: Final = 2
_TOKENS: Final = 8
"""Each flag byte speaks for that many tokens ([MS-OVBA] 2.4.1.1.7)."""
_SHORTEST: Final = 3
"""The shortest copy worth a token: two would take as much room as they save."""
_CANDIDATES: Final = 32
"""How many earlier places are looked at: in text the nearest ones give almost all that there is to gain."""


def compress(data: bytes) -> bytes:
    """Return `data` as a compressed container ([MS-OVBA] 2.4.1.1.1), the same for the same data.

    Raises `ValueError` when the last chunk would grow: the format cannot tell where it ends. No text does that.
    """
    chunks = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    return _SIGNATURE + b"".join(map(_compressed_chunk, chunks))


def _compressed_chunk(chunk: bytes) -> bytes:
    tokens = _token_sequences(chunk)
    if len(tokens) <= _CHUNK:
        return struct.pack("<H", _COMPRESSED | (len(tokens) + _HEADER - _SHORTEST)) + tokens
    if len(chunk) < _CHUNK:
        raise ValueError("the last chunk cannot be compressed")
    return struct.pack("<H", _RAW | (_CHUNK + _HEADER - _SHORTEST)) + chunk


def _token_sequences(chunk: bytes) -> bytes:
    """Return the tokens of `chunk`, eight by eight, each eight after the byte that tells copies from letters."""
    found = bytearray()
    earlier: dict[bytes, list[int]] = defaultdict(list)
    position = 0
    while position < len(chunk):
        flags, tokens = 0, bytearray()
        for token in range(_TOKENS):
            if position == len(chunk):
                break
            length, offset = _longest_match(chunk, position, earlier)
            if length:
                flags |= 1 << token
                tokens += _copy_token(position, length, offset)
            else:
                length = 1
                tokens.append(chunk[position])
            for start in range(position, position + length):
                earlier[chunk[start : start + _SHORTEST]].append(start)
            position += length
        found.append(flags)
        found += tokens
    return bytes(found)


def _longest_match(chunk: bytes, position: int, earlier: dict[bytes, list[int]]) -> tuple[int, int]:
    """Return the length and the distance back of the longest repetition at `position`, zeros without one."""
    most = min((0xFFFF >> _offset_bits(position)) + _SHORTEST, len(chunk) - position)
    best = (0, 0)
    for start in reversed(earlier[chunk[position : position + _SHORTEST]][-_CANDIDATES:]):
        length = 0
        while length < most and chunk[start + length] == chunk[position + length]:
            length += 1
        if length > best[0]:
            best = (length, position - start)
        if length == most:
            break
    return best if best[0] >= _SHORTEST else (0, 0)


def _copy_token(position: int, length: int, offset: int) -> bytes:
    """Pack a copy: the distance in the high bits, the length in the low ones ([MS-OVBA] 2.4.1.3.19.3)."""
    return struct.pack("<H", (offset - 1) << (16 - _offset_bits(position)) | (length - _SHORTEST))


def _offset_bits(position: int) -> int:
    """Return how many bits a distance takes at `position` of a chunk ([MS-OVBA] 2.4.1.3.19.1)."""
    return max((position - 1).bit_length(), 4)


def decompress(container: bytes) -> bytes:
    """Return what `compress`, or Excel, compressed ([MS-OVBA] 2.4.1.3.1).

    Raises `ValueError` when `container` is none, or is damaged.
    """
    if container[:1] != _SIGNATURE:
        raise ValueError("no compressed container")
    data, position = bytearray(), 1
    while position + _HEADER <= len(container):
        header = int.from_bytes(container[position : position + _HEADER], "little")
        end = position + (header & 0x0FFF) + _SHORTEST
        chunk = container[position + _HEADER : end]
        data += _decompressed_chunk(chunk) if header & 0x8000 else chunk
        position = end
    return bytes(data)


def _decompressed_chunk(chunk: bytes) -> bytes:
    data, position = bytearray(), 0
    while position < len(chunk):
        flags, position = chunk[position], position + 1
        for token in range(_TOKENS):
            if position >= len(chunk):
                break
            if flags >> token & 1:
                copy = int.from_bytes(chunk[position : position + 2], "little")
                length_bits = 16 - _offset_bits(len(data))
                start = len(data) - (copy >> length_bits) - 1
                if start < 0:
                    raise ValueError("a copy of what stands before the chunk")
                for step in range((copy & ((1 << length_bits) - 1)) + _SHORTEST):
                    data.append(data[start + step])
                position += 2
            else:
                data.append(chunk[position])
                position += 1
    return bytes(data)
