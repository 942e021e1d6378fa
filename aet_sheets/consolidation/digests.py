"""Digests: what stands, in the files of the folder `.aet`, for what may name a person."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from typing import Final

_CHARACTERS: Final = 24


def digest(key: tuple[Hashable, ...]) -> str:
    """Return the digest of the parts of a key, in their order."""
    text = "\x1f".join("" if part is None else str(part) for part in key)
    return hashlib.sha256(text.encode()).hexdigest()[:_CHARACTERS]
