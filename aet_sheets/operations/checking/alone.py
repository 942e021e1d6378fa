"""Checking a file by itself: what it refers to may be elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from aet_sheets.checking.returns import CheckedReturn
from aet_sheets.checking.tables import ValueReader
from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.consolidation.in_kind import value_in_kind
from aet_sheets.consolidation.index import Index
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.returns import ReturnFile, Status, recognise, unusable_cover
from aet_sheets.consolidation.run import check_pilot, source_of
from aet_sheets.consolidation.scope import Scope
from aet_sheets.consolidation.sources import Source
from aet_sheets.dossier.files import Named, OpenedFile, open_file
from aet_sheets.dossier.returns import open_returns
from aet_sheets.operations.checking.files import File
from aet_sheets.operations.checking.results import FileCheck, Kind, RowCount
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.forms import GROUP
from aet_sheets.reading.source import WITHOUT_DATA, OwnDocument, read_pilot
from aet_sheets.schema import PILOT_TABLES, RETURN_TABLES, Cover, Groups, Means
from aet_sheets.text import plural


def check_each_alone(files: Sequence[File]) -> Iterator[FileCheck]:
    """Yield the check of each file by itself."""
    named = [Named(file.path, file.shown) for file in files]
    return map(_check_opened, files, open_returns(named, None))


def check_alone(file: File) -> FileCheck:
    """Check a file by itself."""
    return next(check_each_alone([file]))


def _check_opened(file: File, opened: OpenedFile[CheckedReturn]) -> FileCheck:
    content = opened.content
    if isinstance(content, Problem):
        return _unreadable(file, content)
    if content.own_document is OwnDocument.PILOT:
        return _check_pilot_alone(file)
    return _check_return_alone(file, ReturnFile(file.shown, opened.input.sha256 if opened.input else "", content))


def _unreadable(file: File, problem: Problem) -> FileCheck:
    return FileCheck(file.shown, None, Status.UNREADABLE, problems=(problem,))


def _check_pilot_alone(file: File) -> FileCheck:
    workbook = open_file(file.path, file.shown, WITHOUT_DATA).content
    if isinstance(workbook, Problem):
        return _unreadable(file, workbook)
    pilot = check_pilot(read_pilot(workbook, file.shown), ValueReader())
    scope = Scope(frozenset(pilot.editions), open=frozenset(RETURN_TABLES))
    _join(pilot.source, scope)
    return source_check(pilot.source, Kind.PILOT, file, unchecked=len(scope.unchecked))


def _check_return_alone(file: File, item: ReturnFile) -> FileCheck:
    content = item.content
    if content is None or content.edition is None:
        return without_edition(file, item)
    groups = _own_group(content)
    recognise(item, content.edition, groups)
    if item.status is not Status.ACCEPTED:
        return FileCheck(file.shown, Kind.RETURN, item.status, problems=tuple(item.problems), item=item)
    source = source_of(item, content.edition, current=True)
    scope = Scope(None, open=frozenset(PILOT_TABLES))
    dataset = _join(source, scope)
    value_in_kind(dataset[Means], [source], None, content.edition)
    out = [text for table, text in scope.unchecked if table is not Groups or not groups.find(text, file.shown).codes]
    return replace(source_check(source, Kind.RETURN, file, unchecked=len(out)), item=item)


def _join(source: Source, scope: Scope) -> Dataset:
    """Link the rows of a source among themselves."""
    from aet_sheets.consolidation.joining import join  # noqa: PLC0415 - numpy loads while the file is read

    return join([source], scope, Memory())


def source_check(source: Source, kind: Kind, file: File, *, unchecked: int = 0) -> FileCheck:
    """Return the check of a file whose rows were linked; `unchecked` references lead out of it."""
    if unchecked:
        source.problems.append(_references_unchecked(source, unchecked))
    problems = renamed(source.all_problems(), file)
    status = Status.TO_CORRECT if any(problem.blocking for problem in problems) else Status.ACCEPTED
    return FileCheck(file.shown, kind, status, RowCount.of(source), problems, unchecked)


def _references_unchecked(source: Source, count: int) -> Problem:
    references = plural(count, "référence désigne une ligne qui n'est", "références désignent des lignes qui ne sont")
    unchecked = "elle n'a pas pu être vérifiée" if count == 1 else "elles n'ont pas pu être vérifiées"
    return catalogue.REFERENCES_UNCHECKED.at(Place(source.file), references=references, unchecked=unchecked)


def renamed(problems: Iterable[Problem], file: File) -> tuple[Problem, ...]:
    """Return `problems` under the name by which the file was given."""
    return tuple(replace(problem, file=file.shown) for problem in problems)


def _own_group(content: CheckedReturn) -> Index:
    """Return an index in which the group of a return is found, as nobody else can say which groups there are."""
    stated = (content.cover.values.get(Cover.group.name), content.metadata.get(GROUP))
    return Index([str(group) for group in stated if group])


def without_edition(file: File, item: ReturnFile) -> FileCheck:
    """Return the check of a file that does not say which edition it is of, and often is no return at all."""
    content = item.content
    assert content is not None  # noqa: S101 - only files that were read come here
    item.cover = content.cover
    problem = unusable_cover(content, Cover.edition, "l'édition n'est indiquée nulle part")
    problems = renamed([*content.problems, *content.cover.problems, problem], file)
    kind = Kind.RETURN if content.holds_anything else None
    return FileCheck(file.shown, kind, Status.UNRECOGNISED, problems=problems, item=item)
