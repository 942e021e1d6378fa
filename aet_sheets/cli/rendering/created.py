"""The page of `aet nouveau`: what was made, and where to begin."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import Paragraph, heading, to_do
from aet_sheets.operations.create import Created
from aet_sheets.paths import RETURNS


def created_page(created: Created) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next."""
    yield heading("Dossier créé : {path}", path=created.dossier)
    yield Text()
    for output in created.outputs:
        yield Paragraph(output, 2)
    yield Paragraph(f"{RETURNS}/{created.edition}/ attend les fichiers reçus", 2)
    yield Text()
    yield to_do(
        "ouvrez {pilot}, et complétez les feuilles « Paramètres », « Groupes », « Acteurs », « Inscriptions » et "
        "« Indicateurs ».",
        pilot=created.dossier / created.outputs[0],
    )
