"""The technical log: what happened, for whoever maintains the program, and nothing about anybody.

It names the kind of error and the lines of code that were running. It holds no message, no value, no file name and no
path: those may name people.
"""

from __future__ import annotations

import datetime as dt
import platform
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from aet_sheets import __version__
from aet_sheets.paths import MEMORY

NAME = "journal-technique.log"


def write_log(error: BaseException, dossier: Path | None) -> Path | None:
    """Add `error` to the log and return where it is; None when it could not be written."""
    path = _place(dossier)
    try:
        with path.open("a", encoding="utf-8") as log:
            log.write(_entry(error))
    except OSError:
        return None
    return path


def _place(dossier: Path | None) -> Path:
    if dossier is not None and (dossier / MEMORY).is_dir():
        return dossier / MEMORY / NAME
    return Path(tempfile.gettempdir(), f"aet-{NAME}")


def _entry(error: BaseException) -> str:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    system = f"aet {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return "\n".join([f"{now} — {system}", *_told(error), "", ""])


def _told(error: BaseException | None) -> Iterator[str]:
    """Yield the frames and the kind of `error`, after those of the errors that led to it."""
    seen: set[int] = set()
    chain: list[BaseException] = []
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        chain.insert(0, error)
        error = error.__cause__ or error.__context__
    for link in chain:
        for frame, line in traceback.walk_tb(link.__traceback__):
            yield f"  {frame.f_globals.get('__name__', '?')}, {frame.f_code.co_qualname}, {line}"
        yield f"{type(link).__module__}.{type(link).__qualname__}"
