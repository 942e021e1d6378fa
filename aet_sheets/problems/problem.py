"""What a problem is: what is wrong, where, how grave, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import NamedTuple

from aet_sheets.text import french


class Severity(StrEnum):
    """How grave a problem is: *bloquante* keeps a row or a file out of the figures."""

    BLOCKING = "bloquante"
    ALERT = "alerte"
    INFO = "info"


class Place(NamedTuple):
    """Where a problem stands, as the sender of the file sees it. Empty parts do not apply.

    `file` is relative to the dossier, with `/`; `cell` is an A1 address; `column` is a heading.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, ready to be shown; the fields are those of the contract's JSON."""

    code: str
    severity: Severity
    file: str
    sheet: str
    cell: str
    column: str
    value: str
    message: str
    remedy: str

    @property
    def blocking(self) -> bool:
        """Tell whether the problem keeps a row or a file out of the figures."""
        return self.severity is Severity.BLOCKING


class Verbatim(str):
    """A detail that sentences quote as it is: the name of a file, which people look for."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue of problems.

    `severity` is None where the column decides: *bloquante* if it is required, *alerte* otherwise.
    `message` and `remedy` are French sentences; `{names}` in them are given by whoever reports the problem: phrases
    of these sentences, or `Verbatim`. The heading of the column and the name of the sheet stay as they are, too.
    No sentence quotes what a person typed, the titles of sessions and actions apart: the value stands for itself, so
    that personal data is never in a message.
    `example` shows what the problem looks like; `reason` says why it matters.
    """

    code: str
    severity: Severity | None
    title: str
    message: str
    remedy: str
    example: str
    reason: str

    def at(self, place: Place, value: object = "", *, required: bool = False, **details: object) -> Problem:
        """Return the problem of this kind at `place`; raises `KeyError` when a detail is missing."""
        return self.with_details(place, value, details, required=required)

    def with_details(
        self, place: Place, value: object, details: Mapping[str, object], *, required: bool = False
    ) -> Problem:
        """Return the problem of this kind at `place`, the details of its sentences in a mapping."""
        severity = self.severity or (Severity.BLOCKING if required else Severity.ALERT)
        own = {name: value if isinstance(value, Verbatim) else french(str(value)) for name, value in details.items()}
        known = {"column": place.column, "sheet": place.sheet, "cell": place.cell, **own}
        return Problem(
            self.code,
            severity,
            *place,
            "" if value is None else str(value),
            sentence(french(self.message, **known)),
            sentence(french(self.remedy, **known)),
        )

    def placeholders(self) -> set[str]:
        """Return the names that the sentences of this entry expect."""
        return fields(self.message) | fields(self.remedy)


def fields(template: str) -> set[str]:
    """Return the names that a template expects."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def sentence(text: str) -> str:
    """Return `text` with a capital and a full stop."""
    tidy = text.strip()
    ended = tidy if not tidy or tidy.endswith((".", "!", "?", "…")) else f"{tidy}."
    return ended[:1].upper() + ended[1:]


class Finding(NamedTuple):
    """What is wrong with a value, before anybody knows where it stands."""

    kind: Kind
    details: dict[str, str]

    def at(self, place: Place, value: object, *, required: bool = False) -> Problem:
        """Return the problem that the finding is at `place`."""
        return self.kind.with_details(place, value, self.details, required=required)
