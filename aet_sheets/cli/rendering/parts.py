"""The bricks of a page: headings, paragraphs that respect French spaces, badges, columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from aet_sheets.text import french

STYLES: Final = {
    "accepté": "green",
    "reçu": "green",
    "néant": "green",
    "à corriger": "bold red",
    "en retard": "bold red",
    "bloquante": "bold red",
    "illisible": "red",
    "hors édition": "red",
    "non reconnu": "red",
    "attendu": "yellow",
    "alerte": "yellow",
    "remplacé": "dim",
    "doublon": "dim",
    "info": "cyan",
}
"""The colour of a status or a severity; the word itself always stands there too."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text, as it is, that wraps to the width of the page, `indent` columns in."""

    text: str
    indent: int = 0
    style: str = ""
    bullet: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines of the paragraph."""
        first = " " * self.indent + self.bullet
        lines = textwrap.wrap(
            self.text,
            options.max_width,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_on_hyphens=False,
        )
        for line in lines:
            yield Text(line, self.style, no_wrap=True, overflow="fold")


def heading(text: str, **names: object) -> Text:
    """Return the title of a page; it may name `names`, as `french` does."""
    return Text(french(text, **names), "bold")


def section(text: str) -> Text:
    """Return the title of a part of a page, after a blank line."""
    return Text(f"\n{french(text)}", "bold cyan")


def entry(word: str, what: str, message: str, remedy: str) -> Iterator[RenderableType]:
    """Yield something wrong: its status or severity, what it is about, why, and what to do."""
    yield Text("  ").append_text(badge(word)).append(f"  {what}")
    yield Paragraph(message, 4)
    yield Paragraph(remedy, 4, bullet="→ ")


def sentence(text: str, **names: object) -> Paragraph:
    """Return something to say; it may name `names`, as `french` does."""
    return Paragraph(french(text, **names))


def to_do(text: str, **names: object) -> Paragraph:
    """Return the last sentence of a page: what to do next."""
    return Paragraph(french("À faire : ") + french(text, **names), style="bold")


def command_line(command: str, path: object) -> Text:
    """Return a command to copy, whole on a line of its own; a path with spaces comes in quotation marks."""
    shown = f'"{path}"' if " " in str(path) else str(path)
    return Text(f"  {command} {shown}", no_wrap=True, overflow="ignore")


def badge(word: str) -> Text:
    """Return a status or a severity in its colour."""
    return Text(word, STYLES.get(word, ""), no_wrap=True)


def columns(headings: Sequence[tuple[str, str]], rows: Iterable[Sequence[RenderableType]]) -> Table:
    """Return plain columns; each heading comes with its alignment, `left` or `right`."""
    table = Table(
        box=None,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        header_style="dim",
        show_header=any(title for title, _ in headings),
    )
    for title, side in headings:
        right = side == "right"
        table.add_column(title, justify="right" if right else "left", no_wrap=right, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
