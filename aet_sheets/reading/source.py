"""A file read as what it is meant to be: a return, or the pilot workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from aet_sheets.problems import Place, Problem, Verbatim, catalogue
from aet_sheets.reading.forms import METADATA_SHEET, PART, RawForm, read_form, read_metadata
from aet_sheets.reading.headings import find_heading_row, guess_table
from aet_sheets.reading.raw import RawSheet, RawWorkbook, is_blank
from aet_sheets.reading.tables import RawTable, read_table
from aet_sheets.schema import PILOT_TABLES, RETURN_TABLES, ColumnSet, Cover, Form, Settings, Table
from aet_sheets.text import fold, fold_heading

_LEAST_FORM_LINES: Final = 3
WITHOUT_DATA: Final = frozenset({"accueil", "listes", "xlwings conf", "anomalies", "a corriger", "mode d emploi"})
"""Folded names of the sheets that the program itself puts into workbooks for people: nobody reads them back.

They hold most cells of a return, its lists above all: `read_workbook` may pass them over.
"""
_OWN_SHEETS: Final = WITHOUT_DATA | {fold(METADATA_SHEET)}
_CONSOLIDATED_SHEETS: Final = frozenset({"synthese", "lignes ecartees"})
"""Sheets that together tell a consolidated workbook, which has the tables of a pilot workbook too."""


class OwnDocument(StrEnum):
    """Another document of the dossier than a return, as sentences call it."""

    PILOT = "une copie du classeur de pilotage"
    CONSOLIDATED = "un classeur consolidé"


@dataclass(slots=True)
class RawSource:
    """What a file holds, sheet by sheet, before values are looked at; `file` is its name in problems.

    `is_csv` tells a file of one table without a cover: a csv file, or the annotated copy of one.
    """

    file: str
    form: RawForm
    tables: list[RawTable] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    is_csv: bool = False
    own_document: OwnDocument | None = None
    """What the file is, if it is another document of the dossier that strayed among the returns."""

    def has_sheet(self, table: type[Table]) -> bool:
        """Tell whether the file has a sheet for `table`, be it empty."""
        return any(raw.table is table for raw in self.tables)


def read_return(workbook: RawWorkbook, file: str) -> RawSource:
    """Return the cover and the tables of a return."""
    stray = own_document(workbook)
    if stray:
        return RawSource(file, RawForm(Cover.sheet), own_document=stray)
    return _read(workbook, file, Cover, RETURN_TABLES)


def read_pilot(workbook: RawWorkbook, file: str) -> RawSource:
    """Return the settings and the tables of a pilot workbook."""
    return _read(workbook, file, Settings, PILOT_TABLES)


def own_document(workbook: RawWorkbook) -> OwnDocument | None:
    """Return which document of the dossier a workbook is, None for a return or anything else."""
    names = {fold_heading(sheet.name) for sheet in workbook.sheets}
    if names >= _CONSOLIDATED_SHEETS:
        return OwnDocument.CONSOLIDATED
    return OwnDocument.PILOT if looks_like_pilot(workbook) else None


def looks_like_pilot(workbook: RawWorkbook) -> bool:
    """Tell whether a workbook has the sheets that only a pilot workbook has, and is not a consolidated one."""
    names = {fold_heading(sheet.name) for sheet in workbook.sheets}
    if names >= _CONSOLIDATED_SHEETS:
        return False
    own: list[type[ColumnSet]] = [Settings, *(table for table in PILOT_TABLES if table not in RETURN_TABLES)]
    return sum(not names.isdisjoint(part.sheet_names()) for part in own) > 1 and names.isdisjoint(Cover.sheet_names())


def _read(workbook: RawWorkbook, file: str, form: type[Form], tables: Sequence[type[Table]]) -> RawSource:
    form_sheet = _form_sheet(form, workbook.sheets)
    metadata = read_metadata(workbook.sheets)
    source = RawSource(
        file,
        read_form(form, form_sheet) if form_sheet else RawForm(form.sheet),
        metadata=metadata,
        is_csv=workbook.format == "csv" or PART in metadata,
    )
    for sheet in workbook.sheets:
        if sheet is not form_sheet and fold(sheet.name) not in _OWN_SHEETS:
            _read_sheet(source, sheet, tables, in_return=form is Cover)
    return source


def _read_sheet(source: RawSource, sheet: RawSheet, tables: Sequence[type[Table]], *, in_return: bool) -> None:
    table = _table_by_name(sheet.name, tables)
    if table is None and all(map(is_blank, sheet.rows)):
        return
    place = Place(source.file, sheet.name)
    if table is None:
        table = guess_table(tables, sheet.rows)
        if table is None:
            kind = catalogue.SHEET_LIKE_DATA if _has_headings(tables, sheet) else catalogue.SHEET_NOT_RECOGNISED
            source.problems.append(kind.at(place))
            return
        if not source.is_csv:
            source.problems.append(catalogue.SHEET_FOUND_BY_HEADINGS.at(place, table=table.sheet))
    expected = table.return_columns() if in_return else table.columns
    raw, problems = read_table(table, sheet, source.file, expected)
    earlier = next((other for other in source.tables if other.table is table and other.rows), None)
    if earlier and raw.rows:
        source.problems.append(catalogue.SHEET_REPEATED.at(place, table=table.sheet, first=Verbatim(earlier.sheet)))
    source.tables.append(raw)
    source.problems += problems


def _has_headings(tables: Iterable[type[Table]], sheet: RawSheet) -> bool:
    return any(find_heading_row(table, sheet.rows) for table in tables)


def _table_by_name(name: str, tables: Iterable[type[Table]]) -> type[Table] | None:
    """Return the table that a sheet is named after, or the only one whose name is among its words.

    « Feuille présence » and « Séances 2017 » are understood; « Présences aux séances » names two tables, so neither.
    """
    key = fold_heading(name)
    exact = next((table for table in tables if key in table.sheet_names()), None)
    named = [table for table in tables if not table.sheet_names().isdisjoint(key.split())]
    return exact or (named[0] if len(named) == 1 else None)


def _form_sheet(form: type[Form], sheets: Sequence[RawSheet]) -> RawSheet | None:
    """Return the sheet of `form`: by its name, otherwise the first that holds three of its lines."""
    for sheet in sheets:
        if fold_heading(sheet.name) in form.sheet_names():
            return sheet
    theirs = (sheet for sheet in sheets if fold(sheet.name) not in _OWN_SHEETS)
    return next((sheet for sheet in theirs if len(read_form(form, sheet).values) >= _LEAST_FORM_LINES), None)
