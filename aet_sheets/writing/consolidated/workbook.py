"""The consolidated workbook, sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.dossier.files import Input
from aet_sheets.figures import Figures
from aet_sheets.reading.arbitration import SHEET as ARBITRAGES
from aet_sheets.schema import PILOT_TABLES
from aet_sheets.writing import guide
from aet_sheets.writing.apart import SideFiles
from aet_sheets.writing.book import Book, open_book
from aet_sheets.writing.consolidated.arbitrages import TABLE as ARBITRAGES_TABLE
from aet_sheets.writing.consolidated.arbitrages import write_arbitrages
from aet_sheets.writing.consolidated.sheets import (
    FOLLOW_UP,
    FOLLOW_UP_TABLE,
    JOURNAL,
    PROBLEMS,
    PROBLEMS_TABLE,
    SET_ASIDE,
    SET_ASIDE_TABLE,
    labels_by_code,
    rows_set_aside,
    write_follow_up,
    write_journal,
    write_problems,
    write_set_aside,
    write_table,
)
from aet_sheets.writing.consolidated.summary import write_summary

SHEETS: Final = (FOLLOW_UP, *(table.sheet for table in PILOT_TABLES), ARBITRAGES, PROBLEMS, SET_ASIDE, JOURNAL)
"""The sheets that are one table each."""


def write_consolidated(  # noqa: PLR0913 - what the workbook is made of
    path: Path,
    result: Consolidation,
    figures: Figures,
    inputs: Iterable[Input],
    made_on: datetime,
    *,
    side: SideFiles | None = None,
) -> None:
    """Write the consolidated workbook to `path`. Equal arguments give equal bytes.

    Rows for which a sheet has no room go to the files of `side`, beside the workbook.

    Raises:
        OSError: a file cannot be written.
    """
    side = side or SideFiles(path)
    with open_book(path, f"Consolidation {result.edition.edition}") as book:
        write_summary(book, result, figures, _crowded(result, side))
        write_follow_up(book, result, side)
        _write_tables(book, result.dataset, side)
        write_arbitrages(book, result.questions, result.unasked, made_on, side)
        write_problems(book, result, side)
        write_set_aside(book, result, side)
        write_journal(book, result, inputs, made_on, side)


def _crowded(result: Consolidation, side: SideFiles) -> dict[str, str]:
    """Return the sheets without room for all their rows, by the names of their Excel tables."""
    rows = {(table.excel_name, table.sheet): len(merged) for table, merged in result.dataset.items()}
    rows[FOLLOW_UP_TABLE, FOLLOW_UP] = len(result.returns) + len(result.awaited)
    rows[ARBITRAGES_TABLE, ARBITRAGES] = len(result.questions)
    rows[PROBLEMS_TABLE, PROBLEMS] = len(result.problems)
    rows[SET_ASIDE_TABLE, SET_ASIDE] = len(rows_set_aside(result))
    return dict(names for names, count in rows.items() if not side.fits(count))


def _write_tables(book: Book, dataset: Dataset, side: SideFiles) -> None:
    labels = labels_by_code(dataset)
    for table in PILOT_TABLES:
        family, _ = guide.SHEETS[table]
        write_table(book, dataset[table], labels, family, side)
