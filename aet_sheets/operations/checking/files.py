"""Which files are meant by the paths that somebody gave, and in which dossier each of them lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from aet_sheets.dossier import DossierError
from aet_sheets.dossier.folder import is_hidden
from aet_sheets.paths import RETURNS, dossier_above, pilot_of


class File(NamedTuple):
    """A file to check: where it is, and how the person who asked for it calls it."""

    path: Path
    shown: str


def files_meant(paths: Iterable[Path]) -> Iterator[File]:
    """Yield the files that `paths` name, each once; a folder stands for the files in it.

    A dossier stands for its pilot workbook and its returns.

    Raises:
        DossierError: a path does not exist, or there is nothing in it.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _within(path):
            file = File(found.parent.resolve() / found.name, found.as_posix())
            if file.path not in seen:
                seen.add(file.path)
                yield file


def dossier_of(file: File) -> Path | None:
    """Return the nearest folder above `file` that holds a pilot workbook."""
    return dossier_above(file.path)


def _within(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DossierError(
            "« {path} » n'existe pas.",
            "Vérifiez le chemin ; s'il contient des espaces, mettez-le entre guillemets.",
            wrong_use=True,
            path=path,
        )
    pilot = pilot_of(path)
    inside = path / RETURNS if pilot else path
    found = sorted(file for file in inside.rglob("*") if file.is_file() and not is_hidden(file, inside))
    if not pilot and not found:
        raise DossierError(
            "Le dossier « {path} » ne contient aucun fichier à vérifier.",
            "Vérifiez le chemin.",
            wrong_use=True,
            path=path,
        )
    return [pilot, *found] if pilot else found
