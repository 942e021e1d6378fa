"""Reading back what people decided in the consolidated workbook, before it is written anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

from aet_sheets.consolidation.answers import take
from aet_sheets.consolidation.decisions import Decision, Decisions
from aet_sheets.dossier.decisions_file import append_decisions, load_decisions, load_salt
from aet_sheets.dossier.files import open_readers
from aet_sheets.paths import CONSOLIDATED, MEMORY
from aet_sheets.problems import Place, Problem, Verbatim, catalogue
from aet_sheets.reading.arbitration import SHEET, read_answers
from aet_sheets.reading.errors import NotASpreadsheetError, UnreadableFileError
from aet_sheets.text import quoted


def read_back(dossier: Path, edition: str, now: dt.datetime) -> tuple[Decisions, list[Problem]]:
    """Return every decision, those of the workbooks of `edition` taken into the log now, and what was wrong there.

    A workbook that cannot be read is put aside under another name: it may hold decisions, and is to be replaced.

    Raises:
        OSError: the log, or the salt of its digests, cannot be read or written.
    """
    log, problems = load_decisions(dossier / MEMORY)
    for path in _workbooks(dossier / CONSOLIDATED, edition):
        added, found = _answers_of(path, dossier, Decisions(log), now)
        append_decisions(added, dossier / MEMORY)
        log += added
        problems += found
    return Decisions(log, load_salt(dossier / MEMORY, new=True)), problems


def _workbooks(folder: Path, edition: str) -> Iterator[Path]:
    """Yield the workbook of `edition` and those put beside it while it was open, the one saved last at the end."""
    beside = folder.glob(f"{edition} (nouvelle version*).xlsx")
    found = [path for path in (folder / f"{edition}.xlsx", *beside) if path.is_file()]
    return iter(sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name)))


def _answers_of(path: Path, dossier: Path, known: Decisions, now: dt.datetime) -> tuple[list[Decision], list[Problem]]:
    file = path.relative_to(dossier).as_posix()
    try:
        data = path.read_bytes()
        with open_readers() as pool:
            workbook = pool.read(data, path.name, only=SHEET)
    except OSError:
        return [], [catalogue.ANSWERS_UNREADABLE.at(Place(file), kept="")]
    except (UnreadableFileError, NotASpreadsheetError):
        aside = path.rename(_free_name(path))
        kept = f" ; il est gardé sous le nom {quoted(aside.name)}"
        return [], [catalogue.ANSWERS_UNREADABLE.at(Place(file), kept=Verbatim(kept))]
    taken = take(read_answers(workbook.sheets, file), known, now)
    return taken.decisions, taken.problems


def _free_name(path: Path) -> Path:
    marks = chain([""], (f" {number}" for number in count(2)))
    names = (path.with_name(f"{path.stem} (illisible{mark}){path.suffix}") for mark in marks)
    return next(name for name in names if not name.exists())
