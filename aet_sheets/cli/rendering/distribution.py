"""The page of `aet diffuser`: one line a return, and what to do with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import Paragraph, columns, heading, sentence, to_do
from aet_sheets.operations.distribution import Distributed, Distribution, Outcome
from aet_sheets.paths import TO_SEND
from aet_sheets.schema import Actions, Actors, Measures, Sessions
from aet_sheets.text import french, number, plural

_SHOWN: Final = (Actors, Sessions, Actions, Measures)
_HEADINGS: Final = (
    ("Groupe", "left"),
    ("Fiche", "left"),
    ("V.", "right"),
    *((table.sheet, "right") for table in _SHOWN),
)


def distribution_page(done: Distribution) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next."""
    yield heading(f"Fiches de retour de l'édition {done.edition}")
    yield Text()
    if done.returns:
        yield columns(_HEADINGS, map(_row, done.returns))
        yield Text()
        yield sentence("Dans {folder} :", folder=done.dossier / TO_SEND / done.edition)
        for item in done.returns:
            yield Paragraph(item.file.rpartition("/")[2], 2)
        yield Text()
    yield from _remarks(done)
    yield to_do(_next_step(done))


def _row(item: Distributed) -> list[RenderableType]:
    counts = (Text(number(item.rows[table.sheet])) for table in _SHOWN)
    return [Text(item.group.label), Text(str(item.outcome)), Text(str(item.version)), *counts]


def _remarks(done: Distribution) -> Iterator[RenderableType]:
    for item in done.returns:
        label = item.group.label
        if item.outcome is Outcome.BESIDE:
            text = french(
                "{label} : la fiche qui était là a été modifiée ou est ouverte ; la nouvelle est à côté.", label=label
            )
            yield Paragraph(text, style="yellow")
        if item.set_aside:
            rows = plural(item.set_aside, "ligne écartée n'y est pas", "lignes écartées n'y sont pas")
            text = french(
                "{label} a déjà répondu ; {rows} : faites-les corriger sur la fiche reçue.", label=label, rows=rows
            )
            yield Paragraph(text, style="yellow")


def _next_step(done: Distribution) -> str:
    if done.pilot_blocking:
        problems = plural(done.pilot_blocking, "anomalie bloquante", "anomalies bloquantes")
        return f"corrigez le classeur de pilotage ({problems}), puis relancez la commande : les fiches en dépendent."
    if not done.returns:
        return "déclarez les groupes actifs sur la feuille « Groupes » du classeur de pilotage."
    return f"envoyez {plural(len(done.returns), 'fiche')} aux pilotes de leur groupe."
