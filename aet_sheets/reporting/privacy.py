"""Nobody is named in a report: people known to the dossier disappear from the texts that it quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from aet_sheets.consolidation.dataset import Consolidated, Dataset
from aet_sheets.consolidation.masking import Mask, Person, Way, ways_of_naming
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.consolidation.sources import Source
from aet_sheets.problems import Problem, catalogue
from aet_sheets.schema import Actions, Actors, Column, Groups, Indicators, Means, Measures, Table
from aet_sheets.schema.coded import Coded
from aet_sheets.schema.values import Value, across

PRINTED: dict[type[Table], tuple[Column, ...]] = {
    Groups: (Groups.theme,),
    Actions: (Actions.title,),
    Indicators: (Indicators.title, Indicators.definition, Indicators.unit),
    Measures: (Measures.quotation, Measures.source),
    Means: (Means.title, Means.source),
}
"""The free texts that a report prints."""
BODIES: dict[type[Table], tuple[Column, ...]] = {Measures: (Measures.organisation,)}
"""Names of bodies that it prints: « Cabinet Martin » stays, a person's whole name does not."""


@dataclass(frozen=True, slots=True)
class Nameless:
    """A dataset in which nobody is named where a report prints it; `masked` reports every text that was changed.

    `organisation` masks the name of a body, `text` any other text.
    """

    dataset: Dataset
    masked: tuple[Problem, ...]
    organisation: Mask
    text: Mask


def nameless(consolidations: Sequence[Consolidation]) -> Nameless:
    """Return the last dataset without a name in the texts that a report prints. Nothing that is counted changes.

    Texts of returns that none of the `consolidations` is about are masked too, and not reported: they were in their
    own time.
    """
    dataset = consolidations[-1].dataset
    sources = {file: source for result in consolidations for file, source in result.sources.items()}
    sources[consolidations[-1].pilot.source.file] = consolidations[-1].pilot.source
    people = list(_people(dataset[Actors]))
    text, organisation = Mask.over(people), _whole_names(people)
    masked: list[Problem] = []
    changed = dict(dataset)
    for columns_of, mask in ((PRINTED, text), (BODIES, organisation)):
        for table, columns in columns_of.items():
            for column in columns:
                changed[table], found = _masked(changed[table], column, mask, sources)
                masked += found
    return Nameless(changed, tuple(masked), organisation, text)


def _people(actors: Consolidated) -> Iterable[Person]:
    for last, first in across(actors.columns, Actors.last_name, Actors.first_name):
        yield Person("" if last is None else str(last), "" if first is None else str(first))


def _whole_names(people: Iterable[Person]) -> Mask:
    """Return the mask of first and last names together: a last name alone may well be that of a company."""
    ways = (way for person in people for way in ways_of_naming(person))
    return Mask({words: False for words, way in ways if way is Way.FULL})


def _masked(
    table: Consolidated, column: Column, mask: Mask, sources: Mapping[str, Source]
) -> tuple[Consolidated, list[Problem]]:
    values: list[Value | None] = list(table.columns[column.name])
    problems = []
    for row, value in enumerate(values):
        if isinstance(value, str) and (hidden := mask(value)) != value:
            values[row] = hidden
            origin = table.origins[row][0]
            if source := sources.get(origin.file):
                problems.append(catalogue.NAME_MASKED.at(source.place(table.table, origin, column)))
    return replace(table, columns=table.columns | {column.name: Coded.of(values)}), problems
