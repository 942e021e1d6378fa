"""What is sent back about one file: the content of its annotated copy, and that of the e-mail."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aet_sheets import __version__
from aet_sheets.consolidation.returns import ReturnFile
from aet_sheets.problems import Problem
from aet_sheets.reading.forms import CORRECTS, EDITION, GROUP, MODEL, PART, PERIOD
from aet_sheets.reading.isolation.pool import Pool
from aet_sheets.schema import Cover
from aet_sheets.writing.annotated import task
from aet_sheets.writing.annotated.annotation import Annotation, to_send
from aet_sheets.writing.annotated.message import PILOT_STEPS, Letter, NextVersion, message_bytes, steps


@dataclass(frozen=True, slots=True)
class Subject:
    """A file to send back: where it is, how its problems call it, which return it is; None for a pilot workbook.

    `theme` is what the group of the return is known by, empty where nobody can tell.
    """

    path: Path
    file: str
    item: ReturnFile | None
    problems: Sequence[Problem]
    theme: str = ""


def request(subject: Subject, sha256: str) -> bytes:
    """Return what the process that makes the annotated copy of a file has to know; `sha256` is that of its content."""
    if subject.item is None:
        annotation = Annotation(subject.problems, {}, PILOT_STEPS)
    else:
        annotation = Annotation(subject.problems, _metadata(subject.item, sha256), steps(_next_version(subject.item)))
    return task.known(subject.path.name, annotation)


def recipe(asked: bytes, sha256: str) -> str:
    """Return what two copies have in common when they are the same: what was asked, of which content, and who did it.

    `asked` is what `request` returned.
    """
    return hashlib.sha256(f"{task.version()} {sha256} ".encode() + asked).hexdigest()


def copy_of(pool: Pool, asked: bytes, data: bytes) -> bytes:
    """Return the annotated copy of a file whose content is `data`; a process of `pool` makes it, as `asked` of it.

    Raises:
        UnreadableFileError, NotASpreadsheetError: the file cannot be read, or not within the limits.
        ReadingImpossibleError: nothing can be read at all, whatever the file.
    """
    return pool.run(task.TASK, asked, data, bytes)


def _metadata(item: ReturnFile, sha256: str) -> dict[str, str]:
    """Return what a copy knows of itself, out of sight: whose it is, and which files it corrects."""
    kept = dict(item.content.metadata) if item.content else {}
    known = {MODEL: kept.get(MODEL) or __version__, GROUP: item.group, EDITION: item.edition, PERIOD: item.period}
    known |= {PART: item.part, CORRECTS: f"{sha256} {kept.get(CORRECTS, '')}".strip()}
    return kept | {key: value for key, value in known.items() if value}


def _next_version(item: ReturnFile) -> NextVersion | None:
    """Return the version that the corrected file has to bear; None for a file without a cover."""
    if item.cover is None or not item.cover.cells or item.part:
        return None
    return NextVersion((item.version or 1) + 1, item.cover.sheet)


def email_about(subject: Subject, item: ReturnFile, copy: str) -> bytes:
    """Return the e-mail that goes with the file called `copy`."""
    values = item.cover.values if item.cover else {}
    return message_bytes(
        Letter(
            file=subject.path.name,
            copy=copy,
            problems=to_send(subject.problems),
            reporter=str(values.get(Cover.reporter.name, "")),
            email=str(values.get(Cover.email.name, "")),
            group=item.group or "",
            theme=subject.theme,
            edition=item.edition or "",
            next=_next_version(item),
        )
    )
