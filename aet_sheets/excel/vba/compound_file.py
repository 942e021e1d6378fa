"""A compound file of streams and storages ([MS-CFB]), version 3, as small as a VBA project needs it."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

Tree: TypeAlias = Mapping[str, "bytes | Tree"]
"""A storage: streams (bytes) and storages by name."""

_SECTOR, _MINI_SECTOR = 512, 64
_MINI_LIMIT: Final = 4096
"""Streams shorter than that live in the mini stream ([MS-CFB] 2.2)."""
_FREE, _END_OF_CHAIN, _FAT_SECTOR, _NOBODY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
"""Special sector numbers, and the stream number that means none ([MS-CFB] 2.1)."""
_PER_FAT_SECTOR: Final = _SECTOR // 4
_MOST_FAT_SECTORS: Final = 109
"""How many the header lists; more would need sectors of their own ([MS-CFB] 2.5)."""
_ENTRY: Final = 128
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(slots=True)
class _Entry:
    """A directory entry ([MS-CFB] 2.6.1)."""

    name: str
    type: int
    data: bytes = b""
    colour: int = _BLACK
    left: int = _NOBODY
    right: int = _NOBODY
    child: int = _NOBODY
    start: int = 0
    size: int = 0

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        links = (self.left, self.right, self.child)
        head = name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name), self.type, self.colour, *links)
        no_class_state_or_time = bytes(36)
        return head + no_class_state_or_time + struct.pack("<IQ", self.start, self.size)


_UNUSED: Final = bytes(68) + struct.pack("<III", _NOBODY, _NOBODY, _NOBODY) + bytes(48)


@dataclass(slots=True)
class _Sectors:
    """Sectors of one size, and the table that chains them ([MS-CFB] 2.3, 2.4)."""

    size: int
    content: bytearray = field(default_factory=bytearray)
    table: list[int] = field(default_factory=list)

    def add(self, data: bytes, filler: bytes = b"\0") -> int:
        """Append `data` as a chain, filled up to whole sectors; return its first sector."""
        count = -(-len(data) // self.size)
        if not count:
            return _END_OF_CHAIN
        first = len(self.table)
        self.content += data.ljust(count * self.size, filler)
        self.table += [*range(first + 1, first + count), _END_OF_CHAIN]
        return first


def write_compound_file(tree: Tree) -> bytes:
    """Return the compound file that holds `tree`; raises `ValueError` beyond about 7 MB."""
    entries = [_Entry("Root Entry", _ROOT)]
    entries[0].child = _add_storage(entries, tree)
    sectors, mini = _Sectors(_SECTOR), _Sectors(_MINI_SECTOR)
    for entry in entries:
        if entry.type == _STREAM:
            entry.size = len(entry.data)
            entry.start = (mini if entry.size < _MINI_LIMIT else sectors).add(entry.data)
    entries[0].size, entries[0].start = len(mini.content), sectors.add(bytes(mini.content))
    mini_table = struct.pack(f"<{len(mini.table)}I", *mini.table)
    mini_start = sectors.add(mini_table, b"\xff")
    directory = b"".join(entry.packed() for entry in entries)
    unused = _UNUSED * (-len(entries) % (_SECTOR // _ENTRY))
    directory_start = sectors.add(directory + unused)
    first_fat_sector = len(sectors.table)
    fat = _complete_table(sectors.table)
    fat_sectors = [number + first_fat_sector for number in range(len(fat) // _PER_FAT_SECTOR)]
    header = _header(fat_sectors, directory_start, mini_start, -(-len(mini_table) // _SECTOR))
    return header + bytes(sectors.content) + struct.pack(f"<{len(fat)}I", *fat)


def _add_storage(entries: list[_Entry], tree: Tree) -> int:
    """Append the entries of a storage, and return the number of the one at the top of their tree."""
    numbers: list[int] = []
    for name in sorted(tree, key=_sorting_key):
        content = tree[name]
        numbers.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            storage = _Entry(name, _STORAGE)
            entries.append(storage)
            storage.child = _add_storage(entries, content)
    return _balance(entries, numbers, 1, len(numbers).bit_length())


def _sorting_key(name: str) -> tuple[int, str]:
    """Return the order of names in a storage: shorter first, then by capitals ([MS-CFB] 2.6.4)."""
    return len(name.encode("utf-16-le")), name.upper()


def _balance(entries: list[_Entry], numbers: list[int], level: int, deepest: int) -> int:
    """Link sorted siblings into a balanced tree, red on its deepest level alone, and return its top."""
    if not numbers:
        return _NOBODY
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.colour = _RED if level == deepest and level > 1 else _BLACK
    entry.left = _balance(entries, numbers[:middle], level + 1, deepest)
    entry.right = _balance(entries, numbers[middle + 1 :], level + 1, deepest)
    return numbers[middle]


def _complete_table(table: list[int]) -> list[int]:
    """Return the sector table with the sectors that it takes itself, filled up to whole sectors."""
    count = 1
    while len(table) + count > count * _PER_FAT_SECTOR:
        count += 1
    if count > _MOST_FAT_SECTORS:
        raise ValueError("the project is too large")
    complete = [*table, *[_FAT_SECTOR] * count]
    return [*complete, *[_FREE] * (count * _PER_FAT_SECTOR - len(complete))]


def _header(fat_sectors: list[int], directory_start: int, mini_start: int, mini_sectors: int) -> bytes:
    """Return the header ([MS-CFB] 2.2)."""
    version, little_endian, sector_shift, mini_shift = (0x3E, 3), 0xFFFE, 9, 6
    listed = [*fat_sectors, *[_FREE] * (_MOST_FAT_SECTORS - len(fat_sectors))]
    return b"".join(
        (
            _SIGNATURE,
            bytes(16),
            struct.pack("<HHHHH", *version, little_endian, sector_shift, mini_shift),
            bytes(10),  # reserved, and the count of directory sectors, zero in version 3
            struct.pack("<IIII", len(fat_sectors), directory_start, 0, _MINI_LIMIT),
            struct.pack("<IIII", mini_start, mini_sectors, _END_OF_CHAIN, 0),
            struct.pack(f"<{_MOST_FAT_SECTORS}I", *listed),
        )
    )
