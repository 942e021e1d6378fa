"""Whatever sheets hold, reading, checking and consolidating give rows and problems, and nothing else."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aet_sheets.checking.tables import ValueReader
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.returns import ReturnFile
from aet_sheets.consolidation.run import Consolidation, check_pilot, consolidate
from aet_sheets.figures import compute
from aet_sheets.problems.catalogue import CATALOGUE
from aet_sheets.reading.headings import find_heading_row
from aet_sheets.reading.merged import unmerged
from aet_sheets.reading.raw import RawSheet, RawWorkbook, is_blank
from aet_sheets.reading.source import read_pilot
from tests.support.consolidating import EDITION, return_file
from tests.support.markdown import PILOT, cover, sheet, workbook
from tests.support.sheets import CELLS, sheets

GROUPS = ("GT-JEUNES", "GT-HANDICAP")
PASSED_OVER = {"ligne-de-total", "ligne-d-aide"}


@st.composite
def returns(draw: st.DrawFn) -> list[RawSheet]:
    """Return the sheets of a return, a line of its cover spoilt now and then; names of sheets are unique in a file."""
    page = sheet("Fiche", cover(draw(st.sampled_from(GROUPS)), version=draw(st.integers(1, 9))))
    if draw(st.booleans()):
        page.rows[draw(st.integers(0, len(page.rows) - 1))][1] = draw(CELLS)
    own = draw(st.lists(sheets(), max_size=4, unique_by=lambda raw: raw.name))
    return [page, *own]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=150, deadline=None)
@given(st.lists(returns(), min_size=1, max_size=3))
def test_nothing_but_rows_and_problems_comes_out(books: list[list[RawSheet]]) -> None:
    files = [return_file(f"{number}.xlsx", RawWorkbook("xlsx", book)) for number, book in enumerate(books)]
    pilot = check_pilot(read_pilot(workbook(**PILOT), "pilotage.xlsx"), ValueReader())
    result = consolidate(pilot, pilot.editions[EDITION], {EDITION: files}, Memory())
    compute(result.dataset, result.edition)
    assert {problem.code for problem in result.problems} <= set(CATALOGUE)
    assert all(problem.message and problem.remedy for problem in result.problems)
    for file, book in zip(files, books, strict=True):
        _no_row_disappears(file, book)
        _conservation(result, file)


def _no_row_disappears(file: ReturnFile, book: list[RawSheet]) -> None:
    """Every row that holds anything under the headings is a record, a row set aside, a total, or a row of help."""
    assert file.content is not None
    by_name = {raw.name: raw for raw in book}
    passed_over = {(p.sheet, int(p.cell[1:])) for p in file.content.problems if p.code in PASSED_OVER}
    for own in file.content.sheets:
        raw = by_name[own.records.sheet]
        headings = find_heading_row(own.records.table, unmerged(raw).rows)
        first = 1 if headings is None else headings.row + 2
        filled = {number for number, row in enumerate(raw.rows, 1) if number >= first and not is_blank(row)}
        kept = {*own.records.rows, *(row.row for row in own.set_aside)}
        assert filled == {*kept, *(number for name, number in passed_over if name == raw.name)}


def _conservation(result: Consolidation, file: ReturnFile) -> None:
    source = result.sources.get(file.file)
    if source is not None:
        assert source.read == sum(len(own.records) + len(own.set_aside) for own in source.sheets)
        assert source.read == source.kept + source.merged + len(source.set_aside)
    for table, merged in result.dataset.items():
        assert {len(merged.columns[column.name]) for column in table.columns} <= {len(merged)}
