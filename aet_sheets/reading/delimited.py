"""Text files with separators (csv), as Excel, LibreOffice and old programs write them in France."""

from __future__ import annotations

import csv
import io
from pathlib import PurePath
from typing import Final

from aet_sheets.reading.errors import RESEND, UnreadableFileError
from aet_sheets.reading.raw import RawSheet

_SEPARATORS: Final = ";\t,"
_SAMPLE_LINES: Final = 50
csv.field_size_limit(1_000_000)


def read_delimited(data: bytes, name: str) -> RawSheet:
    """Return the one table of a csv file as a sheet called after the file, without its extension.

    Raises:
        UnreadableFileError: the bytes are no text, or a quotation mark is never closed.
    """
    text = _decode(data)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as error:
        raise UnreadableFileError("un guillemet n'y est jamais refermé", RESEND) from error
    return RawSheet(PurePath(name).stem, [list(row) for row in rows])


def _decode(data: bytes) -> str:
    """Return the text of `data`: UTF-8 or UTF-16 when they say so or fit, otherwise Windows' cp1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise UnreadableFileError("ce n'est pas un fichier texte", RESEND)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """Return the separator that cuts most of the first lines into the same number of cells."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]

    def regularity(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_SEPARATORS, key=regularity)
