"""The files of a returns folder: whose they are, and which of them count (contract, The return)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from aet_sheets.checking.forms import CheckedForm
from aet_sheets.checking.returns import CheckedReturn
from aet_sheets.consolidation.index import Index
from aet_sheets.problems import Place, Problem, Verbatim, catalogue
from aet_sheets.reading.forms import CORRECTS, EDITION, GROUP
from aet_sheets.schema import Column, Cover
from aet_sheets.schema.forms import WHOLE_YEAR
from aet_sheets.text import fold, quoted


class Status(StrEnum):
    """What became of a file of the returns folder."""

    ACCEPTED = "accepté"
    TO_CORRECT = "à corriger"
    REPLACED = "remplacé"
    DUPLICATE = "doublon"
    UNREADABLE = "illisible"
    OTHER_EDITION = "hors édition"
    UNRECOGNISED = "non reconnu"


TAKEN = frozenset({Status.ACCEPTED, Status.TO_CORRECT})


@dataclass(slots=True)
class ReturnFile:
    """One file of the returns folder; `file` is relative to the dossier. Unknown parts of the cover are None.

    `part` is empty for a workbook; a csv file holds one table, and several of them make up one return.
    """

    file: str
    sha256: str
    content: CheckedReturn | None = None
    cover: CheckedForm | None = None
    status: Status = Status.ACCEPTED
    group: str | None = None
    edition: str | None = None
    period: str | None = None
    version: int | None = None
    sent_on: dt.date | None = None
    part: str = ""
    problems: list[Problem] = field(default_factory=list)

    @property
    def corrects(self) -> frozenset[str]:
        """Return the sha256 of the files that this one says it corrects: it is their annotated copy, sent back."""
        return frozenset(self.content.metadata.get(CORRECTS, "").split()) if self.content else frozenset()

    @property
    def name(self) -> str:
        """Return the name of the file without its folders."""
        return PurePosixPath(self.file).name

    def refuse(self, status: Status, problem: Problem | None = None) -> None:
        """Take the file out of the count, with the reason if there is one to act upon."""
        self.status = status
        if problem:
            self.problems.append(problem)

    def replace(self) -> None:
        """Let a later version take the place of the file: what was wrong with it no longer matters."""
        self.status = Status.REPLACED
        self.problems.clear()


def mark_duplicates(returns: Iterable[ReturnFile]) -> None:
    """Mark every file whose very bytes came before; the order of names decides which came first."""
    seen: set[str] = set()
    for item in returns:
        if item.status is Status.ACCEPTED and item.sha256 in seen:
            item.status = Status.DUPLICATE
        seen.add(item.sha256)


def recognise(item: ReturnFile, edition: str, groups: Index) -> None:
    """Read the cover of a return of the folder of `edition`: group, edition, period, version, day of sending.

    A group or an edition that the cover lost is taken from the hidden metadata, then from the folder, with an alert.
    """
    content = item.content
    assert content is not None  # noqa: S101 - only files that were read come here
    cover = item.cover = content.cover
    item.problems += content.problems + cover.problems
    _recognise_group(item, content, groups)
    _recognise_edition(item, content, edition)
    item.period = str(cover.values.get(Cover.period.name, WHOLE_YEAR))
    sent_on = cover.values.get(Cover.sent_on.name)
    item.sent_on = sent_on if isinstance(sent_on, dt.date) else None
    if content.is_csv:
        item.part = content.sheets[0].records.table.sheet if content.sheets else item.name
    if item.group is None:
        _refuse_unrecognised(item, content)
    elif item.edition != edition:
        place = cover.place(Cover.edition)
        item.refuse(
            Status.OTHER_EDITION,
            catalogue.OTHER_EDITION.at(place, item.edition, declared=item.edition, edition=edition),
        )
    else:
        _recognise_version(item, cover)


def _refuse_unrecognised(item: ReturnFile, content: CheckedReturn) -> None:
    missing = "le groupe n'est indiqué nulle part"
    if content.cover.states(Cover.group):
        missing = "le groupe de la fiche n'est pas déclaré dans le classeur de pilotage"
    item.refuse(Status.UNRECOGNISED, unusable_cover(content, Cover.group, missing))


_COMPLETE = "Complétez la feuille « Fiche » du fichier : groupe et édition."
_PUT_IN_FOLDER = "Rangez-le dans un sous-dossier au nom du groupe, par exemple retours/2016-2017/GT-JEUNES."


def unusable_cover(content: CheckedReturn, column: Column, missing: str) -> Problem:
    """Return what is to be said of a file that does not tell which return it is, for want of `column`.

    `missing` says what is wrong with a file that has a cover.
    """
    whole_file = Place(content.file)
    if content.own_document:
        what = f"c'est {content.own_document}, pas un retour"
        return catalogue.COVER_UNUSABLE.at(whole_file, missing=what, remedy="Retirez-le du dossier des retours.")
    if content.is_csv:
        return catalogue.COVER_UNUSABLE.at(whole_file, missing="un csv n'a pas de fiche", remedy=_PUT_IN_FOLDER)
    why = missing if content.cover.cells else "le fichier n'a pas de feuille « Fiche »"
    return catalogue.COVER_UNUSABLE.at(content.cover.place(column), missing=why, remedy=_COMPLETE)


def _recognise_group(item: ReturnFile, content: CheckedReturn, groups: Index) -> None:
    cover = content.cover
    stated = cover.values.get(Cover.group.name)
    hints = (
        (stated, ""),
        (content.metadata.get(GROUP), "des données cachées du fichier"),
        *((folder, "du nom du dossier") for folder in _folders(item)),
    )
    for hint, origin in hints:
        codes = groups.find(str(hint), item.file).codes if hint else ()
        if len(codes) == 1:
            item.group = codes[0]
            if origin and stated:
                place = cover.place(Cover.group)
                item.problems.append(catalogue.COVER_GROUP_UNKNOWN.at(place, stated, retained=codes[0], origin=origin))
            elif origin:
                item.problems.append(_completed(cover, Cover.group, codes[0], origin))
            return


def _recognise_edition(item: ReturnFile, content: CheckedReturn, folder_edition: str) -> None:
    cover = content.cover
    stated = cover.values.get(Cover.edition.name)
    hidden = content.metadata.get(EDITION)
    item.edition = str(stated or hidden or folder_edition)
    if not stated and item.group:
        origin = "des données cachées du fichier" if hidden else "du nom du dossier"
        item.problems.append(_completed(cover, Cover.edition, item.edition, origin))


def _completed(cover: CheckedForm, column: Column, retained: str, origin: str) -> Problem:
    return catalogue.COVER_COMPLETED.at(cover.place(column), retained=retained, origin=origin)


def _folders(item: ReturnFile) -> tuple[str, ...]:
    """Return the sub-folders of the edition's folder in which the file lies, the innermost first."""
    return tuple(reversed(PurePosixPath(item.file).parts[2:-1]))


def _recognise_version(item: ReturnFile, cover: CheckedForm) -> None:
    version = cover.values.get(Cover.version.name)
    item.version = int(version) if isinstance(version, (int, float)) else 1
    if not cover.states(Cover.version) and not item.part:
        item.problems.append(catalogue.VERSION_MISSING.at(cover.place(Cover.version)))
    if Cover.reporter.name not in cover.values and not item.part:
        item.problems.append(catalogue.COVER_VALUE_MISSING.at(cover.place(Cover.reporter)))


def choose_versions(returns: Iterable[ReturnFile]) -> None:
    """Keep the latest version of each return: higher version, then what corrects another, then later day of sending.

    Files that nothing puts in order are all left out, and each says so: choosing would be guessing.
    """
    rivals: dict[tuple[str | None, str, str], list[ReturnFile]] = defaultdict(list)
    for item in returns:
        if item.status is Status.ACCEPTED:
            rivals[item.group, fold(item.period or ""), fold(item.part)].append(item)
    for files in rivals.values():
        latest = max(item.version or 1 for item in files)
        for item in files:
            if (item.version or 1) < latest:
                item.replace()
        _replace_corrected([item for item in files if item.status is Status.ACCEPTED])
        _choose_by_day([item for item in files if item.status is Status.ACCEPTED])


def _replace_corrected(files: list[ReturnFile]) -> None:
    """Let an annotated copy that was sent back take the place of the file it corrects, and of those before."""
    corrected = frozenset[str]().union(*(item.corrects for item in files))
    for item in files:
        if item.sha256 in corrected:
            item.replace()


def _choose_by_day(files: list[ReturnFile]) -> None:
    if len(files) == 1:
        return
    days = [item.sent_on for item in files]
    last = max((day for day in days if day), default=None)
    undecided = files if None in days else [item for item in files if item.sent_on == last]
    for item in files:
        if item not in undecided:
            item.replace()
    if len(undecided) > 1:
        _leave_undecided(undecided)


def _leave_undecided(files: list[ReturnFile]) -> None:
    for item in files:
        others = ", ".join(quoted(other.name) for other in files if other is not item)
        item.refuse(Status.UNRECOGNISED, catalogue.UNDECIDED_VERSION.at(Place(item.file), others=Verbatim(others)))
