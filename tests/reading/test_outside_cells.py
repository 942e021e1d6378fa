"""What a workbook says outside its cells."""

from __future__ import annotations

import pytest

from aet_sheets.reading.outside_cells import texts_outside_cells
from tests.support.hostile import packed


@pytest.mark.parametrize(
    ("part", "xml", "text"),
    [
        ("xl/comments1.xml", "<comment><t>Vu avec </t><t>Zola &amp; Cie</t></comment>", "Vu avec   Zola & Cie"),
        ("xl/threadedComments/threadedComment1.xml", "<text>Zola</text>", "Zola"),
        ("xl/persons/person.xml", '<person displayName="Ninon Zola"/>', "Ninon Zola"),
        ("xl/drawings/drawing1.xml", "<a:t>Zola</a:t>", "Zola"),
        ("docProps/core.xml", "<dc:creator>Zola</dc:creator>", "Zola"),
        ("content.xml", "<a>Autre</a><office:annotation><text:p>Zola</text:p></office:annotation>", "Zola"),
        ("meta.xml", "<dc:creator>Zola</dc:creator>", "Zola"),
    ],
)
def test_where_somebody_may_be_named(part: str, xml: str, text: str) -> None:
    found = [found.strip() for found in texts_outside_cells(packed({part: xml})) if found.strip()]
    assert found == [text]


def test_cells_are_looked_at_elsewhere() -> None:
    assert list(texts_outside_cells(packed({"xl/sharedStrings.xml": "<t>Zola</t>"}))) == []
    assert list(texts_outside_cells(b"Zola;Ninon")) == []
