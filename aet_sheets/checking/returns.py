"""Checking a return by itself: its cover and its tables, before anybody knows which group of the dossier it is from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aet_sheets.checking.forms import CheckedForm, check_form
from aet_sheets.checking.records import Checked
from aet_sheets.checking.tables import Context, ValueReader, check_table
from aet_sheets.checking.values import parse
from aet_sheets.problems import Problem
from aet_sheets.reading.forms import EDITION
from aet_sheets.reading.source import OwnDocument, RawSource
from aet_sheets.schema import Cover
from aet_sheets.schema.calendar import Bounds, school_year


@dataclass(slots=True)
class CheckedReturn:
    """What a return says, its tables sheet by sheet; `file` is its name in problems.

    `problems` are those of the file as a whole; covers and sheets have their own. `metadata`, `is_csv` and
    `own_document` are as in a `RawSource`. `values` are those over which the columns of all sheets are coded.
    """

    file: str
    cover: CheckedForm
    sheets: list[Checked] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    is_csv: bool = False
    own_document: OwnDocument | None = None
    values: Sequence[Any] = (None,)

    @property
    def holds_anything(self) -> bool:
        """Tell whether the file has a cover or a table of a return."""
        return bool(self.cover.cells or self.sheets)

    @property
    def edition(self) -> str | None:
        """Return the edition that the file states, on its cover or in its hidden metadata."""
        stated = self.cover.values.get(Cover.edition.name)
        found = stated or parse(Cover.edition, self.metadata.get(EDITION, "")).value
        return str(found) if found else None


def check_return(raw: RawSource, bounds: Bounds | None, reader: ValueReader) -> CheckedReturn:
    """Return what a return says, as one of the edition of `bounds`; left out, of the edition that it states itself."""
    found = CheckedReturn(
        raw.file,
        check_form(Cover, raw.form, raw.file),
        problems=raw.problems,
        metadata=raw.metadata,
        is_csv=raw.is_csv,
        own_document=raw.own_document,
    )
    if bounds is None and found.edition:
        bounds = school_year(found.edition)
    context = Context(bounds, in_return=True)
    found.values = context.distinct.values
    found.sheets = [check_table(table, raw.file, context, reader) for table in raw.tables]
    return found
