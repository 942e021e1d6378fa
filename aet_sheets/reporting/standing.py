"""Whether a report is provisional: returns that are missing, problems that block, closed editions that changed."""

from __future__ import annotations

from collections.abc import Iterator

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.problems import Problem
from aet_sheets.problems.catalogue import CLOSED_INPUT_CHANGED
from aet_sheets.reporting.facts import Facts
from aet_sheets.reporting.model import Standing
from aet_sheets.text import french, french_date, plural


def standing_of(facts: Facts) -> Standing:
    """Return whether the report is provisional, and why."""
    told: set[Problem] = set()
    reasons = [reason for result in facts.material.consolidations for reason in _reasons(facts, result, told)]
    return Standing(tuple(map(french, [*reasons, *_changed(facts), *_uncovered(facts)])))


def _reasons(facts: Facts, result: Consolidation, told: set[Problem]) -> Iterator[str]:
    """Yield what an edition lacks; problems that another one has `told` are not counted again."""
    edition = result.edition.edition
    if not result.sources and not result.awaited:
        yield f"{edition} : aucun retour n'est compté, et aucun groupe actif n'est déclaré."
    if awaited := result.awaited:
        names = ", ".join(facts.themes.get(code, code) for code in awaited)
        yield f"{edition} : {plural(len(awaited), 'retour attendu manque', 'retours attendus manquent')} ({names})."
    blocking = {problem for problem in result.problems if problem.blocking} - told
    told |= blocking
    if blocking:
        problems = plural(
            len(blocking),
            "anomalie bloquante laisse des lignes ou des fichiers hors des chiffres",
            "anomalies bloquantes laissent des lignes ou des fichiers hors des chiffres",
        )
        yield f"{edition} : {problems}."


def _changed(facts: Facts) -> Iterator[str]:
    """Yield what is no longer as it was when an edition was closed: its files, its figures."""
    problems = {problem for result in facts.material.consolidations for problem in result.problems}
    files = {problem.file for problem in problems if problem.code == CLOSED_INPUT_CHANGED.code}
    if files:
        changed = plural(len(files), "fichier d'une édition close a", "fichiers d'éditions closes ont")
        yield f"{changed} changé depuis la clôture."
    for edition in facts.sealed:
        yield (
            f"L'édition close {edition} ne donne plus les chiffres scellés à sa clôture ; ce sont eux que ce rapport "
            "compare."
        )


def _uncovered(facts: Facts) -> Iterator[str]:
    """Yield the end of an exercise that no edition reaches yet; before the first edition nothing is missing."""
    last = max(result.edition.end for result in facts.material.consolidations)
    if not facts.is_edition and last < facts.period.end:
        yield (
            f"Aucune édition n'est déclarée après le {french_date(last)} : l'exercice {facts.period.name} n'est pas "
            "complet."
        )
