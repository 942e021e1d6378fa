"""Following up the returns of an edition: who has answered, who has not, and what has to be corrected."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from aet_sheets.consolidation.returns import TAKEN, ReturnFile, Status
from aet_sheets.consolidation.run import Consolidation, Progress, silent
from aet_sheets.consolidation.sources import Source
from aet_sheets.dossier import Dossier
from aet_sheets.dossier.closing import compare_closed
from aet_sheets.figures import closing, compute
from aet_sheets.operations.as_json import problem_as_json
from aet_sheets.problems import Problem
from aet_sheets.schema import RETURN_TABLES, Groups, Settings, nil_column
from aet_sheets.schema.calendar import Bounds
from aet_sheets.schema.vocabulary import ACTIVE_GROUP


class GroupStatus(StrEnum):
    """Where a group stands."""

    EXPECTED = "attendu"
    LATE = "en retard"
    RECEIVED = "reçu"
    TO_CORRECT = "à corriger"
    NIL = "néant"
    ABSENT = "sans retour"
    """Nothing came, and nothing is expected any more: the edition is closed."""


_MISSING: Final = (GroupStatus.EXPECTED, GroupStatus.LATE, GroupStatus.ABSENT)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What one group has sent. `file`, `version` and `sent_on` are those of its last return, None when there is none.

    `late` tells that a return was sent after the deadline, or that nothing came although the deadline is past.
    `blocking` counts the problems that keep rows out of the figures.
    """

    group: str
    label: str
    status: GroupStatus
    file: str | None = None
    version: int | None = None
    sent_on: dt.date | None = None
    late: bool = False
    blocking: int = 0


@dataclass(frozen=True, slots=True)
class UnusableFile:
    """A file of the returns folder that counts nowhere, and what to do about it."""

    file: str
    status: Status
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Where the returns of an edition stand.

    `pilot_blocking` counts the blocking problems of the pilot workbook, `blocking` all of them. `closed_changes` tell
    what is not as it was sealed in closed editions, up to this one. `is_closed` is about this one, `overdue` tells
    that its deadline is past.
    """

    edition: str
    deadline: dt.date | None
    groups: tuple[GroupLine, ...]
    unusable: tuple[UnusableFile, ...]
    pilot_blocking: int
    blocking: int
    closed_changes: tuple[Problem, ...] = ()
    is_closed: bool = False
    overdue: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """Return how many groups are expected; each one has been received (corrections and nil included) or not."""
        statuses = Counter(line.status for line in self.groups)
        missing = sum(statuses[status] for status in _MISSING)
        return {
            "expected": len(self.groups),
            "received": len(self.groups) - missing,
            "to_correct": statuses[GroupStatus.TO_CORRECT],
            "late": sum(line.late for line in self.groups),
            "nil": statuses[GroupStatus.NIL],
            "missing": missing,
        }

    def as_json(self) -> dict[str, object]:
        """Return what `aet suivi --format json` prints."""
        return {
            "edition": self.edition,
            "closed": self.is_closed,
            "deadline": self.deadline and self.deadline.isoformat(),
            "groups": [_line_as_json(line) for line in self.groups],
            "unusable": [
                {"file": item.file, "status": str(item.status), "message": item.message, "remedy": item.remedy}
                for item in self.unusable
            ],
            "counts": self.counts,
            "closed_changes": [problem_as_json(problem) for problem in self.closed_changes],
        }


def follow_up(path: Path | str, today: dt.date, edition: str | None = None, progress: Progress = silent) -> FollowUp:
    """Return where the returns of `edition` (the open one by default) stand on the day called `today`.

    There is one line per group that was active by the end of the edition, or that sent a return all the same.
    Nothing is written.

    Raises:
        DossierError: the dossier cannot be used.
    """
    dossier = Dossier(path)
    result = dossier.rehearse(edition, progress)
    compare_closed(dossier, result, compute(result.dataset, result.edition))
    return standing(result, today)


def standing(result: Consolidation, today: dt.date) -> FollowUp:
    """Return where the returns that a consolidation took stand on the day called `today`."""
    deadline, changes = _deadline(result), closing.changes_among(result.problems)
    overdue, is_closed = deadline is not None and today > deadline, closing.is_closed(result, result.edition.edition)
    silence = GroupStatus.ABSENT if is_closed else GroupStatus.LATE if overdue else GroupStatus.EXPECTED
    return FollowUp(
        result.edition.edition,
        deadline,
        tuple(_line(code, label, result, deadline, silence) for code, label in _groups(result)),
        tuple(map(_unusable, _not_taken(result.returns))),
        sum(problem.blocking for problem in result.pilot.source.all_problems() if problem not in changes),
        result.blocking,
        tuple(changes),
        is_closed,
        overdue,
    )


def _deadline(result: Consolidation) -> dt.date | None:
    """Return the day by which returns are due, if it is that of this edition: of the last that has begun by then."""
    day = result.pilot.settings.values.get(Settings.deadline.name)
    if not isinstance(day, dt.date):
        return None
    begun = [own.start for own in result.pilot.editions.values() if own.start <= day]
    return day if begun and max(begun) == result.edition.start else None


def _groups(result: Consolidation) -> list[tuple[str, str]]:
    """Return the code and the name of the groups to follow up, in the order of their sheet."""
    sent = {item.group for item in _taken(result.returns)}
    table = result.dataset[Groups]
    rows = map(table.row, range(len(table)))
    return [
        (str(row["code"]), str(row["theme"] or row["code"]))
        for row in rows
        if row["code"] in sent
        or (row["status"] == ACTIVE_GROUP and _constituted(row["constituted_on"], result.edition))
    ]


def _constituted(day: object, edition: Bounds) -> bool:
    return not isinstance(day, dt.date) or day <= edition.end


def _taken(returns: Iterable[ReturnFile]) -> list[ReturnFile]:
    return [item for item in returns if item.status in TAKEN]


def _line(code: str, label: str, result: Consolidation, deadline: dt.date | None, silence: GroupStatus) -> GroupLine:
    """Return where one group stands; `silence` is what it means when nothing came from it."""
    files = [item for item in _taken(result.returns) if item.group == code]
    undecided = [item for item in result.returns if item.group == code and item.status is Status.UNRECOGNISED]
    if undecided and not files:
        last = undecided[-1]
        return GroupLine(
            code, label, GroupStatus.TO_CORRECT, last.file, last.version, last.sent_on, blocking=len(undecided)
        )
    if not files:
        return GroupLine(code, label, silence, late=silence is GroupStatus.LATE)
    last = max(files, key=lambda item: (item.sent_on or dt.date.min, item.file))
    sources = [result.sources[item.file] for item in files]
    blocking = sum(problem.blocking for source in sources for problem in source.all_problems())
    status = GroupStatus.RECEIVED
    if blocking:
        status = GroupStatus.TO_CORRECT
    elif all(map(_is_nil, files, sources)):
        status = GroupStatus.NIL
    late = any(deadline and item.sent_on and item.sent_on > deadline for item in files)
    return GroupLine(code, label, status, last.file, last.version, last.sent_on, late, blocking)


def _is_nil(item: ReturnFile, source: Source) -> bool:
    """Tell whether a return says of every table that there is nothing to report, and holds no row."""
    cover = item.cover
    return (
        cover is not None
        and not source.read
        and all(cover.values.get(nil_column(table).name) is True for table in RETURN_TABLES)
    )


def _not_taken(returns: Iterable[ReturnFile]) -> list[ReturnFile]:
    wanted = {Status.UNREADABLE, Status.UNRECOGNISED, Status.OTHER_EDITION}
    return [item for item in returns if item.status in wanted]


def _unusable(item: ReturnFile) -> UnusableFile:
    """Return the file with its gravest problem, the last one found: it is the one that put the file out."""
    blocking = [problem for problem in item.problems if problem.blocking]
    problem = (blocking or item.problems)[-1]
    return UnusableFile(item.file, item.status, problem.message, problem.remedy)


def _line_as_json(line: GroupLine) -> dict[str, object]:
    return {
        "group": line.group,
        "label": line.label,
        "status": str(line.status),
        "file": line.file,
        "version": line.version,
        "sent_on": line.sent_on and line.sent_on.isoformat(),
        "late": line.late,
        "blocking": line.blocking,
    }
