"""The sheets of the consolidated workbook that are one table each."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final

import aet_sheets
from aet_sheets.checking.records import SetAside
from aet_sheets.consolidation.dataset import Consolidated, Dataset
from aet_sheets.consolidation.returns import ReturnFile
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.dossier.files import Input
from aet_sheets.problems import Severity
from aet_sheets.schema import Actions, Actors, Column, Sessions, Table, table_named
from aet_sheets.schema.columns import Choice, Integer, Reference, Text
from aet_sheets.schema.values import Value
from aet_sheets.text import french, plural, quoted
from aet_sheets.writing.apart import Listing, SideFiles
from aet_sheets.writing.book import Book
from aet_sheets.writing.consolidated.crowded import add_list, write_elsewhere
from aet_sheets.writing.links import MAX_LINKS, Links, file_link
from aet_sheets.writing.sheet_column import SheetColumn
from aet_sheets.writing.styles import DATE, Family
from aet_sheets.writing.table_sheet import SheetTable, add_badges, add_table, links_fit

_SHOWN_WITH_LABEL: Final = (Actors, Sessions, Actions)
"""Tables whose codes say little to a reader: a reference to them is followed by the label of the row."""

Labels = dict[type[Table], dict[Value | None, str]]

_SEVERITIES: Final = {Severity.BLOCKING: 0, Severity.ALERT: 1, Severity.INFO: 2}


def _source(file: str, sheet: str = "", cell: str = "") -> str | None:
    """Return the link from the consolidated workbook to a cell of a file of the dossier."""
    return file_link(f"../{file}", sheet, cell or "A1") if file else None


OUT_OF_MODEL: Final = "Hors modèle"
FOLLOW_UP, FOLLOW_UP_TABLE = "Suivi des retours", "T_Suivi"
PROBLEMS, PROBLEMS_TABLE = "Anomalies", "T_Anomalies"
SET_ASIDE, SET_ASIDE_TABLE = "Lignes écartées", "T_LignesEcartees"
JOURNAL: Final = "Journal"

AWAITED: Final = "attendu"
"""The status, on *Suivi des retours*, of a group of which no return counts."""


def write_follow_up(book: Book, result: Consolidation, side: SideFiles) -> None:
    """Write *Suivi des retours*: one line a file, with what became of it, then the groups still awaited."""
    severities = Counter((problem.file, problem.severity) for problem in result.problems)
    rows = [(*_followed(result, item), *_graver(severities, item.file)) for item in result.returns]
    rows += [(group, None, None, None, AWAITED, *(None,) * 6) for group in result.awaited]
    plain = (
        ("Groupe", 16, None), ("Période", 14, None), ("Version", 10, "0"), ("Date d'envoi", 14, DATE),
        ("Statut", 15, None), ("Lues", 10, "0"), ("Nouvelles", 13, "0"), ("Déjà connues", 14, "0"),
        ("Écartées", 11, "0"), ("Bloquantes", 13, "0"), ("Alertes", 11, "0"),
    )  # fmt: skip
    files = [*(item.file for item in result.returns), *(None for _ in result.awaited)]
    links = [_source(file) if file else None for file in files]
    columns = [SheetColumn(heading="Fichier", values=files, width=44, links=links)]
    columns += [
        SheetColumn(heading=heading, values=[row[position] for row in rows], width=width, number_format=shape)
        for position, (heading, width, shape) in enumerate(plain)
    ]
    sheet = book.add_sheet(FOLLOW_UP, Family.SETTINGS)
    place = add_list(book, sheet, SheetTable(name=FOLLOW_UP_TABLE, columns=columns, roomy=True), side)
    status = next(number for number, column in enumerate(columns) if column.heading == "Statut")
    add_badges(book, sheet, place.column(status), sorted({str(row[4]) for row in rows}))


def _followed(result: Consolidation, item: ReturnFile) -> tuple[Value | None, ...]:
    source = result.sources.get(item.file)
    counts: tuple[Value | None, ...] = (None,) * 4
    if source:
        counts = (source.read, source.kept, source.merged, len(source.set_aside))
    return item.group, item.period, item.version, item.sent_on, str(item.status), *counts


def _graver(severities: Counter[tuple[str, Severity]], file: str) -> tuple[int, int]:
    return severities[file, Severity.BLOCKING], severities[file, Severity.ALERT]


def write_table(book: Book, merged: Consolidated, labels: Labels, family: Family, side: SideFiles) -> None:
    """Write a consolidated table: its columns, what was out of the model, and three columns to the source.

    A table without room on its sheet goes to a file beside the workbook, as a whole.
    """
    table, sheet = merged.table, book.add_sheet(merged.table.sheet, family)
    if not side.fits(len(merged)):
        rows = _whole_rows(merged)
        write_elsewhere(book, sheet, side.put(table.sheet, rows), rows, side)
        return
    columns: list[SheetColumn] = []
    for column in table.columns:
        values = merged.columns[column.name]
        if not isinstance(column, Reference):
            columns.append(SheetColumn.of(column, values))
            continue
        columns.append(SheetColumn(heading=column.label, values=values, width=16, required=column.required))
        if own := labels.get(table_named(column.to)):
            shown = values.mapped(partial(map, own.get))
            columns.append(
                SheetColumn(heading=f"{column.label} (libellé)", values=shown, width=34, wrap=True, required=False)
            )
    if not merged.extra.is_empty:
        columns.append(SheetColumn(heading=OUT_OF_MODEL, values=merged.extra, width=30, wrap=True, required=False))
    columns += _source_columns(merged)
    place = add_table(book, sheet, SheetTable(name=table.excel_name, columns=columns))
    choices = {column.label: column.choices for column in table.columns if isinstance(column, Choice)}
    for number, shown_column in enumerate(columns):
        if shown_column.heading in choices:
            add_badges(book, sheet, place.column(number), choices[shown_column.heading])


def _whole_rows(merged: Consolidated) -> Listing:
    """Return the rows of a table as they are exported, what was out of the model, and where each comes from."""
    columns: list[Column] = list(merged.table.columns)
    values: list[Sequence[Value | None]] = [merged.columns[column.name] for column in columns]
    if not merged.extra.is_empty:
        columns.append(Text(OUT_OF_MODEL))
        values.append(merged.extra)
    columns += [Text("Fichier"), Text("Feuille"), Integer("Ligne")]
    values += merged.origins.by_column()
    return Listing(tuple(columns), values)


def labels_by_code(dataset: Dataset) -> Labels:
    """Return the label of every row that a reference may be followed by, by table and code."""
    return {
        table: dict(zip(dataset[table].columns[code.name], table.labels(dataset[table].columns), strict=True))
        for table in _SHOWN_WITH_LABEL
        if (code := table.code_column())
    }


def _source_columns(merged: Consolidated) -> list[SheetColumn]:
    """Return the three columns that say where each row comes from; with links, if one sheet can hold that many."""
    files, sheets, rows = merged.origins.by_column()
    links = Links.to_rows(merged.origins.places(), rows, above="../") if len(rows) <= MAX_LINKS else None
    parts = (("Fichier", files, 30, None), ("Feuille", sheets, 14, None), ("Ligne", rows, 10, "0"))
    return [
        SheetColumn(heading=heading, values=values, width=width, number_format=shape, links=links, required=False)
        for heading, values, width, shape in parts
    ]


def write_problems(book: Book, result: Consolidation, side: SideFiles) -> None:
    """Write *Anomalies*: every problem, the gravest first, linked to its cell."""
    problems = sorted(result.problems, key=lambda problem: _SEVERITIES[problem.severity])
    links = [_source(problem.file, problem.sheet, problem.cell) for problem in problems]
    parts: tuple[tuple[str, Iterable[str], int, bool], ...] = (
        ("Gravité", (problem.severity for problem in problems), 13, False),
        ("Fichier", (problem.file for problem in problems), 34, True),
        ("Feuille", (problem.sheet for problem in problems), 14, False),
        ("Cellule", (problem.cell for problem in problems), 11, False),
        ("Colonne", (problem.column for problem in problems), 20, True),
        ("Valeur", (problem.value for problem in problems), 24, True),
        ("Problème", (problem.message for problem in problems), 48, True),
        ("Que faire", (problem.remedy for problem in problems), 48, True),
        ("Code", (problem.code for problem in problems), 24, False),
    )
    columns = [
        SheetColumn(
            heading=heading,
            values=[str(value) for value in values],
            width=width,
            wrap=wrap,
            links=links if heading in {"Fichier", "Cellule"} else None,
        )
        for heading, values, width, wrap in parts
    ]
    sheet = book.add_sheet(PROBLEMS, Family.QUALITY)
    table = SheetTable(name=PROBLEMS_TABLE, columns=columns, links=links_fit(columns), roomy=True, pages_wide=1)
    place = add_list(book, sheet, table, side)
    add_badges(book, sheet, place.column(0), [str(severity) for severity in Severity])


def write_set_aside(book: Book, result: Consolidation, side: SideFiles) -> None:
    """Write *Lignes écartées*: every row that counts nowhere, raw, with its reason."""
    rows = rows_set_aside(result)
    links = [_source(row.file, row.sheet, f"A{row.row}") for row in rows]
    reasons = [" ".join(problem.message for problem in row.problems) or _SHEET_REFUSED for row in rows]
    remedies = [" ".join(problem.remedy for problem in row.problems) for row in rows]
    columns = [
        SheetColumn(heading="Fichier", values=[row.file for row in rows], width=34, wrap=True, links=links),
        SheetColumn(heading="Feuille", values=[row.sheet for row in rows], width=14),
        SheetColumn(heading="Ligne", values=[row.row for row in rows], width=10, number_format="0", links=links),
        SheetColumn(heading="Contenu de la ligne", values=[row.content for row in rows], width=50, wrap=True),
        SheetColumn(heading="Motif", values=reasons, width=46, wrap=True),
        SheetColumn(heading="Que faire", values=remedies, width=46, wrap=True),
    ]
    sheet = book.add_sheet(SET_ASIDE, Family.QUALITY)
    table = SheetTable(name=SET_ASIDE_TABLE, columns=columns, links=links_fit(columns), roomy=True)
    add_list(book, sheet, table, side)


def rows_set_aside(result: Consolidation) -> list[SetAside]:
    """Return every row that counts nowhere."""
    return [row for source in [result.pilot.source, *result.sources.values()] for row in source.set_aside]


_SHEET_REFUSED: Final = french("La feuille n'a pas pu être comprise : voir la feuille Anomalies.")


def write_journal(
    book: Book, result: Consolidation, inputs: Iterable[Input], made_on: datetime, side: SideFiles
) -> None:
    """Write *Journal*: what was read, with its sha256, by which version, when; and what the workbook does not hold."""
    facts: list[tuple[str, str, str, int | None]] = [
        ("Édition", result.edition.edition, "", None),
        ("Produit le", f"{made_on:%d/%m/%Y à %H:%M:%S}", "", None),
        ("Programme", f"aet_sheets {aet_sheets.__version__}", "", None),
        ("Python", platform.python_version(), "", None),
        ("Retours des éditions antérieures", french("lus pour les chiffres depuis l'origine"), "", None),
    ]
    facts += [(f"Lignes à part : {file.sheet}", file.path.name, *file.digest()) for file in side.written]
    facts += [("Feuille sans liens", _without_links(merged), "", None) for merged in _unlinked(result.dataset, side)]
    facts += [("Fichier lu", known.file, known.sha256, known.size) for known in inputs]
    columns: list[Any] = [
        SheetColumn(heading="Quoi", values=[fact[0] for fact in facts], width=30),
        SheetColumn(heading="Valeur", values=[fact[1] for fact in facts], width=56),
        SheetColumn(heading="Empreinte SHA-256", values=[fact[2] or None for fact in facts], width=68),
        SheetColumn(heading="Taille (octets)", values=[fact[3] for fact in facts], width=16, number_format="#,##0"),
    ]
    sheet = book.add_sheet(JOURNAL, Family.SETTINGS)
    add_list(book, sheet, SheetTable(name="T_Journal", columns=columns), side)


def _unlinked(dataset: Dataset, side: SideFiles) -> list[Consolidated]:
    """Return the tables that have their sheet, and more rows than one sheet holds links."""
    return [merged for merged in dataset.values() if len(merged) > MAX_LINKS and side.fits(len(merged))]


def _without_links(merged: Consolidated) -> str:
    rows, most = plural(len(merged), "ligne"), plural(MAX_LINKS, "lien")
    return french(f"{quoted(merged.table.sheet)} : {rows}, et une feuille contient {most} au plus")
