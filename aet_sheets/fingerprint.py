"""What tells the work of this program from that of another one: a new version, a mended source, another library."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import aet_sheets

PACKAGE: Final = Path(aet_sheets.__file__).parent


def fingerprint(*parts: str, package: Path = PACKAGE) -> str:
    """Return a digest of the sources of `parts`, files or folders of `package`, and of all that is installed."""
    digest = hashlib.sha256(f"{aet_sheets.__version__} {sys.version} {sorted(_installed())}".encode())
    for part in parts:
        for path in sorted((package / part).rglob("*.py")) or [package / part]:
            digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _installed() -> Iterator[str]:
    """Yield the names and versions of the libraries at hand, as the folders that describe them are called."""
    for folder in sys.path:
        with suppress(OSError):
            names = os.listdir(folder)  # noqa: PTH208 - a path an entry takes long among hundreds
            yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))
