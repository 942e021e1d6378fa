"""The page of `aet diagnostic`, in plain lines: what other pages are drawn with may be what is missing."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import Final

import click

from aet_sheets.operations.diagnostic import Diagnostic, State, Verdict
from aet_sheets.text import french, plural

_COLOURS: Final = {State.OK: "green", State.TO_CHECK: "yellow", State.PROBLEM: "red"}
_INDENT: Final = 12


def diagnostic_lines(found: Diagnostic) -> Iterator[str]:
    """Yield the lines of the page from top to bottom; the last ones say what to do."""
    yield click.style(
        french("Diagnostic de cet ordinateur") + (french(" et du dossier") if found.dossier else ""), bold=True
    )
    yield ""
    for verdict in found.verdicts:
        yield from _told(verdict)
    yield ""
    if found.backup:
        yield from _wrapped(french("Réparé. Le classeur tel qu'il était : {backup}", backup=found.backup))
    yield from _wrapped(_next_step(found))


def _told(verdict: Verdict) -> Iterator[str]:
    """Yield the state in its own column, the message, and the remedy under an arrow."""
    first, *rest = _wrapped(verdict.message, _INDENT)
    state = click.style(verdict.state.ljust(_INDENT), fg=_COLOURS[verdict.state])
    yield state + first.lstrip()
    yield from rest
    if verdict.remedy:
        yield from _wrapped(verdict.remedy, _INDENT, "→ ")


def _wrapped(text: str, indent: int = 0, bullet: str = "") -> list[str]:
    first = " " * indent + bullet
    width = shutil.get_terminal_size().columns
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _next_step(found: Diagnostic) -> str:
    if found.problems:
        problems = plural(found.problems, "problème")
        return french(f"À faire : réglez {problems} dans l'ordre, puis relancez la commande.")
    if any(verdict.state is State.TO_CHECK for verdict in found.verdicts):
        return french("À faire : relisez les lignes « à vérifier » si un bouton ne répond pas.")
    return french("Rien ne s'oppose au fonctionnement des boutons.")
