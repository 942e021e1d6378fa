"""Digests: what stands, in the files of the folder `.aet`, for what may name a person."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from aet_sheets.schema.coded import Coded

_CHARACTERS: Final = 24
_BETWEEN: Final = "\x1f"


def digest(key: Iterable[Hashable]) -> str:
    """Return the digest of the parts of a key, in their order."""
    return _digest(_BETWEEN.join(map(_text, key)))


def digests(name: str, parts: Sequence[Coded[Hashable]]) -> list[str]:
    """Return the digest of each of several keys: `name`, then parts that are given column by column."""
    texts = [list(map(_text, column.values)) for column in parts]
    columns = [map(own.__getitem__, column.codes) for own, column in zip(texts, parts, strict=True)]
    return [_digest(f"{name}{_BETWEEN}{key}") for key in map(_BETWEEN.join, zip(*columns, strict=True))]


def _text(part: Hashable) -> str:
    return "" if part is None else str(part)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_CHARACTERS]
