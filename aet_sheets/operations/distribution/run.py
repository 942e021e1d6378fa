"""Writing the returns that are sent to the groups."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from aet_sheets.consolidation.run import Consolidation, Progress, silent
from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.dossier.outbox import Outbox
from aet_sheets.operations.distribution.prefill import Prefilled, Prefiller
from aet_sheets.paths import TO_SEND
from aet_sheets.schema import RETURN_TABLES, Groups, Programmes
from aet_sheets.schema.vocabulary import ACTIVE_GROUP
from aet_sheets.text import clean, fold

_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""What Windows does not take in the name of a file."""
_LONGEST: Final = 80


class Outcome(StrEnum):
    """What became of one return to send."""

    WRITTEN = "écrite"
    UNCHANGED = "inchangée"
    BESIDE = "écrite à côté"


class Group(NamedTuple):
    """A group to send a return to: its code, and its name as people know it."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Distributed:
    """One return to send: where it stands in the dossier, its version, and how many rows of each sheet it holds.

    `set_aside` counts the rows of the group's earlier answer that were set aside: they are not in it.
    """

    group: Group
    file: str
    outcome: Outcome
    version: int
    rows: dict[str, int]
    set_aside: int = 0

    def as_json(self) -> dict[str, object]:
        """Return the return as `aet diffuser --format json` shows it."""
        return {
            "group": self.group.code,
            "label": self.group.label,
            "file": self.file,
            "outcome": str(self.outcome),
            "version": self.version,
            "rows": self.rows,
            "set_aside": self.set_aside,
        }


@dataclass(frozen=True, slots=True)
class Distribution:
    """The returns of one edition that were written; `pilot_blocking` counts the problems of the pilot workbook."""

    dossier: Path
    edition: str
    returns: tuple[Distributed, ...]
    pilot_blocking: int

    def as_json(self) -> dict[str, object]:
        """Return what `aet diffuser --format json` prints."""
        return {
            "edition": self.edition,
            "returns": [item.as_json() for item in self.returns],
            "outputs": [item.file for item in self.returns],
        }


def distribute(
    path: Path | str, edition: str | None = None, group: str | None = None, progress: Progress = silent
) -> Distribution:
    """Write one return per active group of `edition` (the open one by default), or only that of `group`.

    `group` is a code or a name. A file that somebody changed since it was written is left alone, and the new one put
    beside it. Codes given to rows are remembered: they come back in the returns.

    Raises:
        DossierError: the dossier cannot be used, or has no such group; no return was written.
        OSError: the folder cannot be written to.
    """
    dossier = Dossier(path)
    with dossier.held("aet diffuser", progress):
        result = dossier.consolidate(edition, progress)
        groups = _groups(result, group)
        blocking = sum(problem.blocking for problem in result.pilot.source.all_problems())
        return Distribution(dossier.path, result.edition.edition, _write(dossier, result, groups, progress), blocking)


def _groups(result: Consolidation, wanted: str | None) -> list[Group]:
    """Return the groups to send to, in the order of their sheet."""
    table = result.dataset[Groups]
    rows = [table.row(position) for position in range(len(table))]
    active = [
        Group(str(row["code"]), str(row["theme"] or row["code"]))
        for row in rows
        if row["status"] == ACTIVE_GROUP and _constituted(row["constituted_on"], result.edition.end)
    ]
    if wanted is None:
        return active
    chosen = [group for group in active if fold(wanted) in {fold(group.code), fold(group.label)}]
    if len(chosen) != 1:
        known = " ; ".join(f"{group.code} ({group.label})" for group in active) or "aucun"
        raise DossierError(
            "« {wanted} » n'est pas un groupe actif de l'édition {edition}.",
            "Donnez le code ou la thématique d'un groupe actif : {known}.",
            wrong_use=True,
            wanted=wanted,
            edition=result.edition.edition,
            known=known,
        )
    return chosen


def _constituted(day: object, end: dt.date) -> bool:
    return not isinstance(day, dt.date) or day <= end


def _write(
    dossier: Dossier, result: Consolidation, groups: Sequence[Group], progress: Progress
) -> tuple[Distributed, ...]:
    prefiller, outbox = Prefiller(result), Outbox(dossier.path)
    written = []
    for done, (group, name) in enumerate(zip(groups, _file_names(groups, prefiller.edition), strict=True)):
        progress("Écriture des fiches de retour", done, len(groups))
        prefilled = prefiller.fill(group.code)
        target = dossier.path / TO_SEND / prefiller.edition / name
        existed = target.exists()
        content = _content(prefilled, group, prefiller)
        unchanged = existed and target.read_bytes() == content
        path = outbox.put(target, content, "")
        outcome = Outcome.BESIDE if path != target else Outcome.UNCHANGED if unchanged else Outcome.WRITTEN
        written.append(
            Distributed(
                group,
                dossier.relative(path),
                outcome,
                prefilled.version,
                {table.sheet: len(prefilled.tables[table]) for table in RETURN_TABLES},
                sum(len(source.set_aside) for source in result.sources.values() if source.group == group.code),
            )
        )
    outbox.save()
    return tuple(written)


def _content(prefilled: Prefilled, group: Group, prefiller: Prefiller) -> bytes:
    from aet_sheets.writing.returns import Known, write_return  # noqa: PLC0415 - XlsxWriter is slow to load

    known = Known(labels={Programmes: prefiller.labels(Programmes)}, indicators=prefiller.indicators)
    with TemporaryDirectory() as folder:
        path = Path(folder, "fiche.xlsx")
        write_return(path, prefilled.cover, prefilled.tables, group_label=group.label, known=known)
        return path.read_bytes()


def _file_names(groups: Sequence[Group], edition: str) -> list[str]:
    """Return clear names of files, all different; a group that shares its name with another one shows its code."""
    labels = [_plain(group.label) or _plain(group.code) for group in groups]
    times = Counter(map(fold, labels))
    shown = [
        label if times[fold(label)] == 1 else f"{label} ({_plain(group.code)})"
        for label, group in zip(labels, groups, strict=True)
    ]
    return [f"Fiche de retour - {label} - {edition}.xlsx" for label in shown]


def _plain(text: str) -> str:
    return clean(_FORBIDDEN.sub(" ", text))[:_LONGEST].strip(" .")
