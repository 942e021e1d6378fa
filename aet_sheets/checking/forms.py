"""Checking a form: the cover of a return, or the settings of a dossier."""

from __future__ import annotations

from dataclasses import dataclass, field

from aet_sheets.checking.values import excel_text, parse
from aet_sheets.problems import Place, Problem
from aet_sheets.reading.forms import RawForm
from aet_sheets.schema import Column, Form
from aet_sheets.schema.values import Value


@dataclass(slots=True)
class CheckedForm:
    """The typed values of a form by column name (absent when empty or refused), and the problems met."""

    file: str
    sheet: str
    values: dict[str, Value] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, column: Column) -> Place:
        """Return where the value of `column` stands, or the sheet when the form lacks the line."""
        return Place(self.file, self.sheet, self.cells.get(column.name, ""), column.label)

    def states(self, column: Column) -> bool:
        """Tell whether anything stands in the line of `column`, be it refused."""
        return column.name in self.values or any(problem.column == column.label for problem in self.problems)


def check_form(form: type[Form], raw: RawForm, file: str) -> CheckedForm:
    """Return the typed values of `raw`. A wrong value is left out and worth an alert: the form stays usable."""
    checked = CheckedForm(file, raw.sheet, cells=raw.cells)
    for column in form.columns:
        if column.name not in raw.values:
            continue
        verdict = parse(column, raw.values[column.name])
        if verdict.value is not None:
            checked.values[column.name] = verdict.value
        if verdict.finding:
            place = checked.place(column)
            value = excel_text(raw.values[column.name])
            checked.problems.append(verdict.finding.at(place, value))
    return checked
