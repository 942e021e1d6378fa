"""What other programs put into ods files: nothing of it is lost or misread without a word."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pytest

from aet_sheets.reading.raw import CellError, Raw, RawSheet, UnsavedFormula
from aet_sheets.reading.workbook import read_workbook
from tests.support.archives import rewritten
from tests.support.dossiers import DATA

_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
NEVER = UnsavedFormula()
ERROR = 'calcext:value-type="error" office:value-type="string" office:string-value=""'


def document(rows: str) -> bytes:
    """Return an ods file whose one sheet holds `rows` of XML."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES} xmlns:calcext="{_CALC}">'
        f'<office:body><office:spreadsheet><table:table table:name="Séances">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return target.getvalue()


def read(rows: str) -> RawSheet:
    (sheet,) = read_workbook(document(rows), "a.ods").sheets
    return sheet


def row(*cells: str, **attributes: str) -> str:
    own = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-row{own}>{''.join(cells)}</table:table-row>"


def cell(attributes: str = "", text: str | None = None) -> str:
    shown = "" if text is None else f"<text:p>{text}</text:p>"
    return f"<table:table-cell {attributes}>{shown}</table:table-cell>"


def text(words: str) -> str:
    return cell('office:value-type="string"', words)


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        (cell('office:value-type="float" office:value="2.5"', "2,5"), 2.5),
        (cell('office:value-type="percentage" office:value="0.45"', "45 %"), 0.45),
        (cell('office:value-type="currency" office:currency="EUR" office:value="12.5"', "12,50 €"), 12.5),
        (cell('office:value-type="boolean" office:boolean-value="true"', "VRAI"), True),
        (cell('office:value-type="date" office:date-value="2016-10-12"', "12 oct."), dt.date(2016, 10, 12)),
        (cell('office:value-type="time" office:time-value="PT01H30M00S"', "1:30"), dt.time(1, 30)),
        (cell('office:value-type="time" office:time-value="PT26H05M00S"', "26:05"), dt.timedelta(hours=26, minutes=5)),
        (cell('office:value-type="time" office:time-value="-PT30H00M00S"', "-30:00"), dt.timedelta(hours=-30)),
        (text('a<text:s text:c="2"/>b'), "a  b"),
        (text("Une visite<text:line-break/>à la mairie"), "Une visite\nà la mairie"),
        (text('un<text:tab text:tab-ref="1"/>deux<text:tab></text:tab>trois'), "un\tdeux\ttrois"),
        (cell('table:formula="of:=[.B1]"'), NEVER),
        (cell('table:formula="of:=&quot;&quot;"', ""), ""),
        (cell('table:formula="of:=1+1" office:value-type="float" office:value="2"', "2"), 2),
        (cell(ERROR, "#REF!"), CellError("#REF!")),
        (cell(ERROR, "Err:502"), CellError("Err:502")),
    ],
)  # fmt: skip
def test_what_a_cell_holds(xml: str, value: Raw) -> None:
    sheet = read(row(xml, text("à côté")))
    assert sheet.rows == [[value, "à côté"]]
    assert type(sheet.rows[0][0]) is type(value) or value == 2


def test_repeated_cells_and_rows_repeat_what_is_wrong_with_them() -> None:
    error = cell(f'{ERROR} table:number-columns-repeated="2"', "#N/A")
    sheet = read(row(error, text("x"), number_rows_repeated="2") + row(cell('table:formula="of:=[.A1]"'), text("y")))
    assert sheet.rows == [[CellError("#N/A")] * 2 + ["x"]] * 2 + [[NEVER, "y", ""]]


def test_what_goes_to_the_edge_of_the_sheet_is_told_at_its_start() -> None:
    error = cell(f'{ERROR} table:number-columns-repeated="16384"', "#N/A")
    first, *_, last = read(row(error)).rows[0]
    assert (first, last) == (CellError("#N/A"), "")


def test_other_prefixes_read_like_the_usual_ones() -> None:
    """The fast reader alone makes an empty sheet of them."""
    data = document(row(text("a"), cell(ERROR, "#N/A")))
    other = rewritten(
        data,
        lambda name, part: (
            re.sub(rb"\btable:(?!1\.0)", b"t:", part).replace(b"xmlns:table=", b"xmlns:t=")
            if name == "content.xml"
            else part
        ),
    )
    (sheet,) = read_workbook(other, "a.ods").sheets
    assert (sheet.name, sheet.rows) == ("Séances", [["a", CellError("#N/A")]])


def test_hidden_rows_and_merged_cells() -> None:
    merged = cell('office:value-type="string" table:number-rows-spanned="2" table:number-columns-spanned="3"', "S1")
    sheet = read(
        row(text("a"))
        + row(text("b"), merged, visibility="collapse", number_rows_repeated="2")
        + row(text("c"), visibility="filter")
    )
    assert sheet.hidden_rows == (2, 3, 4)
    assert sheet.merged == ((1, 1, 2, 3),)


@pytest.mark.parametrize("file", ["hand_made/retour handicap.ods", "damaged/erreurs.ods"])
def test_indented_content_reads_like_any_other(file: str) -> None:
    data = (DATA / file).read_bytes()
    inside = rb"(?<=>)(?=</?(?:table|office|style|number):)(?!</?office:annotation)"
    indented = rewritten(data, lambda name, part: re.sub(inside, b"\n    ", part) if name == "content.xml" else part)
    assert read_workbook(indented, "a.ods").sheets == read_workbook(data, "a.ods").sheets


def test_spaces_between_runs_of_a_text_are_part_of_it() -> None:
    runs = "<text:span>à</text:span> <text:span>revoir</text:span>"
    assert read(f"\n  {row(text(runs))}\n").rows == [["à revoir"]]
