"""The workbook of the report, judged by what reads it: LibreOffice, openpyxl, an Open XML validator, a golden one."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from aet_sheets.reporting.model import Report
from aet_sheets.reporting.workbook import write_workbook
from tests.reporting.demo_reports import GOLDEN
from tests.reporting.extremes import EXTREMES
from tests.support.libreoffice import convert_all
from tests.support.workbooks import formulas, parts, stored_values

SHEETS = [
    "Synthèse", "Moyens", "Activité", "Actions", "Indicateurs", "Résultats qualitatifs", "Qualité des données",
    "Définitions et sources", "Données",
]  # fmt: skip


@pytest.fixture(scope="module")
def workbooks(demo_report: Report, demo_exercise: Report, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbooks of the demo and of every extreme."""
    folder = tmp_path_factory.mktemp("reports")
    reports = {"edition": demo_report, "exercise": demo_exercise} | {name: make() for name, make in EXTREMES.items()}
    for name, report in reports.items():
        write_workbook(folder / f"{name}.xlsx", report)
    return {name: folder / f"{name}.xlsx" for name in reports}


@pytest.fixture(scope="module")
def recalculated(workbooks: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same, every formula computed anew by LibreOffice, in one go."""
    made = convert_all(list(workbooks.values()), "xlsx", tmp_path_factory.mktemp("recalculated"))
    return dict(zip(workbooks, made, strict=True))


@pytest.mark.parametrize(("name", "least"), [("edition", 350), ("exercise", 350), *((name, 60) for name in EXTREMES)])
def test_libreoffice_recalculates_every_formula_to_its_stored_value(
    workbooks: dict[str, Path], recalculated: dict[str, Path], name: str, least: int
) -> None:
    ours, theirs = stored_values(workbooks[name]), stored_values(recalculated[name])
    cells = formulas(workbooks[name])
    assert len(cells) >= least
    wrong = {cell: (cells[cell], ours.get(cell), theirs.get(cell)) for cell in cells
             if not _equal(ours.get(cell), theirs.get(cell))}  # fmt: skip
    assert wrong == {}


def _equal(one: object, other: object) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one == pytest.approx(other, rel=1e-12, abs=1e-12)
    return one == other


@pytest.mark.parametrize("name", ["edition", "exercise", *EXTREMES])
def test_an_outside_judge_finds_nothing_wrong(workbooks: dict[str, Path], name: str) -> None:
    judge = [sys.executable, "-m", "openxml_audit", "--format", "office2016", str(workbooks[name])]
    verdict = subprocess.run(judge, capture_output=True, text=True, check=False)
    assert verdict.returncode == 0, verdict.stdout


def test_same_report_same_bytes(demo_report: Report, workbooks: dict[str, Path], tmp_path: Path) -> None:
    write_workbook(tmp_path / "again.xlsx", demo_report)
    assert (tmp_path / "again.xlsx").read_bytes() == workbooks["edition"].read_bytes()


def test_the_workbook_of_the_demo_is_the_golden_one_part_by_part(workbooks: dict[str, Path]) -> None:
    """When a change is wanted: `python -m tests.reporting.demo_reports` writes the golden workbook anew."""
    golden, ours = dict(_masked(GOLDEN)), dict(_masked(workbooks["edition"]))
    assert ours.keys() == golden.keys()
    assert [name for name in ours if ours[name] != golden[name]] == []


def _masked(workbook: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a workbook, the sha256 of the demo's files left out: they change with these files."""
    for name, content in parts(workbook).items():
        yield name, re.sub(rb"[0-9a-f]{64}", b"sha256", content)


def test_sheets_stand_in_the_order_of_the_report(workbooks: dict[str, Path]) -> None:
    assert openpyxl.load_workbook(workbooks["edition"]).sheetnames == SHEETS


def test_every_sheet_is_set_up_for_a4_with_header_footer_and_repeated_title(workbooks: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(workbooks["edition"])
    for sheet in book:
        assert sheet.page_setup.paperSize == sheet.PAPERSIZE_A4 or int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "Rapport annuel 2016-2017" in str(sheet.oddHeader.left.text)
        assert "Page" in str(sheet.oddFooter.right.text)
        assert sheet.title == "Synthèse" or sheet.print_title_rows == "$1:$1"


def test_the_summary_is_one_upright_page(workbooks: dict[str, Path]) -> None:
    sheet = openpyxl.load_workbook(workbooks["edition"])["Synthèse"]
    assert sheet.page_setup.orientation == "portrait"
    assert {sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth} <= {1, None}  # nothing said is one page
    assert len(sheet._charts) == 1  # noqa: SLF001 - openpyxl has no public list of charts


def test_every_chart_has_a_title_units_and_an_alternative_text(workbooks: dict[str, Path], demo_report: Report) -> None:
    own = parts(workbooks["edition"])
    drawings = b"".join(content for name, content in own.items() if name.startswith("xl/drawings/drawing"))
    charts = [content.decode() for name, content in own.items() if name.startswith("xl/charts/chart")]
    expected = [chart for section in demo_report.sections for chart in section.charts]
    assert len(charts) == len(expected) + 1
    assert all(chart.count("<c:title>") >= 2 for chart in charts)
    assert drawings.count(b" descr=") == len(charts)


def test_targets_are_told_by_a_sign_and_a_word_that_follow_from_the_data(workbooks: dict[str, Path]) -> None:
    values, live = stored_values(workbooks["edition"]), formulas(workbooks["edition"])
    told = {cell: value for cell, value in values.items() if cell[0] == "Indicateurs" and str(value)[:1] in "✓✗?"}
    assert {str(value)[:1] for value in told.values()} == {"✓", "✗"}
    assert set(told) <= set(live)


def test_definitions_link_to_the_consolidated_workbook(workbooks: dict[str, Path]) -> None:
    sheet = openpyxl.load_workbook(workbooks["edition"])["Définitions et sources"]
    links = {cell.hyperlink.target + "#" + cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
    assert "../consolidation/2016-2017.xlsx#'Moyens'!A1" in links


def test_a_provisional_report_says_so_on_every_sheet(workbooks: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(workbooks["usual"])
    assert all("PROVISOIRE" in str(sheet.oddHeader.left.text) for sheet in book)
    shown = [str(value) for (sheet, _), value in stored_values(workbooks["usual"]).items() if sheet == "Synthèse"]
    assert "Rapport provisoire" in shown
    assert any("2\u00a0retours attendus manquent" in text for text in shown)


def test_figures_that_were_sealed_are_no_formulas(demo_report: Report, tmp_path: Path) -> None:
    write_workbook(tmp_path / "r.xlsx", replace(demo_report, sealed=("2014-2015",)))
    rows = [cell for (sheet, cell), value in stored_values(tmp_path / "r.xlsx").items()
            if (sheet, value) == ("Activité", "2014-2015")]  # fmt: skip
    live = formulas(tmp_path / "r.xlsx")
    assert rows
    assert [cell for cell in live if cell[0] == "Activité" and cell[1][1:] == rows[0][1:]] == []
