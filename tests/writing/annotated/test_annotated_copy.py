"""Whatever the file, its sender gets a copy of it, or is told that it cannot be read."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aet_sheets.problems import Place, catalogue
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.writing.annotated.annotation import Annotation, to_send
from aet_sheets.writing.annotated.copy import annotated_copy
from aet_sheets.writing.annotated.package import open_package
from aet_sheets.writing.annotated.xml import NotPatchableError
from tests.support.senders import SESSIONS, add_harm, write_own_return

PROBLEM = catalogue.BAD_DATE.at(Place("a.xlsx", SESSIONS, "C2", "Date"), "demain", required=True, proposal="")
pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension:UserWarning")


@pytest.fixture(scope="module")
def sender(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_harm(write_own_return(tmp_path_factory.mktemp("sender") / "a.xlsx"))


def changed(path: Path, part: str, old: bytes, new: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    return stream.getvalue()


def annotate(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(annotated_copy(data, "a.xlsx", Annotation((PROBLEM,)))))


def test_strict_open_xml_gives_its_values(sender: Path) -> None:
    strict = b"purl.oclc.org/ooxml/spreadsheetml/main"
    book = annotate(changed(sender, "xl/workbook.xml", b"schemas.openxmlformats.org/spreadsheetml/2006/main", strict))
    assert book[SESSIONS]["B2"].value == "Bilan"
    assert book[SESSIONS]["C2"].comment.text.startswith("BLOQUANT")
    assert any("pas sa mise en forme" in str(row[1].value) for row in book["À corriger"].iter_rows())


def test_a_part_with_a_document_type_is_not_patched(sender: Path) -> None:
    typed = b'<!DOCTYPE a [<!ENTITY b "c">]><workbook'
    with pytest.raises(NotPatchableError):
        _ = open_package(changed(sender, "xl/workbook.xml", b"<workbook", typed)).workbook.root


def test_a_number_that_is_none_does_not_stop_it(sender: Path) -> None:
    book = annotate(changed(sender, "xl/worksheets/sheet2.xml", b'<c r="C2" s="', b'<c r="C2" s="deux'))
    assert book.sheetnames[0] == "À corriger"


def test_rows_without_numbers_are_counted(sender: Path) -> None:
    book = annotate(changed(sender, "xl/worksheets/sheet2.xml", b'<row r="2"', b"<row"))
    assert book[SESSIONS]["C2"].value == "15/13/2016"
    assert book[SESSIONS]["C2"].fill.fgColor.rgb == "FFFBE4E4"


def test_the_gravest_come_first_then_what_they_entail_and_infos_never() -> None:
    place = Place("a.xlsx", SESSIONS, "A2", "Séance")
    entailed = catalogue.REFERENCE_SET_ASIDE.at(place, "x", required=True, table="Séances", target=2)
    alert, info = catalogue.VERSION_MISSING.at(place), catalogue.TOTAL_ROW.at(place)
    assert to_send([info, alert, entailed, PROBLEM, PROBLEM]) == [PROBLEM, entailed, alert]


def is_readable(data: bytes) -> bool:
    try:
        read_workbook(data, "a.xlsx")
    except Exception:  # noqa: BLE001 - whatever stops the reader, nothing is annotated then
        return False
    return True


@settings(max_examples=150, deadline=None)
@given(which=st.integers(0, 99), where=st.floats(0, 1), length=st.integers(1, 30), put=st.binary(max_size=10))
def test_what_could_be_read_can_be_copied(sender: Path, which: int, where: float, length: int, put: bytes) -> None:
    with zipfile.ZipFile(sender) as archive:
        names = archive.namelist()
        part = names[which % len(names)]
        content = archive.read(part)
    start = int(where * len(content))
    damaged = changed(sender, part, content, content[:start] + put + content[start + length :])
    assume(is_readable(damaged))  # a file that was not read has no problems to show
    copy = annotated_copy(damaged, "a.xlsx", Annotation((PROBLEM,)))
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        assert archive.testzip() is None
