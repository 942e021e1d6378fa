"""Archives (xlsx, xlsm, xlsb, ods) looked at before anything in them is unpacked.

The list of contents tells most traps: too many files, files that unpack to far more than they are, files that share
their bytes, names that lead out of the archive. What the list may still hide, the memory limit of the process stops.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from isal import isal_zlib

from aet_sheets.reading.errors import DAMAGED, RESEND, ProtectedFileError, UnreadableFileError
from aet_sheets.reading.limits import MEBIBYTE, Limits, mebibytes
from aet_sheets.text import number

UNREADABLE_ARCHIVE: Final = (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError)
"""What `zipfile` raises for an archive that is damaged, or packed in a way that nobody uses."""
_SMALL: Final = 64 * MEBIBYTE
"""A file up to this size harms nobody, however well it was packed: a sheet of like rows packs very well."""
_LIGHT: Final = 4 * MEBIBYTE
_SMALL_FILE: Final = 2**16
_LOCAL_HEADER: Final = struct.Struct("<4s5H3L2H")
_CONTENTS_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_CONTENTS_END: Final = struct.Struct("<4s4H2LH")
_VERSION, _NAME_IN_UTF_8, _FIRST_DAY = 20, 0x800, 0x21
"""What needs no more than the second version of the format, and is dated of the first day that it knows."""
_ENCRYPTED: Final = 0x1
_DEFLATED: Final = 8
_BEGINNING: Final = 2048
_LEADS_OUT: Final = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:", re.MULTILINE)
_ENTITY: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TRAPPED: Final = "Ne l'ouvrez pas. Demandez à l'expéditeur s'il l'a bien envoyé, puis un nouvel envoi au format .xlsx."


class Archive:
    """The files of an archive whose bytes are `data`; its list of contents is read once.

    One that is light, a few mebibytes once unpacked, keeps what was read of it: nothing is unpacked twice.

    Raises:
        zipfile.BadZipFile and its like (`UNREADABLE_ARCHIVE`): the archive is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.entries: list[zipfile.ZipInfo] = self._zip.infolist()
        self.names: list[str] = self._zip.namelist()
        self.end_of_files: int = self._zip.start_dir
        self.is_light: bool = sum(entry.file_size for entry in self.entries) <= _LIGHT
        self._kept: dict[zipfile.ZipInfo, bytes] = {}

    def read(self, name: str) -> bytes:
        """Return a file as `zipfile` does, in a third of the time.

        Raises:
            KeyError: there is no such file.
            zipfile.BadZipFile and its like: the file is damaged.
        """
        return self._read(self._zip.getinfo(name))

    def beginning(self, entry: zipfile.ZipInfo) -> bytes:
        """Return the first bytes of a file, as ASCII even where they are UTF-16; empty when it is damaged."""
        try:
            if self.is_light and entry.file_size <= _SMALL_FILE:  # the whole of it costs no more
                content = self._read(entry)
            else:
                content = self._packed(entry, _BEGINNING)
                if entry.compress_type == _DEFLATED:
                    content = _inflated(content, _BEGINNING)
        except UNREADABLE_ARCHIVE:
            return b""
        return content[:_BEGINNING].replace(b"\0", b"")

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        content = self._kept.get(entry)
        if content is None:
            content = self._unpack(entry)
            if self.is_light:
                self._kept[entry] = content
        return content

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.compress_type != _DEFLATED:
            return self._zip.read(entry)
        content = _inflated(self._packed(entry), entry.file_size or 1)  # 0 would set no limit
        if isal_zlib.crc32(content) != entry.CRC:
            raise zipfile.BadZipFile(entry.filename)
        return content

    def _packed(self, entry: zipfile.ZipInfo, most: int | None = None) -> bytes:
        """Return what the archive holds of a file, or the first `most` bytes of it."""
        head = self.data[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
        start = entry.header_offset + _LOCAL_HEADER.size + int.from_bytes(head[26:28], "little")
        start += int.from_bytes(head[28:30], "little")
        return self.data[start : start + min(entry.compress_size, most or entry.compress_size)]


def _inflated(packed: bytes, most: int) -> bytes:
    try:
        content: bytes = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS).decompress(packed, most)
    except isal_zlib.error as error:  # type: ignore[misc]  # isal declares its error as an instance
        raise zipfile.BadZipFile from error
    return content


def check_archive(data: bytes, limits: Limits) -> Archive:
    """Return the archive `data` once it was looked at; nothing large in it is unpacked for that.

    Raises:
        UnreadableFileError: it is damaged, encrypted, or made to harm whoever unpacks it.
    """
    try:
        archive = Archive(data)
    except UNREADABLE_ARCHIVE as error:
        raise UnreadableFileError(DAMAGED, RESEND) from error
    entries = archive.entries
    check_sizes(entries, limits)
    _check_places(entries, archive.end_of_files)
    if _LEADS_OUT.search("\n".join(archive.names)):
        raise UnreadableFileError(
            "il contient des chemins qui mènent hors de l'archive, comme un fichier piégé", _TRAPPED
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ProtectedFileError
    if _ENTITY.search(b" ".join([archive.beginning(entry) for entry in entries if _is_xml(entry)])):
        raise UnreadableFileError("il contient des définitions d'entités XML, comme un fichier piégé", _TRAPPED)
    return archive


def stored(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of `files`, by name, that are not packed: at once where `zipfile` takes a while for each.

    They are few and small: no list of contents in the large format (zip64) is ever written.
    """
    parts: list[bytes] = []
    contents: list[bytes] = []
    place = 0
    for name, content in files.items():
        path, size = name.encode(), len(content)
        about = (_VERSION, _NAME_IN_UTF_8, 0, 0, _FIRST_DAY, isal_zlib.crc32(content), size, size, len(path), 0)
        contents += _CONTENTS_ENTRY.pack(b"PK\1\2", _VERSION, *about, 0, 0, 0, 0, place), path
        parts += _LOCAL_HEADER.pack(b"PK\3\4", *about), path, content
        place += _LOCAL_HEADER.size + len(path) + size
    length = sum(map(len, contents))
    end = _CONTENTS_END.pack(b"PK\5\6", 0, 0, len(files), len(files), length, place, 0)
    return b"".join((*parts, *contents, end))


def check_sizes(entries: Iterable[zipfile.ZipInfo], limits: Limits) -> None:
    """Look at how large these files of an archive say that they are; no more is ever unpacked.

    Raises:
        UnreadableFileError: they are too many or too large.
    """
    sizes = [entry.file_size for entry in entries]
    if len(sizes) > limits.entries:
        raise UnreadableFileError(
            f"l'archive contient {number(len(sizes))} fichiers, un classeur en compte bien moins", _TRAPPED
        )
    if sum(sizes) > limits.unpacked:
        raise UnreadableFileError(
            f"il occuperait {mebibytes(sum(sizes))} une fois décompressé, pour {mebibytes(limits.unpacked)} permis",
            "Supprimez-en les images et les lignes vides mises en forme, ou demandez-le ainsi.",
        )
    if any(entry.file_size > max(_SMALL, limits.ratio * entry.compress_size) for entry in entries):
        raise UnreadableFileError("il se décompresse démesurément, comme un fichier piégé", _TRAPPED)


def _check_places(entries: Iterable[zipfile.ZipInfo], end: int) -> None:
    """Refuse files that share bytes: so a few kilobytes are unpacked thousands of times."""
    spans = sorted(
        (entry.header_offset, entry.header_offset + _LOCAL_HEADER.size + len(entry.orig_filename) + entry.compress_size)
        for entry in entries
    )
    if any(stop > start for (_, stop), (start, _) in pairwise([*spans, (end, end)])):
        raise UnreadableFileError("des fichiers s'y recouvrent, comme dans une archive endommagée ou piégée", RESEND)


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels", ".vml"))
