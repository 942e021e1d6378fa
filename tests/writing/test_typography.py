from __future__ import annotations

import pytest

from aet_sheets.writing.typography import french


@pytest.mark.parametrize(
    ("plain", "typeset"),
    [
        ("Voici : ceci ; cela ! non ?", "Voici\u00a0: ceci\u00a0; cela\u00a0! non\u00a0?"),
        ("Écrivez « Néant ».", "Écrivez «\u00a0Néant\u00a0»."),
        ("45 % et 12 €", "45\u00a0% et 12\u00a0€"),
        ("L'édition d'aujourd'hui", "L’édition d’aujourd’hui"),
        ("https://exemple.example/a?b=c", "https://exemple.example/a?b=c"),
    ],
)
def test_french_sets_spaces_and_apostrophes(plain: str, typeset: str) -> None:
    assert french(plain) == typeset
    assert french(typeset) == typeset
