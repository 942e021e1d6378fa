"""What other programs put into xlsx files: nothing of it is lost or misread without a word."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
import xlsxwriter

from aet_sheets.reading.raw import CellError, Raw, RawSheet, UnsavedFormula
from aet_sheets.reading.workbook import read_workbook
from tests.support.archives import rewritten, with_part

SHEET = "xl/worksheets/sheet1.xml"
NEVER = UnsavedFormula()


def sheets(data: bytes) -> list[RawSheet]:
    return read_workbook(data, "a.xlsx").sheets


def read(rows: str) -> list[list[Raw]]:
    """Return the cells of a workbook whose one sheet holds `rows` of XML."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet()
    (sheet,) = sheets(with_part(target.getvalue(), SHEET, {"<sheetData/>": f"<sheetData>{rows}</sheetData>"}))
    return sheet.rows


@pytest.fixture(scope="module")
def book() -> bytes:
    """A sheet with dates, texts, a boolean, an error, a hidden row and merged cells."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        sheet = workbook.add_worksheet("Séances")
        sheet.write_row("A1", ["Intitulé", "Date", "Durée"])
        sheet.write_row("A2", ["Rentrée", dt.date(2016, 10, 4)], day)
        sheet.write("C2", 2.5)
        sheet.write_blank("A3", None, day)
        sheet.write("B3", dt.date(2016, 10, 5), day)
        sheet.write_formula("C3", "=1/0", None, "#DIV/0!")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.merge_range("A5:A6", "Suite")
        sheet.write("C6", True)  # noqa: FBT003 - a cell
    return target.getvalue()


EXPECTED: list[list[Raw]] = [
    ["Intitulé", "Date", "Durée"],
    ["Rentrée", dt.date(2016, 10, 4), 2.5],
    ["", dt.date(2016, 10, 5), CellError("#DIV/0!")],
    ["", "", ""],
    ["Suite", "", ""],
    ["", "", True],
]


def strict(name: str, part: bytes) -> bytes:
    """Turn a part of a Transitional workbook into that of a Strict one (ISO/IEC 29500-1)."""
    for old, new in {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
        "http://schemas.openxmlformats.org/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
    }.items():
        part = part.replace(old.encode(), new.encode())
    if name == SHEET:  # Strict files write days as ISO 8601
        part = part.replace(b' s="1"><v>42647</v>', b' s="1" t="d"><v>2016-10-04T00:00:00</v>')
        assert b't="d"' in part
    return part.replace(b"<workbook ", b'<workbook conformance="strict" ')


def in_sheet(pattern: str, replacement: str) -> object:
    return lambda name, part: re.sub(pattern.encode(), replacement.encode(), part) if name == SHEET else part


def prefixed(name: str, part: bytes) -> bytes:
    if name != SHEET:
        return part
    return re.sub(rb"<(/?)([a-zA-Z]\w*)(?=[\s>/])", rb"<\1x:\2", part).replace(b' xmlns="', b' xmlns:x="')


def in_utf_16(name: str, part: bytes) -> bytes:
    return part.decode().replace("UTF-8", "UTF-16").encode("utf-16") if name == SHEET else part


VARIANTS = {
    "transitional": lambda _, part: part,
    "strict": strict,
    "a wrong dimension": in_sheet('<dimension ref="[^"]*"', '<dimension ref="A1:A2"'),
    "no dimension": in_sheet('<dimension ref="[^"]*"/>', ""),
    "prefixed names": prefixed,
    "UTF-16": in_utf_16,
    "a byte order mark": lambda name, part: b"\xef\xbb\xbf" + part if name == SHEET else part,
    "indented": lambda _, part: re.sub(rb"(?<=>)(?=<[^/])", b"\n  ", part),
    "single quotes": lambda name, part: part.replace(b'"', b"'") if name == SHEET else part,
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_variants_of_the_format_read_alike(book: bytes, variant: str) -> None:
    (sheet,) = sheets(rewritten(book, VARIANTS[variant]))  # type: ignore[arg-type]
    day = sheet.rows[1][1]  # a day written as ISO 8601 comes with its midnight
    sheet.rows[1][1] = day.date() if isinstance(day, dt.datetime) else day
    assert sheet.rows == EXPECTED
    assert (sheet.hidden_rows, sheet.merged) == ((3,), ((4, 0, 5, 0),))


def test_cells_without_addresses_follow_one_another() -> None:
    """The fast reader alone loses empty cells that are formatted, and whole rows of them."""
    first = '<row><c t="inlineStr"><is><t>a</t></is></c><c s="1"/><c><v>3</v></c></row>'
    last = '<row><c/><c t="e"><v>#REF!</v></c></row>'
    assert read(f"{first}<row><c/></row>{last}") == [["a", "", 3], ["", "", ""], ["", CellError("#REF!"), ""]]


def test_some_cells_without_addresses() -> None:
    assert read('<row r="2"><c><v>1</v></c><c r="D2"><v>4</v></c><c><v>5</v></c></row>') == [
        ["", "", "", "", ""],
        [1, "", "", 4, 5],
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><f>B1</f></c>', NEVER),
        ('<c r="A1"><f>B1</f><v/></c>', NEVER),
        ('<c r="A1"><f>B1</f><v></v></c>', NEVER),
        ('<c r="A1"><f><![CDATA[B1<2]]></f></c>', NEVER),
        ('<c r="A1" t="b"><f>B1</f></c>', NEVER),
        ('<c r="A1" t="str"><f>B1</f></c>', NEVER),
        ('<c r="A1"><f t="shared" si="0"/></c>', NEVER),
        ('<c r="A1"><f t="shared" si="0"/><v>7</v></c>', 7),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', ""),
        ('<c r="A1" t="str"><f>B1</f><v>x</v></c>', "x"),
        ('<c r="A1" t="b"><f>B1</f><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="e"><f>B1</f><v>#N/A</v></c>', CellError("#N/A")),
        ('<c r="A1" t="e"><v>#NAME?</v></c>', CellError("#NAME?")),
        ('<c r="A1" t="e"/>', CellError("#VALUE!")),
        ('<c r="A1" t="inlineStr"><is><t>&lt;f&gt;</t></is></c>', "<f>"),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>c</t></rPh></is></c>', "ab"),
        ('<c r="A1"><v>12345678901234567890</v></c>', 12345678901234567890.0),
    ],
)  # fmt: skip
def test_what_a_cell_holds(cell: str, value: Raw) -> None:
    rows = read(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>')
    assert rows[0][0] == value
    assert type(rows[0][0]) is type(value) or value == 7


def test_every_cell_of_an_array_never_calculated() -> None:
    cells = '<c r="A1"><f t="array" ref="A1:B2">C1:D2</f></c><c r="B1"/>'
    assert read(f'<row r="1">{cells}</row><row r="2"><c r="A2"/><c r="B2"><v>2</v></c></row>') == [
        [NEVER, NEVER],
        [NEVER, 2],
    ]


def test_phonetic_hints_and_runs_of_shared_texts() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write_rich_string("A1", "a ", book.add_format({"bold": True}), "gras", " fin")
        sheet.write("B1", "lu")
    (raw,) = sheets(
        with_part(
            target.getvalue(), "xl/sharedStrings.xml", {"<t>lu</t>": '<t>lu</t><rPh sb="0" eb="1"><t>X</t></rPh>'}
        )
    )
    assert raw.rows == [["a gras fin", "lu"]]


AFTERNOON = dt.datetime(2016, 10, 12, 14, 30)  # noqa: DTZ001 - spreadsheets know no time zones


@pytest.mark.parametrize("since_1904", [False, True])
def test_dates_shares_and_times(since_1904: bool) -> None:  # noqa: FBT001 - a parameter of the test
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"date_1904": since_1904}) as book:
        sheet = book.add_worksheet()
        for column, (value, shape) in enumerate(
            [
                (dt.date(2016, 10, 12), "[$-40C]dddd d mmmm yyyy;@"),
                (dt.date(2016, 10, 12), "mmm-yy"),
                (AFTERNOON, "yyyy\\-mm\\-dd hh:mm"),
                (0.45, "0 %"),
                (1234.5, '[Red]#,##0.00 "€ du jour"'),
                (dt.time(1, 30), "hh:mm"),
                (dt.timedelta(hours=26), "[h]:mm"),
            ]
        ):  # fmt: skip
            sheet.write(0, column, value, book.add_format({"num_format": shape}))
    (raw,) = sheets(target.getvalue())
    assert raw.since_1904 is since_1904
    assert raw.rows[0] == [
        dt.date(2016, 10, 12),
        dt.date(2016, 10, 12),
        AFTERNOON,
        0.45,
        1234.5,
        dt.time(1, 30),
        dt.timedelta(hours=26),
    ]


RELATIONS = "xl/_rels/workbook.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        ("http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets"),
        ("http://schemas.microsoft.com/office/2006/relationships/xlIntlMacrosheet", "macrosheets"),
        (f"{OFFICE}/dialogsheet", "dialogsheets"),
        (f"{OFFICE}/chartsheet", "chartsheets"),
    ],
)
def test_sheets_that_hold_no_cells_are_passed_over(kind: str, folder: str) -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet("Code").write("A1", "=EXEC()")
        book.add_worksheet("Séances").write("A1", "Intitulé")
    data = with_part(
        target.getvalue(),
        RELATIONS,
        {f'{OFFICE}/worksheet" Target="worksheets/sheet1': f'{kind}" Target="{folder}/sheet1'},
    )
    (sheet,) = sheets(rewritten(data, names={SHEET: f"xl/{folder}/sheet1.xml"}))
    assert (sheet.name, sheet.rows) == ("Séances", [["Intitulé"]])
