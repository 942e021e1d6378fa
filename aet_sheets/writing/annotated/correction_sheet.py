"""The first sheet of an annotated copy: what to correct, the gravest first, each with a link to its cell."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from aet_sheets.problems import Problem, Severity
from aet_sheets.problems.catalogue import CATALOGUE
from aet_sheets.reading.addresses import cell_address
from aet_sheets.text import french, plural
from aet_sheets.writing.annotated.annotation import CORRECTION_SHEET, consequences, counted
from aet_sheets.writing.annotated.looks import Look, Looks, colour
from aet_sheets.writing.annotated.xml import Node, main, new, new_root, new_text
from aet_sheets.writing.cells import cell_text
from aet_sheets.writing.links import sheet_link, target_and_place
from aet_sheets.writing.styles import A4, FONT, Family, Palette

MOST_LISTED: Final = 1_000
"""Points that are listed and noted; the cells of the others are in colour."""
_WIDTHS: Final = (2, 12, 24, 20, 46, 52, 22)
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
) -> Node:
    """Return the sheet for `problems`, in their order; they link to those of `sheets` that exist.

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
    return page.sheet()


@dataclass(slots=True)
class _Page:
    """The sheet being drawn, row by row."""

    looks: Looks
    rows: list[Node] = field(default_factory=list)
    links: list[Node] = field(default_factory=list)
    heading_row: int = 0

    def skip(self, height: float) -> None:
        self._add_row(height, {})

    def add_line(self, height: float, look: Look, text: str) -> None:
        """Add a sentence, which runs over the cells to its right."""
        self._add_row(height, {1: (text, look)})

    def add_headings(self) -> None:
        self._add_row(26, {number: (text, _HEADING) for number, text in enumerate(_HEADINGS, 1)})
        self.heading_row = len(self.rows)

    def add_problem(self, problem: Problem, sheets: Sequence[str]) -> None:
        link = _link(problem, sheets)
        texts = (
            problem.severity.capitalize(),
            _where(problem),
            problem.column,
            f"{french(CATALOGUE[problem.code].title)}\n{problem.message}",
            problem.remedy,
            problem.value,
        )
        badge = _BADGES[problem.severity]
        looks = (badge, _LINK if link else _PLAIN, _PLAIN, _PLAIN, _PLAIN, _QUIET)
        lines = max(_lines(text, width) for text, width in zip(texts, _WIDTHS[1:], strict=True))
        cells = dict(enumerate(zip(texts, looks, strict=True), 1))
        self._add_row(min(lines, _MOST_LINES) * _LINE + _AIR, cells)
        _embolden_first_line(self.rows[-1][_HEADINGS.index("Ce qui ne va pas")])
        if link:
            ref = cell_address(len(self.rows), 2)
            self.links.append(new("hyperlink", {"ref": ref, "location": link, "display": _where(problem)}))

    def _add_row(self, height: float, cells: Mapping[int, tuple[str, Look]]) -> None:
        number = len(self.rows) + 1
        row = new("row", {"r": number, "ht": f"{height:g}", "customHeight": 1})
        for column, (text, look) in cells.items():
            row.append(_text_cell(cell_address(number, column), text, self.looks.own(look)))
        self.rows.append(row)

    def sheet(self) -> Node:
        root = new_root("worksheet")
        fit = new("sheetPr", children=[new("tabColor", {"rgb": f"FF{Family.QUALITY.value[1:]}"}), new("pageSetUpPr")])
        fit[1].set("fitToPage", "1")
        root.extend([fit, self._view(), _columns(), new("sheetData", children=self.rows)])
        if self.links:
            root.append(new("hyperlinks", children=self.links))
        margins = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6, "header": 0.3, "footer": 0.3}
        root.append(new("pageMargins", margins))
        paper = {"paperSize": A4, "orientation": "landscape", "fitToWidth": 1, "fitToHeight": 0}
        root.append(new("pageSetup", paper))
        return root

    def _view(self) -> Node:
        below = cell_address(self.heading_row + 1, 0)
        pane = {"ySplit": self.heading_row, "topLeftCell": below, "activePane": "bottomLeft", "state": "frozen"}
        view = new("sheetView", {"showGridLines": 0, "workbookViewId": 0}, [new("pane", pane)])
        first = cell_address(self.heading_row + 1, 2)
        view.append(new("selection", {"pane": "bottomLeft", "activeCell": first, "sqref": first}))
        return new("sheetViews", children=[view])


def _badge(severity: Severity) -> Look:
    ink, paper = colour(severity)
    return Look(ruled=True, bold=True, centred=True, ink=f"#{ink[2:]}", paper=f"#{paper[2:]}")


_BADGES: Final = {severity: _badge(severity) for severity in Severity}


def _columns() -> Node:
    return new(
        "cols",
        children=[
            new("col", {"min": number, "max": number, "width": width, "customWidth": 1})
            for number, width in enumerate(_WIDTHS, 1)
        ],
    )


def _where(problem: Problem) -> str:
    return " ".join(part for part in (problem.sheet, problem.cell) if part) or "Tout le fichier"


def _link(problem: Problem, sheets: Sequence[str]) -> str:
    """Return the place that a problem leads to; nothing when it is about the whole file."""
    return target_and_place(sheet_link(problem.sheet, problem.cell or "A1"))[1] if problem.sheet in sheets else ""


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(len(line) / (width * _LETTERS))) for line in text.split("\n"))


def _text_cell(address: str, text: str, style: int) -> Node:
    cell = new("c", {"r": address, "s": style})
    if text:
        cell.set("t", "inlineStr")
        cell.append(new("is", children=[new_text("t", cell_text(text))]))
    return cell


def _embolden_first_line(cell: Node) -> None:
    """Have the title of a problem stand out over its sentence."""
    (text,) = cell.iter(main("t"))
    title, _, rest = str(text.text).partition("\n")
    look = [new("sz", {"val": 11}), new("color", {"rgb": f"FF{Palette.ink[1:]}"}), new("rFont", {"val": FONT})]
    runs = (("b",), f"{title}\n"), ((), rest)
    cell[0][:] = [
        new("r", children=[new("rPr", children=[*map(new, bold), *deepcopy(look)]), new_text("t", words)])
        for bold, words in runs
    ]


def pairs_sheet(pairs: Mapping[str, str]) -> Node:
    """Return a worksheet of keys and values: the hidden metadata."""
    root = new_root("worksheet")
    rows = [
        new("row", {"r": number}, [_text_cell(f"A{number}", key, 0), _text_cell(f"B{number}", value, 0)])
        for number, (key, value) in enumerate(pairs.items(), 1)
    ]
    root.append(new("sheetData", children=rows))
    return root
