"""Limits may be set in the environment; a setting that makes no sense is said, not ignored."""

from __future__ import annotations

import pytest

from aet_sheets.reading.errors import ReadingImpossibleError
from aet_sheets.reading.limits import MEBIBYTE, Limits


def test_defaults() -> None:
    assert Limits.from_environment({}) == Limits(memory=2**30, seconds=20, file_size=100 * MEBIBYTE)
    assert Limits.from_environment({"AET_LECTURE_DELAI": ""}) == Limits()


def test_settings() -> None:
    environment = {"AET_LECTURE_MEMOIRE": "2048", "AET_LECTURE_DELAI": "2,5", "AET_LECTURE_TAILLE": "1.5"}
    limits = Limits.from_environment(environment)
    assert limits == Limits(memory=2**31, seconds=2.5, file_size=3 * MEBIBYTE // 2)
    assert isinstance(limits.memory, int)


@pytest.mark.parametrize("name", ["AET_LECTURE_MEMOIRE", "AET_LECTURE_DELAI", "AET_LECTURE_TAILLE"])
@pytest.mark.parametrize("text", ["beaucoup", "0", "-1", "nan", "inf"])
def test_a_setting_that_makes_no_sense(name: str, text: str) -> None:
    with pytest.raises(ReadingImpossibleError) as error:
        Limits.from_environment({name: text})
    assert error.value.names["name"] == name
    assert error.value.names["text"] == text
