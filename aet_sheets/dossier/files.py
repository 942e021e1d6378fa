"""One file of a dossier: what its bytes are, and the worksheets in it or why there are none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from aet_sheets.dossier.errors import of_reading
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.errors import NotASpreadsheetError, ReadingImpossibleError, UnreadableFileError
from aet_sheets.reading.isolation.pool import Pool, reading_pool
from aet_sheets.reading.limits import Limits, mebibytes
from aet_sheets.reading.raw import RawWorkbook

Content = TypeVar("Content")


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


class OpenedFile(NamedTuple, Generic[Content]):
    """What opening a file gave: `input` is None when it could not even be read; `content` is what is wrong, if any."""

    input: Input | None
    content: Content | Problem


class Named(NamedTuple):
    """A file, and what problems call it."""

    path: Path
    file: str


@contextmanager
def open_readers(limits: Limits | None = None) -> Iterator[Pool]:
    """Keep the processes that read files ready for a block of code, and end them after it.

    Whatever opens files works without such a block too, and starts its own processes. `limits` are those of one
    file; left out, the ones of the block around it hold, or those that the environment sets::

        with open_readers(Limits(seconds=60)):
            consolidate_dossier("mon-dossier")

    Raises:
        DossierError: nothing can be read at all.
    """
    try:
        with reading_pool(limits) as pool:
            yield pool
    except ReadingImpossibleError as error:
        raise of_reading(error) from error


def open_file(path: Path, file: str, passed_over: Collection[str] = ()) -> OpenedFile[RawWorkbook]:
    """Open the file at `path`, which problems call `file`; a process of its own reads it, as `read_workbook` does.

    Raises:
        DossierError: nothing can be read at all, whatever the file.
    """
    with open_readers() as pool:

        def read(data: bytes) -> RawWorkbook:
            return pool.read(data, path.name, passed_over=passed_over)

        return opened(Named(path, file), pool.limits, read)


def opened(named: Named, limits: Limits, read: Callable[[bytes], Content]) -> OpenedFile[Content]:
    """Open one file with `read`. What it is given is what was hashed, the bytes and not the path."""
    place = Place(named.file)
    try:
        if named.path.stat().st_size > limits.file_size:
            return OpenedFile(None, _too_large(place, limits))
        data = named.path.read_bytes()
    except OSError:
        remedy = "Fermez-le s'il est ouvert ailleurs, et vérifiez que vous avez le droit de le lire."
        return OpenedFile(None, _unreadable(place, "il ne s'ouvre pas", remedy))
    known = Input.of(named.file, data)
    try:
        return OpenedFile(known, read(data))
    except UnreadableFileError as error:
        return OpenedFile(known, _unreadable(place, error.why, error.remedy))
    except NotASpreadsheetError:
        return OpenedFile(known, catalogue.NOT_A_SPREADSHEET.at(place))


def _too_large(place: Place, limits: Limits) -> Problem:
    why = f"il pèse plus de {mebibytes(limits.file_size)}"
    remedy = (
        "Demandez un fichier sans images, réduit aux tableaux ; la limite se règle par la variable AET_LECTURE_TAILLE "
        "(en Mio)."
    )
    return _unreadable(place, why, remedy)


def _unreadable(place: Place, why: str, remedy: str) -> Problem:
    return catalogue.UNREADABLE.at(place, why=why, remedy=remedy)
