"""The visual identity of every workbook: palette, cell formats, badges, page set-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from string import Template
from typing import Any, Final

from aet_sheets.problems import Severity
from aet_sheets.schema import vocabulary as words
from aet_sheets.text import NO_BREAK

FONT: Final = "Calibri"
FIXED_FONT: Final = "Consolas"

TABLE_STYLE: Final = "Table Style Light 7"
"""Bands of the sixth accent of our theme: a breath of blue-grey, no vertical line."""

TEXT: Final = "@"
GENERAL: Final = "General"
DATE: Final = "dd/mm/yyyy"
DATE_AND_TIME: Final = "dd/mm/yyyy hh:mm"


class Palette:
    """The colours, each named for its part."""

    ink = "#22313B"
    muted = "#5D6F7A"
    primary = "#1F4E5F"
    primary_light = "#4C7A8A"
    pale = "#EEF4F6"
    line = "#D9E2E7"
    link = "#0B6A8F"
    white = "#FFFFFF"
    missing = "#FFF2B8"
    band = "#A9C1CB"


class Family(Enum):
    """What the sheets of a family share: the colour of their tabs."""

    SETTINGS = "#1F4E5F"
    PEOPLE = "#2E8B8B"
    ACTIVITY = "#C98A2B"
    RESULTS = "#7A5C9E"
    MEANS = "#4E8A4B"
    QUALITY = "#B5483F"


class Tone(Enum):
    """What a badge says, as a colour of text and one of background."""

    BAD = ("#9B1C1C", "#FBE4E4")
    WARNING = ("#8A4B08", "#FBE6D4")
    GOOD = ("#1B5E3A", "#E0F2E7")
    NEUTRAL = ("#1F4E79", "#E3EEF8")
    ACTIVE = ("#14615F", "#D8EFEC")
    QUIET = ("#5D6F7A", "#ECF0F2")


BADGES: Final[dict[str, Tone]] = {
    Severity.BLOCKING: Tone.BAD,
    Severity.ALERT: Tone.WARNING,
    Severity.INFO: Tone.NEUTRAL,
    "À décider": Tone.WARNING,
    "Décidé": Tone.GOOD,
    "En sommeil": Tone.QUIET,
    "accepté": Tone.GOOD,
    "à corriger": Tone.WARNING,
    "attendu": Tone.NEUTRAL,
    "remplacé": Tone.QUIET,
    "doublon": Tone.QUIET,
    "illisible": Tone.BAD,
    "hors édition": Tone.QUIET,
    "non reconnu": Tone.BAD,
    words.OPEN: Tone.GOOD,
    words.CLOSED: Tone.QUIET,
    words.ACTIVE_GROUP: Tone.GOOD,
    "Clos": Tone.QUIET,
    words.WITHDRAWN: Tone.QUIET,
    "Retenue": Tone.NEUTRAL,
    words.UNDER_WAY: Tone.ACTIVE,
    words.ACHIEVED: Tone.GOOD,
    "Abandonnée": Tone.QUIET,
    words.PRESENT: Tone.GOOD,
    "Excusé": Tone.WARNING,
    "Absent": Tone.QUIET,
    words.MEASURED: Tone.GOOD,
    "Constaté": Tone.GOOD,
    words.ESTIMATED: Tone.WARNING,
    words.NIL: Tone.QUIET,
    words.UNKNOWN: Tone.QUIET,
}
"""The words that wear a badge, wherever they stand alone in a cell of a closed list."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook, each made once.

    Properties are those of XlsxWriter's `add_format`.
    """

    workbook: Any
    made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def format(self, **properties: Any) -> Any:
        """Return the format with `properties` over the common font, ink and top alignment."""
        complete = {"font_name": FONT, "font_size": 11, "font_color": Palette.ink, "valign": "top"} | properties
        return self._once(complete)

    def title(self) -> Any:
        """Return the format of a sheet's title."""
        return self.format(font_size=22, bold=True, font_color=Palette.primary, valign="vcenter")

    def subtitle(self) -> Any:
        """Return the format of the line under a title."""
        return self.format(font_size=12, font_color=Palette.muted, valign="vcenter")

    def section(self) -> Any:
        """Return the format of a section's title, over a thin rule."""
        return self.format(
            font_size=13,
            bold=True,
            font_color=Palette.primary,
            valign="vcenter",
            bottom=1,
            bottom_color=Palette.primary_light,
        )

    def section_end(self) -> Any:
        """Return the format of what stands at the right end of a section's title."""
        return self.format(
            font_color=Palette.muted, align="right", valign="vcenter", bottom=1, bottom_color=Palette.primary_light
        )

    def section_note(self) -> Any:
        """Return the format of the heading over a section's explanations."""
        return self.format(
            font_color=Palette.muted, valign="vcenter", indent=1, bottom=1, bottom_color=Palette.primary_light
        )

    def heading(self, *, required: bool = True) -> Any:
        """Return the format of a column's heading: dark, or lighter where the column is optional."""
        return self.format(
            bold=True,
            font_color=Palette.white,
            bg_color=Palette.primary if required else Palette.primary_light,
            valign="vcenter",
            text_wrap=True,
            indent=1,
            right=1,
            right_color=Palette.white,
        )

    def column(self, number_format: str | None, *, wrap: bool = False) -> Any:
        """Return the format of a whole column, for the rows to come: no border, so that it stays invisible."""
        return self.format(**_content(number_format, wrap=wrap), locked=False)

    def cell(self, number_format: str | None, *, wrap: bool = False, **look: Any) -> Any:
        """Return the format of a cell of a table (`None` is text); `look` has the last word.

        It can be filled in even where the sheet is protected, and so it can be sorted.
        """
        return self.format(**({"locked": False} | _content(number_format, wrap=wrap) | _ruled() | look))

    def link_look(self) -> dict[str, Any]:
        """Return what makes a text look like a link."""
        return {"font_color": Palette.link, "underline": 1}

    def label(self, *, required: bool = False) -> Any:
        """Return the format of a form's label."""
        colour = Palette.primary if required else Palette.muted
        return self.format(bold=True, font_color=colour, valign="vcenter", text_wrap=True, **_ruled())

    def given(self, number_format: str | None) -> Any:
        """Return the format of the cell of a form that was filled in for good."""
        return self.plain(num_format=number_format or TEXT, align="left", bold=True)

    def entry(self, number_format: str | None) -> Any:
        """Return the format of the cell that a form asks to fill in."""
        asked = {"num_format": number_format or TEXT, "align": "left", "valign": "vcenter", "indent": 1}
        frame = {"border": 1, "border_color": Palette.line, "bg_color": Palette.pale}
        return self.format(**asked, **frame, text_wrap=True, locked=False)

    def note(self, *, ruled: bool = False) -> Any:
        """Return the format of an explanation."""
        rule = _ruled() if ruled else {}
        return self.format(font_color=Palette.muted, valign="vcenter", text_wrap=True, indent=1, **rule)

    def remark(self) -> Any:
        """Return the format of a sentence that runs over the cells to its right."""
        return self.format(font_color=Palette.muted, valign="vcenter", indent=1)

    def plain(self, **properties: Any) -> Any:
        """Return the format of a sentence in a list of sentences, ruled below."""
        return self.format(**({"valign": "vcenter", "text_wrap": True, "indent": 1} | _ruled() | properties))

    def link(self, *, size: int = 11) -> Any:
        """Return the format of a link in a list of sentences; `size` is that of its letters, in points."""
        return self.plain(**self.link_look(), font_size=size)

    def command(self) -> Any:
        """Return the format of something to type, or of a path."""
        return self.plain(font_name=FIXED_FONT, font_size=10, font_color=Palette.primary)

    def count(self) -> Any:
        """Return the format of a number at the end of a line."""
        return self.plain(num_format="#,##0", align="right", font_color=Palette.muted)

    def fact(self, number_format: str = GENERAL) -> Any:
        """Return the format of a value in the state of play."""
        return self.plain(num_format=number_format, align="left", font_color=Palette.primary)

    def quiet(self) -> Any:
        """Return the format laid over a value that is not known yet."""
        return self._once({"font_color": Palette.muted, "italic": True})

    def sentence(self) -> Any:
        """Return the format of a sentence beside a button."""
        return self.format(valign="vcenter", text_wrap=True, indent=1)

    def swatch(self, colour: str) -> Any:
        """Return the format of a cell that only shows a colour."""
        return self.format(bg_color=colour)

    def link_laid(self) -> Any:
        """Return the format laid over a link that a formula makes."""
        return self._once(self.link_look())

    def missing(self) -> Any:
        """Return the format laid over a required cell that is still empty."""
        return self._once({"bg_color": Palette.missing})

    def badge(self, word: str) -> Any:
        """Return the format laid over a cell that holds `word`; raises `KeyError` when it wears no badge."""
        ink, paper = BADGES[word].value
        return self._once({"font_color": ink, "bg_color": paper})

    def _once(self, properties: dict[str, Any]) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format(properties)
        return self.made[key]


def _content(number_format: str | None, *, wrap: bool) -> dict[str, Any]:
    """Text stands to the left, dates in the middle, numbers to the right."""
    if number_format in (DATE, DATE_AND_TIME):
        return {"num_format": number_format, "align": "center"}
    if number_format not in (None, TEXT):
        return {"num_format": number_format, "align": "right", "indent": 1}
    return {"num_format": TEXT, "align": "left", "indent": 1} | ({"text_wrap": True} if wrap else {})


def _ruled() -> dict[str, Any]:
    return {"bottom": 1, "bottom_color": Palette.line}


def theme() -> str:
    """Return the theme of our workbooks: table bands, charts and the colour picker follow the palette."""
    template = Template(Path(__file__).with_name("theme.xml").read_text(encoding="utf-8"))
    colours = {name: value for name, value in vars(Palette).items() if not name.startswith("_")}
    families = {family.name.lower(): family.value for family in Family}
    bare = {name: value.lstrip("#") for name, value in (colours | families).items()}
    return template.substitute(bare, font=FONT)


A4: Final = 9
_HEADER_LENGTH = 150


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """How a sheet prints on A4: `wide` and `high` bound its pages (0: no bound), `heading_row` is repeated."""

    portrait: bool = False
    wide: int = 1
    high: int = 0
    heading_row: int | None = None


PORTRAIT_PAGE: Final = Page(portrait=True, high=1)
"""One page upright, for what is read like a letter."""


def set_up_sheet(worksheet: Any, title: str, widths: Iterable[float], page: Page) -> None:
    """Give a sheet that is laid out like a page its widths of columns, no gridlines, and its printed page."""
    for number, width in enumerate(widths):
        worksheet.set_column(number, number, width)
    worksheet.hide_gridlines(2)
    set_page(worksheet, title, page)


def set_page(worksheet: Any, title: str, page: Page) -> None:
    """Set up printing: A4, headings repeated, `title` above, the sheet's name and the page number below."""
    worksheet.set_paper(A4)
    if page.portrait:
        worksheet.set_portrait()
    else:
        worksheet.set_landscape()
    worksheet.fit_to_pages(page.wide, page.high)
    worksheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.65)
    small = f'&8&"{FONT},Regular"'
    shown = title[:_HEADER_LENGTH].replace("&", "&&")
    worksheet.set_header(f"&L{small}{shown}")
    worksheet.set_footer(f"&L{small}&A&R{small}Page{NO_BREAK}&P{NO_BREAK}/{NO_BREAK}&N")
    if page.heading_row is not None:
        worksheet.repeat_rows(page.heading_row)
    if page.wide > 1:
        worksheet.repeat_columns(0)
