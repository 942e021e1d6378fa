"""The report as PDF: typeset by typst, which needs neither Excel nor LibreOffice nor a font of the machine."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Final

import typst

from aet_sheets.reporting.model import Report
from aet_sheets.reporting.typeset.document import document

_DESIGN: Final = Path(__file__).with_name("typeset")


def write_pdf(path: Path, report: Report) -> None:
    """Write `report` to `path`. Equal reports give equal bytes.

    Raises:
        OSError: the file cannot be written.
    """
    path.write_bytes(typeset(report))


def typeset(report: Report, *, accessible: bool = False) -> bytes:
    """Return `report` as a tagged PDF; with `accessible`, typst refuses whatever PDF/UA-1 does not allow.

    Its metadata say that it was made on the day that it states: the clock would make two equal reports differ.
    """
    noon = dt.datetime.combine(report.made_on, dt.time(12), dt.UTC)
    pages = typst.compile(
        _DESIGN / "report.typ",
        root=_DESIGN,
        font_paths=[_DESIGN / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(document(report), ensure_ascii=False)},
        pdf_standards=["ua-1"] if accessible else [],
        timestamp=noon,
    )
    assert isinstance(pages, bytes)  # noqa: S101 - a PDF is one file
    return pages
