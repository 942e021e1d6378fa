"""The page of `aet effacer` and `aet purger`: who, what was made anew, and what is left to do by hand."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType

from aet_sheets.cli.rendering.parts import Paragraph, heading, section, sentence, to_do
from aet_sheets.operations.erase import Erasing, Trace
from aet_sheets.text import french, plural

_MOST_ROWS: Final = 12


def erasing_page(erasing: Erasing) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next, if something was done."""
    yield heading(_title(erasing))
    if erasing.codes:
        yield Paragraph(textwrap.shorten(", ".join(erasing.codes), 2_000, placeholder="…"), 2)
    if erasing.undated:
        people = plural(erasing.undated, "personne")
        yield sentence(f"{people} dont aucune date n'est connue : à voir au cas par cas, avec aet effacer.")
    for outcome in erasing.rebuilt:
        yield sentence("Classeur refait : {written}", written=outcome.written)
    sources = [trace for trace in erasing.traces if trace.is_source]
    others = [trace for trace in erasing.traces if not trace.is_source]
    named_in, others_name, cure = _REHEARSED if erasing.rehearsed else _DONE
    if sources:
        yield section(named_in)
        yield from map(_place, sources)
        if cure:
            yield sentence(cure)
    if others:
        yield section(others_name)
        yield from map(_place, others)
    yield sentence("Rien n'a encore été écrit.") if erasing.rehearsed else to_do(_next_step(erasing, sources, others))


_CURE: Final = (
    "Feuille Acteurs : gardez la ligne et son code (inscrivez-le s'il manque), écrivez « (effacé CODE) » dans Nom, et "
    "videz Prénom, Fonction, Courriel, Téléphone et Observations. Ailleurs : remplacez le nom par le code, ou "
    "supprimez-le du texte. Un fichier cité sans feuille porte le nom dans le sien (renommez-le), dans une note de "
    "cellule, une zone de texte ou ses propriétés. D'autres personnes du même nom peuvent figurer parmi ces lignes."
)

_DONE: Final = (
    "Sources où le nom figure encore, à corriger à la main",
    "Autres fichiers où le nom figure encore, à supprimer ou à refaire",
    _CURE,
)
_REHEARSED: Final = ("Sources qui nomment cette personne", "Autres fichiers qui nomment cette personne", "")
"""What stands over the sources, over the other files, and what is said of what to write."""


def _title(erasing: Erasing) -> str:
    people = plural(len(erasing.codes), "personne")
    if erasing.rehearsed and not erasing.already:
        return f"À effacer : {people}" if erasing.codes else "Personne à effacer"
    if erasing.codes:
        return f"{people} {'effacées' if len(erasing.codes) > 1 else 'effacée'} ; les comptes restent"
    return "Personne à effacer" if not erasing.already else "Cette personne est déjà effacée"


def _place(trace: Trace) -> Paragraph:
    if not trace.rows:
        return Paragraph(trace.file, 2, bullet="· ")
    rows = ", ".join(map(str, trace.rows[:_MOST_ROWS]))
    more = len(trace.rows) - _MOST_ROWS
    rest = french(f" et {more} autres") if more > 0 else ""
    where = f", feuille {trace.sheet}, {'ligne' if len(trace.rows) == 1 else 'lignes'} {rows}{rest}"
    return Paragraph(trace.file + where, 2, bullet="· ")


def _next_step(erasing: Erasing, sources: Sequence[Trace], others: Sequence[Trace]) -> str:
    if sources or others:
        return "corrigez ces fichiers, videz les anciennes sauvegardes, puis relancez aet effacer pour vérifier."
    if erasing.codes or erasing.already:
        return "plus aucun classeur du dossier ne porte ce nom ; pensez aux sauvegardes et aux courriels."
    return "rien."
