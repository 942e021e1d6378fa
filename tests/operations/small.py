"""Small dossiers on disk, written as Markdown tables: two groups, two editions."""

from __future__ import annotations

from pathlib import Path

from aet_sheets.operations.consolidate import consolidate_dossier
from tests.support.formats import write_xlsx
from tests.support.markdown import PILOT, cover, workbook

EDITION, CLOSED = "2016-2017", "2015-2016"
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


def sealed_dossier(folder: Path) -> Path:
    """Write a dossier whose edition 2015-2016 is closed and sealed, with one return: `retours/2015-2016/a.xlsx`."""
    dossier = small_dossier(folder)
    write_return(
        dossier / "retours" / CLOSED / "a.xlsx",
        {"Fiche": cover(edition=CLOSED), "Séances": MEETING.replace("2016", "2015")},
    )
    consolidate_dossier(dossier, CLOSED)
    return dossier


def write_return(path: Path, sheets: dict[str, str]) -> Path:
    """Write a return at `path`, its folders too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_xlsx(path, workbook(**({"Fiche": cover()} | sheets)))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the content of every file, to see that nothing changed."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
