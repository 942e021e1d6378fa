"""Means: planned, actual, gap and rate; in kind always apart; what each beneficiary cost."""

from __future__ import annotations

from collections.abc import Mapping

from aet_sheets.figures import Quantity, definitions
from aet_sheets.figures.cost import Cost, CostPerBeneficiary
from aet_sheets.figures.means import MeansFigure, together
from aet_sheets.figures.silence import UNKNOWN
from aet_sheets.reporting import cells
from aet_sheets.reporting.facts import Facts
from aet_sheets.reporting.model import (
    Block,
    Cell,
    Chart,
    Column,
    Form,
    Line,
    Remark,
    Row,
    Section,
    Table,
    Tone,
    Weight,
)
from aet_sheets.reporting.writing import written
from aet_sheets.schema import vocabulary as words
from aet_sheets.text import french, plural

NO_BODY, NO_ACCOUNT = "Organisation non précisée", "Non précisée"
SPENT = "Dépense"
"""The total of every nature but in kind."""
_AMOUNTS = (
    Column("planned", "Prévu", Form.EUROS, 1.1),
    Column("actual", "Réalisé", Form.EUROS, 1.1),
    Column("gap", "Écart", Form.EUROS, 1.1),
    Column("rate", "Réalisé / prévu", Form.SHARE, 0.8),
    Column("remark", "À savoir", Form.TEXT, 1.9),
)


def means_section(facts: Facts) -> Section:
    """Return the section *Moyens*."""
    own = facts.means
    blocks: list[Block] = [_by_nature(facts)]
    if len(facts.periods) > 1 and (chart := _planned_and_actual(facts)):
        blocks.append(chart)
    blocks += [
        _by("means_by_contributor", "Dépense par organisation", "Organisation", _bodies(facts, own.by_contributor)),
        _by(
            "in_kind_by_contributor",
            "Apports en nature par organisation",
            "Organisation",
            _bodies(facts, own.in_kind_by_contributor),
            "Aucun apport en nature n'est déclaré.",
        ),
    ]
    for key, title, heading, figures in (
        ("means_by_function", "Dépense par fonction M57", "Fonction M57", own.by_function),
        ("means_by_account", "Dépense par nature comptable", "Nature comptable", own.by_account),
    ):
        if any(name is not None for name in figures):
            blocks.append(_by(key, title, heading, _named(figures, NO_ACCOUNT)))
    blocks += [_cost(facts), _over_time(facts)]
    return Section("Moyens", tuple(blocks))


def spent(figures: Mapping[str, MeansFigure]) -> MeansFigure:
    """Return what was spent, in-kind contributions left out."""
    return together(figure for nature, figure in figures.items() if nature != words.IN_KIND)


def _by_nature(facts: Facts) -> Table:
    by_nature = facts.means.by_nature
    rows = [_row(nature, figure) for nature, figure in by_nature.items() if nature != words.IN_KIND]
    rows.append(_row(SPENT, spent(by_nature), Weight.TOTAL))
    rows.append(_row(words.IN_KIND, by_nature[words.IN_KIND], Weight.APART))
    return Table(
        "means",
        "Prévu et réalisé par nature de moyens",
        (Column("name", "Nature", width=1.6), *_AMOUNTS),
        tuple(rows),
        french(f"{definitions.of(facts.period).means} {definitions.IN_KIND}"),
    )


def _row(name: str, figure: MeansFigure, weight: Weight = Weight.PLAIN) -> Row:
    amounts = (
        cells.euros(figure.planned, figure.silence),
        cells.euros(figure.actual, figure.silence),
        cells.euros(figure.gap, "–"),
        cells.share(figure.rate, "–"),
    )
    return Row(name, (cells.typed(name), *amounts, cells.said(remark(figure), Tone.QUIET)), weight)


def remark(figure: MeansFigure) -> str:
    """Return what an amount leaves out, and what of it is an estimate."""
    if not figure.rows and not figure.undated:
        return "aucune ligne"
    parts = (
        (figure.unknown, "montant inconnu", "montants inconnus", ""),
        (figure.missing, "montant non indiqué", "montants non indiqués", ""),
        (figure.undated, "ligne sans exercice", "lignes sans exercice", ""),
        (figure.estimated, "montant estimé", "montants estimés", "dont "),
    )
    return ", ".join(f"{word}{plural(count, one, several)}" for count, one, several, word in parts if count)


def _by(key: str, title: str, heading: str, figures: Mapping[str, MeansFigure], empty: str = "") -> Table:
    rows = tuple(_row(name, figure) for name, figure in figures.items())
    columns = (Column("name", heading, width=2.4), *_AMOUNTS)
    return Table(key, title, columns, rows, empty=french(empty or "Aucun moyen n'est déclaré."))


def _bodies(facts: Facts, figures: Mapping[str | None, MeansFigure]) -> dict[str, MeansFigure]:
    mask = facts.nameless.organisation
    return _named({name and mask(name): figure for name, figure in figures.items()}, NO_BODY)


def _named(figures: Mapping[str | None, MeansFigure], nameless: str) -> dict[str, MeansFigure]:
    return {nameless if name is None else name: figure for name, figure in figures.items()}


# ---- Cost per beneficiary ------------------------------------------------------------------------------------------

CASH_COST, FULL_COST = "Dépense financière seule", "Avec les apports en nature"


def _cost(facts: Facts) -> Table:
    cost = facts.costs[facts.period.name]
    full = together([cost.cash_means, cost.in_kind_means])
    people = cost.beneficiaries
    titles = ", ".join(people.titles)
    named = f"{definitions.BENEFICIARIES} Indicateurs : {titles}." if titles else definitions.BENEFICIARIES
    return Table(
        "cost",
        "Coût par bénéficiaire",
        (
            Column("name", "Coût", width=1.9),
            Column("amount", "Montant connu", Form.EUROS, 1.1),
            Column("people", "Bénéficiaires", Form.COUNT, 1.1, interval=True),
            Column("cost", "Par personne", Form.EUROS, 1.5, interval=True),
            Column("reason", "Pourquoi", width=2.4),
        ),
        (
            _cost_row(CASH_COST, cost.cash_means, cost, cost.cash),
            _cost_row(FULL_COST, full, cost, cost.with_in_kind),
        ),
        french(named),
    )


def _cost_row(name: str, means: MeansFigure, cost: CostPerBeneficiary, own: Cost) -> Row:
    people = Cell.of(cost.beneficiaries.people, Form.COUNT, "non renseigné")
    reasons = " ; ".join(own.reasons)
    return Row(
        name, (cells.said(name), cells.euros(means.actual, means.silence), people, cost_cell(own), cells.said(reasons))
    )


def cost_cell(cost: Cost) -> Cell:
    """Return a cost, as an interval where it is one; nothing where an amount is unknown."""
    if cost.low is None or cost.high is None:
        return Cell(UNKNOWN, Form.EUROS, tone=Tone.QUIET)
    return Cell.of(Quantity(cost.low, cost.high), Form.EUROS, UNKNOWN)


# ---- Charts and series ---------------------------------------------------------------------------------------------


_COMPARABLE = 2


def _planned_and_actual(facts: Facts) -> Chart | None:
    """Return the chart of amounts by nature, None where there are not two to compare."""
    natures = facts.means.by_nature.items()
    valued = {nature: figure for nature, figure in natures if figure.planned or figure.actual}
    planned = tuple(_exactly(figure.planned) for figure in valued.values())
    actual = tuple(_exactly(figure.actual) for figure in valued.values())
    if sum(amount is not None for amount in (*planned, *actual)) < _COMPARABLE:
        return None
    told = (
        f"{nature} : prévu {_told(one)}, réalisé {_told(other)}"
        for nature, one, other in zip(valued, planned, actual, strict=True)
    )
    return Chart(
        "means",
        "Prévu et réalisé, en euros",
        "€",
        french(f"Barres par nature de moyens. {' ; '.join(told)}."),
        tuple(valued),
        (Line("Prévu", planned, "planned"), Line("Réalisé", actual, "actual")),
        Form.EUROS,
        "means",
    )


def _exactly(value: float | None) -> Quantity | None:
    return None if value is None else Quantity.exactly(value)


def _told(value: Quantity | None) -> str:
    return "aucun montant connu" if value is None else written(value.low, Form.EUROS)


def _over_time(facts: Facts) -> Block:
    if len(facts.periods) == 1:
        first = "Première édition" if facts.is_edition else "Premier exercice"
        return Remark(french(f"{first} : aucune comparaison n'est possible."))
    return _series_table(facts, "édition" if facts.is_edition else "exercice")


def front_chart(facts: Facts) -> Chart | None:
    """Return the chart of the first page: money through time, or by nature while there is nothing to compare."""
    if len(facts.periods) == 1:
        return _planned_and_actual(facts)
    word, editions = "édition" if facts.is_edition else "exercice", facts.series.editions
    cash = tuple(_exactly(figures.means[words.CASH].actual) for figures in editions.values())
    in_kind = tuple(_exactly(figures.means[words.IN_KIND].actual) for figures in editions.values())
    told = (
        f"{name} : {_told(one)} et {_told(other)}" for name, one, other in zip(editions, cash, in_kind, strict=True)
    )
    return Chart(
        "means_series",
        french(f"Dépense financière et apports en nature par {word}, en euros"),
        "€",
        french(f"Barres par {word} : dépense financière et apports en nature. {' ; '.join(told)}."),
        tuple(editions),
        (Line("Dépense financière", cash, "actual"), Line("Apports en nature", in_kind, "in_kind")),
        Form.EUROS,
        "means_series",
    )


def _series_table(facts: Facts, word: str) -> Table:
    rows = []
    for name, figures in facts.series.editions.items():
        cash, in_kind = figures.means[words.CASH], figures.means[words.IN_KIND]
        cost = facts.costs[name]
        people = Cell.of(cost.beneficiaries.people, Form.COUNT, "non renseigné")
        row = (
            cells.euros(cash.planned, cash.silence),
            cells.euros(cash.actual, cash.silence),
            cells.euros(in_kind.actual, in_kind.silence),
            people,
            cost_cell(cost.cash),
        )
        weight = Weight.TOTAL if name == facts.period.name else Weight.PLAIN
        rows.append(Row(name, (cells.typed(name), *row), weight))
    return Table(
        "means_series",
        french(f"Moyens par {word}"),
        (
            Column("name", word.capitalize(), width=1.2),
            Column("planned", "Financier prévu", Form.EUROS, 1.2),
            Column("actual", "Financier réalisé", Form.EUROS, 1.2),
            Column("in_kind", "En nature", Form.EUROS, 1.2),
            Column("people", "Bénéficiaires", Form.COUNT, 1.2, interval=True),
            Column("cost", "Dépense financière par bénéficiaire", Form.EUROS, 1.7, interval=True),
        ),
        tuple(rows),
        french(
            "Un montant inconnu n'est pas dans les totaux ; la colonne dit « inconnu » quand aucun montant n'est connu."
        ),
    )
