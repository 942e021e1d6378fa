"""Qualitative results: what organisations say came of it, by dimension."""

from __future__ import annotations

from collections.abc import Iterable

from aet_sheets.figures.evidence import Evidence, evidence
from aet_sheets.reporting import cells
from aet_sheets.reporting.facts import Facts
from aet_sheets.reporting.model import Column, Form, Quote, Quotes, Remark, Row, Section, Table
from aet_sheets.text import french, french_date

TITLE = "Résultats qualitatifs"
NOBODY = "Organisation non précisée"


def evidence_section(facts: Facts) -> Section:
    """Return the section *Résultats qualitatifs*."""
    found = evidence(facts.dataset, facts.period)
    if not found:
        return Section(TITLE, (Remark(french("Aucun témoignage n'a été recueilli.")),))
    return Section(TITLE, tuple(_quotes(dimension, told) for dimension, told in found.items()))


def _quotes(dimension: str, told: Iterable[Evidence]) -> Quotes:
    own = list(told)
    quotes = tuple(Quote(one.quotation, one.organisation or NOBODY, _origin(one)) for one in own)
    return Quotes(dimension, quotes, _table(dimension, own))


def _origin(told: Evidence) -> str:
    parts = [told.source or "", french_date(told.day) if told.day else ""]
    return ", ".join(part for part in parts if part)


def _table(dimension: str, told: Iterable[Evidence]) -> Table:
    rows = tuple(
        Row(
            one.indicator,
            (
                cells.typed(one.title),
                cells.typed(one.quotation),
                cells.typed(one.organisation or NOBODY),
                cells.typed(one.source),
                cells.day(one.day),
            ),
        )
        for one in told
    )
    return Table(
        f"evidence {dimension}",
        dimension,
        (
            Column("indicator", "Indicateur", width=1.6),
            Column("quotation", "Témoignage", width=4),
            Column("organisation", "Organisation", width=1.8),
            Column("source", "Source", width=1.5),
            Column("day", "Date", Form.DATE, 0.9),
        ),
        rows,
    )
