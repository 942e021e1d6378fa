"""What the fast reader is handed of an xlsx gives the cells that the whole file gives."""

from __future__ import annotations

import io
from collections.abc import Collection
from pathlib import Path

import openpyxl
import pytest
import python_calamine as calamine

from aet_sheets.reading.archives import Archive, check_archive
from aet_sheets.reading.details.xlsx import examine_xlsx
from aet_sheets.reading.errors import UnreadableFileError
from aet_sheets.reading.limits import DEFAULTS
from aet_sheets.reading.workbook import read_workbook
from tests.support.archives import rewritten, with_part
from tests.support.dossiers import DATA
from tests.support.hostile import number_cell, sheet, xlsx

WORKBOOKS = Path(__file__).parents[3] / "workbooks"
FILLED = WORKBOOKS / "fiche-de-retour-exemple.xlsx"
BY_SEVERAL_PROGRAMS = [
    *sorted(WORKBOOKS.glob("*.xls?")),
    *sorted((DATA / "hand_made").glob("GT Jeunes*.xlsx")),
    DATA / "formats" / "retour.xlsm",
]
SHEET = "xl/worksheets/sheet1.xml"


def handed(data: bytes, passed_over: Collection[str] = ()) -> bytes:
    archive = check_archive(data, DEFAULTS)
    return examine_xlsx(archive, DEFAULTS, lambda name: name not in passed_over).data


def cells(data: bytes, passed_over: Collection[str] = ()) -> list[object]:
    """Return the sheets of a workbook as the fast reader gives them."""
    with calamine.load_workbook(io.BytesIO(data)) as book:
        return [
            (
                about.name,
                about.visible,
                about.name not in passed_over and book.get_sheet_by_name(about.name).to_python(skip_empty_area=False),
            )
            for about in book.sheets_metadata
        ]


@pytest.mark.parametrize("path", BY_SEVERAL_PROGRAMS, ids=lambda path: path.name)
@pytest.mark.parametrize("passed_over", [(), ("Listes",), ("Fiche", "Acteurs", "Listes")], ids=str)
def test_the_same_cells(path: Path, passed_over: Collection[str]) -> None:
    data = path.read_bytes()
    assert cells(handed(data, passed_over), passed_over) == cells(data, passed_over)


def test_the_same_cells_of_what_openpyxl_writes() -> None:
    target = io.BytesIO()
    openpyxl.load_workbook(FILLED).save(target)
    assert cells(handed(target.getvalue())) == cells(target.getvalue())


def test_what_holds_no_cell_that_is_wanted_is_left_out() -> None:
    names = Archive(handed(FILLED.read_bytes(), {"Listes"})).names
    assert {SHEET, "xl/sharedStrings.xml", "xl/styles.xml"} <= set(names)
    assert "xl/worksheets/sheet11.xml" not in names
    assert not any(name.startswith(("docProps", "xl/theme", "xl/tables", "xl/worksheets/_rels")) for name in names)


def test_shared_parts_under_other_names() -> None:
    data = rewritten(
        FILLED.read_bytes(),
        lambda name, part: part.replace(b"sharedStrings.xml", b"Textes.xml") if name.endswith(".rels") else part,
        {"xl/sharedStrings.xml": "xl/Textes.xml"},
    )
    assert "xl/Textes.xml" in Archive(handed(data)).names
    assert (
        "xl/SharedStrings.xml"
        in Archive(handed(rewritten(data, names={"xl/Textes.xml": "xl/SharedStrings.xml"}))).names
    )


def test_a_large_workbook_is_handed_over_as_it_came() -> None:
    data = xlsx(sheet(f'<row r="1">{number_cell("A1")}</row>' + " " * 5 * 2**20))
    assert handed(data) is data


def test_a_damaged_part_that_is_needed_is_no_empty_one() -> None:
    data = with_part(FILLED.read_bytes(), "xl/sharedStrings.xml", {"<si><t>": "<si><t"})
    with pytest.raises(UnreadableFileError, match="endommagé"):
        read_workbook(data, "a.xlsx")
