"""Links from a cell to a sheet, or to a place in another workbook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeGuard

from xlsxwriter.url import Url

from aet_sheets.schema.coded import NOTHING, Coded

MAX_LINKS: Final = 65_530
"""Excel's limit, per sheet."""
MAX_LINK_LENGTH: Final = 2_079
_LAST_ROW: Final = 1_048_576

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


@dataclass(frozen=True, slots=True)
class Links:
    """The links of the rows of a column that Excel follows: all but the cell that each leads to, and that cell.

    Those into one sheet of a file share all but the cell: a hundred thousand of them take little room. `shared[i]` is
    None for a row without a link; `cells[i]`, as text, is empty where a link leads to no cell.
    """

    shared: Coded[str]
    cells: Coded[Any]

    @classmethod
    def of(cls, links: Links | Iterable[str | None]) -> Links:
        """Return `links`, one a row; none that Excel would not follow."""
        if isinstance(links, Links):
            return links
        halves = [in_halves(link) if followed(link) else (None, "") for link in links]
        return cls(Coded.of([shared for shared, _ in halves]), Coded.of([cell for _, cell in halves]))

    @classmethod
    def to_rows(cls, places: Coded[tuple[str, str]], rows: Iterable[int | None], above: str = "") -> Links:
        """Return links to rows of sheets of files: `places` are paths below `above`, as in `file_link`, and sheets."""

        def shared(places: Iterable[tuple[str, str]]) -> Iterable[str | None]:
            links = (file_link(f"{above}{file}", sheet, "A") for file, sheet in places)
            return (link if followed(f"{link}{_LAST_ROW}") else None for link in links)

        return cls(places.mapped(shared), Coded.of(rows))

    def __len__(self) -> int:
        """Return how many rows have a link."""
        return len(self.shared) - self.shared.codes.count(NOTHING)


@lru_cache(maxsize=10_000)
def _escaped(path: str) -> str:
    return path.translate(_ESCAPED)


def followed(link: str | None) -> TypeGuard[str]:
    """Tell whether there is a link, and one that Excel follows: it does not take a very long one."""
    return link is not None and len(link) <= MAX_LINK_LENGTH


def in_halves(link: str) -> tuple[str, str]:
    """Return a link as what it shares with those to other cells of the same sheet, and the cell; empty if none."""
    start, mark, cell = link.rpartition("'!")
    into_a_sheet = start.startswith("internal:") or (start.startswith("external:") and "#" in start)
    return (start + mark, cell) if into_a_sheet and cell.isalnum() else (link, "")


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
