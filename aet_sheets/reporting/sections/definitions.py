"""Definitions and sources: what every figure counts, and the sheet where its rows stand."""

from __future__ import annotations

from aet_sheets.figures import definitions
from aet_sheets.figures.series import IndicatorSeries
from aet_sheets.reporting import cells
from aet_sheets.reporting.facts import Facts
from aet_sheets.reporting.model import Block, Column, Row, Section, Table
from aet_sheets.schema import (
    Actions,
    Actors,
    Attendances,
    Enrolments,
    Groups,
    Means,
    Measures,
    Sessions,
)
from aet_sheets.schema import (
    Table as Source,
)
from aet_sheets.schema import vocabulary as words
from aet_sheets.text import french

TITLE = "Définitions et sources"
SOURCE = "source"
"""The key of the columns that name the sheets of the consolidated workbook where the rows stand."""


def definitions_section(facts: Facts) -> Section:
    """Return the section *Définitions et sources*."""
    blocks: list[Block] = [_figures(facts), _nothing()]
    if facts.series.indicators:
        blocks.insert(1, _indicators(facts))
    return Section(TITLE, tuple(blocks))


def _figures(facts: Facts) -> Table:
    known = definitions.of(facts.period)
    lines: list[tuple[str, str, type[Source]]] = [
        ("Acteurs mobilisés", known.actors, Actors),
        ("Organisations", known.organisations, Actors),
        ("Inscrits", known.enrolled, Enrolments),
        ("Contributeurs actifs", known.active_contributors, Attendances),
        ("Groupes de travail", known.groups, Groups),
        ("Séances", known.sessions, Sessions),
        ("Participations", known.participations, Attendances),
        ("Personnes", known.people, Attendances),
        ("Heures apportées", known.hours, Attendances),
        ("Actions", known.actions, Actions),
        ("Actions transverses", known.cross_cutting_actions, Actions),
        ("Actions antérieures en cours", known.actions_carried_over, Actions),
        ("Moyens", known.means, Means),
        ("Apports en nature", definitions.IN_KIND, Means),
        ("Bénéficiaires", definitions.BENEFICIARIES, Measures),
        ("Intervalle", definitions.INTERVAL, Measures),
        ("Coût par bénéficiaire", definitions.COST, Means),
        ("Coût, apports en nature compris", definitions.COST_WITH_IN_KIND, Means),
        ("Cible atteinte", definitions.OUTCOME, Measures),
        ("Depuis la première édition", definitions.TO_DATE, Sessions),
    ]
    if known.undated:
        lines.append(("Lignes sans date", known.undated, Means))
    rows = tuple(
        Row(label, (cells.said(label), cells.said(text), cells.said(source.sheet))) for label, text, source in lines
    )
    return Table(
        "definitions",
        "Ce que chaque chiffre compte",
        (Column("label", "Chiffre", width=1.6), Column("text", "Définition", width=6.5), Column(SOURCE, "Source")),
        rows,
        fine=True,
    )


def _indicators(facts: Facts) -> Table:
    return Table(
        "indicator_definitions",
        "Ce que chaque indicateur compte",
        (
            Column("title", "Indicateur", width=1.8),
            Column("text", "Définition et règle de calcul", width=7),
            Column("dimension", "Dimension", width=1.3),
            Column(SOURCE, "Source", width=0.9),
        ),
        tuple(_indicator_row(one, facts) for one in facts.series.indicators.values()),
        fine=True,
    )


def _indicator_row(one: IndicatorSeries, facts: Facts) -> Row:
    figure = facts.figures.indicators[one.code]
    redefined = ", ".join(point.edition for point in one.points if point.redefined)
    told = (
        figure.definition or "Sans définition.",
        french(_rule(figure.aggregation)),
        french(f"Définition modifiée : {redefined}.") if redefined else "",
    )
    text = " ".join(part for part in told if part)
    return Row(
        one.code, (cells.typed(one.title), cells.typed(text), cells.typed(one.dimension), cells.said(Measures.sheet))
    )


def _rule(aggregation: str) -> str:
    """Return the rule of an indicator; the one of people stands in the first table."""
    return "Voir Intervalle." if aggregation == words.DISTINCT_PEOPLE else definitions.RULES[aggregation]


def _nothing() -> Table:
    rows = tuple(Row(word, (cells.said(word), cells.said(text))) for word, text in definitions.NOTHING.items())
    columns = (Column("word", "Mot"), Column("text", "Ce qu'il veut dire".replace("'", "’"), width=5))
    return Table("nothing", "Quatre façons de ne rien compter", columns, rows, fine=True)
