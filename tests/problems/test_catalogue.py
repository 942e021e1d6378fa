"""The catalogue of problems: complete, used, and written for people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import aet_sheets
from aet_sheets.problems import Kind, Place, Severity, Verbatim, catalogue
from aet_sheets.problems.page import page

PACKAGE = Path(aet_sheets.__file__).parent
KINDS = list(catalogue.CATALOGUE.values())
NAMES = {id(kind): name for name, kind in vars(catalogue).items() if isinstance(kind, Kind)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_entry_is_complete(kind: Kind) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.code)
    for text in (kind.title, kind.message, kind.remedy, kind.example, kind.reason):
        assert text.strip()
    assert kind.reason.endswith((".", "…"))
    assert kind.title[0].isupper()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_entry_can_happen(kind: Kind) -> None:
    sources = [path for path in PACKAGE.rglob("*.py") if path.name != "catalogue.py"]
    assert any(re.search(rf"\b{NAMES[id(kind)]}\b", path.read_text(encoding="utf-8")) for path in sources)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_no_sentence_quotes_what_a_person_typed(kind: Kind) -> None:
    assert "value" not in kind.placeholders()


def test_sentences_are_set_as_french_sets_them() -> None:
    kind = Kind("essai", None, "Essai", "la colonne « {column} » : vide", "Complétez", "", "")
    problem = kind.at(Place("a.xlsx", "Acteurs", "B2", "Nom"), required=True)
    assert problem.message == "La colonne «\u00a0Nom\u00a0»\u00a0: vide."
    assert problem.severity is Severity.BLOCKING
    assert kind.at(Place()).severity is Severity.ALERT


def test_what_people_look_for_stays_as_it_is_in_a_sentence() -> None:
    kind = Kind("essai", None, "Essai", "« {column} » : {why} d'après « {file} »", "Complétez", "", "")
    place = Place("a.xlsx", "L'essai", "B2", "Type d'acteur")
    problem = kind.at(place, "l'un", why="l'autre n'y est pas", file=Verbatim("retour d'été : essai.xlsx"))
    assert problem.message == (
        "«\u00a0Type d'acteur\u00a0»\u00a0: l’autre n’y est pas d’après «\u00a0retour d'été : essai.xlsx\u00a0»."
    )
    assert (problem.sheet, problem.column, problem.value) == ("L'essai", "Type d'acteur", "l'un")


def test_the_page_of_the_guide_is_the_catalogue() -> None:
    written = (Path(__file__).parents[2] / "docs" / "problemes.md").read_text(encoding="utf-8")
    assert written == page(), "python -m aet_sheets.problems.page > docs/problemes.md"
    assert all(f"`{code}`" in written for code in catalogue.CATALOGUE)


def test_a_problem_is_only_made_by_the_catalogue() -> None:
    makers = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"(?<!class )\b(Problem|Kind)\(", path.read_text(encoding="utf-8"))
    ]
    assert sorted(makers) == ["problems/catalogue.py", "problems/problem.py"]
