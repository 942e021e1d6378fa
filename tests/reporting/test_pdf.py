"""The PDF, judged by what reads it: pypdf, and typst's own check of accessibility."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from aet_sheets.reporting.model import Report, Standing
from aet_sheets.reporting.pdf import typeset
from tests.reporting.extremes import EXTREMES, nothing, usual

A4 = (595, 842)


def read(report: Report) -> PdfReader:
    return PdfReader(io.BytesIO(typeset(report)))


@pytest.fixture(scope="module")
def demo(demo_report: Report) -> PdfReader:
    return read(demo_report)


def test_the_demo_fits_on_eight_a4_pages(demo: PdfReader) -> None:
    assert len(demo.pages) <= 8
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in demo.pages} == {A4}


def test_it_is_tagged_and_says_its_title_its_author_and_its_language(demo: PdfReader) -> None:
    catalog: Any = demo.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert str(catalog["/Lang"]).startswith("fr")
    metadata = demo.metadata
    assert metadata is not None
    assert (metadata.title, metadata.author) == (
        "Rapport annuel 2016-2017",
        "Établissement public territorial Grand Val d'Yvre",
    )


def test_every_font_is_embedded_and_is_ours(demo: PdfReader) -> None:
    found = {}
    for page in demo.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            (drawn,) = font.get_object()["/DescendantFonts"]
            descriptor = drawn.get_object()["/FontDescriptor"].get_object()
            found[str(descriptor["/FontName"])] = bool({"/FontFile2", "/FontFile3"} & set(descriptor))
    assert found
    assert all(found.values())
    assert {name.partition("+")[2].partition("-")[0] for name in found} == {"SourceSans3"}


@pytest.mark.parametrize("make", EXTREMES.values(), ids=list(EXTREMES))
def test_it_is_accessible_whatever_it_holds(make: Callable[[], Report]) -> None:
    assert typeset(make(), accessible=True).startswith(b"%PDF-")


def test_charts_are_vectors_with_an_alternative(demo: PdfReader, demo_report: Report) -> None:
    assert not any(page.images for page in demo.pages)
    charts = [chart for section in demo_report.sections for chart in section.charts]
    assert len(charts) > 10
    alternatives = _alternatives(demo.root_object["/StructTreeRoot"])
    assert {chart.alternative for chart in charts} <= alternatives


def _alternatives(node: object) -> set[str]:
    found, waiting = set(), [node]
    while waiting:
        one = getattr(waiting[-1], "get_object", lambda: None)()
        waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            if "/Alt" in one:
                found.add(str(one["/Alt"]))
            waiting += [one["/K"]] if "/K" in one else []
    return found


def test_same_report_same_bytes(demo_report: Report) -> None:
    assert typeset(demo_report) == typeset(demo_report)


def test_every_page_of_a_provisional_report_says_so_and_the_first_one_why() -> None:
    pages = [page.extract_text() for page in read(usual()).pages]
    assert all("PROVISOIRE" in text for text in pages)
    assert "2 retours attendus manquent" in re.sub(r"\s", " ", pages[0])


def test_a_final_report_says_so_and_no_page_says_provisional() -> None:
    final = replace(usual(), standing=Standing(()))
    pages = [page.extract_text() for page in read(final).pages]
    assert not any("provisoire" in text.lower() for text in pages)
    assert "Rapport définitif" in pages[0]


def test_pages_are_numbered_and_carry_territory_and_period(demo: PdfReader) -> None:
    for number, page in enumerate(demo.pages, 1):
        text = re.sub(r"\s", " ", page.extract_text())
        assert f"page {number} / {len(demo.pages)}" in text
        assert "Édition 2016-2017" in text
    assert "Val Fleuri" in demo.pages[-1].extract_text()


def test_empty_sections_say_that_they_are() -> None:
    text = re.sub(r"\s+", " ", "".join(page.extract_text() for page in read(nothing()).pages))
    for told in (
        "Aucun indicateur chiffré n’est défini.", "Aucun témoignage n’a été recueilli.", "Aucun moyen n’est déclaré.",
        "Aucune action.", "Aucune anomalie.",
    ):  # fmt: skip
        assert told in text
