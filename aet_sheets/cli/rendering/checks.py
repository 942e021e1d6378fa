"""The page of `aet verifier`: one line a file, then what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import badge, columns, heading, section, to_do
from aet_sheets.cli.rendering.problems import problem_list
from aet_sheets.cli.rendering.sent_back import sent_back_list
from aet_sheets.operations.annotate import SentBack
from aet_sheets.operations.checking import FileCheck, Kind
from aet_sheets.problems.counting import counted
from aet_sheets.text import number, plural

_MOST_PROBLEMS: Final = 100
_HEADINGS: Final = (("Fichier", "left"), ("Nature", "left"), ("État", "left"), ("Lues", "right"), ("Écartées", "right"))
_NATURES: Final = {Kind.RETURN: "retour", Kind.PILOT: "pilotage", None: "–"}


def checks_page(checks: Sequence[FileCheck], sent_back: Sequence[SentBack] = ()) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next."""
    problems = [problem for check in checks for problem in check.problems]
    folder = _common_folder(checks)
    files = plural(len(checks), "fichier") + (f" de {folder}" if folder else "")
    yield heading("Vérification : {files}", files=files)
    yield Text()
    yield columns(_HEADINGS, [_row(check, folder) for check in checks])
    yield section(f"Anomalies : {counted(problems)}")
    yield from problem_list(problems, _MOST_PROBLEMS, "corrigez d'abord celles-ci, puis relancez la commande.", folder)
    yield from sent_back_list(sent_back)
    yield Text()
    yield to_do(_next_step(checks, sent_back))


def _common_folder(checks: Sequence[FileCheck]) -> str:
    """Return the folder in which all files are, with its last `/`; nothing for a single file."""
    folders = [PurePosixPath(check.file).parent for check in checks]
    shared = next((folder for folder in (folders[0], *folders[0].parents) if _all_within(folders, folder)), None)
    return f"{shared}/" if len(folders) > 1 and shared and shared.name else ""


def _all_within(folders: Sequence[PurePosixPath], folder: PurePosixPath) -> bool:
    return all(other.is_relative_to(folder) for other in folders)


def _row(check: FileCheck, folder: str) -> list[RenderableType]:
    rows = map(number, check.rows) if check.rows else "––"
    return [Text(check.file.removeprefix(folder)), _NATURES[check.kind], badge(check.status), *rows]


def _next_step(checks: Sequence[FileCheck], sent_back: Sequence[SentBack]) -> str:
    if any(sent.message for sent in sent_back):
        return "envoyez chaque copie avec son message."
    wrong = sum(bool(check.blocking) for check in checks)
    if wrong:
        return (
            f"corrigez {plural(wrong, 'fichier')}, en commençant par les anomalies bloquantes, puis vérifiez à nouveau."
        )
    if any(problem.severity == "alerte" for check in checks for problem in check.problems):
        return "rien ne bloque ; relisez les alertes."
    return "rien, tout peut être consolidé."
