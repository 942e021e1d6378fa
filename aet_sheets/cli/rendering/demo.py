"""The page of `aet demo`: one line an edition, and what to open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import Paragraph, columns, heading
from aet_sheets.cli.rendering.problems import counted
from aet_sheets.operations.consolidate import Outcome
from aet_sheets.operations.demo import Demo
from aet_sheets.text import number

_HEADINGS: Final = (
    ("Édition", "left"),
    ("Retours", "right"),
    ("Acteurs", "right"),
    ("Inscrits", "right"),
    ("Participations", "right"),
    ("Anomalies", "left"),
)


def demo_page(demo: Demo) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next."""
    yield heading(f"Dossier de démonstration : {demo.dossier}")
    yield Text()
    yield columns(_HEADINGS, map(_row, demo.outcomes))
    yield Text()
    yield Paragraph(f"Le classeur de pilotage : {demo.dossier / demo.pilot}")
    yield Paragraph(f"Les retours des groupes : {demo.dossier / 'retours'}")
    last = demo.outcomes[-1]
    yield Paragraph(f"À faire : ouvrez {last.written}, puis lancez : aet suivi {demo.dossier}", style="bold")


def _row(outcome: Outcome) -> list[RenderableType]:
    figures, result = outcome.figures, outcome.consolidation
    counts = (len(result.returns), figures.actors, figures.enrolled, figures.participations)
    return [Text(result.edition.edition), *map(number, counts), Text(counted(result.problems))]
