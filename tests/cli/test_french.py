"""The French words of click: all of them, compiled from the file that people edit."""

from __future__ import annotations

import ast
import gettext
import io
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from aet_sheets.cli.french import LOCALE
from aet_sheets.text import french
from tests.cli.conftest import Aet

FOLDER = LOCALE / "fr" / "LC_MESSAGES"
NOT_WRITTEN_IN_FULL = {"required"}
"""What click looks up under a name: `_(extra["required"])`."""


def catalog() -> Catalog:
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, locale="fr")


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def originals(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


TRANSLATED = [message for message in catalog() if message.id]


def spoken_by_click() -> Iterator[str]:
    """Yield every literal that the installed click passes through gettext."""
    for file in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def test_every_word_of_click_is_translated() -> None:
    known = {originals(message)[0] for message in TRANSLATED if all(forms(message))}
    assert (set(spoken_by_click()) | NOT_WRITTEN_IN_FULL) - known == set()


def test_no_translation_is_left_over() -> None:
    known = {originals(message)[0] for message in TRANSLATED}
    assert known - set(spoken_by_click()) - NOT_WRITTEN_IN_FULL == set()


@pytest.mark.parametrize("message", TRANSLATED, ids=lambda message: originals(message)[0])
def test_a_translation_only_names_what_the_original_names(message: Message) -> None:
    given = set().union(*map(fields, originals(message)))
    assert all(fields(form) <= given for form in forms(message))


@pytest.mark.parametrize("message", TRANSLATED, ids=lambda message: originals(message)[0])
def test_a_translation_follows_french_typography(message: Message) -> None:
    assert forms(message) == list(map(french, forms(message)))


def test_the_compiled_words_are_those_of_the_file_that_people_edit() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalog())
    fresh = words(gettext.GNUTranslations(io.BytesIO(compiled.getvalue())))
    with (FOLDER / "messages.mo").open("rb") as shipped:
        assert words(gettext.GNUTranslations(shipped)) == fresh, "run: pybabel compile -d aet_sheets/cli/locale -l fr"


def words(translations: gettext.GNUTranslations) -> list[str]:
    """Return every translation as a program gets it, for nothing, one and two."""
    singular = [translations.gettext(originals(message)[0]) for message in TRANSLATED if not message.pluralizable]
    plural = [originals(message) for message in TRANSLATED if message.pluralizable]
    return singular + [translations.ngettext(one, more, count) for one, more in plural for count in (0, 1, 2)]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            ["consolidr"],
            "La commande «\u00a0consolidr\u00a0» n’existe pas. Vouliez-vous dire «\u00a0consolider\u00a0»\u00a0?",
        ),
        (["statut"], "La commande «\u00a0statut\u00a0» n’existe pas. Vouliez-vous dire «\u00a0status\u00a0»\u00a0?"),
        (["xyz"], "La commande «\u00a0xyz\u00a0» n’existe pas."),
        (
            ["suivi", "--fomat", "json"],
            "L’option «\u00a0--fomat\u00a0» n’existe pas. Vouliez-vous dire «\u00a0--format\u00a0»\u00a0?",
        ),
        (["suivi", "a", "b"], "Argument en trop\u00a0: b"),
        (["suivi", "a", "b", "c"], "Arguments en trop\u00a0: b c"),
        (["suivi", "--format"], "L’option «\u00a0--format\u00a0» attend une valeur."),
        (
            ["suivi", "--format", "xml"],
            "Valeur incorrecte pour «\u00a0--format\u00a0»\u00a0: «\u00a0xml\u00a0» ne convient pas",
        ),
        (["verifier"], "Il manque l’argument «\u00a0FICHIER…\u00a0»."),
        (["nouveau", "d"], "Il manque l’option «\u00a0--territoire\u00a0»."),
    ],
)
def test_mistakes_are_told_in_french(aet: Aet, line: list[str], sentence: str) -> None:
    result = aet(*line)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"Erreur\u00a0: {sentence}" in result.stderr
