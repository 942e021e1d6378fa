"""Which format a file really has: its first bytes decide, its name only helps with plain text."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final, NamedTuple

from aet_sheets.reading.archives import UNREADABLE_ARCHIVE, Archive, check_archive
from aet_sheets.reading.errors import DAMAGED, RESEND, NotASpreadsheetError, ProtectedFileError, UnreadableFileError
from aet_sheets.reading.limits import Limits

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF: Final = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_MANIFEST: Final = "META-INF/manifest.xml"
_TEXT_SUFFIXES: Final = (".csv", ".tsv", ".txt")
SPREADSHEET_SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".fods", ".xltx", ".xltm")


class Sniffed(NamedTuple):
    """The format of a file: xlsx, xlsb, xls, ods or csv (xlsm counts as xlsx); and the archive that it is, if any."""

    format: str
    archive: Archive | None = None


def sniff(data: bytes, name: str, limits: Limits) -> Sniffed:
    """Return the format of a file called `name`.

    Raises:
        UnreadableFileError: the file claims to be a spreadsheet and is not, is protected by a password, or is a trap.
        NotASpreadsheetError: the file neither is nor claims to be a spreadsheet.
    """
    suffix = PurePath(name).suffix.lower()
    if not data:
        raise UnreadableFileError("il est vide (0 octet)", RESEND)
    if data.startswith(_ZIP):
        archive = check_archive(data, limits)
        return Sniffed(_sniff_archive(archive, suffix), archive)
    if data.startswith(_OLE):
        return Sniffed(_sniff_ole(data, suffix))
    if suffix in _TEXT_SUFFIXES:
        if suffix == ".txt" and not set(data.splitlines()[0]) & set(b";\t"):
            raise NotASpreadsheetError  # a letter, not a table
        return Sniffed("csv")
    if data.startswith(_BIFF) and suffix == ".xls":
        return Sniffed("xls")
    if suffix not in SPREADSHEET_SUFFIXES:
        raise NotASpreadsheetError
    raise UnreadableFileError(_what_it_is(data), RESEND)


def _sniff_archive(archive: Archive, suffix: str) -> str:
    names = set(archive.names)
    try:
        media = archive.read("mimetype")[:80] if "mimetype" in names else b""
        manifest = archive.read(_MANIFEST) if _MANIFEST in names else b""
    except UNREADABLE_ARCHIVE as error:
        raise UnreadableFileError(DAMAGED, RESEND) from error
    if any(name.lower() == "xl/workbook.bin" for name in names):
        return "xlsb"
    if any(name.startswith("xl/") for name in names) or ("[Content_Types].xml" in names and suffix.startswith(".xl")):
        return "xlsx"
    if b"opendocument.spreadsheet" in media and (b"encryption-data" in manifest or "encrypted-package" in names):
        raise ProtectedFileError
    if b"opendocument.spreadsheet" in media or (suffix == ".ods" and "content.xml" in names):
        return "ods"
    if suffix in SPREADSHEET_SUFFIXES:
        raise UnreadableFileError("c'est une archive ou un document, pas un classeur", RESEND)
    raise NotASpreadsheetError


def _sniff_ole(data: bytes, suffix: str) -> str:
    """Tell an old Excel workbook from a protected one: both are OLE containers, named in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ProtectedFileError
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        return "xls"
    if suffix in SPREADSHEET_SUFFIXES:
        raise UnreadableFileError("ce n'est pas un classeur Excel", RESEND)
    raise NotASpreadsheetError


def _what_it_is(data: bytes) -> str:
    start = data[:512].lstrip().lower()
    if start.startswith((b"\xff\xd8", b"\x89png", b"gif8")):
        return "c'est une image renommée, pas un classeur"
    if start.startswith(b"%pdf"):
        return "c'est un PDF renommé, pas un classeur"
    if start.startswith((b"<html", b"<!doctype html", b"<table")):
        return "c'est une page web enregistrée sous un nom de classeur"
    if start.startswith((b"<?xml", b"\xef\xbb\xbf<?xml")):
        return "c'est un classeur au format XML, que ce programme ne lit pas"
    return "ce n'est pas un classeur"
