"""The consolidated workbook, sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.dossier.files import Input
from aet_sheets.figures import Figures
from aet_sheets.schema import PILOT_TABLES
from aet_sheets.writing import guide
from aet_sheets.writing.book import Book, open_book
from aet_sheets.writing.consolidated.arbitrages import write_arbitrages
from aet_sheets.writing.consolidated.sheets import (
    labels_by_code,
    write_follow_up,
    write_journal,
    write_problems,
    write_set_aside,
    write_table,
)
from aet_sheets.writing.consolidated.summary import write_summary


def write_consolidated(
    path: Path, result: Consolidation, figures: Figures, inputs: Iterable[Input], made_on: datetime
) -> None:
    """Write the consolidated workbook to `path`. Equal arguments give equal bytes.

    Raises:
        OSError: the file cannot be written.
    """
    with open_book(path, f"Consolidation {result.edition.edition}") as book:
        write_summary(book, result, figures)
        write_follow_up(book, result)
        _write_tables(book, result.dataset)
        write_arbitrages(book, result.questions, made_on)
        write_problems(book, result)
        write_set_aside(book, result)
        write_journal(book, result, inputs, made_on)


def _write_tables(book: Book, dataset: Dataset) -> None:
    labels = labels_by_code(dataset)
    for table in PILOT_TABLES:
        family, _ = guide.SHEETS[table]
        write_table(book, dataset[table], labels, family)
