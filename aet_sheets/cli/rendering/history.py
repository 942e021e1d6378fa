"""The page of `aet historique`: where a code comes from, what it unites, what was decided, what refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import Paragraph, columns, heading, section, sentence
from aet_sheets.consolidation.dataset import Origin
from aet_sheets.consolidation.decisions import Decision
from aet_sheets.consolidation.history import History, Trace, Use
from aet_sheets.text import NO_BREAK, fold, french, french_date, plural

_MOST_PLACES: Final = 3
_HEADINGS: Final = (("Édition", "left"), ("Source", "left"), ("Motif", "left"))


def history_page(found: History) -> Iterator[RenderableType]:
    """Yield the page from top to bottom. Nobody is named: places are."""
    yield heading("Historique de {code}", code=found.code)
    yield from _summary(found)
    if found.traces:
        yield section(f"D'où il vient : {plural(len(found.traces), 'ligne')}")
        yield columns(_HEADINGS, map(_trace, found.traces))
    yield section(f"Décisions : {len(found.decisions) or 'aucune'}")
    for decision in found.decisions:
        yield Paragraph(french(_decided(decision)), 2)
    cited = sum(len(use.origins) for use in found.uses)
    yield section(f"Où il est cité : {plural(cited, 'ligne') if cited else 'nulle part'}")
    for use in found.uses:
        yield Paragraph(_used(use), 2)


def _summary(found: History) -> Iterator[RenderableType]:
    if found.table is None:
        yield sentence("Plus aucune ligne des fichiers du dossier ne porte ce code.")
        return
    known = f"première édition : {found.first_edition}" if found.first_edition else "dans aucun retour"
    yield sentence(f"Feuille {found.table.sheet}, {known}.")
    if fold(found.asked) != fold(found.code):
        yield sentence("{asked} est un ancien code ; il mène à {code}.", asked=found.asked, code=found.code)
    if found.former_codes:
        yield sentence("Autres codes : {codes}.", codes=", ".join(found.former_codes))


def _trace(trace: Trace) -> list[RenderableType]:
    return [trace.edition or "pilotage", Text(_place(trace.origin)), Text(french(trace.reason))]


def _place(origin: Origin) -> str:
    return f"{origin.file.rpartition('/')[2]}, {origin.sheet}, ligne {origin.row}"


def _decided(decision: Decision) -> str:
    about = " et ".join(decision.codes) + (f", {decision.column}" if decision.column else "")
    return f"{french_date(decision.taken_on.date())} — {decision.verdict} : {about}"


def _used(use: Use) -> str:
    places = f"{NO_BREAK}; ".join(_place(origin) for origin in use.origins[:_MOST_PLACES])
    more = len(use.origins) - _MOST_PLACES
    rest = f"{NO_BREAK}; et {plural(more, 'autre', 'autres')}" if more > 0 else ""
    return f"{use.table.sheet}, colonne {use.column} — {places}{rest}"
