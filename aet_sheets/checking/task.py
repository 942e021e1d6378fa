"""Reading and checking a return in a process of its own: what comes back is small, and several are made at once."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

import aet_sheets
from aet_sheets.checking.returns import check_return
from aet_sheets.checking.tables import ValueReader
from aet_sheets.checking.transport import encode_return
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.source import WITHOUT_DATA, read_return
from aet_sheets.schema.calendar import Bounds

TASK: Final = f"{__name__}:check"
"""The name of the task for a process that reads files (`Pool.run`)."""
_DECIDING: Final = ("text.py", *(f"{part}/**/*.py" for part in ("reading", "checking", "schema", "problems")))
"""The sources of all that decides on an answer, problems and their sentences included."""


class _Known(msgspec.Struct, array_like=True):
    name: str
    bounds: Bounds | None


def known(name: str, bounds: Bounds | None) -> bytes:
    """Return what the process has to know of a return besides its content: what its file is called, and its edition.

    Without `bounds`, it is checked as a return of the edition that it states itself.
    """
    sendable = name.encode("utf-8", "replace").decode()
    return msgspec.msgpack.encode(_Known(sendable, bounds))


@cache
def version() -> str:
    """Return what tells the answers of this program from those of another: whatever decides on them goes into it."""
    return version_of(Path(aet_sheets.__file__).parent)


def version_of(package: Path) -> str:
    """Return the version of the task in the program at `package`: its own sources, what is installed, and Python."""
    digest = hashlib.sha256(f"{aet_sheets.__version__} {sys.version} {sorted(_installed())}".encode())
    for path in sorted(path for part in _DECIDING for path in package.glob(part)):
        digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _installed() -> Iterator[str]:
    """Yield the names and versions of the libraries at hand, as the folders that describe them are called."""
    for folder in sys.path:
        with suppress(OSError):
            yield from (name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208 - a path an entry takes long


def check(known: bytes, data: bytes, limits: Limits) -> bytes:
    """Return the return that a file holds, whose content is `data`, as `encode_return` gives it.

    Raises:
        UnreadableFileError, NotASpreadsheetError: as from `read_workbook`.
    """
    from aet_sheets.reading.workbook import read_workbook  # noqa: PLC0415 - whoever only asks for the task reads nothing

    asked = msgspec.msgpack.decode(known, type=_Known)
    workbook = read_workbook(data, asked.name, limits, passed_over=WITHOUT_DATA)
    raw = read_return(workbook, file="")
    return encode_return(check_return(raw, asked.bounds, ValueReader()))
