"""Text files with separators (csv), as Excel, LibreOffice and old programs write them in France."""

from __future__ import annotations

import csv
import io
import re
from pathlib import PurePath
from typing import Final

from aet_sheets.reading.errors import RESEND, UnreadableFileError
from aet_sheets.reading.raw import RawSheet

_SEPARATORS: Final = ";\t,"
_SAMPLE_LINES: Final = 50
_LINE_ENDS: Final = "\r\n"
_DECLARATION: Final = re.compile(r"""["']?sep=([;,\t])["']?\r?\n""", re.IGNORECASE)
_END: Final = "\x1aend\x1a"
"""Stands alone in the last row that is read, unless a quotation mark was never closed."""
csv.field_size_limit(1_000_000)


def read_delimited(data: bytes, name: str) -> RawSheet:
    """Return the one table of a csv file as a sheet called after the file, without its extension.

    Raises:
        UnreadableFileError: the bytes are no text, or a quotation mark is never closed.
    """
    text = _decode(data)
    separator, text = _declared_separator(text)
    try:
        rows = _cells(text, separator or _guess_separator(text))
    except csv.Error as error:
        raise UnreadableFileError("un guillemet n'y est jamais refermé", RESEND) from error
    return RawSheet(PurePath(name).stem, [list(row) for row in rows])


def _cells(text: str, separator: str) -> list[list[str]]:
    """Return the rows of a text; raises `csv.Error` when a quotation mark swallows its end."""
    rows = list(csv.reader(io.StringIO(f"{text.rstrip(_LINE_ENDS)}\r\n{_END}\r\n", newline=""), delimiter=separator))
    if rows.pop() != [_END]:
        raise csv.Error
    return rows


def _declared_separator(text: str) -> tuple[str, str]:
    """Return the separator that a first line « sep=; » declares, if any, and the text that Excel shows after it."""
    match = _DECLARATION.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


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


def _guess_separator(text: str) -> str:
    """Return the separator that cuts most of the first rows into the same number of cells, the more the better."""
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])

    def regularity(separator: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
        counts = [len(row) - 1 for row in rows if any(row)]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_SEPARATORS, key=regularity)
