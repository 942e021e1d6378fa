"""The way back: for each return to correct, a copy that shows what is wrong, and the e-mail that goes with it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aet_sheets.consolidation.returns import TAKEN, Status
from aet_sheets.consolidation.run import Consolidation, Progress
from aet_sheets.dossier import Dossier
from aet_sheets.dossier.files import Input
from aet_sheets.dossier.outbox import Outbox
from aet_sheets.paths import RETURNS, TO_SEND_BACK
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.errors import NotASpreadsheetError, UnreadableFileError
from aet_sheets.reading.formats import SPREADSHEET_SUFFIXES

if TYPE_CHECKING:
    from aet_sheets.operations.copies import Subject

COPY_MARK: Final = " - à corriger"
MESSAGE_MARK: Final = " - message"
_STEP: Final = "Préparation des copies à renvoyer"


@dataclass(frozen=True, slots=True)
class SentBack:
    """What was prepared for the file called `file`: the copy and its e-mail, or why there are none.

    `error` is what nobody foresaw.
    """

    file: str
    copy: Path | None = None
    message: Path | None = None
    failure: Problem | None = None
    error: Exception | None = None

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Return the files written."""
        return tuple(path for path in (self.copy, self.message) if path)


def annotate_returns(dossier: Dossier, result: Consolidation, progress: Progress) -> list[SentBack]:
    """Write a copy and an e-mail for each return to correct, and take away those that are out of date."""
    from aet_sheets.operations.copies import Subject  # noqa: PLC0415 - XlsxWriter and lxml are slow to load

    outbox = Outbox(dossier.path)
    to_correct = [item for item in result.returns if item.status is Status.TO_CORRECT]
    prepared = []
    for done, item in enumerate(to_correct):
        progress(_STEP, done, len(to_correct))
        subject = Subject(dossier.path / item.file, item.file, item, result.problems_of(item))
        prepared.append(send_back(subject, outbox))
    taken = frozenset(item.sha256 for item in result.returns if item.status in TAKEN)
    outbox.withdraw(dossier.path / TO_SEND_BACK / result.edition.edition, taken)
    outbox.save()
    return prepared


def annotate_on_demand(dossier: Path | None, subjects: Iterable[Subject], progress: Progress) -> list[SentBack]:
    """Write a copy and an e-mail about each file: of a return of the dossier into its folder, of others beside them.

    Raises:
        DossierError: another command is writing into the dossier.
    """
    with Dossier(dossier).held("aet verifier --annoter", progress) if dossier else nullcontext():
        outbox = Outbox(dossier)
        prepared = [send_back(subject, outbox, asked=True) for subject in subjects]
        outbox.save()
    return prepared


def send_back(subject: Subject, outbox: Outbox, *, asked: bool = False) -> SentBack:
    """Write the copy and the e-mail about one file; whatever goes wrong is told, and stops nothing.

    `asked` tells that somebody wanted them, be the return to correct or not.
    """
    try:
        return _send_back(subject, outbox, asked=asked)
    except (UnreadableFileError, NotASpreadsheetError):
        return _failed(subject, "il ne se laisse plus lire")
    except OSError:
        return _failed(subject, "elle n'a pas pu être enregistrée")
    except Exception as error:  # noqa: BLE001 - a stranger's file must not stop a run that did all the rest
        return _failed(subject, "la forme du fichier a dérouté le programme", error)


def _send_back(subject: Subject, outbox: Outbox, *, asked: bool) -> SentBack:
    from aet_sheets.operations.copies import copy_of, email_about  # noqa: PLC0415 - as above

    data = subject.path.read_bytes()
    sha256 = Input.of(subject.file, data).sha256
    content = copy_of(subject, data, sha256)
    folder, stem = _folder(subject.path, outbox.dossier), _stem(subject.path)
    copy = outbox.put(folder / f"{stem}{COPY_MARK}.xlsx", content, sha256, asked=asked)
    if subject.item is None:
        return SentBack(subject.file, copy)
    email = email_about(subject, subject.item, copy.name)
    return SentBack(subject.file, copy, outbox.put(folder / f"{stem}{MESSAGE_MARK}.txt", email, sha256, asked=asked))


def _failed(subject: Subject, why: str, error: Exception | None = None) -> SentBack:
    failure = catalogue.COPY_NOT_MADE.at(Place(subject.file), why=why)
    return SentBack(subject.file, failure=failure, error=error)


def _folder(path: Path, dossier: Path | None) -> Path:
    """Return the folder for what is written about a file: that of its edition for a return, its own otherwise."""
    if dossier and path.is_relative_to(dossier / RETURNS):
        return dossier / TO_SEND_BACK / path.parent.relative_to(dossier / RETURNS)
    return path.parent


def _stem(path: Path) -> str:
    """Return the name of a file without its suffix, and without our mark; two that differ by their suffix keep it."""
    others = {other.suffix.lower() for other in path.parent.iterdir() if other.stem == path.stem} - {
        path.suffix.lower()
    }
    name = path.stem if others.isdisjoint(SPREADSHEET_SUFFIXES) else path.name
    return name.replace(COPY_MARK, "")
