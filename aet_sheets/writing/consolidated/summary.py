"""The sheet *Synthèse*: every key figure as a live formula, with the value that was computed."""

from __future__ import annotations

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.figures import Figures, definitions
from aet_sheets.schema import Means, Settings
from aet_sheets.schema import vocabulary as words
from aet_sheets.text import french
from aet_sheets.writing.book import Book
from aet_sheets.writing.consolidated import formulas
from aet_sheets.writing.consolidated.indicators import write_indicators
from aet_sheets.writing.consolidated.layout import (
    EUROS,
    FIFTH,
    FIRST,
    FOURTH,
    LABEL,
    NOTE,
    SECOND,
    SHARE,
    SHEET,
    THIRD,
    WIDTHS,
    Cell,
    Summary,
)
from aet_sheets.writing.consolidated.sheets import AWAITED
from aet_sheets.writing.styles import Family, Page, Palette, set_page


def write_summary(book: Book, result: Consolidation, figures: Figures) -> None:
    """Write the sheet *Synthèse*."""
    worksheet = book.add_sheet(SHEET, Family.SETTINGS)
    worksheet.hide_gridlines(2)
    for column, width in WIDTHS.items():
        worksheet.set_column(column, column, width)
    summary = Summary(book, worksheet)
    _write_title(summary, result)
    _write_people(summary, figures)
    _write_activity(summary, figures)
    write_indicators(summary, result.dataset, figures, result.edition.edition)
    _write_means(summary, figures)
    _write_quality(summary, result)
    worksheet.freeze_panes(3, 0)
    set_page(worksheet, book.title, Page(high=2))


def _write_title(summary: Summary, result: Consolidation) -> None:
    """Write the title and the three cells that every formula reads: the edition, its first and its last day."""
    sheet, styles, edition = summary.worksheet, summary.book.styles, result.edition
    territory = str(result.pilot.settings.values.get(Settings.territory.name, ""))
    sheet.set_row(0, 36)
    sheet.write_string(0, LABEL, french(f"Synthèse de l'édition {edition.edition}"), styles.title())
    sheet.write_string(0, NOTE, territory, styles.format(align="right", valign="vcenter", font_color=Palette.muted))
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
    to_date = figures.to_date
    summary.section("Acteurs", ("Cette édition", "Depuis l'origine"))
    summary.line(
        "Acteurs mobilisés",
        [Cell(figures.actors, formulas.actors()), Cell(to_date.actors, formulas.actors())],
        definitions.ACTORS,
    )
    summary.line(
        "Organisations",
        [
            Cell(figures.organisations, formulas.organisations()),
            Cell(to_date.organisations, formulas.organisations()),
        ],
        definitions.ORGANISATIONS,
    )
    summary.line(
        "Inscrits",
        [
            Cell(figures.enrolled, formulas.enrolled(to_date=False)),
            Cell(to_date.enrolled, formulas.enrolled(to_date=True)),
        ],
        definitions.ENROLLED,
    )
    summary.line(
        "Contributeurs actifs",
        [
            Cell(figures.active_contributors, formulas.active_contributors(to_date=False)),
            Cell(to_date.active_contributors, formulas.active_contributors(to_date=True)),
        ],
        definitions.ACTIVE,
    )
    summary.line("Groupes de travail", [Cell(figures.groups, formulas.groups())], definitions.GROUPS)


def _write_activity(summary: Summary, figures: Figures) -> None:
    summary.section("Séances", ("Cette édition", "Depuis l'origine"))
    for kind, count in figures.sessions.items():
        summary.line(kind, [Cell(count, formulas.sessions(kind))], definitions.SESSIONS)
    summary.line(
        "Participations",
        [
            Cell(figures.participations, formulas.participations(to_date=False)),
            Cell(figures.to_date.participations, formulas.participations(to_date=True)),
        ],
        definitions.PARTICIPATIONS,
    )
    summary.section("Actions", ("Cette édition",))
    for status, count in figures.actions.items():
        summary.line(status, [Cell(count, formulas.actions(status))])
    summary.line("Total", [Cell(figures.actions_total, formulas.actions())], definitions.ACTIONS)
    summary.line(
        "dont actions transverses",
        [Cell(figures.cross_cutting_actions, formulas.cross_cutting_actions())],
        definitions.CROSS_CUTTING,
    )
    summary.line(
        "Actions antérieures en cours",
        [Cell(figures.actions_carried_over, formulas.carried_over())],
        definitions.CARRIED_OVER,
    )


def _write_means(summary: Summary, figures: Figures) -> None:
    summary.section("Moyens", ("Prévu", "Réalisé", "Écart", "Réalisé / prévu", "Inconnus", "Règle de calcul"))
    for nature, figure in figures.means.items():
        row = summary.row + 1
        nothing = "inconnu" if figure.unknown else "non chiffré"
        planned = nothing if figure.planned is None else figure.planned
        actual = nothing if figure.actual is None else figure.actual
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
            definitions.IN_KIND if nature == words.IN_KIND else definitions.MEANS,
        )


def _write_quality(summary: Summary, result: Consolidation) -> None:
    summary.section("Qualité des données", ("Nombre",))
    statuses = [str(item.status) for item in result.returns]
    for label, status, note in (
        ("Retours acceptés", "accepté", "Retours comptés, sans problème bloquant."),
        ("Retours à corriger", "à corriger", "Retours comptés, dont une partie des lignes est mise de côté."),
    ):
        summary.line(label, [Cell(statuses.count(status), formulas.returns(status))], note)
    awaited = Cell(len(result.awaited), formulas.returns(AWAITED))
    summary.line("Retours attendus", [awaited], "Groupes actifs dont aucun retour n'est compté.")
    severities = [str(problem.severity) for problem in result.problems]
    for label, severity, note in (
        ("Problèmes bloquants", "bloquante", "Une ligne ou un fichier n'est pas compté tant que ce n'est pas corrigé."),
        ("Alertes", "alerte", "La ligne est comptée, sans la valeur en cause ou avec une valeur à vérifier."),
    ):
        summary.line(label, [Cell(severities.count(severity), formulas.problems(severity))], note)
    aside = sum(len(source.set_aside) for source in [result.pilot.source, *result.sources.values()])
    summary.line("Lignes écartées", [Cell(aside, formulas.set_aside())], "Conservées telles quelles, avec leur motif.")
