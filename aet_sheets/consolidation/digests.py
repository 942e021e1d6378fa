"""Digests: what stands, in the files of the folder `.aet`, for what may name a person."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable
from typing import Final

_CHARACTERS: Final = 24
_BETWEEN: Final = "\x1f"


def digest(key: Iterable[Hashable]) -> str:
    """Return the digest of the parts of a key, in their order."""
    return digests([part] for part in key)[0]


def digests(parts: Iterable[Iterable[Hashable]]) -> list[str]:
    """Return the digest of each of several keys, whose parts are given column by column."""
    columns = [[part if isinstance(part, str) else _text(part) for part in column] for column in parts]
    texts = map(_BETWEEN.join, zip(*columns, strict=True))
    return [hashlib.sha256(text.encode()).hexdigest()[:_CHARACTERS] for text in texts]


def _text(part: Hashable) -> str:
    return "" if part is None else str(part)
