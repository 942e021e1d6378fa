"""The way back: for each return to correct, a copy that shows what is wrong, and the e-mail that goes with it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from aet_sheets.consolidation.returns import TAKEN, Status
from aet_sheets.consolidation.run import Consolidation, Progress
from aet_sheets.dossier import Dossier
from aet_sheets.dossier.files import Input, open_readers
from aet_sheets.dossier.outbox import Outbox
from aet_sheets.operations.themes import themes
from aet_sheets.paths import RETURNS, TO_SEND_BACK
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.errors import NotASpreadsheetError, UnreadableFileError
from aet_sheets.reading.formats import SPREADSHEET_SUFFIXES

if TYPE_CHECKING:
    from aet_sheets.operations.copies import Subject
    from aet_sheets.reading.isolation.pool import Pool

Result = TypeVar("Result")

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

    outbox, known = Outbox(dossier.path), themes(result.dataset)
    subjects = [
        Subject(dossier.path / item.file, item.file, item, result.problems_of(item), known.get(str(item.group), ""))
        for item in result.returns
        if item.status is Status.TO_CORRECT
    ]
    prepared = []
    if subjects:
        progress(_STEP, 0, len(subjects))
    for done, sent in enumerate(_send_all_back(subjects, outbox), 1):
        prepared.append(sent)
        progress(_STEP, done, len(subjects))
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
        prepared = list(_send_all_back(list(subjects), outbox, asked=True))
        outbox.save()
    return prepared


def _send_all_back(subjects: Sequence[Subject], outbox: Outbox, *, asked: bool = False) -> Iterator[SentBack]:
    """Write the copies and the e-mails about several files: several copies are made at once, and put in order.

    `asked` tells that somebody wanted them, be the returns to correct or not.
    """
    if not subjects:
        return
    stems = _Stems()
    with open_readers() as pool:
        kept = [_kept(subject, outbox, stems, asked=asked) for subject in subjects]
        unknown = [subject for subject, copy in zip(subjects, kept, strict=True) if copy is None]
        made = pool.map(partial(_make_copy, pool), unknown)
        for subject, known in zip(subjects, kept, strict=True):
            copy = known or next(made)
            yield (
                copy
                if isinstance(copy, SentBack)
                else _guarded(subject, partial(_put, subject, copy, outbox, stems, asked=asked))
            )
        pool.relax(len(subjects))


class _Copy(NamedTuple):
    """The content of an annotated copy, the sha256 of the file that it is about, and what it was made from and how."""

    content: bytes
    sha256: str
    recipe: str


def _kept(subject: Subject, outbox: Outbox, stems: _Stems, *, asked: bool) -> Path | None:
    """Return the copy of a return that was made before and needs no change, None when there is none."""
    from aet_sheets.operations.copies import recipe, request  # noqa: PLC0415 - as above

    item = subject.item
    if item is None:
        return None
    with suppress(OSError):
        target = _target(subject, outbox, stems)
        return outbox.keep(target, recipe(request(subject, item.sha256), item.sha256), asked=asked)
    return None


def _make_copy(pool: Pool, subject: Subject) -> _Copy | SentBack:
    """Return the copy of one file, or what is to be said where there can be none."""
    return _guarded(subject, partial(_copy, pool, subject))


def _guarded(subject: Subject, work: Callable[[], Result]) -> Result | SentBack:
    """Do a part of the work on one file; whatever goes wrong is told, and stops nothing."""
    try:
        return work()
    except (UnreadableFileError, NotASpreadsheetError):
        return _failed(subject, "il ne se laisse plus lire")
    except OSError:
        return _failed(subject, "elle n'a pas pu être enregistrée")
    except Exception as error:  # noqa: BLE001 - a stranger's file must not stop a run that did all the rest
        return _failed(subject, "la forme du fichier a dérouté le programme", error)


def _copy(pool: Pool, subject: Subject) -> _Copy:
    from aet_sheets.operations.copies import copy_of, recipe, request  # noqa: PLC0415 - as above

    data = subject.path.read_bytes()
    sha256 = Input.of(subject.file, data).sha256
    asked = request(subject, sha256)
    return _Copy(copy_of(pool, asked, data), sha256, recipe(asked, sha256))


def _put(subject: Subject, made: _Copy | Path, outbox: Outbox, stems: _Stems, *, asked: bool) -> SentBack:
    """Write the copy and the e-mail about a file; a copy that stands already is given by its path."""
    from aet_sheets.operations.copies import email_about  # noqa: PLC0415 - as above

    item, target = subject.item, _target(subject, outbox, stems)
    if isinstance(made, Path):
        copy, source = made, item.sha256 if item else ""
    else:
        copy, source = outbox.put(target, made.content, made.sha256, asked=asked, recipe=made.recipe), made.sha256
    if item is None:
        return SentBack(subject.file, copy)
    message = target.with_name(f"{target.stem.removesuffix(COPY_MARK)}{MESSAGE_MARK}.txt")
    email = email_about(subject, item, copy.name)
    return SentBack(subject.file, copy, outbox.put(message, email, source, asked=asked))


def _target(subject: Subject, outbox: Outbox, stems: _Stems) -> Path:
    """Return where the copy of a file goes, unless somebody changed what is there."""
    return _folder(subject.path, outbox.dossier) / f"{stems.of_copy(subject.path)}{COPY_MARK}.xlsx"


def _failed(subject: Subject, why: str, error: Exception | None = None) -> SentBack:
    failure = catalogue.COPY_NOT_MADE.at(Place(subject.file), why=why)
    return SentBack(subject.file, failure=failure, error=error)


def _folder(path: Path, dossier: Path | None) -> Path:
    """Return the folder for what is written about a file: that of its edition for a return, its own otherwise."""
    if dossier and path.is_relative_to(dossier / RETURNS):
        return dossier / TO_SEND_BACK / path.parent.relative_to(dossier / RETURNS)
    return path.parent


class _Stems(dict[Path, dict[str, set[str]]]):
    """The suffixes of the files of a folder by their stems; every folder is looked at once."""

    def __missing__(self, folder: Path) -> dict[str, set[str]]:
        suffixes: dict[str, set[str]] = defaultdict(set)
        for name in os.listdir(folder):  # noqa: PTH208 - a path an entry takes long among thousands
            stem, suffix = os.path.splitext(name)  # noqa: PTH122 - as above
            suffixes[stem].add(suffix.lower())
        self[folder] = suffixes
        return suffixes

    def of_copy(self, path: Path) -> str:
        """Return the name of a file without its suffix, and without our mark; two that differ by it keep it."""
        others = self[path.parent][path.stem] - {path.suffix.lower()}
        name = path.stem if others.isdisjoint(SPREADSHEET_SUFFIXES) else path.name
        return name.replace(COPY_MARK, "")
