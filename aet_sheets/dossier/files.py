"""One file of a dossier: what its bytes are, and the worksheets in it or why there are none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.errors import NotASpreadsheetError, UnreadableFileError
from aet_sheets.reading.raw import RawWorkbook
from aet_sheets.reading.workbook import read_workbook


@dataclass(frozen=True, slots=True)
class Input:
    """A file that a consolidation read: its path in the dossier, its sha256 and its size in bytes."""

    file: str
    sha256: str
    size: int

    @classmethod
    def of(cls, file: str, data: bytes) -> Input:
        """Return what there is to know of the file called `file`, whose content is `data`."""
        return cls(file, hashlib.sha256(data).hexdigest(), len(data))


class OpenedFile(NamedTuple):
    """What opening a file gave: `input` is None when it could not even be read; `content` is what is wrong, if any."""

    input: Input | None
    content: RawWorkbook | Problem


def open_file(path: Path, file: str) -> OpenedFile:
    """Open the file at `path`, which problems call `file`."""
    place = Place(file)
    try:
        data = path.read_bytes()
    except OSError:
        remedy = "Fermez-le s'il est ouvert ailleurs, et vérifiez que vous avez le droit de le lire."
        return OpenedFile(None, _unreadable(place, "il ne s'ouvre pas", remedy))
    known = Input.of(file, data)
    try:
        return OpenedFile(known, read_workbook(data, path.name))
    except UnreadableFileError as error:
        return OpenedFile(known, _unreadable(place, error.why, error.remedy))
    except NotASpreadsheetError:
        return OpenedFile(known, catalogue.NOT_A_SPREADSHEET.at(place))


def _unreadable(place: Place, why: str, remedy: str) -> Problem:
    return catalogue.UNREADABLE.at(place, why=why, remedy=remedy)
