"""Any cell in any column: nothing visible, errors, and a verdict whatever it holds."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aet_sheets.checking.values import EMPTY, excel_text, parse, taken_as_they_are
from aet_sheets.checking.values.verdicts import taken
from aet_sheets.problems import Place
from aet_sheets.reading.raw import CellError, Raw, UnsavedFormula
from aet_sheets.schema import Sessions
from aet_sheets.schema.columns import Column
from tests.support import strategies
from tests.support.values import (
    CODE,
    DATE,
    DECIMAL,
    EDITION,
    EMAIL,
    EVERY_COLUMN,
    HOURS,
    INTEGER,
    NARROW,
    NBSP,
    PHONE,
    POSTAL_CODE,
    RNA,
    SHARE,
    SIRET,
    TEXT,
    YES_NO,
    detail,
    refused,
)

TYPED_BY_PEOPLE = st.text(string.digits + " ,.-/:()'€%+@<>#?hkEWx·\n" + NBSP + NARROW + "janvoctéè–−_", max_size=30)
ANY_RAW: st.SearchStrategy[Raw] = st.one_of(
    st.text(),
    st.text(st.characters(codec=None, categories=("Cc", "Cf", "Cs", "Zs", "Nd", "No", "Lu"))),
    TYPED_BY_PEOPLE,
    st.integers(),
    st.integers(min_value=0, max_value=10**14),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.builds(CellError, st.text()),
    st.just(UnsavedFormula()),
)
MOSTLY_TIDY = st.text("ae é#E:r_x0.", max_size=8)
ANY_COLUMN = st.sampled_from(EVERY_COLUMN)


@pytest.mark.parametrize("column", EVERY_COLUMN, ids=repr)
@pytest.mark.parametrize("raw", ["", " ", "\n\t", NBSP, "\u200b", "\ufeff", "_x000D_", "\x00", "\u200d \u200c \u200d"])
def test_what_nobody_can_see_is_empty(column: Column, raw: str) -> None:
    assert parse(column, raw) == EMPTY


@pytest.mark.parametrize("column", EVERY_COLUMN, ids=repr)
def test_error_cells_and_unsaved_formulas_are_refused_by_name(column: Column) -> None:
    assert refused(column, CellError("#REF!")) == "cellule-en-erreur"
    assert detail(column, CellError("#DIV/0!"), "error") == "#DIV/0!"
    assert refused(column, UnsavedFormula()) == "formule-non-calculee"


@pytest.mark.parametrize("column", [TEXT, DATE, DECIMAL, CODE], ids=repr)
@pytest.mark.parametrize(
    ("raw", "error"),
    [
        ("#REF!", "#REF!"),
        ("#N/A", "#N/A"),
        ("#DIV/0!", "#DIV/0!"),
        (" #valeur! ", "#VALEUR!"),
        (f"#NOM{NBSP}?", "#NOM?"),
        ("#NUL!", "#NUL!"),
        ("#NOMBRE!", "#NOMBRE!"),
        ("#VALUE!", "#VALUE!"),
        ("Err:502", "ERR:502"),
        (float("nan"), "#NOMBRE!"),
        (float("-inf"), "#NOMBRE!"),
        (10**400, "#NOMBRE!"),
    ],
)
def test_errors_are_known_however_the_file_gives_them(column: Column, raw: Raw, error: str) -> None:
    assert refused(column, raw) == "cellule-en-erreur"
    assert detail(column, raw, "error") == error


@pytest.mark.parametrize("raw", ["-", "–", "/", "n/a", "néant", "s.o."])
@pytest.mark.parametrize(
    ("column", "code"),
    [
        (DATE, "date-invalide"),
        (DECIMAL, "nombre-invalide"),
        (INTEGER, "nombre-invalide"),
        (HOURS, "nombre-invalide"),
        (SHARE, "nombre-invalide"),
        (YES_NO, "oui-non-invalide"),
        (EMAIL, "courriel-invalide"),
        (PHONE, "telephone-invalide"),
        (SIRET, "siret-invalide"),
        (RNA, "rna-invalide"),
        (POSTAL_CODE, "code-postal-invalide"),
        (EDITION, "edition-invalide"),
        (Sessions.form, "choix-inconnu"),
    ],
)
def test_a_word_for_nothing_is_not_an_empty_cell(column: Column, code: str, raw: str) -> None:
    assert refused(column, raw) == code


@given(ANY_COLUMN, ANY_RAW)
@example(INTEGER, 10**5000)
@example(TEXT, "\ud800")
def test_any_cell_in_any_column_gives_a_verdict(column: Column, raw: Raw) -> None:
    value, finding = parse(column, raw)
    if value is not None:
        assert type(value) is column.value_type
        assert value != ""
    if finding is not None:
        finding.kind.at(Place(column=column.label), excel_text(raw), required=column.required, **finding.details)
    if value is None and finding is None:
        assert isinstance(raw, str)


@given(ANY_COLUMN, st.text(), st.sampled_from([" ", NBSP, "\t", "\u200b", "\n"]))
def test_space_around_a_text_does_not_matter(column: Column, raw: str, space: str) -> None:
    assert parse(column, f"{space}{raw}{space}") == parse(column, raw)


@given(ANY_COLUMN, ANY_RAW)
def test_a_value_that_was_taken_is_taken_again_as_it_is(column: Column, raw: Raw) -> None:
    value, _ = parse(column, raw)
    if value is not None:
        assert parse(column, value).value == value


@given(st.data(), ANY_COLUMN)
def test_what_a_glance_takes_as_it_is_is_what_a_close_look_takes_as_it_is(data: st.DataObject, column: Column) -> None:
    cells = data.draw(st.lists(st.one_of(ANY_RAW, MOSTLY_TIDY, strategies.values(column)), max_size=4))
    for text in taken_as_they_are(column, cells):
        assert parse(column, text) == taken(text)


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        (TEXT, ["Zoé", "L'atelier de l'été", "Émile"]),
        (EMAIL, ["a.b-c@gt-01.exemple.example"]),
        (PHONE, ["01 43 00 00 01"]),
        (POSTAL_CODE, ["01000", "20190", "97400"]),
    ],
)
def test_what_is_written_as_mostly_is_taken_at_a_glance(column: Column, texts: list[str]) -> None:
    assert taken_as_they_are(column, texts) == texts


@pytest.mark.parametrize(
    "odd",
    [
        *("", " a", "a ", "a  b", "a\nb", "#REF!", "err:502", "E r r : 5 0 2", "_x0041_", "e\u0301", "✓\ufe0f"),
        "x" * 2_001,
    ],
)
def test_one_odd_text_among_others_takes_a_close_look(odd: str) -> None:
    assert taken_as_they_are(TEXT, ["Zoé", odd, "Awa"]) == []
