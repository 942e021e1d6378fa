"""A large part is copied byte for byte where nothing in it has to go, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.problems import Place, catalogue
from aet_sheets.writing.annotated.annotation import Annotation
from aet_sheets.writing.annotated.copy import annotated_copy
from aet_sheets.writing.annotated.plain import is_plain
from aet_sheets.writing.returns import write_return
from tests.support.workbooks import parts

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELL = "<c><f>TRIM(A1)&amp;&quot;é&quot;</f><v>é</v></c>"
NONE: frozenset[str] = frozenset()


def sheet(cells: str = "", beside: str = "", head: str = HEAD) -> bytes:
    """Return a large worksheet whose cells are alike, save `cells`; `beside` stands after them."""
    rows = "".join(f'<row r="{number}">{CELL}</row>' for number in range(1, 2_000))
    return f"{head}<worksheet {MAIN}><sheetData>{rows}<row>{cells}</row></sheetData>{beside}</worksheet>".encode()


@pytest.mark.parametrize(
    "part",
    [
        sheet(),
        sheet(head=""),
        sheet('<c r="A1" s="2" t="s"><v>0</v></c><c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>'),
        sheet('<c><f t="shared" ref="A1:A9" si="0">B1+1</f><v>1</v></c><c><f t="shared" si="0"/><v>1</v></c>'),
        sheet('<c><f aca="false">SUM(B1:B9)</f></c><c><f></f></c>'),
        sheet(beside='<dataValidations><dataValidation prompt="a&#10;b"><formula1>B1</formula1></dataValidation>'
                     "</dataValidations>"),
    ],
)  # fmt: skip
def test_what_only_holds_cells_and_harmless_formulas_is_plain(part: bytes) -> None:
    assert is_plain(part, NONE)


@pytest.mark.parametrize(
    "part",
    [
        sheet("<c><f>WEBSERVICE(A1)</f></c>"),
        sheet('<c><f t="array" ref="A1">WEBSERVICE(A1)</f></c>'),
        sheet("""<c><f ref='A1'>WEBSERVICE(A1)</f></c>"""),
        sheet('<c><f ref="&quot;>">WEBSERVICE("a")</f></c>'),
        sheet('<c><f ref=">">WEBSERVICE(A1)</f></c>'),
        sheet("<c><f>WEB&#83;ERVICE(A1)</f></c>"),
        sheet("<c><f>WEB<!-- -->SERVICE(A1)</f></c>"),
        sheet("<c><f><![CDATA[WEBSERVICE(A1)]]></f></c>"),
        sheet("<c><f\n>WEBSERVICE(A1)</f></c>"),
        sheet('<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:f>WEBSERVICE(A1)</x:f></x:c>'),
        sheet('<c><f t="dataTable" ref="A1">A1</f></c>'),
        sheet('<c><f t = "dataTable" ref="A1">A1</f></c>'),
        sheet('<c r="A1" cm="1"><v>1</v></c>'),
        sheet("""<c r="A1" vm\n=\t'1'><v>1</v></c>"""),
        sheet(beside="<conditionalFormatting><cfRule><formula>WEBSERVICE(A1)</formula></cfRule></conditionalFormatting>"),
        sheet(beside='<hyperlinks><hyperlink ref="A1" location="B1"/></hyperlinks>'),
        sheet(beside="<extLst><ext/></extLst>"),
        sheet(beside="<!-- a -->"),
        sheet(beside="<?a b?>"),
        sheet(head=f'{HEAD}<!DOCTYPE a [<!ENTITY b "WEBSERVICE(A1)">]>'),
        sheet(head='<?xml version="1.0" encoding="utf-7"?>'),
        sheet("<c><v>1</c>"),
        sheet("<c><f>A1</f><v>&b;</v></c>"),
        sheet().decode().encode("utf-16"),
        sheet().replace("é".encode(), b"\xe9"),
        sheet()[:-1],
        b"",
    ],
)  # fmt: skip
def test_whatever_is_not_certain_is_not_plain(part: bytes) -> None:
    assert not is_plain(part, NONE)


def test_a_formula_may_not_use_a_name_that_had_to_go() -> None:
    part = sheet("<c><f>Mine+1</f></c>")
    assert is_plain(part, NONE)
    assert not is_plain(part, frozenset({"MINE"}))


def test_the_lists_of_a_return_are_copied_byte_for_byte(tmp_path: Path) -> None:
    original, copy = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_return(original, {}, {})
    problem = catalogue.VERSION_MISSING.at(Place("a.xlsx", "Fiche", "B16", "Version"))
    copy.write_bytes(annotated_copy(original.read_bytes(), original.name, Annotation((problem,))))
    before, after = parts(original), parts(copy)
    lists = max(before, key=lambda name: len(before[name]))
    assert is_plain(before[lists], NONE)
    assert after[lists] == before[lists]
