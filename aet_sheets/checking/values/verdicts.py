"""What becomes of a cell: a value taken as it is, a value repaired, or a refusal."""

from __future__ import annotations

from typing import NamedTuple

from aet_sheets.problems import Finding, Kind
from aet_sheets.schema.values import Value


class Verdict(NamedTuple):
    """What became of a raw cell.

    A value alone was understood with certainty; a value with a finding was repaired; a finding alone means that
    the cell was refused; neither is an empty cell.
    """

    value: Value | None
    finding: Finding | None


EMPTY = Verdict(None, None)


def taken(value: Value) -> Verdict:
    """Return the verdict on a cell that was understood with certainty."""
    return Verdict(value, None)


def repaired(value: Value, kind: Kind, **details: str) -> Verdict:
    """Return the verdict on a cell whose value had to be guessed; `details` fill in the sentences of `kind`."""
    return Verdict(value, Finding(kind, details))


def refused(kind: Kind, **details: str) -> Verdict:
    """Return the verdict on a cell that holds no value of its column."""
    return Verdict(None, Finding(kind, details))


def did_you_mean(value: str) -> str:
    """Return the question that stands before a remedy and proposes `value`."""
    return f"Vouliez-vous dire {value} ? "
