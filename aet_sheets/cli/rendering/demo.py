"""The page of `aet demo`: one line an edition, and what to open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import columns, command_line, heading, sentence, to_do
from aet_sheets.operations.consolidate import Outcome
from aet_sheets.operations.demo import Demo
from aet_sheets.paths import RETURNS
from aet_sheets.problems.counting import counted
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
    yield heading("Dossier de démonstration : {path}", path=demo.dossier)
    yield Text()
    yield columns(_HEADINGS, map(_row, demo.outcomes))
    yield Text()
    yield sentence("Le classeur de pilotage : {path}", path=demo.dossier / demo.pilot)
    yield sentence("Les retours des groupes : {path}", path=demo.dossier / RETURNS)
    for written in demo.report.written:
        yield sentence("Le rapport annuel : {path}", path=written)
    last = demo.outcomes[-1]
    yield to_do("ouvrez {written}, puis lancez :", written=last.written)
    yield command_line("aet suivi", demo.dossier)


def _row(outcome: Outcome) -> list[RenderableType]:
    figures, result = outcome.figures, outcome.consolidation
    counts = (len(result.returns), figures.actors, figures.enrolled, figures.participations)
    return [Text(result.edition.edition), *map(number, counts), Text(counted(result.problems))]
