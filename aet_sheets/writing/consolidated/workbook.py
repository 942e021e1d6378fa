"""The consolidated workbook, sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
from aet_sheets.writing.book import Book, new_book, write_book
from aet_sheets.writing.consolidated.arbitrages import TABLE as ARBITRAGES_TABLE
from aet_sheets.writing.consolidated.arbitrages import write_arbitrages
from aet_sheets.writing.consolidated.layout import SHEET as SUMMARY
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
from aet_sheets.writing.loom import Loom

SHEETS: Final = (FOLLOW_UP, *(table.sheet for table in PILOT_TABLES), ARBITRAGES, PROBLEMS, SET_ASIDE, JOURNAL)
"""The sheets that are one table each."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The consolidated workbook with the tables on it, as far as they fit; figures and the rest are still missing."""

    book: Book
    result: Consolidation
    side: SideFiles

    def write(self, path: Path, figures: Figures, inputs: Iterable[Input], made_on: datetime) -> None:
        """Draw the rest, and write the workbook to `path`. Equal arguments give equal bytes.

        Rows for which a sheet has no room go to the files of `side`, beside the workbook.

        Raises:
            OSError: a file cannot be written.
        """
        book, result, side = self.book, self.result, self.side
        write_summary(book, result, figures, _crowded(result, side))
        write_follow_up(book, result, side)
        _write_tables(book, result.dataset, side, fitting=False)
        write_arbitrages(book, result.questions, made_on, side)
        write_problems(book, result, side)
        write_set_aside(book, result, side)
        write_journal(book, result, inputs, made_on, side)
        write_book(book, path)


@contextmanager
def drafted(result: Consolidation, side: SideFiles) -> Iterator[Draft]:
    """Give the consolidated workbook, begun as soon as the dataset stands.

    Rows of large tables are woven by processes beside this one until they are wanted; these end with the block.
    """
    with Loom() as loom:
        loom.expect(max(map(len, result.dataset.values())))
        book = new_book(f"Consolidation {result.edition.edition}", loom)
        book.reserve((SUMMARY, *SHEETS))
        _write_tables(book, result.dataset, side, fitting=True)
        yield Draft(book, result, side)


def write_consolidated(  # noqa: PLR0913 - what the workbook is made of
    path: Path,
    result: Consolidation,
    figures: Figures,
    inputs: Iterable[Input],
    made_on: datetime,
    *,
    side: SideFiles | None = None,
) -> None:
    """Write the consolidated workbook to `path` at once, as `Draft.write` does."""
    with drafted(result, side or SideFiles(path)) as draft:
        draft.write(path, figures, inputs, made_on)


def _crowded(result: Consolidation, side: SideFiles) -> dict[str, str]:
    """Return the sheets without room for all their rows, by the names of their Excel tables."""
    rows = {(table.excel_name, table.sheet): len(merged) for table, merged in result.dataset.items()}
    rows[FOLLOW_UP_TABLE, FOLLOW_UP] = len(result.returns) + len(result.awaited)
    rows[ARBITRAGES_TABLE, ARBITRAGES] = len(result.questions)
    rows[PROBLEMS_TABLE, PROBLEMS] = len(result.problems)
    rows[SET_ASIDE_TABLE, SET_ASIDE] = len(rows_set_aside(result))
    return dict(names for names, count in rows.items() if not side.fits(count))


def _write_tables(book: Book, dataset: Dataset, side: SideFiles, *, fitting: bool) -> None:
    """Write the tables that fit on their sheets, or those that do not."""
    tables = [table for table in PILOT_TABLES if side.fits(len(dataset[table])) == fitting]
    labels = labels_by_code(dataset) if tables else {}
    for table in tables:
        family, _ = guide.SHEETS[table]
        write_table(book, dataset[table], labels, family, side)
