"""Links from a cell to a sheet, or to a place in another workbook."""

from __future__ import annotations

from functools import lru_cache
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
    return f"internal:{cell_place(sheet, cell)}"


def file_link(path: str, sheet: str = "", cell: str = "A1") -> str:
    """Return the link to a file, or to a cell of it; `path` is relative to the folder of this one, with `/`.

    Any file name will do, spaces, `#` and `%` included.
    """
    place = f"#{cell_place(sheet, cell)}" if sheet else ""
    return f"external:{_escaped(path)}{place}"


@lru_cache(maxsize=10_000)
def _escaped(path: str) -> str:
    return path.translate(_ESCAPED)


def target_and_place(link: str) -> tuple[str, str]:
    """Return the two halves of a link: the file or address, empty for a place in the same workbook; and the place."""
    kind, _, rest = link.partition(":")
    if kind == "internal":
        return "", rest
    target, _, place = rest.partition("#") if kind == "external" else (rest, "", "")
    return _target(f"{kind}:{target}"), place


@lru_cache(maxsize=10_000)
def _target(link: str) -> str:
    return PortableUrl(link)._target()  # noqa: SLF001


def cell_place(sheet: str, cell: str) -> str:
    """Return the place of a cell as formulas and links write it: 'Séances'!B2."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"
