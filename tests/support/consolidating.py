"""Consolidating workbooks that live in memory: a pilot workbook and returns written as Markdown tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from aet_sheets.checking.returns import check_return
from aet_sheets.checking.tables import ValueReader
from aet_sheets.checking.transport import decode_return, encode_return
from aet_sheets.consolidation.decisions import Decision, Decisions
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.register import Register
from aet_sheets.consolidation.returns import ReturnFile
from aet_sheets.consolidation.run import Consolidation, check_pilot, consolidate
from aet_sheets.reading.raw import RawWorkbook
from aet_sheets.reading.source import read_pilot, read_return
from aet_sheets.schema.calendar import school_year
from tests.support.markdown import PILOT, cover, workbook

EDITION = "2016-2017"


def return_file(name: str, book: RawWorkbook, edition: str = EDITION) -> ReturnFile:
    """Return the file called `name` of the returns folder, as if `book` had been read from it."""
    file = f"retours/{edition}/{name}"
    digest = hashlib.sha256(repr(book).encode()).hexdigest()
    checked = check_return(read_return(book, ""), school_year(edition), ValueReader())
    return ReturnFile(file, digest, decode_return(encode_return(checked), file))


def consolidated(
    returns: dict[str, dict[str, str]] | None = None,
    *,
    pilot: dict[str, str] | None = None,
    register: Register | None = None,
    decisions: Iterable[Decision] = (),
    earlier: dict[str, dict[str, str]] | None = None,
) -> Consolidation:
    """Consolidate returns given as sheets by file name; a return without a cover gets one of GT-JEUNES."""
    checked = check_pilot(read_pilot(workbook(**(PILOT | (pilot or {}))), "pilotage.xlsx"), ValueReader())
    files = [return_file(name, workbook(**_with_cover(sheets))) for name, sheets in (returns or {}).items()]
    past = [
        return_file(name, workbook(**_with_cover(sheets, "2015-2016")), "2015-2016")
        for name, sheets in (earlier or {}).items()
    ]
    memory = Memory(register or Register(), Decisions(decisions))
    by_edition = {EDITION: files} | ({"2015-2016": past} if past else {})
    return consolidate(checked, checked.editions[EDITION], by_edition, memory)


def _with_cover(sheets: dict[str, str], edition: str = EDITION) -> dict[str, str]:
    return {"Fiche": cover(edition=edition)} | sheets


def codes(result: Consolidation) -> set[str]:
    """Return the codes of the problems, those of « Néant » apart, which every small return meets."""
    return {problem.code for problem in result.problems} - {"neant-avec-lignes"}
