"""The first sheet of an annotated copy: what to correct, the gravest first, each with a link to its cell."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from aet_sheets.problems import Problem, Severity
from aet_sheets.problems.catalogue import CATALOGUE
from aet_sheets.reading.addresses import cell_address
from aet_sheets.text import french, plural
from aet_sheets.writing.annotated.annotation import CORRECTION_SHEET, consequences, counted
from aet_sheets.writing.annotated.looks import Look, Looks, colour
from aet_sheets.writing.annotated.xml import attribute, new_part, text_element
from aet_sheets.writing.cells import cell_text
from aet_sheets.writing.links import sheet_link, target_and_place
from aet_sheets.writing.styles import A4, FONT, Family, Palette

MOST_LISTED: Final = 1_000
"""Points that are listed and noted; the cells of the others are in colour."""
_WIDTHS: Final = (2, 12, 24, 20, 46, 52, 22)
_COLUMNS: Final = "BCDEFG"
"""Where the text stands: column A is the margin."""
_HEADINGS: Final = ("Gravité", "Où", "Colonne", "Ce qui ne va pas", "Que faire", "Valeur lue")
_LINE: Final = 15.0
_AIR: Final = 9.0
_LETTERS: Final = 0.95
"""How many letters a unit of width holds, words that do not fill their line included."""
_MOST_LINES: Final = 20

_TITLE: Final = Look(size=22, bold=True, ink=Palette.primary, wrapped=False, indent=0)
_SUBTITLE: Final = Look(size=12, ink=Palette.muted, wrapped=False, indent=0)
_SENTENCE: Final = Look(wrapped=False, indent=0)
_HEADING: Final = Look(bold=True, ink=Palette.white, paper=Palette.primary)
_PLAIN: Final = Look(ruled=True)
_LINK: Final = Look(ruled=True, ink=Palette.link, underlined=True)
_QUIET: Final = Look(ruled=True, ink=Palette.muted)
_SMALL: Final = Look(ink=Palette.muted, wrapped=False, indent=0)


def correction_sheet(
    problems: Sequence[Problem], sheets: Sequence[str], looks: Looks, steps: Sequence[str], remarks: Sequence[str]
) -> bytes:
    """Return the part of the sheet for `problems`, in their order; they link to those of `sheets` that exist.

    `steps` say what to do with the file, `remarks` what is to be known of the copy.
    """
    page = _Page(looks)
    page.add_line(38, _TITLE, CORRECTION_SHEET)
    page.add_line(20, _SUBTITLE, french(" · ".join(filter(None, (counted(problems), consequences(problems))))))
    page.skip(8)
    for number, step in enumerate(steps, 1):
        page.add_line(19, _SENTENCE, french(f"{number}. {step}"))
    page.skip(10)
    page.add_headings()
    for problem in problems[:MOST_LISTED]:
        page.add_problem(problem, sheets)
    others = len(problems) - MOST_LISTED
    if others > 0:
        page.add_line(
            24, _SENTENCE, french(f"… et {plural(others, 'autre point', 'autres points')}, en couleur aussi.")
        )
    page.skip(10)
    for remark in remarks:
        page.add_line(18, _SMALL, french(remark))
    return page.to_bytes()


@dataclass(slots=True)
class _Page:
    """The sheet being drawn, row by row; rows and links as they stand in the part."""

    looks: Looks
    rows: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    heading_row: int = 0

    def skip(self, height: float) -> None:
        self._add_row(height, ())

    def add_line(self, height: float, look: Look, text: str) -> None:
        """Add a sentence, which runs over the cells to its right."""
        self._add_row(height, [(_text(text), look)])

    def add_headings(self) -> None:
        self._add_row(26, [(_text(text), _HEADING) for text in _HEADINGS])
        self.heading_row = len(self.rows)

    def add_problem(self, problem: Problem, sheets: Sequence[str]) -> None:
        where, title = _where(problem), french(CATALOGUE[problem.code].title)
        link = _link(problem, sheets)
        said = f"{title}\n{problem.message}"
        texts = (problem.severity.capitalize(), where, problem.column, said, problem.remedy, problem.value)
        looks = (_BADGES[problem.severity], _LINK if link else _PLAIN, _PLAIN, _PLAIN, _PLAIN, _QUIET)
        contents = [_titled(text) if text is said else _text(text) for text in texts]
        lines = max(map(_lines, texts, _WIDTHS[1:]))
        self._add_row(min(lines, _MOST_LINES) * _LINE + _AIR, zip(contents, looks, strict=True))
        if link:
            ref = cell_address(len(self.rows), 2)
            self.links.append(f'<hyperlink ref="{ref}" location="{attribute(link)}" display="{attribute(where)}"/>')

    def _add_row(self, height: float, cells: Iterable[tuple[str, Look]]) -> None:
        """Add a row; of each cell, what it holds as markup, and its look."""
        number = len(self.rows) + 1
        content = "".join(
            _cell(f"{column}{number}", text, self.looks.own(look))
            for column, (text, look) in zip(_COLUMNS, cells, strict=False)
        )
        self.rows.append(f'<row r="{number}" ht="{height:g}" customHeight="1">{content}</row>')

    def to_bytes(self) -> bytes:
        links = f"<hyperlinks>{''.join(self.links)}</hyperlinks>" if self.links else ""
        return new_part(
            "worksheet",
            f'<sheetPr><tabColor rgb="FF{Family.QUALITY.value[1:]}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
            f"{self._view()}{_columns()}<sheetData>{''.join(self.rows)}</sheetData>{links}"
            '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
            f'<pageSetup paperSize="{A4}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
        )

    def _view(self) -> str:
        """Return how the sheet is shown when the workbook opens: on it, under its headings."""
        first = cell_address(self.heading_row + 1, 2)
        return (
            '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
            f'<pane ySplit="{self.heading_row}" topLeftCell="{cell_address(self.heading_row + 1, 0)}" '
            'activePane="bottomLeft" state="frozen"/>'
            f'<selection pane="bottomLeft" activeCell="{first}" sqref="{first}"/></sheetView></sheetViews>'
        )


def _badge(severity: Severity) -> Look:
    ink, paper = colour(severity)
    return Look(ruled=True, bold=True, centred=True, ink=f"#{ink[2:]}", paper=f"#{paper[2:]}")


_BADGES: Final = {severity: _badge(severity) for severity in Severity}


def _where(problem: Problem) -> str:
    return " ".join(part for part in (problem.sheet, problem.cell) if part) or "Tout le fichier"


def _link(problem: Problem, sheets: Sequence[str]) -> str:
    """Return the place that a problem leads to; nothing when it is about the whole file."""
    return target_and_place(sheet_link(problem.sheet, problem.cell or "A1"))[1] if problem.sheet in sheets else ""


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(len(line) / (width * _LETTERS))) for line in text.split("\n"))


def _cell(address: str, text: str, look: int) -> str:
    if not text:
        return f'<c r="{address}" s="{look}"/>'
    return f'<c r="{address}" s="{look}" t="inlineStr"><is>{text}</is></c>'


def _text(text: str) -> str:
    return text_element(cell_text(text)) if text else ""


def _titled(text: str) -> str:
    """Have the title of a problem, the first line, stand out over its sentence."""
    title, _, rest = cell_text(text).partition("\n")
    look = f'<sz val="11"/><color rgb="FF{Palette.ink[1:]}"/><rFont val="{FONT}"/>'
    first = text_element(f"{title}\n")
    return f"<r><rPr><b/>{look}</rPr>{first}</r><r><rPr>{look}</rPr>{text_element(rest)}</r>"


def _columns() -> str:
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, 1)
    )
    return f"<cols>{widths}</cols>"


def pairs_sheet(pairs: Mapping[str, str]) -> bytes:
    """Return the part of a worksheet of keys and values: the hidden metadata."""
    rows = "".join(
        f'<row r="{number}">{_cell(f"A{number}", _text(key), 0)}{_cell(f"B{number}", _text(value), 0)}</row>'
        for number, (key, value) in enumerate(pairs.items(), 1)
    )
    return new_part("worksheet", f"<sheetData>{rows}</sheetData>")
