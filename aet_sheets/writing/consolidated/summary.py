"""The sheet *Synthèse*: every key figure as a live formula, with the value that was computed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from aet_sheets.consolidation.questions import State
from aet_sheets.consolidation.returns import Status
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.figures import Figures, definitions
from aet_sheets.schema import Actions, Actors, Attendances, Enrolments, Groups, Means, Sessions, Settings
from aet_sheets.schema import vocabulary as words
from aet_sheets.text import french
from aet_sheets.writing.book import Book
from aet_sheets.writing.consolidated import formulas
from aet_sheets.writing.consolidated.formulas import Formula
from aet_sheets.writing.consolidated.indicators import write_indicators
from aet_sheets.writing.consolidated.layout import (
    EUROS,
    FIFTH,
    FIRST,
    FOURTH,
    LABEL,
    ROWS,
    SECOND,
    SHARE,
    SHEET,
    THIRD,
    WIDTHS,
    Cell,
    Summary,
)
from aet_sheets.writing.consolidated.rows import Rows, rows_of
from aet_sheets.writing.consolidated.sheets import AWAITED, rows_set_aside
from aet_sheets.writing.styles import Family, Page, Palette, set_page

_PRINT_SCALE = 55
"""Per cent: what shows the whole width on A4. A scale and not a number of pages, so that page breaks are kept."""


def write_summary(book: Book, result: Consolidation, figures: Figures, crowded: Mapping[str, str]) -> None:
    """Write the sheet *Synthèse*; `crowded` are the sheets without all their rows, as in `Summary`."""
    worksheet = book.add_sheet(SHEET, Family.SETTINGS)
    worksheet.hide_gridlines(2)
    for column, width in WIDTHS.items():
        worksheet.set_column(column, column, width)
    summary = Summary(book, worksheet, crowded=crowded)
    _write_title(summary, result)
    _write_people(summary, figures)
    _write_activity(summary, figures)
    _write_actions(summary, figures)
    _write_quality(summary, result)
    worksheet.set_h_pagebreaks([summary.row])
    write_indicators(summary, result.dataset, figures, result.edition)
    _write_means(summary, figures)
    worksheet.freeze_panes(3, 0)
    set_page(worksheet, book.title, Page(wide=0))
    worksheet.set_print_scale(_PRINT_SCALE)


def _write_title(summary: Summary, result: Consolidation) -> None:
    """Write the title and the three cells that every formula reads: the edition, its first and its last day."""
    sheet, styles, edition = summary.worksheet, summary.book.styles, result.edition
    territory = str(result.pilot.settings.values.get(Settings.territory.name, ""))
    sheet.set_row(0, 36)
    sheet.write_string(0, LABEL, french(f"Synthèse de l'édition {edition.edition}"), styles.title())
    sheet.write_string(0, ROWS, territory, styles.format(align="right", valign="vcenter", font_color=Palette.muted))
    quiet = {"font_color": Palette.muted, "align": "right", "valign": "vcenter"}
    for place, label in ((LABEL, "Édition"), (SECOND, "du"), (FOURTH, "au")):
        sheet.write_string(1, place, label, styles.format(**quiet))
    shape = styles.format(bold=True, align="center", num_format="dd/mm/yyyy", bg_color=Palette.pale)
    sheet.write_string(1, FIRST, edition.edition, shape)
    sheet.write_datetime(1, THIRD, edition.start, shape)
    sheet.write_datetime(1, FIFTH, edition.end, shape)
    for name, letter in (("Edition", "C"), ("Debut", "E"), ("Fin", "G")):
        summary.book.workbook.define_name(name, f"='{SHEET}'!${letter}$2")
    summary.row = 2


def _write_people(summary: Summary, figures: Figures) -> None:
    to_date, entered = figures.to_date, rows_of(Actors, Actors.mobilisation, Actors.entered_on)
    summary.section("Acteurs", ("Cette édition", "Depuis l'origine"))
    summary.line(
        "Acteurs mobilisés",
        [Cell(figures.actors, formulas.actors()), Cell(to_date.actors, formulas.actors())],
        definitions.EDITION.actors,
        entered,
    )
    summary.line(
        "Organisations",
        [
            Cell(figures.organisations, formulas.organisations()),
            Cell(to_date.organisations, formulas.organisations()),
        ],
        definitions.EDITION.organisations,
        entered,
    )
    summary.line(
        "Inscrits",
        _in_edition_and_to_date(figures.enrolled, to_date.enrolled, formulas.enrolled),
        definitions.EDITION.enrolled,
        rows_of(Enrolments, Enrolments.edition),
    )
    summary.line(
        "Contributeurs actifs",
        _in_edition_and_to_date(figures.active_contributors, to_date.active_contributors, formulas.active_contributors),
        definitions.EDITION.active_contributors,
        rows_of(Attendances, Attendances.attendance).and_of(Actions, Actions.status),
    )
    summary.line(
        "Groupes de travail",
        [Cell(figures.groups, formulas.groups())],
        definitions.EDITION.groups,
        rows_of(Groups, Groups.status, Groups.constituted_on),
    )


class _Countable(Protocol):
    """A formula that counts within the edition, or up to its end."""

    def __call__(self, *, to_date: bool) -> Formula: ...


def _in_edition_and_to_date(now: int, ever: int, formula: _Countable) -> list[Cell]:
    return [Cell(now, formula(to_date=False)), Cell(ever, formula(to_date=True))]


def _write_activity(summary: Summary, figures: Figures) -> None:
    summary.section("Séances", ("Cette édition", "Depuis l'origine"))
    for kind, count in figures.sessions.items():
        cell = Cell(count, formulas.sessions(kind))
        summary.line(kind, [cell], definitions.EDITION.sessions, rows_of(Sessions, Sessions.type, Sessions.date))
    summary.line(
        "Participations",
        _in_edition_and_to_date(figures.participations, figures.to_date.participations, formulas.participations),
        definitions.EDITION.participations,
        rows_of(Attendances, Attendances.attendance).and_of(Sessions, Sessions.date),
    )


def _write_actions(summary: Summary, figures: Figures) -> None:
    by_status = rows_of(Actions, Actions.edition, Actions.status)
    summary.section("Actions", ("Cette édition",))
    for status, count in figures.actions.items():
        summary.line(status, [Cell(count, formulas.actions(status))], definitions.ACTIONS_BY_STATUS, by_status)
    total = Cell(figures.actions_total, formulas.actions())
    summary.line("Total", [total], definitions.EDITION.actions, rows_of(Actions, Actions.edition))
    summary.line(
        "dont actions transverses",
        [Cell(figures.cross_cutting_actions, formulas.cross_cutting_actions())],
        definitions.EDITION.cross_cutting_actions,
        rows_of(Actions, Actions.edition, Actions.cross_cutting, Actions.group),
    )
    summary.line(
        "Actions antérieures en cours",
        [Cell(figures.actions_carried_over, formulas.carried_over())],
        definitions.EDITION.actions_carried_over,
        by_status,
    )


def _write_means(summary: Summary, figures: Figures) -> None:
    summary.section("Moyens", ("Prévu", "Réalisé", "Écart", "Réalisé / prévu", "Inconnus", "Règle de calcul"))
    for nature, figure in figures.means.items():
        row = summary.row + 1
        planned = figure.silence if figure.planned is None else figure.planned
        actual = figure.silence if figure.actual is None else figure.actual
        known = isinstance(planned, (int, float)) and isinstance(actual, (int, float))
        gap = round(actual - planned, 2) if known else "–"  # type: ignore[operator]
        rate = actual / planned if known and planned else "–"  # type: ignore[operator]
        summary.line(
            nature,
            [
                Cell(planned, formulas.means(nature, Means.planned), EUROS),
                Cell(actual, formulas.means(nature, Means.actual), EUROS),
                Cell(gap, formulas.gap(f"C{row}", f"D{row}"), EUROS),
                Cell(rate, formulas.rate(f"C{row}", f"D{row}"), SHARE),
                Cell(figure.unknown, formulas.unknown_means(nature)),
            ],
            definitions.IN_KIND if nature == words.IN_KIND else definitions.EDITION.means,
            rows_of(Means, Means.nature, Means.edition),
        )


UNUSABLE = (Status.UNREADABLE, Status.OTHER_EDITION, Status.UNRECOGNISED)
"""What may be a return and is not counted: unlike a version replaced or a copy, it is something to act upon."""


def _write_quality(summary: Summary, result: Consolidation) -> None:
    summary.section("Qualité des données", ("Nombre",))
    statuses, followed = [str(item.status) for item in result.returns], Rows("Suivi des retours", ("Statut",))
    for label, status, note in (
        ("Retours acceptés", "accepté", "Retours comptés, sans problème bloquant."),
        ("Retours à corriger", "à corriger", "Retours comptés, dont une partie des lignes est mise de côté."),
    ):
        cell = Cell(statuses.count(status), formulas.returns(status))
        summary.line(label, [cell], note, followed)
    unusable = [status for status in statuses if status in UNUSABLE]
    summary.line(
        "Fichiers non comptés",
        [Cell(len(unusable), formulas.returns(*UNUSABLE))],
        "Illisibles, d'une autre édition, ou que l'on n'a pas su reconnaître.",
        followed,
    )
    awaited = Cell(len(result.awaited), formulas.returns(AWAITED))
    summary.line("Retours attendus", [awaited], "Groupes actifs dont aucun retour n'est compté.", followed)
    severities = [str(problem.severity) for problem in result.problems]
    for label, severity, note in (
        ("Problèmes bloquants", "bloquante", "Une ligne ou un fichier n'est pas compté tant que ce n'est pas corrigé."),
        ("Alertes", "alerte", "La ligne est comptée, sans la valeur en cause ou avec une valeur à vérifier."),
    ):
        cell = Cell(severities.count(severity), formulas.problems(severity))
        summary.line(label, [cell], note, Rows("Anomalies", ("Gravité",)))
    asked = sum(question.state is State.OPEN for question in result.questions)
    summary.line(
        "Questions à arbitrer",
        [Cell(asked, formulas.questions(State.OPEN))],
        "À décider sur la feuille Arbitrages.",
        Rows("Arbitrages", ("État",)),
    )
    summary.line(
        "Lignes écartées",
        [Cell(len(rows_set_aside(result)), formulas.set_aside())],
        "Conservées telles quelles, avec leur motif.",
        Rows("Lignes écartées"),
    )
