"""Indicators: value, baseline, target reached or not, and every edition; a chart each where it says something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aet_sheets.figures import Quantity, definitions
from aet_sheets.figures.indicators import IndicatorFigure
from aet_sheets.figures.series import IndicatorSeries, Outcome, SeriesPoint
from aet_sheets.reporting import cells
from aet_sheets.reporting.facts import Facts
from aet_sheets.reporting.model import (
    Block,
    Cell,
    Chart,
    Column,
    Form,
    Gallery,
    Line,
    Remark,
    Row,
    Section,
    Table,
    Tone,
)
from aet_sheets.reporting.writing import amount, written
from aet_sheets.schema import vocabulary as words
from aet_sheets.text import NO_BREAK, french, plural

SIGNS = {Outcome.REACHED: "✓", Outcome.MISSED: "✗", Outcome.UNDECIDED: "?"}
"""The sign that stands before the word: nobody has to tell green from red."""
_TONES = {Outcome.REACHED: Tone.GOOD, Outcome.MISSED: Tone.BAD, Outcome.UNDECIDED: Tone.UNSURE}
NO_TARGET = "sans cible"


def indicators_section(facts: Facts) -> Section:
    """Return the section *Indicateurs*."""
    counted = list(quantitative(facts))
    if not counted:
        return Section("Indicateurs", (Remark(french("Aucun indicateur chiffré n'est défini.")),))
    blocks: list[Block] = [_table(facts, counted)]
    charts = tuple(_chart(facts, one) for one in counted if _worth_drawing(one))
    if charts:
        blocks.append(Gallery(_gallery_title(facts), charts))
    if len(facts.periods) > 1:
        blocks.append(_series_table(facts, counted))
    return Section("Indicateurs", tuple(blocks))


def quantitative(facts: Facts) -> Iterator[IndicatorSeries]:
    """Yield the indicators that have a value; the others are told by quotations."""
    for code, one in facts.series.indicators.items():
        if facts.figures.indicators[code].aggregation != words.NO_AGGREGATION:
            yield one


def form_of(figure: IndicatorFigure) -> Form:
    """Return how the values of an indicator are written: a ratio is a share of one."""
    return Form.SHARE if figure.aggregation == words.RATIO else Form.NUMBER


def outcome_cell(point: SeriesPoint, facts: Facts) -> Cell:
    """Return what became of a target: a sign, a word, a colour."""
    if point.outcome is None:
        figure = facts.figures.indicators[point.figure.code]
        return cells.said(NO_TARGET if figure.target is None else point.figure.silence, Tone.QUIET)
    return cells.said(verdict(point.outcome), _TONES[point.outcome])


def verdict(outcome: Outcome) -> str:
    """Return an outcome as a sign and a word, on one line."""
    return f"{SIGNS[outcome]}{NO_BREAK}{outcome}"


def _table(facts: Facts, counted: Iterable[IndicatorSeries]) -> Table:
    before = facts.before
    word = "Édition précédente" if facts.is_edition else "Exercice précédent"
    qualitative = sum(one.aggregation == words.NO_AGGREGATION for one in facts.figures.indicators.values())
    told = ""
    if qualitative:
        several = "indicateurs qualitatifs sont racontés"
        told = f" {plural(qualitative, 'indicateur qualitatif est raconté', several)} dans les résultats qualitatifs."
    return Table(
        "indicators",
        french(f"Valeurs et cibles, {facts.period.name}"),
        (
            Column("title", "Indicateur", width=3),
            Column("unit", "Unité", width=1.2),
            Column("value", "Valeur", Form.NUMBER, 1.1, interval=True),
            Column("before", f"{word} ({before.name})" if before else word, Form.NUMBER, 1.2, interval=True),
            Column("baseline", "Référence", Form.NUMBER, 1),
            Column("target", "Cible", Form.NUMBER, 0.9),
            Column("outcome", "Cible atteinte ?", width=1.5),
            Column("remark", "À savoir", width=1.6),
        ),
        tuple(_row(one, facts) for one in counted),
        french(f"{definitions.OUTCOME}{told}"),
    )


def _row(one: IndicatorSeries, facts: Facts) -> Row:
    point = one.points[-1]
    figure, form = point.figure, form_of(point.figure)
    previous = one.points[-2] if len(one.points) > 1 else None
    return Row(
        one.code,
        (
            cells.typed(one.title),
            cells.typed(None if form is Form.SHARE else one.unit),
            Cell.of(figure.quantity, form, figure.silence),
            Cell.of(previous.figure.quantity, form, previous.figure.silence) if previous else cells.NONE,
            Cell(one.baseline, form),
            Cell(one.target, form),
            outcome_cell(point, facts),
            cells.said(_remark(point), Tone.QUIET),
        ),
    )


def _remark(point: SeriesPoint) -> str:
    figure = point.figure
    parts = (
        (figure.estimated, "valeur estimée", "valeurs estimées", "dont "),
        (figure.unknown, "valeur inconnue", "valeurs inconnues", "sans "),
        (figure.missing, "valeur absente ou refusée", "valeurs absentes ou refusées", "sans "),
        (figure.undated, "mesure sans date", "mesures sans date", "sans "),
    )
    notes = [f"{word}{plural(count, one, several)}" for count, one, several, word in parts if count]
    return ", ".join([*notes, *(["définition modifiée"] if point.redefined else [])])


# ---- Through the editions ------------------------------------------------------------------------------------------


def _series_table(facts: Facts, counted: Iterable[IndicatorSeries]) -> Table:
    rows = []
    for one in counted:
        values = (Cell.of(point.figure.quantity, form_of(point.figure), "–") for point in one.points)
        redefined = ", ".join(point.edition for point in one.points if point.redefined)
        rows.append(Row(one.code, (cells.typed(one.title), *values, cells.typed(redefined or None))))
    word = "édition" if facts.is_edition else "exercice"
    names = [period.name for period in facts.periods]
    return Table(
        "indicators_series",
        french(f"Indicateurs par {word}"),
        (
            Column("title", "Indicateur", width=2.6),
            *(Column(name, name, Form.NUMBER, 1, interval=True, series=True) for name in names),
            Column("redefined", "Définition modifiée", width=1.1),
        ),
        tuple(rows),
        french(
            f"Un tiret : rien n'est connu. Une définition modifiée dans une {word} : sa valeur ne se compare pas aux "
            "précédentes."
            if facts.is_edition
            else "Un tiret : rien n'est connu. Une définition modifiée : la valeur ne se compare pas aux précédentes."
        ),
    )


def _worth_drawing(one: IndicatorSeries) -> bool:
    """Tell whether a chart says more than the table: two values to compare, or one and a target."""
    known = sum(point.figure.quantity is not None for point in one.points)
    return known > 1 or (known == 1 and one.target is not None)


def _gallery_title(facts: Facts) -> str:
    return french("Les indicateurs d'édition en édition" if facts.is_edition else "Les indicateurs d'année en année")


def _chart(facts: Facts, one: IndicatorSeries) -> Chart:
    form = form_of(facts.figures.indicators[one.code])
    told = (f"{point.edition} : {_told(point.figure.quantity, form, point.figure.silence)}" for point in one.points)
    target = "" if one.target is None else f" Cible : {written(one.target, form)}."
    unit = "%" if form is Form.SHARE else one.unit or "sans unité"
    return Chart(
        one.code,
        one.title,
        unit,
        french(f"Barres par {'édition' if facts.is_edition else 'exercice'}, en {unit}. {' ; '.join(told)}.{target}"),
        tuple(point.edition for point in one.points),
        (Line("Valeur", tuple(point.figure.quantity for point in one.points), "value"),),
        form,
        "indicators_series",
        one.target,
        one.baseline,
        tuple(point.edition for point in one.points if point.redefined),
    )


def _told(quantity: Quantity | None, form: Form, silence: str) -> str:
    return silence if quantity is None else amount(quantity, form)
