"""The page of `aet nouveau`: what was made, and where to begin."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import Paragraph, heading
from aet_sheets.operations.create import Created


def created_page(created: Created) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next."""
    yield heading(f"Dossier créé : {created.dossier}")
    yield Text()
    for output in created.outputs:
        yield Paragraph(output, 2)
    yield Paragraph(f"retours/{created.edition}/ attend les fichiers reçus", 2)
    yield Text()
    pilot = created.dossier / created.outputs[0]
    yield Paragraph(
        f"À faire : ouvrez {pilot}, et complétez au moins les feuilles « Paramètres » et « Groupes ».", style="bold"
    )
