"""One consolidation: files that were read go in, a dataset with its sources and problems comes out.

Nothing here touches a file, a clock or Excel.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from aet_sheets.checking.forms import CheckedForm, check_form
from aet_sheets.checking.records import Records
from aet_sheets.checking.tables import Context, ValueReader, check_table
from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.consolidation.decisions import Decisions
from aet_sheets.consolidation.in_kind import value_in_kind
from aet_sheets.consolidation.index import Index, index_of
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.questions import Question, find_questions
from aet_sheets.consolidation.returns import (
    TAKEN,
    ReturnFile,
    Status,
    choose_versions,
    mark_duplicates,
    recognise,
)
from aet_sheets.consolidation.scope import Scope
from aet_sheets.consolidation.sources import Source
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.source import RawSource
from aet_sheets.schema import (
    PILOT_TABLES,
    RETURN_TABLES,
    Editions,
    Groups,
    Means,
    Settings,
    nil_column,
)
from aet_sheets.schema.calendar import Bounds
from aet_sheets.schema.columns import Reference
from aet_sheets.schema.values import across
from aet_sheets.schema.vocabulary import ACTIVE_GROUP, OPEN
from aet_sheets.text import plural

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def silent(_step: str, _done: int, _total: int) -> None:
    """Report progress to nobody."""


@dataclass(slots=True)
class Pilot:
    """The pilot workbook, checked: settings, source of rows, editions by name, groups to recognise returns by."""

    settings: CheckedForm
    source: Source
    editions: dict[str, Bounds]
    open_edition: str | None
    groups: Index


@dataclass(slots=True)
class Consolidation:
    """What a consolidation gives. `sources[file]` are the returns that count; problems are in reading order.

    `all_sources` are the files of every edition, in the order in which they became known. `questions`, which take a
    moment, are those of the sheet *Arbitrages*; they are looked for by `ask`, and empty until then. `unasked` counts
    the likenesses that they leave out, since nobody would answer so many.
    """

    edition: Bounds
    pilot: Pilot
    returns: list[ReturnFile]
    sources: dict[str, Source]
    dataset: Dataset
    all_sources: list[Source]
    decisions: Decisions
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    unasked: int = 0

    def ask(self) -> None:
        """Look for what people have to decide."""
        self.questions, self.unasked = find_questions(self.dataset, self.decisions)

    @property
    def blocking(self) -> int:
        """Return how many problems keep a row or a file out of the figures."""
        return sum(problem.blocking for problem in self.problems)

    def report(self, problems: Iterable[Problem]) -> None:
        """Add problems that show once everything is joined, each to the file that it is about."""
        for problem in problems:
            self.problems.append(problem)
            source = self.pilot.source if problem.file == self.pilot.source.file else self.sources.get(problem.file)
            if source:
                source.problems.append(problem)

    def problems_of(self, item: ReturnFile) -> list[Problem]:
        """Return the problems of one file of the returns folder, whether it counts or not."""
        source = self.sources.get(item.file)
        return source.all_problems() if source else item.problems

    @property
    def awaited(self) -> list[str]:
        """Return the codes of the active groups of which no return counts."""
        received = {source.group for source in self.sources.values()}
        pairs = across(self.dataset[Groups].columns, Groups.code, Groups.status)
        return [str(code) for code, status in pairs if status == ACTIVE_GROUP and code not in received]


def check_pilot(raw: RawSource, reader: ValueReader) -> Pilot:
    """Return the pilot workbook checked, sheet by sheet; sheets that it lacks are worth an alert each."""
    settings = check_form(Settings, raw.form, raw.file)
    source = Source(raw.file)
    source.problems += raw.problems + settings.problems + _missing_settings(settings) + _missing_sheets(raw)
    for table in raw.tables:
        source.sheets.append(check_table(table, raw.file, Context(), reader))
    editions = _editions(source)
    return Pilot(settings, source, editions, _open_edition(source), index_of(Groups, source.of(Groups)))


def _missing_settings(settings: CheckedForm) -> list[Problem]:
    return [
        catalogue.SETTING_MISSING.at(settings.place(column))
        for column in Settings.columns
        if column.required and column.name not in settings.values
    ]


def _missing_sheets(raw: RawSource) -> list[Problem]:
    return [
        catalogue.TABLE_ABSENT.at(Place(raw.file), table=table.sheet, required=table in {Editions, Groups})
        for table in PILOT_TABLES
        if not raw.has_sheet(table)
    ]


def _editions(source: Source) -> dict[str, Bounds]:
    found: dict[str, Bounds] = {}
    for checked in source.of(Editions):
        for edition, start, end in across(checked.records.columns, Editions.edition, Editions.start, Editions.end):
            if isinstance(start, dt.date) and isinstance(end, dt.date):
                found.setdefault(str(edition), Bounds(str(edition), start, end))
    return found


def _open_edition(source: Source) -> str | None:
    """Return the open edition, the latest when there are several or none."""
    rows = [
        (status == OPEN, str(edition))
        for checked in source.of(Editions)
        for edition, status in across(checked.records.columns, Editions.edition, Editions.status)
    ]
    return max(rows)[1] if rows else None


def select_returns(returns: list[ReturnFile], edition: str, groups: Index) -> None:
    """Decide what becomes of each file of a returns folder that could be read."""
    mark_duplicates(returns)
    for item in returns:
        if item.status is Status.ACCEPTED:
            recognise(item, edition, groups)
    choose_versions(returns)


def source_of(item: ReturnFile, edition: str, *, current: bool) -> Source:
    """Return the rows of a return that counts, what they leave to its cover put in."""
    assert item.content is not None  # noqa: S101 - only files that were read are taken
    assert item.group is not None  # noqa: S101
    source = Source(item.file, edition, item.group, item.sent_on, current, item.content.sheets)
    source.problems += item.problems + _silent_sheets(item, source)
    for checked in source.sheets:
        checked.records.fill({"group": item.group, "edition": edition})
    return source


def _other_groups(records: Records, group: str, groups: Index) -> list[Problem]:
    """Report rows that name another group than the cover does, whether by its code or by its theme."""
    return [
        catalogue.NOT_OWN_GROUP.at(records.place(column, record), value, group=group)
        for column in records.table.columns
        if isinstance(column, Reference) and column.from_context
        for record, value in enumerate(records.columns[column.name])
        if value is not None
        and not records.assumed(column, record)
        and groups.find(str(value), records.file).codes not in {(), (group,)}
    ]


def _silent_sheets(item: ReturnFile, source: Source) -> list[Problem]:
    """Report sheets that are empty without « Néant », and those that have rows in spite of it."""
    cover = item.cover
    if cover is None or item.part:
        return []
    problems = []
    for table in RETURN_TABLES:
        rows = sum(len(checked.records) + len(checked.set_aside) for checked in source.of(table))
        column = nil_column(table)
        nil = cover.values.get(column.name) is True
        if not rows and not nil:
            problems.append(catalogue.EMPTY_WITHOUT_NIL.at(cover.place(column), table=table.sheet))
        elif rows and nil:
            shown = plural(rows, "ligne")
            problems.append(catalogue.NIL_WITH_ROWS.at(cover.place(column), "oui", table=table.sheet, rows=shown))
    return problems


def consolidate(
    pilot: Pilot,
    edition: Bounds,
    returns: Mapping[str, list[ReturnFile]],
    memory: Memory,
    progress: Progress = silent,
) -> Consolidation:
    """Consolidate `edition` from the pilot workbook and the `returns` of every edition up to it.

    Of people in the erasures of `memory`, what is left is a code.
    """
    current: dict[str, Source] = {}
    earlier: list[Source] = []
    for name in sorted(returns):
        files = returns[name]
        select_returns(files, name, pilot.groups)
        for item in (item for item in files if item.status in TAKEN):
            source = source_of(item, name, current=name == edition.edition)
            for checked in source.sheets:
                checked.problems += _other_groups(checked.records, str(item.group), pilot.groups)
            if source.current:
                current[source.file] = source
            else:
                earlier.append(source)
    progress("Rapprochement des acteurs et des actions", 0, 1)
    sources = [pilot.source, *earlier, *current.values()]
    if memory.erasures:
        memory.erasures.recognise(sources)
    from aet_sheets.consolidation.joining import join  # noqa: PLC0415 - numpy loads while files are read

    dataset = join(sources, Scope(frozenset(pilot.editions)), memory)
    value_in_kind(dataset[Means], sources, pilot.settings.values.get(Settings.hourly_rate.name), edition.edition)
    result = Consolidation(
        edition, pilot, returns.get(edition.edition, []), current, dataset, sources, memory.decisions
    )
    result.problems = _all_problems(result)
    if memory.erasures:
        memory.erasures.hide(result)
    return result


def _all_problems(result: Consolidation) -> list[Problem]:
    """Return every problem, pilot workbook first, then file by file; a return with a blocking one is to correct."""
    problems = result.pilot.source.all_problems()
    for item in result.returns:
        own = result.problems_of(item)
        if item.file in result.sources and any(problem.blocking for problem in own):
            item.status = Status.TO_CORRECT
        problems += own
    return problems
