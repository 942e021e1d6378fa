"""Texts as XML give back the text they came from."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aet_sheets.writing.texts import stand_as_they_are, text_element

TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"))
"""What a cell holds: one kind of line end, and no half of a character."""


def read(element: str) -> str:
    """Return the text of an element `<t>` as a reader of workbooks does."""
    text = ET.fromstring(element).text or ""  # noqa: S314 - our own
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda number: chr(int(number[1], 16)), text)


@given(TEXTS)
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    assert read(text_element(text)) == text


@given(st.lists(TEXTS, min_size=1))
def test_texts_that_stand_as_they_are_need_nothing_else(texts: list[str]) -> None:
    if stand_as_they_are(texts):
        assert all(text_element(text) == f"<t>{text}</t>" for text in texts)
        assert all(texts)


@pytest.mark.parametrize("text", ["GT-JEUNES", "Élodie — L'Œuvre", "a | b".replace(" | ", "|"), 'dit "oui"', "🌍"])
def test_usual_texts_stand_as_they_are(text: str) -> None:
    assert stand_as_they_are([text, "autre"])


@pytest.mark.parametrize("text", ["", " devant", "derrière ", "a & b", "a<b", "a>b", "_x0041_", "deux\nlignes", "\x07"])
def test_one_odd_text_is_seen_among_others(text: str) -> None:
    assert not stand_as_they_are(["avant", text, "après"])
