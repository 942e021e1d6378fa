"""The indicators on the sheet *Synthèse*: cohorts first, then every indicator by its rule, ratios last."""

from __future__ import annotations

from itertools import groupby

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.figures import Figures, definitions
from aet_sheets.figures.indicators import IndicatorFigure, cohorts_of
from aet_sheets.problems.problem import sentence
from aet_sheets.schema import Indicators, Measures
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Bounds
from aet_sheets.schema.values import Value
from aet_sheets.text import plural
from aet_sheets.writing.consolidated import formulas
from aet_sheets.writing.consolidated.layout import ANY, SECOND, SHARE, Cell, Summary
from aet_sheets.writing.consolidated.rows import Rows, rows_of


def write_indicators(summary: Summary, dataset: Dataset, figures: Figures, edition: Bounds) -> None:
    """Write the cohorts and the indicators of `edition`."""
    if not figures.indicators:
        return
    cohorts = _write_cohorts(summary, cohorts_of(dataset, edition))
    summary.section("Indicateurs", ("Valeur", "jusqu'à", "Unité", "Référence", "Cible", "Règle de calcul"))
    first_row = summary.row
    rows: dict[str, int] = {}
    ratios = [figure for figure in figures.indicators.values() if figure.aggregation == words.RATIO]
    others = [figure for figure in figures.indicators.values() if figure.aggregation != words.RATIO]
    for figure in others:
        cells = _indicator_cells(figure, cohorts.get(figure.code, "0"))
        rows[figure.code] = summary.line(
            figure.title,
            cells,
            _rule(figure),
            Rows(Measures.sheet, (f"{Measures.indicator.label} = {figure.code}",)),
            typed=True,
        )
    for figure in ratios:
        parts = _terms(dataset, figure.code)
        cells = _ratio_cells(figure, parts, figures, rows)
        summary.line(
            figure.title, cells, _rule(figure), rows_of(Measures, Measures.indicator, Measures.edition), typed=True
        )
    _hide_repeated_bounds(summary, first_row)


def _write_cohorts(summary: Summary, cohorts: dict[tuple[str, str], float]) -> dict[str, str]:
    """Write the number of people of each cohort and return, by indicator, the sum of its cells."""
    if not cohorts:
        return {}
    summary.section("Cohortes", ("Effectif",))
    ranges = {}
    for code, own in groupby(sorted(cohorts.items()), key=lambda item: item[0][0]):
        first = summary.row + 1
        for (_, name), count in own:
            cell = Cell(count, formulas.cohort(code, f"$B{summary.row + 1}"), ANY)
            rows = rows_of(Measures, Measures.edition, Measures.cohort)
            summary.line(name, [cell], f"{code} : {definitions.COHORT}", rows, typed=True)
        ranges[code] = f"SUM(C{first}:C{summary.row})"
    return ranges


_EXACT_RULES = {
    words.SUM: formulas.indicator_sum,
    words.MEAN: formulas.indicator_mean,
    words.LAST: formulas.indicator_last,
    words.MAXIMUM: formulas.indicator_maximum,
}


def _indicator_cells(figure: IndicatorFigure, cohorts: str) -> list[Cell | None]:
    low, high = _bounds(figure)
    if figure.aggregation == words.NO_AGGREGATION:
        return [Cell(figure.evidence, formulas.evidence(figure.code)), None, Cell("témoignages")]
    if figure.aggregation == words.DISTINCT_PEOPLE:
        least, most = formulas.people_low(figure.code, cohorts), formulas.people_high(figure.code, cohorts)
        return [Cell(low, least, ANY), Cell(high, most, ANY), *_context(figure, ANY)]
    return [Cell(low, _EXACT_RULES[figure.aggregation](figure.code), ANY), None, *_context(figure, ANY)]


def _terms(dataset: Dataset, code: str) -> list[str]:
    """Return the codes of the numerator and of the denominator of a ratio."""
    columns = dataset[Indicators].columns
    position = columns[Indicators.code.name].index(code)
    return [str(columns[term.name][position]) for term in (Indicators.numerator, Indicators.denominator)]


def _ratio_cells(
    figure: IndicatorFigure, parts: list[str], figures: Figures, rows: dict[str, int]
) -> list[Cell | None]:
    low, high = _bounds(figure)
    if any(part not in rows for part in parts):
        return [Cell(figure.silence), None, *_context(figure, SHARE)]
    (low_top, high_top), (low_bottom, high_bottom) = (_cells_of(figures.indicators[part], rows[part]) for part in parts)
    cells: list[Cell | None] = [Cell(low, formulas.ratio(low_top, high_bottom, low_bottom), SHARE), None]
    if (low_top, low_bottom) != (high_top, high_bottom):
        cells[1] = Cell(high, formulas.ratio(high_top, low_bottom, low_bottom), SHARE)
    return [*cells, *_context(figure, SHARE)]


def _cells_of(figure: IndicatorFigure, row: int) -> tuple[str, str]:
    """Return the cells where the bounds of an indicator stand: the same one twice when it is always exact."""
    return f"C{row}", f"{'D' if figure.aggregation == words.DISTINCT_PEOPLE else 'C'}{row}"


def _context(figure: IndicatorFigure, number_format: str) -> list[Cell | None]:
    numbers = [
        Cell(value, None, number_format) if value is not None else None for value in (figure.baseline, figure.target)
    ]
    return [Cell(figure.unit) if figure.unit else None, *numbers]


def _bounds(figure: IndicatorFigure) -> tuple[Value, Value]:
    quantity = figure.quantity
    return (quantity.low, quantity.high) if quantity else (figure.silence, figure.silence)


def _rule(figure: IndicatorFigure) -> str:
    """Return the rule of an indicator, with what its value leaves out."""
    qualifiers = (
        (figure.nil, "néant déclaré", "néants déclarés", "dont "),
        (figure.estimated, "valeur estimée", "valeurs estimées", "dont "),
        (figure.unknown, "valeur inconnue", "valeurs inconnues", "sans "),
        (figure.missing, "valeur absente ou refusée", "valeurs absentes ou refusées", "sans "),
    )
    notes = [f"{word}{plural(count, one, several)}" for count, one, several, word in qualifiers if count]
    return " ".join([definitions.RULES[figure.aggregation], sentence(", ".join(notes))]).strip()


def _hide_repeated_bounds(summary: Summary, first_row: int) -> None:
    """Show the upper bound of an indicator only where it differs from the lower one."""
    hidden = summary.book.workbook.add_format({"num_format": ";;;"})
    rule = {"type": "formula", "criteria": f"=$D{first_row + 1}=$C{first_row + 1}", "format": hidden}
    summary.worksheet.conditional_format(first_row, SECOND, summary.row - 1, SECOND, rule)
