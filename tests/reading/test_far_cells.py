"""A cell at the end of the world is refused by its name; rows and columns that are only formatted are not."""

from __future__ import annotations

import pytest

from aet_sheets.reading.errors import UnreadableFileError
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.workbook import read_workbook
from tests.support.hostile import number_cell, ods, sheet, xlsx

VALUE = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
FIRST_ROW = f'<row r="1">{number_cell("A1")}</row>'


def row(number: int, *addresses: str) -> str:
    return f'<row r="{number}">{"".join(map(number_cell, addresses))}</row>'


def many(kind: str, count: int, content: str = "") -> str:
    repeated = f"table:number-{kind.replace('cell', 'column')}s-repeated"
    return f'<table:table-{kind} {repeated}="{count}">{content}</table:table-{kind}>'


def ods_row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


PREFIXED = sheet(FIRST_ROW + row(90_000, "XFD90000")).replace("<", "<x:").replace("<x:/", "</x:")


@pytest.mark.parametrize(
    ("name", "data", "cell"),
    [
        ("a.xlsx", xlsx(sheet(FIRST_ROW + row(1_048_576, "XFD1048576"))), "XFD1048576"),
        ("a.xlsx", xlsx(sheet(row(1, "A1", "XFD1") + row(1_048_576, "A1048576"))), "A1048576"),
        ("a.xlsx", xlsx(sheet(FIRST_ROW + row(900_000, "AB900000"))), "AB900000"),
        ("a.xlsx", xlsx(PREFIXED), "XFD90000"),
        ("a.ods", ods(many("row", 1_048_575) + ods_row(many("cell", 1023), VALUE)), "AMJ1048576"),
        ("a.ods", ods(many("row", 1_048_576, VALUE + many("cell", 500) + VALUE)), "SH1048576"),
        ("a.ods", ods(ods_row(VALUE * 30) + many("row", 1_048_000) + ods_row(VALUE)), "A1048002"),
    ],
)
def test_a_far_cell_is_named(name: str, data: bytes, cell: str) -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_workbook(data, name)
    assert error.value.why == f"une cellule remplie se trouve très loin, en {cell}"
    assert cell in error.value.remedy


PHANTOM_ROWS = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/><c r="XFD{n}" s="1"/></row>' for n in range(2, 20_002))
PHANTOMS = {
    "a.xlsx": xlsx(sheet(f'{FIRST_ROW}{PHANTOM_ROWS}<row r="1048576" s="1"><c r="XFD1048576" s="1"></c></row>')),
    "a.ods": ods(
        f"<table:table-row>{VALUE}{many('cell', 16_383)}</table:table-row>"
        + many("row", 1_048_575, many("cell", 16_384))
    ),
}


@pytest.mark.parametrize("name", PHANTOMS)
def test_formatted_rows_and_columns_to_the_end_of_the_sheet_are_read(name: str) -> None:
    (found,) = read_workbook(PHANTOMS[name], name).sheets
    assert [list(cells) for cells in found.rows] == [[1]]


def test_a_long_sheet_and_a_wide_one_are_read() -> None:
    long = xlsx(sheet(FIRST_ROW + row(1_048_576, "S1048576")))
    assert len(read_workbook(long, "a.xlsx").sheets[0].rows) == 1_048_576
    wide = xlsx(sheet(row(1, "A1", "XFD1") + row(1_200, "A1200")))
    assert len(read_workbook(wide, "a.xlsx").sheets[0].rows[0]) == 16_384


def test_the_limit_is_a_setting() -> None:
    data = xlsx(sheet(row(1_300, "A1300", "XFD1300")))
    assert len(read_workbook(data, "a.xlsx", Limits(cells=1_300 * 16_384)).sheets[0].rows) == 1_300
    with pytest.raises(UnreadableFileError):
        read_workbook(data, "a.xlsx", Limits(cells=1_300 * 16_384 - 1))
