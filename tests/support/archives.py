"""Office archives taken apart and put together again, to build the files that other programs write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping


def rewritten(
    data: bytes, change: Callable[[str, bytes], bytes] = lambda _, part: part, names: Mapping[str, str] | None = None
) -> bytes:
    """Return the archive `data`, each part as `change` makes it of its name and content, renamed by `names`."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            copy.writestr((names or {}).get(name, name), change(name, archive.read(name)))
    return target.getvalue()


def with_part(data: bytes, part: str, replacements: Mapping[str, str]) -> bytes:
    """Return the archive `data` with texts of one part replaced; each must stand in it."""

    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        for old, new in replacements.items():
            assert old.encode() in content, old
            content = content.replace(old.encode(), new.encode())
        return content

    return rewritten(data, change)
