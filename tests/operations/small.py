"""Small dossiers on disk, written as Markdown tables: two groups, two editions."""

from __future__ import annotations

from pathlib import Path

from tests.support.formats import write_xlsx
from tests.support.markdown import PILOT, cover, workbook

EDITION = "2016-2017"
MEETING = """
    | Type de séance | Intitulé | Date |
    | Groupe de travail | Bilan | 12/10/2016 |
    """


def small_dossier(
    folder: Path, returns: dict[str, dict[str, str]] | None = None, pilot: dict[str, str] | None = None
) -> Path:
    """Write a dossier; returns are given as sheets by file name, with a cover of GT-JEUNES unless they have one."""
    (folder / "retours" / EDITION).mkdir(parents=True)
    write_xlsx(folder / "pilotage.xlsx", workbook(**(PILOT | (pilot or {}))))
    for name, sheets in (returns or {}).items():
        write_return(folder / "retours" / EDITION / name, sheets)
    return folder


def write_return(path: Path, sheets: dict[str, str]) -> Path:
    """Write a return at `path`, its folders too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_xlsx(path, workbook(**({"Fiche": cover()} | sheets)))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the content of every file, to see that nothing changed."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
