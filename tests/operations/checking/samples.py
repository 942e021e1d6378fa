"""Sheets of returns that several tests check, and how they check them."""

from __future__ import annotations

from pathlib import Path

from aet_sheets.operations.checking import FileCheck, check_files

ZOLA_CAME = """
    | Séance | Acteur | Présence |
    | 12/10/2016 — Bilan | ACT-001 | Présent |
    """
NOBODY_KNOWS = """
    | Séance | Acteur | Présence |
    | 12/10/2016 — Bilan | Jean Inconnu — Nulle part | Présent |
    """
BAD_DATE = """
    | Type de séance | Intitulé | Date |
    | Groupe de travail | Bilan | 15/13/2016 |
    """


def check(path: Path) -> FileCheck:
    """Return the check of one file."""
    (found,) = check_files([path])
    return found


def codes(found: FileCheck) -> set[str]:
    """Return the codes of the problems found, but for rows on sheets that the sample covers declare empty."""
    return {problem.code for problem in found.problems} - {"neant-avec-lignes"}
