"""The page of `aet rapport`: what the report says, whether it is final, and what to open."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import Paragraph, heading, section, sentence, to_do
from aet_sheets.operations.report import ReportOutcome
from aet_sheets.text import french, plural


def report_page(outcome: ReportOutcome) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next."""
    report = outcome.report
    yield heading(f"Rapport annuel {report.period} ({report.standing.word})")
    yield Text()
    for told in report.sentences:
        yield Paragraph(told)
    if report.standing.provisional:
        yield section("Pourquoi il est provisoire")
        for reason in report.standing.reasons:
            yield Paragraph(reason, 2, bullet="– ")
    yield Text()
    yield from _masked(outcome)
    for written in outcome.written:
        yield sentence("Fichier écrit : {written}", written=written)
    if outcome.beside:
        names = ", ".join(path.name for path in outcome.beside)
        yield Paragraph(french("Fichiers ouverts ailleurs ; la nouvelle version est à côté : ") + names, style="yellow")
    yield to_do(_next_step(outcome))


def _masked(outcome: ReportOutcome) -> Iterator[RenderableType]:
    if count := len(outcome.report.masked):
        texts = plural(count, "texte nommait une personne", "textes nommaient une personne")
        yield sentence(f"{texts} : le nom est masqué dans le rapport.")


def _next_step(outcome: ReportOutcome) -> str:
    pdf = outcome.written[-1].name
    if outcome.blocking:
        return "faites corriger les anomalies bloquantes (aet consolider dit lesquelles), puis relancez la commande."
    if outcome.report.standing.provisional:
        return f"relisez {pdf} ; il deviendra définitif quand ce qui manque sera là."
    return f"relisez {pdf}, puis transmettez-le."
