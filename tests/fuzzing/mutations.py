"""Real files, spoilt: bytes changed, cut, doubled or moved, outside archives and inside them."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from typing import Final

_INTERESTING: Final = (b"\0", b"\xff", b"\x7f", b"\x80", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xfe")
_WORDS: Final = (
    b"<", b"/>", b"&e;", b'"', b"]]>", b"<!--", b"1048576", b"XFD1048576", b"99999999999999999999", b"-1", b"1e308",
    b"NaN", b't="e"', b't="s"', b'r="A1"', b"number-rows-repeated", b"date1904", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    b"=1+1", b";", b"\r",
)  # fmt: skip


def mutated(data: bytes, seed: int) -> bytes:
    """Return `data` spoilt in a way that `seed` decides: the same each time."""
    chance = random.Random(seed)  # noqa: S311 - test data
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _spoilt_inside(data, chance)
    return _spoilt(data, chance)


def _spoilt_inside(data: bytes, chance: random.Random) -> bytes:
    """Spoil one or two parts of an archive and pack it again: so that readers get past the door."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    likely = [name for name in parts if "sheet" in name.lower() or "content" in name or "workbook" in name]
    for _ in range(chance.randint(1, 2)):
        name = chance.choice(likely if likely and chance.random() < 0.7 else list(parts))
        parts[name] = _spoilt(parts[name], chance)
    if chance.random() < 0.05:
        parts.pop(chance.choice(list(parts)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 12))):
        if content:
            chance.choice(_WAYS)(content, chance)
    return bytes(content)


def _flip(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _overwrite(content: bytearray, chance: random.Random) -> None:
    place, new = chance.randrange(len(content)), chance.choice(_INTERESTING)
    content[place : place + len(new)] = new


def _insert(content: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(content))
    content[place:place] = chance.choice(_WORDS)


def _digit(content: bytearray, chance: random.Random) -> None:
    """Change a digit near a random place: lengths, addresses and counts are written in digits."""
    start = chance.randrange(len(content))
    for place in range(start, min(start + 200, len(content))):
        if 48 <= content[place] <= 57:
            content[place] = chance.choice(b"0123456789")
            return


def _cut(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content))
    del content[start : start + chance.choice((1, 4, 60, 1000))]


def _truncate(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _double(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content))
    piece = content[start : start + chance.choice((1, 20, 500))]
    content[start:start] = piece * chance.choice((1, 2, 50))


def _move(content: bytearray, chance: random.Random) -> None:
    start, target = chance.randrange(len(content)), chance.randrange(len(content))
    piece = content[start : start + chance.choice((4, 64, 512))]
    content[target : target + len(piece)] = piece


_WAYS: Final[tuple[Callable[[bytearray, random.Random], None], ...]] = (
    _flip, _flip, _overwrite, _insert, _digit, _digit, _cut, _double, _move, _truncate,
)  # fmt: skip
