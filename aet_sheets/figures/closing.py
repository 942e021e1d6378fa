"""What is said of closed editions: sealed, reopened, changed since; and of indicators whose meaning changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.figures.figures import Figures
from aet_sheets.figures.plausibility import place_of
from aet_sheets.figures.sealing import (
    ADDED,
    CHANGED,
    REMOVED,
    FigureChange,
    IndicatorDefinition,
    Seal,
    changed_definitions,
    changed_figures,
    changed_inputs,
    definitions_of,
)
from aet_sheets.problems import Place, Problem, Verbatim, catalogue
from aet_sheets.schema import Column, Editions, Indicators
from aet_sheets.schema.values import across
from aet_sheets.schema.vocabulary import CLOSED
from aet_sheets.text import number, plural

_CHANGES: Final = frozenset(
    kind.code for kind in (catalogue.CLOSED_FIGURES_CHANGED, catalogue.CLOSED_INPUT_CHANGED, catalogue.SEAL_UNREADABLE)
)


def changes_among(problems: Iterable[Problem]) -> list[Problem]:
    """Return those of `problems` that tell of closed editions which are not, or may not be, as they were sealed."""
    return [problem for problem in problems if problem.code in _CHANGES]


def is_closed(result: Consolidation, edition: str) -> bool:
    """Tell whether staff declared `edition` closed."""
    rows = across(result.dataset[Editions].columns, Editions.edition, Editions.status)
    return (edition, CLOSED) in rows


def status_of(result: Consolidation, edition: str) -> Place:
    """Return the cell where the status of `edition` stands."""
    row = result.dataset[Editions].columns[Editions.edition.name].index(edition)
    return place_of(result, Editions, row, Editions.status) or Place()


def sealed(result: Consolidation, returns: int) -> Problem:
    """Say that the edition was sealed, with so many returns."""
    edition = result.edition.edition
    place, shown = status_of(result, edition), plural(returns, "retour")
    return catalogue.EDITION_SEALED.at(place, CLOSED, edition=edition, returns=shown)


def reopened(result: Consolidation, file: str) -> Problem:
    """Say that the edition was reopened, and in which file its former seal is kept."""
    edition = result.edition.edition
    return catalogue.EDITION_REOPENED.at(status_of(result, edition), edition=edition, file=Verbatim(file))


_CURES: Final = {
    CHANGED: "remettez le fichier d'origine",
    REMOVED: "remettez le fichier à sa place",
    ADDED: "retirez ce fichier du dossier",
}


def input_changes(kept: Seal, inputs: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the returns of a closed edition that are not those that were sealed; `inputs` are their sha256 by path."""
    for file, change in changed_inputs(kept, inputs):
        cure = _CURES[change]
        yield catalogue.CLOSED_INPUT_CHANGED.at(Place(file), edition=kept.edition, change=change, cure=cure)


# ---- Definitions -------------------------------------------------------------------------------------------------

_ASPECTS: Final[dict[str, Column]] = {
    "text": Indicators.definition,
    "unit": Indicators.unit,
    "aggregation": Indicators.aggregation,
    "numerator": Indicators.numerator,
    "denominator": Indicators.denominator,
}


def definition_changes(result: Consolidation, seals: dict[str, Seal]) -> Iterator[Problem]:
    """Yield the indicators whose meaning changed since the last sealed edition; one that is sealed keeps its own."""
    if result.edition.edition in seals:
        return
    now = definitions_of(result.dataset)
    codes = result.dataset[Indicators].columns[Indicators.code.name]
    for code, (edition, before) in changed_definitions(seals.values(), now).items():
        columns = _changed_columns(before, now[code])
        place = place_of(result, Indicators, codes.index(code), columns[0]) or Place()
        what = ", ".join(column.label for column in columns)
        yield catalogue.DEFINITION_CHANGED.at(place, indicator=Verbatim(code), edition=edition, what=what)


def _changed_columns(before: IndicatorDefinition, now: IndicatorDefinition) -> list[Column]:
    alone = (
        (
            column,
            IndicatorDefinition(**{name: getattr(before, name)}),
            IndicatorDefinition(**{name: getattr(now, name)}),
        )
        for name, column in _ASPECTS.items()
    )
    return [column for column, one, other in alone if not one.same_as(other)]


# ---- Figures -----------------------------------------------------------------------------------------------------


def figure_changes(result: Consolidation, kept: Seal, figures: Figures) -> Iterator[Problem]:
    """Yield one problem if the closed edition of `result` no longer gives the figures that were sealed."""
    if changes := changed_figures(kept, figures):
        place = status_of(result, kept.edition)
        yield catalogue.CLOSED_FIGURES_CHANGED.at(place, CLOSED, edition=kept.edition, changes=_told(changes))


_MOST_TOLD: Final = 6
_NAMES: Final = {
    "actors": "acteurs mobilisés",
    "organisations": "organisations",
    "enrolled": "inscrits",
    "active_contributors": "contributeurs actifs",
    "groups": "groupes",
    "participations": "participations",
    "sessions": "séances",
    "actions": "actions",
    "actions_total": "total des actions",
    "cross_cutting_actions": "actions transverses",
    "actions_carried_over": "actions antérieures en cours",
    "indicators": "indicateur",
    "means": "moyens",
    "to_date": "depuis l'origine",
    "planned": "prévu",
    "actual": "réalisé",
    "value": "valeur",
    "min": "minimum",
    "max": "maximum",
    "nil": "néant",
    "unknown": "inconnus",
    "missing": "absents ou refusés",
    "estimated": "estimés",
    "evidence": "témoignages",
}
"""What the keys of the contract's JSON are called in a sentence."""


def _told(changes: list[FigureChange]) -> str:
    """Return the first changes in words, and how many others there are."""
    told = [
        f"{' '.join(_NAMES.get(key, key) for key in keys)} : {_value(sealed)} → {_value(now)}"
        for keys, sealed, now in changes[:_MOST_TOLD]
    ]
    others = len(changes) - len(told)
    return " ; ".join(told) + (f" ; et {plural(others, 'autre')}" if others else "")


def _value(value: object) -> str:
    if isinstance(value, (int, float)):
        return number(round(value, 4))
    return "rien" if value is None else str(value)
