"""The PDF and the workbook tell the same, and neither names anybody."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from aet_sheets.demo.story import tell
from aet_sheets.reporting.model import Report
from aet_sheets.reporting.pdf import typeset
from aet_sheets.reporting.workbook import write_workbook
from aet_sheets.schema import Actors
from aet_sheets.text import fold, number
from tests.reporting.extremes import fifteen_editions, huge_amounts
from tests.support.workbooks import parts, stored_values

_NUMBER = re.compile(r"\d+(?:\u202f\d{3})*(?:,\d+)?")


def text_of(report: Report) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(typeset(report))).pages)


def numbers_of(workbook: Path) -> set[str]:
    """Return every number of a workbook as French writes it: whole, to the tenth of a per cent, to the cent."""
    found: set[str] = set()
    for value in stored_values(workbook).values():
        if isinstance(value, (int, float)):
            exact = abs(value)
            found |= {number(round(exact, 2)), number(round(exact, 2), 2), number(round(exact * 100, 1))}
            found.add(number(int(exact + 0.5)))
        else:
            found |= set(_NUMBER.findall(str(value)))
            found |= set(_NUMBER.findall(f"{value:%d/%m/%Y}")) if hasattr(value, "strftime") else set()
    return found


@pytest.mark.parametrize("name", ["demo_report", "demo_exercise"])
def test_every_number_of_the_pdf_is_in_the_workbook(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    report = request.getfixturevalue(name)
    _check(report, tmp_path)


@pytest.mark.parametrize("make", [fifteen_editions, huge_amounts])
def test_so_it_is_at_the_limits(make: object, tmp_path: Path) -> None:
    assert callable(make)
    _check(make(), tmp_path)


def _check(report: Report, folder: Path) -> None:
    write_workbook(folder / "r.xlsx", report)
    pages = len(PdfReader(io.BytesIO(typeset(report))).pages)
    paginated = {number(page) for page in range(1, pages + 1)}
    text = re.sub(r"[0-9a-f]{64}", "", text_of(report).replace("\u200b", ""))
    printed = set(_NUMBER.findall(text)) - paginated
    assert len(printed) > 30
    assert printed - numbers_of(folder / "r.xlsx") == set()


def test_nobody_of_the_demo_is_named(demo_report: Report, demo_exercise: Report, tmp_path: Path) -> None:
    people = tell().pilot[Actors]
    organisations = " ".join(fold(str(row["organisation"])) for row in people)
    names = {f"{fold(str(row['first_name']))} {fold(str(row['last_name']))}" for row in people if row.get("first_name")}
    names |= {last for row in people if (last := fold(str(row["last_name"]))) not in organisations.split()}
    contacts = {fold(str(row[key])) for row in people for key in ("email", "phone") if row.get(key)}
    assert len(people) == 140
    assert len(names) > 200
    for report in (demo_report, demo_exercise):
        write_workbook(tmp_path / "r.xlsx", report)
        everything = b" ".join(parts(tmp_path / "r.xlsx").values()).decode("utf-8", "ignore")
        for text in (text_of(report), everything):
            words = f" {fold(text)} "
            assert not re.search(r"\w@\w", text)
            assert {name for name in names | contacts if f" {name} " in words} == set()
