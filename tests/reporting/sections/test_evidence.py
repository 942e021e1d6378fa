"""Qualitative evidence: under its dimension, with the organisation and the source."""

from __future__ import annotations

from aet_sheets.reporting.model import Quote, Quotes, Remark
from tests.reporting.extremes import nothing, usual
from tests.reporting.tables import rows


def test_quotations_by_dimension() -> None:
    (section,) = [section for section in usual().sections if section.title == "Résultats qualitatifs"]
    (quotes,) = section.blocks
    assert isinstance(quotes, Quotes)
    assert quotes.title == "Confiance"
    assert quotes.quotes == (Quote("[personne] nous a ouvert ses portes.", "Ateliers Zed", "Entretien"),)
    assert rows(usual(), "evidence Confiance") == [
        ["Confiance", "[personne] nous a ouvert ses portes.", "Ateliers Zed", "Entretien"]
    ]


def test_nothing_said() -> None:
    (section,) = [section for section in nothing().sections if section.title == "Résultats qualitatifs"]
    assert section.blocks == (Remark("Aucun témoignage n’a été recueilli."),)
