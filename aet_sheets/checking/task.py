"""Reading and checking a return in a process of its own: what comes back is small, and several are made at once."""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from aet_sheets.checking.returns import check_return
from aet_sheets.checking.tables import ValueReader
from aet_sheets.checking.transport import encode_return
from aet_sheets.fingerprint import fingerprint
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.source import WITHOUT_DATA, read_return
from aet_sheets.schema.calendar import Bounds

TASK: Final = f"{__name__}:check"
"""The name of the task for a process that reads files (`Pool.run`)."""
_READER: Final = ValueReader()
"""Of a process that reads one file after the other."""
DECIDING: Final = ("text.py", "reading", "checking", "schema", "problems")
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
    """Return what tells the answers of this program from those of another."""
    return fingerprint(*DECIDING)


def check(known: bytes, data: bytes, limits: Limits) -> bytes:
    """Return the return that a file holds, whose content is `data`, as `encode_return` gives it.

    Raises:
        UnreadableFileError, NotASpreadsheetError: as from `read_workbook`.
    """
    from aet_sheets.reading.workbook import read_workbook  # noqa: PLC0415 - whoever only asks for the task reads nothing

    asked = msgspec.msgpack.decode(known, type=_Known)
    workbook = read_workbook(data, asked.name, limits, passed_over=WITHOUT_DATA)
    raw = read_return(workbook, file="")
    return encode_return(check_return(raw, asked.bounds, _READER))
