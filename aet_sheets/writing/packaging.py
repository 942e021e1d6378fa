"""The parts of a workbook go into its file as they are written, compressed on the way: memory stays flat.

XlsxWriter builds every part in memory, all of them at once, and compresses them at the end with zlib. Its `Workbook`
lets the packager be replaced; this one opens the archive itself, and gives XlsxWriter streams that lead into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO, StringIO
from itertools import count
from pathlib import Path
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings, SharedStringTable

from aet_sheets.schema.coded import NOTHING, Coded
from aet_sheets.writing.segments import END_OF_SEGMENT, Segment, compressor, joined_crc
from aet_sheets.writing.texts import stand_as_they_are

_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part, as in the files of Excel: the clock would make two equal files differ."""
_PIECE: Final = 2**18
"""Characters of a part kept before they are compressed."""
_TOGETHER: Final = 250
"""Texts written together if they may: often enough, none of them needs an escape."""


class FlatWorkbook(xlsxwriter.Workbook):  # type: ignore[misc]  # XlsxWriter declares no types
    """A workbook of XlsxWriter whose parts are written straight into `target`, which may be named later."""

    def __init__(self, target: Path | BytesIO, options: dict[str, Any]) -> None:
        super().__init__(BytesIO(), options)  # an archive that stays empty: the packager opens the real one
        self.target = target
        self.str_table = TextTable()

    def _store_workbook(self) -> None:
        with ZipFile(self.target, "w", ZIP_DEFLATED) as self._archive:
            super()._store_workbook()

    def _get_packager(self) -> Packager:
        return _StreamingPackager(self._archive)


class _StreamingPackager(Packager):  # type: ignore[misc]  # as above
    """Packs each part while it is written; leaves nothing to pack for its workbook."""

    def __init__(self, archive: ZipFile) -> None:
        super().__init__()
        self._archive = archive
        self._part: _Part | None = None

    def _create_package(self) -> list[Any]:
        try:
            super()._create_package()
        finally:
            self._end_part()
        for content, name, _ in self.filenames:  # images and macros, which come as bytes
            with open_member(self._archive, name) as member:
                member.write(content.getvalue())
        return []

    def _filename(self, xml_filename: str) -> StringIO:
        """Return the stream for a part; XlsxWriter has written the one before whole."""
        self._end_part()
        self._part = _Part(open_member(self._archive, xml_filename))
        return self._part

    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            strings = _SharedStrings()
            strings.string_table = self.workbook.str_table
            strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))  # noqa: SLF001
            strings._assemble_xml_file()  # noqa: SLF001

    def _end_part(self) -> None:
        if self._part is not None:
            self._part.end()
            self._part = None


class TextTable(SharedStringTable):  # type: ignore[misc]  # as above
    """The texts of the cells of a workbook, each once. It takes those of whole columns, and tells their numbers."""

    def take(self, column: Coded[Any]) -> Mapping[str, int]:
        """Take the texts of a column, pass over what else it holds, and return the numbers of all texts."""
        known: dict[Any, int] = self.string_table
        texts = column.values[1:]
        if not all(issubclass(kind, str) for kind in set(map(type, texts))):
            column = column.mapped(lambda values: [value if isinstance(value, str) else None for value in values])
            texts = column.values[1:]
        new = [text for text in texts if text not in known]
        known.update(zip(new, count(len(known)), strict=False))
        self.unique_count = len(known)
        self.count += len(column) - column.codes.count(NOTHING) if texts else 0
        return known

    def _sort_string_data(self) -> None:
        """Keep the table, which XlsxWriter gives up here: rows are written later. It is in order as it is."""
        self.string_array = list(self.string_table)


class _SharedStrings(SharedStrings):  # type: ignore[misc]  # as above
    """Writes the texts of cells: many at once where they stand in XML as they are, the others as XlsxWriter does."""

    def _write_sst_strings(self) -> None:
        texts = self.string_table.string_array
        for start in range(0, len(texts), _TOGETHER):
            some = texts[start : start + _TOGETHER]
            if stand_as_they_are(some):
                self.fh.write(f"<si><t>{'</t></si><si><t>'.join(some)}</t></si>")
            else:
                for text in some:
                    self._write_text(text)

    def _write_text(self, text: str) -> None:
        if stand_as_they_are([text]):
            self.fh.write(f"<si><t>{text}</t></si>")
        else:
            self._write_si(text)


class _Part(StringIO):
    """A text that goes on into a member of the archive piece by piece. XlsxWriter writes into a `StringIO` only."""

    def __init__(self, member: IO[bytes]) -> None:
        super().__init__()
        self._member = member
        self._pieces: list[str] = []
        self._length = 0

    def write(self, text: str) -> int:
        self._pieces.append(text)
        self._length += len(text)
        if self._length > _PIECE:
            self._pass_on()
        return len(text)

    def splice(self, segment: Segment) -> None:
        """Go on with what was compressed apart."""
        self._pass_on()
        splice(self._member, segment)

    def end(self) -> None:
        """Write what is left, and close the member."""
        self._pass_on()
        self._member.close()

    def _pass_on(self) -> None:
        self._member.write("".join(self._pieces).encode())
        self._pieces.clear()
        self._length = 0


def open_member(archive: ZipFile, name: str) -> IO[bytes]:
    """Return the stream into a new member of `archive`, deflated by ISA-L.

    The standard library offers no choice but zlib: should it forget the name below, zlib it is.
    """
    info = ZipInfo(name, _DAY)
    info.compress_type = ZIP_DEFLATED
    member: Any = archive.open(info, "w")
    member._compressor = compressor()  # noqa: SLF001
    return member  # type: ignore[no-any-return]


def splice(member: Any, segment: Segment) -> None:
    """Write what was compressed apart into a member; the standard library keeps all that this needs to itself."""
    for data in (member._compressor.flush(END_OF_SEGMENT), segment.data):  # noqa: SLF001
        member._compress_size += len(data)  # noqa: SLF001
        member._fileobj.write(data)  # noqa: SLF001
    member._file_size += segment.length  # noqa: SLF001
    member._crc = joined_crc(member._crc, segment)  # noqa: SLF001
