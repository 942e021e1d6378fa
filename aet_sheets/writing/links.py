"""Links from a cell to a sheet, or to a place in another workbook."""

from __future__ import annotations

from typing import Final

from xlsxwriter.url import Url

MAX_LINKS: Final = 65_530
"""Excel's limit, per sheet."""
MAX_LINK_LENGTH: Final = 2_079

_ESCAPED = str.maketrans({char: f"%{ord(char):02X}" for char in ' %#?"<>[]^`{}'})


class PortableUrl(Url):  # type: ignore[misc]  # XlsxWriter declares no types
    """A link that Excel, LibreOffice and macOS follow alike: XlsxWriter's own has backslashes."""

    def _target(self) -> str:
        return str(super()._target()).replace("\\", "/")


def sheet_link(sheet: str, cell: str = "A1") -> str:
    """Return the link to a cell of the same workbook."""
    return f"internal:{_place(sheet, cell)}"


def file_link(path: str, sheet: str = "", cell: str = "A1") -> str:
    """Return the link to a file, or to a cell of it; `path` is relative to the folder of this one, with `/`.

    Any file name will do, spaces, `#` and `%` included.
    """
    place = f"#{_place(sheet, cell)}" if sheet else ""
    return f"external:{path.translate(_ESCAPED)}{place}"


def _place(sheet: str, cell: str) -> str:
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"
