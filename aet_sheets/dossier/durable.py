"""Files that are whole at every moment, whatever stops the program: the new one replaces the old in one step."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

_TEMPORARY: Final = re.compile(r"\.aet-[0-9a-f]{12}(\.\w+)?")
_ATTEMPTS: Final = 5
_PAUSE: Final = 0.1
"""Seconds between two attempts to replace a file that Windows says is being read."""


def temporary_beside(target: Path) -> Path:
    """Return a path of the same folder and suffix as `target`, on which to write what will take its place."""
    return target.with_name(f".aet-{token_hex(6)}{target.suffix}")


def is_temporary(path: Path) -> bool:
    """Tell whether `path` was given by `temporary_beside`; once no command runs, a killed one left it."""
    return _TEMPORARY.fullmatch(path.name) is not None


def write_whole(target: Path, content: bytes, *, one_of_many: bool = False) -> None:
    """Write `content` to `target`, all of it or nothing; raises `OSError` when it cannot be written.

    After writing `one_of_many`, the caller has `flush_folder` see to the names of all of them.
    """
    temporary = temporary_beside(target)
    try:
        temporary.write_bytes(content)
        put(temporary, target, one_of_many=one_of_many)
    finally:
        temporary.unlink(missing_ok=True)


def put(temporary: Path, target: Path, *, one_of_many: bool = False) -> Path:
    """Give the file `temporary` the name `target`, in one step that a power cut cannot undo, and return it.

    `one_of_many` is as above: the step can be undone until the folder is flushed, and the file is whole all the same.
    Windows refuses while another program reads `target` (an antivirus, say): that is given half a second to pass.

    Raises:
        OSError: `target` cannot be replaced; it is as it was.
    """
    _flush_file(temporary)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            temporary.replace(target)
            break
        except PermissionError:
            if attempt == _ATTEMPTS:
                raise
            time.sleep(_PAUSE)
    if not one_of_many:
        flush_folder(target.parent)
    return target


def _flush_file(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Have the new name reach the disk; Windows sees to it by itself, and some shared folders know no such thing."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
