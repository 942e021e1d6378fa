"""The page of `aet nouvelle-edition`: what was closed and opened, who goes on, and where each indicator starts from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import Paragraph, columns, heading, section, sentence, to_do
from aet_sheets.operations.rollover import CLOSED_AS_IT_IS, Baseline, Rollover
from aet_sheets.text import french, number

_HEADINGS: Final = (("Indicateur", "left"), ("Avant", "right"), ("Après", "right"), ("Référence", "left"))


def rollover_page(done: Rollover) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next."""
    plan = done.plan
    yield heading(f"Édition {plan.new.edition}" + ("" if done.backup else french(" : essai, rien n'est écrit")))
    yield from _unfinished(done)
    yield Text()
    for line in plan.told():
        yield Paragraph(french(line), 2, bullet="• ")
    if plan.baselines:
        yield section("Références")
        yield columns(_HEADINGS, map(_row, plan.baselines))
    yield Text()
    if done.backup:
        yield sentence("Le classeur tel qu'il était : {backup}", backup=done.dossier / done.backup)
    yield to_do(_next_step(done))


def _unfinished(done: Rollover) -> Iterator[RenderableType]:
    """Yield what is left to do in the editions that close, and what closing them means."""
    for left in done.unfinished:
        edition = left.edition
        yield Text()
        yield Paragraph(french(f"L'édition {edition} n'est pas finie :"), style="yellow")
        for line in left.told(f"« aet suivi --edition {edition} » dit lesquels"):
            yield Paragraph(french(line), 2, bullet="• ")
    if done.unfinished:
        yield Text()
        yield sentence(CLOSED_AS_IT_IS)
    if done.unfinished and done.backup:
        yield sentence("Pour la finir, remettez d'abord son statut à « Ouverte » (feuille « Éditions »).")


def _row(item: Baseline) -> list[RenderableType]:
    return [Text(item.title), _number(item.before), _number(item.after), Text(french(item.outcome))]


def _number(value: float | None) -> Text:
    return Text("–" if value is None else number(value))


def _next_step(done: Rollover) -> str:
    if done.backup:
        return f"ouvrez {done.pilot}, vérifiez les groupes et la date limite, puis lancez « aet diffuser »."
    if done.unfinished:
        editions = " et ".join(left.edition for left in done.unfinished)
        return f"finissez d'abord {editions} avec « aet consolider », ou relancez sans --essai pour clore en l'état."
    return "si tout convient, relancez la commande sans --essai."
