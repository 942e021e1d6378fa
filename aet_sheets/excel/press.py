"""Pressing a button: the workbook is saved, the work is done, one box says what came of it, Excel is as it was."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import xlwings as xw

from aet_sheets.failures import Failure, explain, failure, pass_on
from aet_sheets.technical_log import write_log
from aet_sheets.text import french

TITLE: Final = "AET"
_OF_EXCEL: Final = frozenset({"com_error", "CommandError"})
"""The errors by which Excel refuses something, on Windows and on a Mac: their modules exist only there."""
_NO_TEXT: Final = False
"""Given to Excel, leaves the status bar to it."""


@dataclass(slots=True)
class Press:
    """One press of a button in the workbook `book`, whose file is `pilot`."""

    book: xw.Book
    pilot: Path
    _shown: str = field(default="", init=False)

    @property
    def dossier(self) -> Path:
        """Return the dossier that the workbook belongs to."""
        return self.pilot.parent

    def progress(self, step: str, done: int, total: int) -> None:
        """Show how far the work is in the status bar, a hundred times a step at most: Excel is slow to talk to."""
        text = french(f"AET : {step}…" + (f" {done * 100 // total} %" if total > 1 else ""))
        if text != self._shown:
            self._shown = text
            self.book.app.status_bar = text

    def opened(self, path: Path) -> bool:
        """Open another workbook; return False when Excel does not, having one of the same name open, say."""
        try:
            self.book.app.books.open(path)
        except Exception as error:  # noqa: BLE001 - the work is done: people can open it themselves
            write_log(error, self.dossier)
            return False
        return True

    def agreed(self, question: str) -> bool:
        """Ask for an agreement and return whether it was given."""
        return self.book.app.alert(question, TITLE, buttons="ok_cancel", mode="info") == "ok"


Work = Callable[[Press], str]
"""What a button does; returns what the last box says, nothing when there is nothing to say."""


def press(work: Work, same_thing: str) -> None:
    """Do the `work` of a button on the workbook that called; `same_thing` is the command that does it without Excel.

    No exception gets through: each becomes a box with its remedy.
    """
    book = _caller(same_thing)
    app, pilot = book.app, None
    try:
        with _as_it_was(app):
            pilot = _file_of(book)
            book.save()  # the work is done on its file
            said, mode = work(Press(book, pilot)), "info"
    except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
        said, mode = _told(error, pilot.parent if pilot else None, same_thing), "critical"
    if said:
        app.alert(said, TITLE, mode=mode)


def _caller(same_thing: str) -> xw.Book:
    """Return the workbook whose button was pressed.

    Without it there is no Excel to show a box: xlwings' macro shows what stands on the error stream of a Python that
    failed.
    """
    try:
        return xw.Book.caller()
    except Exception as error:  # noqa: BLE001
        sys.exit(_told(error, None, same_thing))


def _file_of(book: xw.Book) -> Path:
    """Return the file of the workbook; raises `_NotOnDiskError` when there is none on this computer or its network."""
    path = Path(book.fullname)
    if not (path.is_absolute() and path.is_file()):
        raise _NotOnDiskError
    return path


@contextmanager
def _as_it_was(app: xw.App) -> Iterator[None]:
    """Give the status bar back to Excel, whatever happens."""
    try:
        yield
    finally:
        with suppress(Exception):  # an Excel that does not answer any more
            app.status_bar = _NO_TEXT


class _NotOnDiskError(Exception):
    """The workbook was never saved, or was opened from an address: there is no dossier around it."""


def _told(error: Exception, dossier: Path | None, same_thing: str) -> str:
    """Return the text of the box that tells a failure: why, what to do, and the way round Excel."""
    failed = explain_in_excel(error, dossier)
    parts = [failed.message, failed.remedy]
    if same_thing:
        way_round = french("En attendant, l'invite de commandes ouverte dans le dossier fait la même chose :")
        parts.append(f"{way_round}\n{same_thing}")
    return "\n\n".join(parts)


def explain_in_excel(error: Exception, dossier: Path | None) -> Failure:
    """Return what `error` means for somebody who works in Excel; details go to the technical log."""
    from aet_sheets.writing.editing import NotEditableError  # noqa: PLC0415 - what it needs may be what is missing

    if isinstance(error, _NotOnDiskError):
        return failure(
            "Ce classeur n'est pas enregistré dans un dossier de cet ordinateur ou du réseau : le programme n'y trouve "
            "ni les retours, ni la place des résultats.",
            "Enregistrez-le dans son dossier, sous le nom pilotage.xlsm ; s'il vient de OneDrive, SharePoint ou Teams, "
            "ouvrez-le depuis l'explorateur de fichiers. Puis cliquez à nouveau.",
        )
    if isinstance(error, NotEditableError):
        return failure(
            "Ce classeur n'est plus fait comme il faut : {why}. Rien n'y a été écrit.",
            "Rétablissez ce qui manque, ou reprenez une copie gardée dans .aet/sauvegardes, puis cliquez à nouveau.",
            why=french(error.why),
        )
    if type(error).__name__ in _OF_EXCEL:
        return failure(
            "Excel n'a pas fait ce qui lui était demandé.",
            "Terminez la saisie en cours, fermez les boîtes de dialogue, vérifiez qu'aucune feuille n'est protégée, "
            "puis cliquez à nouveau.{pass_on}",
            pass_on=pass_on(write_log(error, dossier)),
        )
    return explain(error, dossier)
