"""What the buttons of the pilot workbook do; the macros call these functions, each with its command (`aet --help`).

Everything is read, worked on without Excel, then written. What a press needs beyond that is in `press`.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from aet_sheets.excel.press import Press, press

# What each button needs is imported inside it: a library that is missing is then told in a box like any failure.


def check() -> None:
    """Mark the faulty cells of this workbook and list them on *Anomalies*; what was corrected is cleared."""
    press(_check, "aet verifier pilotage.xlsm")


def distribute() -> None:
    """Write the returns to send, one per active group."""
    press(_distribute, "aet diffuser")


def consolidate() -> None:
    """Consolidate the open edition, bring the state of play up to date and open the result."""
    press(_consolidate, "aet consolider")


def follow_up() -> None:
    """Say who has answered, and bring the state of play up to date."""
    press(_follow_up, "aet suivi")


def report() -> None:
    """Write the annual report of the open edition."""
    press(_report, "aet rapport")


def rollover() -> None:
    """Open the next edition in this workbook, once it is agreed to."""
    press(_roll_over, "aet nouvelle-edition . ÉDITION")


def open_folder() -> None:
    """Show the dossier in the file manager."""
    press(_open_folder, "")


def _check(pressed: Press) -> str:
    from aet_sheets.excel import sentences  # noqa: PLC0415
    from aet_sheets.excel.anomalies import list_anomalies, show_anomalies  # noqa: PLC0415
    from aet_sheets.operations.checking import check_files  # noqa: PLC0415
    from aet_sheets.problems.catalogue import OPEN_ELSEWHERE  # noqa: PLC0415

    (found,) = check_files([pressed.pilot], pressed.progress)
    problems = [problem for problem in found.problems if problem.code != OPEN_ELSEWHERE.code]  # it is open right here
    not_listed = list_anomalies(pressed.book, problems)
    if problems:
        show_anomalies(pressed.book)
    return sentences.checked(problems, not_listed)


def _distribute(pressed: Press) -> str:
    from aet_sheets.excel import sentences  # noqa: PLC0415
    from aet_sheets.operations.distribution import distribute as write_returns  # noqa: PLC0415

    return sentences.distributed(write_returns(pressed.dossier, progress=pressed.progress))


def _consolidate(pressed: Press) -> str:
    from aet_sheets.excel import sentences  # noqa: PLC0415
    from aet_sheets.excel.home import show_consolidation, show_returns  # noqa: PLC0415
    from aet_sheets.operations.consolidate import consolidate_dossier  # noqa: PLC0415
    from aet_sheets.operations.follow_up import standing  # noqa: PLC0415

    now = _now()
    outcome = consolidate_dossier(pressed.dossier, progress=pressed.progress)
    state = standing(outcome.consolidation, now.date())
    show_returns(pressed.book, state)
    show_consolidation(pressed.book, now)
    return sentences.consolidated(outcome, state, opened=pressed.opened(outcome.written))


def _follow_up(pressed: Press) -> str:
    from aet_sheets.excel import sentences  # noqa: PLC0415
    from aet_sheets.excel.home import show_returns  # noqa: PLC0415
    from aet_sheets.operations.follow_up import follow_up as where_it_stands  # noqa: PLC0415

    state = where_it_stands(pressed.dossier, _now().date(), progress=pressed.progress)
    show_returns(pressed.book, state)
    return sentences.followed_up(state)


def _report(pressed: Press) -> str:
    from aet_sheets.excel import sentences  # noqa: PLC0415
    from aet_sheets.operations.report import report_dossier  # noqa: PLC0415

    outcome = report_dossier(pressed.dossier, progress=pressed.progress)
    opened = pressed.opened(outcome.written[0])
    return sentences.reported(outcome.report.period, outcome.written, outcome.blocking, opened=opened)


def _roll_over(pressed: Press) -> str:
    from aet_sheets.excel import sentences  # noqa: PLC0415
    from aet_sheets.excel.edits import prepare_edits  # noqa: PLC0415
    from aet_sheets.operations.rollover import next_edition, roll_over, roll_over_in_excel  # noqa: PLC0415

    edition, now = next_edition(pressed.dossier), _now()
    rehearsed = roll_over(pressed.dossier, edition, now, rehearse=True, progress=pressed.progress)
    if not pressed.agreed(sentences.rollover_question(rehearsed)):
        return ""
    prepare = partial(prepare_edits, pressed.book, pressed.dossier)
    return sentences.rolled_over(roll_over_in_excel(pressed.dossier, edition, now, prepare, pressed.progress))


def _open_folder(pressed: Press) -> str:
    _show_folder(pressed.dossier)
    return ""


def _show_folder(folder: Path) -> None:
    if sys.platform == "win32":
        os.startfile(folder)  # noqa: S606 - the user's own folder
    else:
        program = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.run([program, folder], check=True)  # noqa: S603


def _now() -> dt.datetime:
    return dt.datetime.now()  # noqa: DTZ005 - the time that the user's clock shows
