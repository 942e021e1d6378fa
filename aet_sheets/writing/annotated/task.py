"""Annotating in a process of its own: a copy takes its sender's file apart, which may do what reading it may do."""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from aet_sheets.checking.task import DECIDING
from aet_sheets.fingerprint import fingerprint
from aet_sheets.reading.limits import Limits
from aet_sheets.writing.annotated.annotation import Annotation

TASK: Final = f"{__name__}:annotate"
"""The name of the task for a process that reads files (`Pool.run`)."""


class _Known(msgspec.Struct, array_like=True):
    name: str
    annotation: Annotation


def known(name: str, annotation: Annotation) -> bytes:
    """Return what the process has to know of a file besides its content: what it is called, and what to write on it."""
    return msgspec.msgpack.encode(_Known(name, annotation))


@cache
def version() -> str:
    """Return what tells the copies of this program from those of another."""
    return fingerprint(*DECIDING, "writing")


def annotate(known: bytes, data: bytes, limits: Limits) -> bytes:
    """Return the annotated copy of a file whose content is `data`; raises what `annotated_copy` does."""
    from aet_sheets.writing.annotated.copy import annotated_copy  # noqa: PLC0415 - not where copies are only asked for

    asked = msgspec.msgpack.decode(known, type=_Known)
    return annotated_copy(data, asked.name, asked.annotation, limits)
