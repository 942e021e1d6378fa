"""No input row disappears (contract, Conservation law), whatever the rows hold."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aet_sheets.reading.raw import CellError, Raw, RawSheet, RawWorkbook, is_blank
from aet_sheets.reading.rows import is_total
from aet_sheets.schema import RETURN_TABLES
from tests.support.consolidating import EDITION, return_file
from tests.support.markdown import PILOT, cover, sheet, workbook

CELLS: st.SearchStrategy[Raw] = st.one_of(
    st.sampled_from(
        [
            "", "", "Présent", "Groupe de travail", "oui", "12/10/2016", "31/02/2016", "ACT-001", "En cours", "Inscrit",
            "Association", "Ninon Zola — Ateliers Zed", "IND-STAGES", "Mesuré", "Conception", "Financier", "Total",
        ]
    ),
    st.text(max_size=8),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(),
    st.just(CellError("#REF!")),
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> list[RawSheet]:
    chosen = draw(st.lists(st.sampled_from(RETURN_TABLES), unique=True, max_size=4))
    sheets = []
    for table in chosen:
        columns = draw(st.permutations(table.return_columns()))
        headings: list[Raw] = [column.label for column in columns[: draw(st.integers(2, len(columns)))]]
        row = st.lists(CELLS, min_size=len(headings), max_size=len(headings) + 1)
        sheets.append(RawSheet(table.sheet, [headings, *draw(st.lists(row, max_size=6))]))
    return sheets


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=150, deadline=None)
@given(st.lists(tables(), min_size=1, max_size=3))
def test_every_row_is_kept_merged_or_set_aside(returns: list[list[RawSheet]]) -> None:
    from aet_sheets.checking.tables import ValueReader  # noqa: PLC0415 - beside the one place that needs them
    from aet_sheets.consolidation.memory import Memory  # noqa: PLC0415
    from aet_sheets.consolidation.run import check_pilot, consolidate  # noqa: PLC0415
    from aet_sheets.reading.source import read_pilot  # noqa: PLC0415

    groups = ("GT-JEUNES", "GT-HANDICAP")
    files = [
        return_file(
            f"{number}.xlsx",
            RawWorkbook("xlsx", [sheet("Fiche", cover(groups[number % 2], version=number + 1)), *sheets]),
        )
        for number, sheets in enumerate(returns)
    ]
    pilot = check_pilot(read_pilot(workbook(**PILOT), "pilotage.xlsx"), ValueReader())
    result = consolidate(pilot, pilot.editions[EDITION], {EDITION: files}, Memory())
    for number, sheets in enumerate(returns):
        source = result.sources.get(f"retours/{EDITION}/{number}.xlsx")
        if source is None:
            continue
        filled = sum(not is_blank(row) for raw in sheets for row in raw.rows[1:])
        passed_over = sum(is_total(row) for raw in sheets for row in raw.rows[1:])
        helped = sum(problem.code == "ligne-d-aide" for problem in source.all_problems())
        assert source.read == filled - passed_over - helped
        assert source.read == source.kept + source.merged + len(source.set_aside)
    for table, merged in result.dataset.items():
        for column in table.columns:
            assert len(merged.columns[column.name]) == len(merged), column
